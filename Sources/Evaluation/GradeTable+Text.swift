import ArgumentGraph
import SourceText

/// Grade tables as text, a line for each grade: `reliability A 5`.
extension GradeTable {
  /// The name under which the usual table is chosen again.
  public static let admiraltyName = "admiralty"
  /// The largest file that is read as a table, in bytes.
  public static let sizeLimit = 1 << 16

  private static let letters = ["A", "B", "C", "D", "E", "F"]
  private static let numbers = ["1", "2", "3", "4", "5", "6"]
  private static let statuses = ["none", "unsupported", "caveated", "solid"]

  /// The table as text that is read back as the same table.
  public var text: String {
    var lines = ["levels \(top)"]
    lines += zip(Self.letters, reliability).map { "reliability \($0) \($1)" }
    lines += zip(Self.numbers, credibility).map { "credibility \($0) \($1)" }
    lines += zip(Self.statuses, assumptions).map { "assumption \($0) \($1)" }
    return lines.map { "\($0)\n" }.joined()
  }

  /// Reads a table: lines of `levels N`, `reliability LETTER N`, `credibility NUMBER N` and
  /// `assumption solid|caveated|unsupported|none N`, in any order. Blank lines, and what follows a
  /// `#`, say nothing. What no line names is as in the Admiralty table.
  ///
  /// - Throws: the first problem, with its place.
  public init(reading bytes: [UInt8], name: String) throws(Diagnostic) {
    var reader = GradeReader(bytes: bytes, name: name)
    self = try reader.read()
  }

  /// The words that may stand second in a line, and where their level goes.
  fileprivate static let rows: [(word: String, what: String, names: [String])] = [
    ("reliability", "a letter, A to F", letters), ("credibility", "a number, 1 to 6", numbers),
    ("assumption", "a status: solid, caveated, unsupported or none", statuses),
  ]
}

/// Reads the lines of a table.
private struct GradeReader {
  let bytes: [UInt8]
  let name: String
  private var top: (level: UInt8, range: Range<Int>)?
  /// The levels by row and name, with where they were written.
  private var levels: [[(level: UInt8, range: Range<Int>?)]]

  init(bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
    let usual = GradeTable.admiralty
    levels = [usual.reliability, usual.credibility, usual.assumptions].map { row in
      row.map { ($0, nil) }
    }
  }

  mutating func read() throws(Diagnostic) -> GradeTable {
    if let bad = bytes.withUnsafeBufferPointer({ findBadByte($0) }) {
      throw problem(bad.message, at: bad.offset..<bad.offset, help: bad.help)
    }
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      try readLine(start..<end)
      start = end + 1
    }
    let highest = top?.level ?? GradeTable.admiralty.top
    for (row, known) in zip(levels, GradeTable.rows) {
      for (entry, word) in zip(row, known.names) where entry.level > highest {
        let place = entry.range ?? top?.range ?? 0..<0
        throw problem(
          "\(known.word) \(word) has level \(entry.level), and there are \(highest) levels",
          at: place, help: "write \(known.word) \(word) and a level from 0 to \(highest)")
      }
    }
    let rows = levels.map { $0.map(\.level) }
    guard
      let table = GradeTable(
        top: highest, reliability: rows[0], credibility: rows[1], assumptions: rows[2])
    else { throw problem("this is no table of grades", at: 0..<0, help: nil) }
    return table
  }

  private mutating func readLine(_ line: Range<Int>) throws(Diagnostic) {
    let words = words(of: line)
    guard let first = words.first else { return }
    let keyword = text(first)
    if keyword == "levels" {
      guard words.count == 2 else {
        throw problem("a number of levels belongs here", at: first, help: "write levels 5")
      }
      let level = try number(words[1], from: 1)
      top = (level, words[1])
      return
    }
    guard let row = GradeTable.rows.firstIndex(where: { $0.word == keyword }) else {
      let known = GradeTable.rows.map(\.word) + ["levels"]
      throw problem(
        "`\(keyword)` is no line of a table of grades", at: first,
        help: closest(to: keyword, among: known).map { "did you mean `\($0)`?" }
          ?? "a line begins with levels, reliability, credibility or assumption")
    }
    let about = GradeTable.rows[row]
    guard words.count == 3 else {
      throw problem(
        "\(about.what), and its level belong here", at: first,
        help: "write \(about.word) \(about.names[0]) 1")
    }
    guard let index = about.names.firstIndex(of: text(words[1])) else {
      throw problem(
        "`\(text(words[1]))` is not \(about.what)", at: words[1],
        help: "write one of \(about.names.joined(separator: ", "))")
    }
    levels[row][index] = (try number(words[2], from: 0), words[2])
  }

  private func number(_ range: Range<Int>, from least: UInt8) throws(Diagnostic) -> UInt8 {
    guard let number = UInt8(text(range)), (least...GradeTable.levelLimit).contains(number) else {
      throw problem(
        "`\(text(range))` is not a number from \(least) to \(GradeTable.levelLimit)", at: range,
        help: least == 0 ? "0 is not admitted, 1 the weakest level" : "write levels 5")
    }
    return number
  }

  private func words(of line: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var at = line.lowerBound
    while at < line.upperBound, bytes[at] != UInt8(ascii: "#") {
      if bytes[at] <= 0x20 {
        at += 1
        continue
      }
      let start = at
      while at < line.upperBound, bytes[at] > 0x20 { at += 1 }
      words.append(start..<at)
    }
    return words
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func problem(_ message: String, at range: Range<Int>, help: String?) -> Diagnostic {
    let place = bytes.withUnsafeBufferPointer { Place(of: range, in: $0, file: name) }
    return Diagnostic(message, at: place, help: help)
  }
}
