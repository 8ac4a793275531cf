import Notebook
import SourceText

/// Hands out the statements of a script, or of the text of `-c`, with their lines.
struct ScriptReader {
  /// A statement, or lines that are none.
  struct Item {
    enum Content {
      case statement(Range<Int>)
      case problem(LexicalProblem)
    }

    var content: Content
    /// The line that it begins on, from 1.
    var line: Int
    /// The byte that this line begins with.
    var lineStart: Int
  }

  private let bytes: [UInt8]
  private var items: [Item] = []
  private var position = 0

  init(_ bytes: [UInt8], semicolons: Bool) {
    self.bytes = bytes
    bytes.withUnsafeBufferPointer { buffer in
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let indent = semicolons ? Self.commonIndent(buffer, start) : 0
      var line = 1
      var counted = start
      for statement in scriptStatements(buffer, from: start, indent: indent) {
        for at in counted..<statement.range.lowerBound where buffer[at] == 0x0A { line += 1 }
        counted = statement.range.lowerBound
        if let problem = statement.problem {
          items.append(.init(content: .problem(problem), line: line, lineStart: counted))
        } else if semicolons, buffer[statement.range].contains(UInt8(ascii: ";")) {
          for part in Self.split(buffer, statement.range) {
            items.append(.init(content: .statement(part), line: line, lineStart: counted))
          }
        } else {
          items.append(
            .init(content: .statement(statement.range), line: line, lineStart: counted))
        }
      }
    }
  }

  mutating func next() -> Item? {
    guard position < items.count else { return nil }
    position += 1
    return items[position - 1]
  }

  /// The statements between the `;` of a line.
  private static func split(
    _ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> [Range<Int>] {
    var tokens: [Token] = []
    var comments: [Token] = []
    _ = Lexer.scan(buffer, range, semicolons: true, into: &tokens, comments: &comments)
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for token in tokens where token.kind == .semicolon {
      parts.append(start..<Int(token.start))
      start = Int(token.end)
    }
    parts.append(start..<range.upperBound)
    return parts.filter { part in buffer[part].contains { $0 > 0x20 } }
  }

  /// The spaces that every line with text begins with.
  private static func commonIndent(_ buffer: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var least = Int.max
    var at = start
    while at < buffer.count {
      var end = at
      while end < buffer.count, buffer[end] != 0x0A { end += 1 }
      let line = buffer[at..<end]
      if line.contains(where: { $0 > 0x20 }) {
        least = min(least, line.prefix { $0 == 0x20 }.count)
      }
      at = end + 1
    }
    return least == .max ? 0 : least
  }
}
