/// A value together with the bytes that it was read from.
///
/// Places are byte offsets into the UTF-8 text that `JSONReader` was given; a node that a program
/// made has the empty range at 0. They are kept in 32 bits, since a large import has millions.
public struct JSONNode: Sendable {
  /// What stands there.
  public var value: JSONValue
  private let start: UInt32
  private let end: UInt32

  /// The bytes of the value, without white space around it.
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// Makes a node; offsets above `JSONLimits.maximumBytes` are clamped.
  public init(_ value: JSONValue, range: Range<Int> = 0..<0) {
    self.value = value
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
  }
}

/// A key of an object and its value.
public struct JSONMember: Sendable {
  /// The key, with its escapes resolved.
  public var key: String
  private let keyStart: UInt32
  private let keyEnd: UInt32
  /// The value that the key names.
  public var node: JSONNode

  /// The bytes of the key, with its quotation marks.
  public var keyRange: Range<Int> { Int(keyStart)..<Int(keyEnd) }

  /// The value without its place.
  public var value: JSONValue { node.value }

  /// Makes a member; offsets above `JSONLimits.maximumBytes` are clamped.
  public init(_ key: String, _ node: JSONNode, keyRange: Range<Int> = 0..<0) {
    self.key = key
    self.node = node
    keyStart = UInt32(clamping: keyRange.lowerBound)
    keyEnd = UInt32(clamping: keyRange.upperBound)
  }

  /// Makes a member that stands in no text.
  public init(_ key: String, _ value: JSONValue) {
    self.init(key, JSONNode(value))
  }
}
