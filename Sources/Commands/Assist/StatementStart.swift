import SourceText

/// Where the statement begins that a place of a line is in.
enum StatementStart {
  /// The offset after the last `;`, or of the last line that begins without a space.
  static func find(_ bytes: [UInt8], before end: Int) -> Int {
    var start = 0
    var inText = false
    var index = 0
    while index < end {
      let byte = bytes[index]
      if inText {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") || byte == 0x0A { inText = false }
      } else if byte == UInt8(ascii: "\"") {
        inText = true
      } else if byte == UInt8(ascii: ";") {
        start = index + 1
      }
      if byte == 0x0A, index + 1 < bytes.count, bytes[index + 1] > 0x20 { start = index + 1 }
      index += 1
    }
    return min(start, end)
  }
}

/// The place in a line where something is being typed: the statement before it, and the word or
/// text that has been begun.
struct TypingPlace {
  let bytes: [UInt8]
  let statement: Int
  /// The bytes of the word so far; of a text, what is within its quotes.
  let word: Range<Int>
  /// The tokens of the statement before the word.
  let tokens: [Token]
  /// Whether the place is in a text that is not closed.
  let isInText: Bool

  /// Looks at the place `cursor`, a byte offset of `line`.
  init(_ line: String, at cursor: Int) {
    bytes = Array(line.utf8)
    let cursor = max(0, min(cursor, bytes.count))
    let statement = StatementStart.find(bytes, before: cursor)
    let quote = Self.openQuote(bytes[statement..<cursor])
    var start = cursor
    if let quote {
      start = quote + 1
    } else {
      while start > statement, !Self.separators.contains(bytes[start - 1]) { start -= 1 }
    }
    var tokens: [Token] = []
    var comments: [Token] = []
    _ = bytes.withUnsafeBufferPointer {
      Lexer.scan(
        $0, statement..<(quote ?? start), semicolons: true, into: &tokens, comments: &comments)
    }
    self.statement = statement
    self.tokens = tokens
    word = start..<cursor
    isInText = quote != nil
  }

  /// What has been typed of the word.
  var typed: String { String(decoding: bytes[word], as: UTF8.self) }

  /// Whether what is typed here is to bear on what is in focus.
  var bearsOnFocus: Bool {
    guard let first = tokens.first, tokens.count == 1 else { return false }
    return ["because", "but"].contains(String(decoding: bytes[first.range], as: UTF8.self))
  }

  /// What may stand here.
  func expectation(in workspace: Workspace) -> Expectation {
    let finder = ExpectationFinder(tokens, in: bytes)
    let expectation = finder.find { Self.expand($0, in: workspace) }
    guard finder.words.count > 1, commandWord(in: workspace) == "edit" else { return expectation }
    return EditPlaces(workspace, finder.words).narrowed(expectation)
  }

  /// The whole word that the statement begins with; empty when there is none yet.
  func commandWord(in workspace: Workspace) -> String {
    guard let first = tokens.first else { return "" }
    let word = String(decoding: bytes[first.range], as: UTF8.self)
    return Self.expand(word, in: workspace) ?? word
  }

  private static func expand(_ word: String, in workspace: Workspace) -> String? {
    workspace.options.isInteractive ? try? Interpreter.expand(word, at: 0..<0) : word
  }

  private static let separators: Set<UInt8> = [
    0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""),
  ]

  /// Where the text begins that is still open at the end of `bytes`.
  private static func openQuote(_ bytes: ArraySlice<UInt8>) -> Int? {
    var start: Int?
    var escaped = false
    for (index, byte) in zip(bytes.indices, bytes) {
      if escaped {
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = start != nil
      } else if byte == UInt8(ascii: "\"") {
        start = start == nil ? index : nil
      } else if byte == 0x0A {
        start = nil
      }
    }
    return start
  }
}
