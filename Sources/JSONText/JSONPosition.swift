/// A place in a text as people name it: a line and a column, both counted from 1.
///
/// Lines end with a line feed. Columns count Unicode scalars; in ill-formed UTF-8 they count the
/// bytes that could begin one.
public struct JSONPosition: Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the position of a byte offset; one past the end gives the end. Linear in the offset: to
  /// find many use `positions(of:in:)`.
  public init(of offset: Int, in bytes: [UInt8]) {
    self = Self.positions(of: [offset], in: bytes)[0]
  }

  /// Finds the positions of many byte offsets, in the order given, in one pass over the text.
  public static func positions(of offsets: [Int], in bytes: [UInt8]) -> [JSONPosition] {
    var positions = [JSONPosition](
      repeating: JSONPosition(line: 1, column: 1), count: offsets.count)
    var line = 1
    var column = 1
    var reached = 0
    for index in offsets.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
      while reached < min(offsets[index], bytes.count) {
        let byte = bytes[reached]
        reached += 1
        if byte == UInt8(ascii: "\n") {
          line += 1
          column = 1
        } else if reached == bytes.count || bytes[reached] & 0xC0 != 0x80 {
          // The column moves on with the last byte of a scalar.
          column += 1
        }
      }
      positions[index] = JSONPosition(line: line, column: column)
    }
    return positions
  }

  /// `LINE:COLUMN`.
  public var description: String { "\(line):\(column)" }
}
