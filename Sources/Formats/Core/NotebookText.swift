import SourceText

/// Writes a notebook of one cell, a statement at a time, each in its canonical form.
///
/// A statement is one line when that has at most `width` bytes, else each clause has a line of its
/// own, indented by two: as `fmt` writes it. Statements on several lines stand between blank lines.
struct NotebookText {
  /// The bytes that a statement may take on one line.
  static let width = 88
  /// The longest statement that the language reads, in bytes.
  static let statementLimit = Lexer.statementLimit

  private var output = Array("```crux\n".utf8)
  /// The statement that is being written, its parts one after the other.
  private var statement: [UInt8] = []
  /// Where its clauses begin.
  private var clauses: [Int] = []
  private var lastGroup: Int?
  private var lastIsLong = false

  /// Begins a statement with its keyword.
  mutating func begin(_ keyword: StaticString) { append(keyword) }

  /// Begins a clause of the statement.
  mutating func clause(_ keyword: StaticString) {
    clauses.append(statement.count)
    append(keyword)
  }

  private mutating func append(_ word: StaticString) {
    word.withUTF8Buffer { statement.append(contentsOf: $0) }
  }

  /// Adds a word, after a space.
  mutating func word(_ word: String) {
    statement.append(0x20)
    statement.append(contentsOf: word.utf8)
  }

  /// Adds bytes right after what was written last.
  mutating func mark(_ bytes: String) { statement.append(contentsOf: bytes.utf8) }

  /// Adds a text in quotes, after a space.
  mutating func text(_ text: String) {
    statement.append(0x20)
    let start = statement.count
    var text = text
    text.withUTF8 { TextEscapes.encode($0, into: &statement) }
    let isPlain = statement[start...].allSatisfy { $0 < 0x80 }
    if !isPlain, text.unicodeScalars.contains(where: { isMark($0) }) {
      breakRunsOfMarks(from: start)
    }
  }

  /// Ends the statement.
  ///
  /// - Parameter group: statements of different groups are kept apart by a blank line.
  /// - Returns: whether it is short enough to be read back.
  mutating func end(group: Int) -> Bool {
    let isLong = !clauses.isEmpty && statement.count + clauses.count > Self.width
    let length = statement.count + clauses.count * 3
    if let lastGroup, lastGroup != group || lastIsLong || isLong { output.append(0x0A) }
    var written = 0
    for clause in clauses + [statement.count] {
      output.append(contentsOf: statement[written..<clause])
      if clause < statement.count { output.append(contentsOf: isLong ? "\n  ".utf8 : " ".utf8) }
      written = clause
    }
    output.append(0x0A)
    lastGroup = group
    lastIsLong = isLong
    statement.removeAll(keepingCapacity: true)
    clauses.removeAll(keepingCapacity: true)
    return length < Self.statementLimit
  }

  /// The notebook.
  mutating func finish() -> [UInt8] {
    output.append(contentsOf: "```\n".utf8)
    return output
  }

  /// Whether the statement has room for many more clauses.
  var hasRoom: Bool { statement.count < Self.statementLimit / 256 }

  /// Writes marks of a long run as escapes, since a notebook may not hold such a run.
  private mutating func breakRunsOfMarks(from start: Int) {
    var run = 0
    let text = String(decoding: statement[start...], as: UTF8.self)
    statement.removeSubrange(start...)
    for scalar in text.unicodeScalars {
      run = isMark(scalar) ? run + 1 : 0
      if run > combiningRunLimit {
        statement.append(contentsOf: "\\u{\(hex(scalar.value, digits: 1))}".utf8)
        run = 0
      } else {
        statement.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }
}
