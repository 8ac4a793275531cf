/// Texts in one growing run of bytes, each named by a small integer.
///
/// Nothing is ever taken out, so that a text's number stays good across undo and redo.
public struct TextStore: Sendable {
  @usableFromInline var bytes: ContiguousArray<UInt8> = []
  @usableFromInline var ends: ContiguousArray<UInt32> = [0]

  /// An empty store.
  public init() {}

  /// Keeps a copy of `text` and returns its number. Amortised linear in the text's length.
  public mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> TextID {
    bytes.append(contentsOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    return TextID(raw: UInt32(truncatingIfNeeded: ends.count - 1))
  }

  /// Keeps `text` and returns its number.
  public mutating func add(_ text: String) -> TextID {
    var text = text
    return text.withUTF8 { add($0) }
  }

  /// The text that `id` names; empty for `none`.
  public subscript(id: TextID) -> String {
    withBytes(of: id) { String(decoding: $0, as: UTF8.self) }
  }

  /// The length of a text in bytes.
  @inlinable public func count(of id: TextID) -> Int {
    let index = Int(id.raw)
    return index == 0 ? 0 : Int(ends[index] - ends[index - 1])
  }

  /// Calls `body` with the bytes of the text.
  @inlinable public func withBytes<Result>(
    of id: TextID, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let index = Int(id.raw)
    let end = Int(ends[index])
    let start = index == 0 ? end : Int(ends[index - 1])
    return try bytes.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  /// Whether two texts have the same bytes.
  public func equal(_ left: TextID, _ right: TextID) -> Bool {
    if left == right { return true }
    guard count(of: left) == count(of: right), left.isNone == right.isNone else { return false }
    return withBytes(of: left) { a in withBytes(of: right) { b in sameBytes(a, b) } }
  }

  /// Makes room for `bytes` more bytes and `texts` more texts.
  public mutating func reserve(bytes more: Int, texts: Int) {
    bytes.reserveCapacity(bytes.count + more)
    ends.reserveCapacity(ends.count + texts)
  }
}
