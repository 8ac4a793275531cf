import ArgumentGraph
import JSONText

/// The inferences of a file by their premises and conclusion, to tell which names are ambiguous.
struct InferencePaths {
  /// How many inferences have the same premises and conclusion.
  struct Count {
    /// Those without an id, which the name means first.
    var unnamed = 0
    var named = 0
    /// How many of the unnamed have been written.
    var written = 0
  }

  private var counts: [String: Count] = [:]

  /// Enters an inference; what is malformed is left to the reader to report.
  mutating func enter(_ node: JSONNode, isNamed: Bool) {
    guard let premises = node.value["premises"]?.value.array,
      let conclusion = node.value["conclusion"]?.value.string
    else { return }
    let key = Self.key(premises.compactMap(\.value.string), conclusion)
    if isNamed {
      counts[key, default: Count()].named += 1
    } else {
      counts[key, default: Count()].unnamed += 1
    }
  }

  /// The position, from 1, of the next unnamed inference with these premises and conclusion.
  mutating func nextOrdinal(_ premises: [String], _ conclusion: String) -> Int {
    let key = Self.key(premises, conclusion)
    counts[key, default: Count()].written += 1
    return counts[key]?.written ?? 1
  }

  /// What a path of the file names.
  func count(of path: String) -> Count { counts[Self.key(ofPath: path)] ?? Count() }

  private static func key(_ premises: [String], _ conclusion: String) -> String {
    let step = premises.count == 1 ? premises[0] : premises.sorted().joined(separator: " + ")
    return step + " -> " + key(ofPath: conclusion)
  }

  /// The path with each step's premises in the order of the alphabet.
  private static func key(ofPath path: String) -> String {
    if !path.utf8.contains(UInt8(ascii: "+")) { return path }
    return steps(of: path).map { $0.sorted().joined(separator: " + ") }.joined(separator: " -> ")
  }

  /// The ids of a path, step by step; a plain id is one step.
  static func steps(of path: String) -> [[String]] {
    pieces(of: path, between: " -> ").map { pieces(of: $0, between: " + ") }
  }

  private static func pieces(of text: String, between mark: String) -> [String] {
    var pieces: [String] = []
    let bytes = Array(text.utf8)
    let mark = Array(mark.utf8)
    var start = 0
    var at = 0
    while at + mark.count <= bytes.count {
      if bytes[at] == mark[0], bytes[at..<at + mark.count].elementsEqual(mark) {
        pieces.append(String(decoding: bytes[start..<at], as: UTF8.self))
        at += mark.count
        start = at
      } else {
        at += 1
      }
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }

  /// The path without the ` (2)` that tells it from others of its name, and that number.
  static func withoutOrdinal(_ path: String) -> (path: String, ordinal: Int?) {
    let bytes = Array(path.utf8)
    guard bytes.last == UInt8(ascii: ")"), let open = bytes.lastIndex(of: UInt8(ascii: "(")),
      open >= 2, bytes[open - 1] == UInt8(ascii: " "),
      let ordinal = Int(String(decoding: bytes[(open + 1)..<(bytes.count - 1)], as: UTF8.self)),
      ordinal > 1
    else { return (path, nil) }
    return (String(decoding: bytes[..<(open - 1)], as: UTF8.self), ordinal)
  }
}
