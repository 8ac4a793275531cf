import ArgumentGraph
import SourceText

@testable import Checks

/// The rules about texts.
extension References {
  private static func nodes(
    _ map: SlowMap, where test: (_ label: String, _ texts: [String]) -> Severity?
  ) -> [Hit] {
    map.view.order.compactMap { node in
      test(map.graph.label(node) ?? "", map.texts(node)).map { Hit(node, $0) }
    }
  }

  @Sendable static func hidden(_ map: SlowMap) -> [Hit] {
    let marks: Set<UInt32> = [
      0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F,
      0x061C, 0x200B, 0xFEFF,
    ]
    func isHiding(_ text: String) -> Bool {
      text.unicodeScalars.contains { marks.contains($0.value) }
    }
    return nodes(map) { label, texts in
      isHiding(label) ? .error : texts.contains(where: isHiding) ? .warning : nil
    }
  }

  @Sendable static func unnormal(_ map: SlowMap) -> [Hit] {
    nodes(map) { label, texts in ([label] + texts).allSatisfy(isNFC) ? nil : .warning }
  }

  @Sendable static func control(_ map: SlowMap) -> [Hit] {
    nodes(map) { label, texts in
      let all = ([label] + texts).joined().unicodeScalars
      return all.contains {
        $0.properties.generalCategory == .control && $0 != "\t" && $0 != "\n"
      } ? .error : nil
    }
  }

  @Sendable static func long(_ map: SlowMap) -> [Hit] {
    nodes(map) { label, texts in texts.contains { $0.utf8.count > 4_000 } ? .warning : nil }
  }

  @Sendable static func placeholders(_ map: SlowMap) -> [Hit] {
    map.view.order.filter { node in
      let text = map.graph.texts[map.graph.bodyID(node)]
      if text.allSatisfy(\.isWhitespace) {
        return !map.kind(node).isInference || !map.graph.bodyID(node).isNone
      }
      let words = text.split { !$0.isLetter && !$0.isNumber }
      return text.contains("???") || words.contains("TODO") || words.contains("XXX")
    }.map { Hit($0, .warning) }
  }
}
