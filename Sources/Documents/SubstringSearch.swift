/// Finding bytes in bytes by Knuth, Morris and Pratt: linear whatever the two are.
enum SubstringSearch {
  enum Step { case goOn, skipMatch, stop }

  /// Calls `body` with the start of each match; its answer says how to go on.
  static func forEach(_ needle: [UInt8], in text: [UInt8], _ body: (Int) -> Step) {
    guard !needle.isEmpty, needle.count <= text.count else { return }
    let borders = borders(of: needle)
    text.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        var matched = 0
        for index in 0..<text.count {
          while matched > 0, needle[matched] != text[index] { matched = borders[matched - 1] }
          if needle[matched] == text[index] { matched += 1 }
          guard matched == needle.count else { continue }
          switch body(index + 1 - matched) {
          case .goOn: matched = borders[matched - 1]
          case .skipMatch: matched = 0
          case .stop: return
          }
        }
      }
    }
  }

  /// For each prefix the length of its longest proper border.
  private static func borders(of needle: [UInt8]) -> [Int] {
    var borders = [Int](repeating: 0, count: needle.count)
    var length = 0
    for index in needle.indices.dropFirst() {
      while length > 0, needle[length] != needle[index] { length = borders[length - 1] }
      if needle[length] == needle[index] { length += 1 }
      borders[index] = length
    }
    return borders
  }
}
