/// One word, text or mark of a statement, as a range of bytes.
public struct Token: Sendable, Equatable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// An id, a keyword, a number, a passage: whatever stands between spaces, commas and quotes.
    case word
    /// Text in double quotes, the quotes included.
    case text
    /// `,`
    case comma
    /// `+` between spaces.
    case plus
    /// `->` between spaces.
    case arrow
    /// `;`, where it separates statements.
    case semicolon
    /// `#` to the end of the line.
    case comment
  }

  /// What it is.
  public var kind: Kind
  /// Where it begins, in bytes.
  public var start: UInt32
  /// Where it ends, in bytes.
  public var end: UInt32
  /// Whether a text token has escapes, or a word has bytes beyond ASCII.
  public var isPlain: Bool

  /// Makes a token.
  @inlinable
  public init(kind: Kind, start: Int, end: Int, isPlain: Bool) {
    self.kind = kind
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.isPlain = isPlain
  }

  /// The bytes it covers.
  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
}
