import ArgumentGraph
import SourceText

/// Finds the nodes that somebody may mean by the beginning of a word, in one pass over the bytes.
struct NodeSearch {
  /// The fewest letters that are looked for in texts.
  static let leastWord = 2

  /// How a node matches, the best first.
  enum Match: Int, Comparable {
    case label, partOfLabel, text

    static func < (left: Match, right: Match) -> Bool { left.rawValue < right.rawValue }
  }

  private let typed: [UInt8]
  /// What is looked for in texts: without case and accents.
  private let folded: [UInt8]
  private let graph: Graph

  init(_ typed: String, in graph: Graph) {
    self.typed = Array(typed.utf8)
    folded = Array(searchFolded(typed).utf8)
    self.graph = graph
  }

  /// How `node` matches; `nil` when it does not.
  func match(_ node: NodeID) -> Match? {
    let label = graph.labelID(node)
    if !label.isNone, graph.texts.withBytes(of: label, { $0.starts(with: typed) }) { return .label }
    guard folded.count >= Self.leastWord else { return nil }
    if !label.isNone, graph.texts.withBytes(of: label, hasWord) { return .partOfLabel }
    if graph.kind(node).isInference { return nil }
    let isFound = graph.texts.withBytes(of: graph.bodyID(node)) { bytes in
      // Only ASCII is the same in every fold.
      bytes.allSatisfy { $0 < 0x80 } ? hasWord(bytes) : nil
    }
    return isFound ?? hasFoldedWord(graph.text(node)) ? .text : nil
  }

  /// Whether the label of some node that is accepted begins with what was typed.
  func isBeginning(_ filter: NodeFilter) -> Bool {
    graph.slots.contains { node in
      let label = graph.labelID(node)
      return !label.isNone && filter.accepts(graph.kind(node))
        && graph.texts.withBytes(of: label) { $0.starts(with: typed) }
    }
  }

  /// Whether a word of ASCII bytes begins with what is looked for.
  private func hasWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= folded.count else { return false }
    var isStart = true
    for start in 0...bytes.count - folded.count {
      if isStart, begins(bytes, at: start) { return true }
      isStart = !Self.isLetter(bytes[start])
    }
    return false
  }

  private func begins(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for (index, wanted) in folded.enumerated() {
      let byte = bytes[start + index]
      let lower = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      if lower != wanted { return false }
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || byte | 0x20 >= UInt8(ascii: "a")
        && byte | 0x20 <= UInt8(ascii: "z")
      || byte >= 0x80
  }

  private func hasFoldedWord(_ text: String) -> Bool {
    let wanted = String(decoding: folded, as: UTF8.self)
    return searchFolded(text).split { !$0.isLetter && !$0.isNumber }
      .contains { $0.hasPrefix(wanted) }
  }
}
