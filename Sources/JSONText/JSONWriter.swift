/// Writes JSON into bytes, a token at a time, with the commas and the indentation that it needs.
///
/// The output is deterministic UTF-8 and valid JSON, whatever the texts hold. Calls must make up
/// one value: keys in objects only, everything closed; debug builds check that. Takes linear time
/// in total, and memory for the bytes that were not drained yet.
///
/// ```swift
/// var writer = JSONWriter(.pretty)
/// writer.beginObject()
/// writer.key("id")
/// writer.string("c1")
/// writer.endObject()
/// let bytes = writer.finish()
/// ```
public struct JSONWriter: Sendable {
  /// How the output is laid out.
  public enum Style: Sendable {
    /// No white space at all.
    case compact
    /// Two spaces a level, and a line a member or element; an array of scalars that fits in
    /// `lineLimit` is on one line.
    case pretty
  }

  /// How many bytes a line may have that holds a whole array.
  public static let lineLimit = 80

  /// An object or array that is open.
  struct Level {
    let isObject: Bool
    var isEmpty = true
    /// Whether it is an array that still fits on the line.
    var isInline: Bool
  }

  /// What was written and not drained yet.
  public internal(set) var bytes: [UInt8] = []
  let isPretty: Bool
  var levels: [Level] = []
  var lineStart = 0
  /// Where the elements of the array that is on the line begin, the first of them behind its '['.
  var inlineStarts: [Int] = []
  private var isAfterKey = false
  private var hasValue = false

  /// Makes a writer, with room for so many bytes.
  public init(_ style: Style = .compact, reserving capacity: Int = 0) {
    isPretty = style == .pretty
    bytes.reserveCapacity(capacity)
  }

  /// Begins an object.
  public mutating func beginObject() { begin(isObject: true) }

  /// Ends the innermost object.
  public mutating func endObject() { end(isObject: true) }

  /// Begins an array.
  public mutating func beginArray() { begin(isObject: false) }

  /// Ends the innermost array.
  public mutating func endArray() { end(isObject: false) }

  /// Writes the key of the next value.
  public mutating func key(_ key: String) {
    assert(levels.last?.isObject == true && !isAfterKey, "a key can only stand in an object")
    separate()
    writeQuoted(key)
    bytes.append(UInt8(ascii: ":"))
    if isPretty { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes a string.
  public mutating func string(_ text: String) {
    beginValue()
    writeQuoted(text)
    endScalar()
  }

  /// Writes a string that is there as UTF-8; what is ill-formed in it becomes U+FFFD.
  public mutating func string(utf8 text: UnsafeBufferPointer<UInt8>) {
    beginValue()
    writeQuoted(utf8: text)
    endScalar()
  }

  /// Writes a string that is there as UTF-8; what is ill-formed in it becomes U+FFFD.
  public mutating func string(utf8 text: some Sequence<UInt8>) {
    let done: Void? = text.withContiguousStorageIfAvailable { string(utf8: $0) }
    if done == nil { Array(text).withUnsafeBufferPointer { string(utf8: $0) } }
  }

  /// Writes an integer.
  public mutating func int(_ value: Int) {
    beginValue()
    var rest = value.magnitude
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
    endScalar()
  }

  /// Writes a number as it is spelled.
  public mutating func number(_ number: JSONNumber) {
    beginValue()
    bytes.append(contentsOf: number.text.utf8)
    endScalar()
  }

  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

  /// Writes `null`.
  public mutating func null() { word("null") }

  /// Gives the bytes that were not drained yet, and begins anew. Pretty output ends in a line feed.
  public mutating func finish() -> [UInt8] {
    assert(levels.isEmpty && hasValue, "a JSON text is one complete value")
    if isPretty { bytes.append(UInt8(ascii: "\n")) }
    let finished = bytes
    self = JSONWriter(isPretty ? .pretty : .compact)
    return finished
  }

  private mutating func word(_ word: StaticString) {
    beginValue()
    word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    endScalar()
  }

  private mutating func begin(isObject: Bool) {
    breakLine()
    beginValue()
    bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
    levels.append(Level(isObject: isObject, isInline: isPretty && !isObject))
  }

  private mutating func end(isObject: Bool) {
    assert(levels.last?.isObject == isObject && !isAfterKey, "what ends is not what was begun")
    fitLine(adding: 1)
    guard let level = levels.popLast() else { return }
    inlineStarts.removeAll(keepingCapacity: true)
    if isPretty, !level.isEmpty, !level.isInline { newLine() }
    bytes.append(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  private mutating func beginValue() {
    if isAfterKey {
      isAfterKey = false
    } else {
      assert(levels.last.map { !$0.isObject } ?? !hasValue, "a value in an object needs a key")
      separate()
    }
    hasValue = true
  }

  /// Writes what stands between the last member or element and the next.
  private mutating func separate() {
    guard !levels.isEmpty else { return }
    let innermost = levels.count - 1
    if levels[innermost].isEmpty {
      levels[innermost].isEmpty = false
    } else {
      bytes.append(UInt8(ascii: ","))
      if levels[innermost].isInline { bytes.append(UInt8(ascii: " ")) }
    }
    guard isPretty else { return }
    if levels[innermost].isInline {
      inlineStarts.append(bytes.count)
    } else {
      newLine()
    }
  }

  private mutating func endScalar() {
    if isPretty { fitLine(adding: 0) }
  }
}
