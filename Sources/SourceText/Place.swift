/// A place in a source text, as people count: lines and columns from 1.
public struct Place: Sendable, Equatable, Hashable {
  /// The file's name as it was given; `-` for standard input and `-c` for text of that option.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int
  /// How many scalars of the line it is about; 1 for a point.
  public var length: Int
  /// The whole source line, without its end, when it is known.
  public var excerpt: String?

  /// Makes a place from its parts.
  public init(file: String, line: Int, column: Int, length: Int = 1, excerpt: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.excerpt = excerpt
  }
}

extension Place {
  /// The longest part of a source line that a place keeps, in bytes.
  public static let excerptLimit = 4_000

  /// The place of `range` in `bytes`, which begin at `firstLine` of `file`.
  ///
  /// Linear in the offset, so it is for the few places that are shown.
  public init(
    of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int = 1
  ) {
    let offset = min(range.lowerBound, bytes.count)
    var line = firstLine
    var start = 0
    var index = 0
    while index < offset {
      if bytes[index] == UInt8(ascii: "\n") {
        line += 1
        start = index + 1
      }
      index += 1
    }
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    // A byte order mark is not part of the first line's text.
    if start == 0, end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF, offset >= 3 {
      start = 3
    }
    let column = scalarCount(bytes, start, offset) + 1
    let stop = min(max(range.upperBound, offset), max(end, offset))
    var from = start
    var to = end
    var shift = 0
    if to - from > Self.excerptLimit {
      from = max(start, offset - Self.excerptLimit / 2)
      while from > start, bytes[from] & 0xC0 == 0x80 { from -= 1 }
      to = min(end, from + Self.excerptLimit)
      while to > from, to < end, bytes[to] & 0xC0 == 0x80 { to -= 1 }
      shift = scalarCount(bytes, start, from)
    }
    self.init(
      file: file, line: line, column: column, length: max(1, scalarCount(bytes, offset, stop)),
      excerpt: shift == 0
        ? String(
          decoding: UnsafeBufferPointer(rebasing: bytes[from..<max(from, to)]), as: UTF8.self)
        : nil)
  }
}

/// How many Unicode scalars begin in `bytes[start..<end]`.
private func scalarCount(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
  var count = 0
  var index = start
  while index < end {
    if bytes[index] & 0xC0 != 0x80 { count += 1 }
    index += 1
  }
  return count
}
