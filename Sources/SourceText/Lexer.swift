/// What the lexer could not read, and where.
public struct LexicalProblem: Sendable, Equatable {
  /// What is wrong.
  public var message: String
  /// What to type instead.
  public var help: String?
  /// The bytes it is about.
  public var range: Range<Int>

  /// Makes a problem.
  public init(_ message: String, help: String? = nil, at range: Range<Int>) {
    self.message = message
    self.help = help
    self.range = range
  }
}

/// Cuts the bytes of one statement, or of one prompt line, into tokens.
///
/// Linear in the bytes. The bytes must be valid UTF-8 (see `findBadByte`).
public enum Lexer {
  /// The longest statement that is read, in bytes.
  public static let statementLimit = 1 << 20

  /// Appends the tokens of `bytes[range]` to `tokens`, comments to `comments`.
  ///
  /// - Parameter semicolons: whether `;` separates statements, as at the prompt and in `-c`.
  /// - Returns: the first problem, where reading ended.
  public static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, semicolons: Bool = false,
    into tokens: inout [Token], comments: inout [Token]
  ) -> LexicalProblem? {
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      let byte = bytes[at]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D:
        at += 1
      case UInt8(ascii: ","):
        tokens.append(Token(kind: .comma, start: at, end: at + 1, isPlain: true))
        at += 1
      case UInt8(ascii: ";"):
        tokens.append(Token(kind: .semicolon, start: at, end: at + 1, isPlain: true))
        at += 1
        if !semicolons {
          return LexicalProblem(
            "`;` separates statements only at the prompt and in -c",
            help: "begin a new line instead", at: at - 1..<at)
        }
      case UInt8(ascii: "#"):
        var stop = at
        while stop < end, bytes[stop] != 0x0A { stop += 1 }
        let tail = stop > at && bytes[stop - 1] == 0x0D ? stop - 1 : stop
        comments.append(Token(kind: .comment, start: at, end: tail, isPlain: true))
        at = stop
      case UInt8(ascii: "\""):
        guard let token = scanText(bytes, at, end) else {
          return unclosed(bytes, at, end)
        }
        tokens.append(token)
        at = Int(token.end)
        if at < end, isWordByte(bytes[at]) {
          return LexicalProblem(
            "a space is missing after the closing quote",
            help: "write \\\" for a quote within the text", at: at..<at + 1)
        }
      default:
        let token = scanWord(bytes, at, end)
        tokens.append(token)
        at = Int(token.end)
      }
    }
    return nil
  }

  @inline(__always)
  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"")
      && byte != UInt8(ascii: ";")
  }

  private static func scanWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Token {
    // Whatever the first byte is, or a control character would be scanned for ever.
    var at = start + 1
    var high = bytes[start]
    while at < end, isWordByte(bytes[at]) {
      high |= bytes[at]
      at += 1
    }
    let length = at - start
    var kind = Token.Kind.word
    if length == 1, bytes[start] == UInt8(ascii: "+") {
      kind = .plus
    } else if length == 2, bytes[start] == UInt8(ascii: "-"), bytes[start + 1] == UInt8(ascii: ">")
    {
      kind = .arrow
    }
    return Token(kind: kind, start: start, end: at, isPlain: high < 0x80)
  }

  /// The text token that begins at `start`, or `nil` when its line ends before its quote.
  private static func scanText(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Token? {
    var at = start + 1
    var plain = true
    while true {
      at = skipOrdinary(bytes, at, end)
      if at >= end { break }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        return Token(kind: .text, start: start, end: at + 1, isPlain: plain)
      case UInt8(ascii: "\\"):
        plain = false
        at += 2
      case 0x0A, 0x0D:
        return nil
      default:
        at += 1
      }
    }
    return nil
  }

  /// Goes on to a quote, a backslash or a control character, or a little before it: eight bytes at
  /// a time.
  @inline(__always)
  private static func skipOrdinary(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    var at = start
    while at + 8 <= end {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
      let slash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
      // The high bit of a byte is set in each when the byte is the one that is looked for; above
      // such a byte there may be more, which only ends this early.
      let isQuote = (quote &- ones) & ~quote
      let isSlash = (slash &- ones) & ~slash
      let isControl = (word &- ones &* 0x20) & ~word
      if (isQuote | isSlash | isControl) & (ones &* 0x80) != 0 { break }
      at += 8
    }
    return at
  }

  private static func unclosed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> LexicalProblem {
    var stop = start
    while stop < end, bytes[stop] != 0x0A { stop += 1 }
    if stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
    return LexicalProblem(
      "the text has no closing quote on its line",
      help: "end it with `\"`; write \\n for a line break", at: start..<stop)
  }
}
