/// The sizes at which `JSONReader` stops, so that no text can exhaust the stack or the clock.
public struct JSONLimits: Sendable {
  /// The deepest nesting that can be asked for: values are freed recursively, and this many levels
  /// fit the smallest stack that a thread gets.
  public static let maximumDepth = 512
  /// The longest text that can be asked for: offsets have 32 bits.
  public static let maximumBytes = Int(UInt32.max)
  /// How many combining marks in a row a key may have: comparing longer runs is quadratic.
  public static let maximumMarksInKey = 30
  /// How many errors are reported before reading stops, and how many warnings before the rest of
  /// them is left out.
  public static let maximumProblems = 100
  /// How many characters of the text a message quotes.
  public static let quotedCharacters = 40

  /// Objects and arrays in one another, at most `maximumDepth`.
  public let depth: Int
  /// Bytes of the text, at most `maximumBytes`.
  public let bytes: Int

  /// Makes limits; values out of range are clamped.
  public init(depth: Int = maximumDepth, bytes: Int = maximumBytes) {
    self.depth = min(max(depth, 1), Self.maximumDepth)
    self.bytes = min(max(bytes, 0), Self.maximumBytes)
  }
}
