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
    return withBytes(of: left) { a in withBytes(of: right) { b in a.elementsEqual(b) } }
  }

  /// Makes room for `bytes` more bytes and `texts` more texts.
  public mutating func reserve(bytes more: Int, texts: Int) {
    bytes.reserveCapacity(bytes.count + more)
    ends.reserveCapacity(ends.count + texts)
  }
}

/// Nodes by the bytes of their label: open addressing, linear probing.
struct LabelTable: Sendable {
  /// Node index + 1; 0 is an empty place. The count is a power of two.
  private var places: ContiguousArray<UInt32> = ContiguousArray(repeating: 0, count: 64)
  private var used = 0

  /// FNV-1a (Fowler, Noll, Vo), finished by a multiply and shift so that the low bits are good.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }

  /// The node whose label has these bytes, or `none`.
  func find(
    _ key: UnsafeBufferPointer<UInt8>, in texts: TextStore, keys: ContiguousArray<TextID>
  ) -> NodeID {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: Self.hash(key)) & mask
    while places[place] != 0 {
      let node = NodeID(raw: places[place] - 1)
      let same = texts.withBytes(of: keys[node.index]) {
        $0.count == key.count && $0.elementsEqual(key)
      }
      if same { return node }
      place = (place + 1) & mask
    }
    return .none
  }

  /// Enters a node whose label is not in the table.
  mutating func insert(_ node: NodeID, in texts: TextStore, keys: ContiguousArray<TextID>) {
    if (used + 1) * 3 > places.count * 2 { grow(texts, keys) }
    place(node, texts, keys)
    used += 1
  }

  private mutating func place(
    _ node: NodeID, _ texts: TextStore, _ keys: ContiguousArray<TextID>
  ) {
    let mask = places.count - 1
    var place = texts.withBytes(of: keys[node.index]) {
      Int(truncatingIfNeeded: Self.hash($0)) & mask
    }
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = node.raw + 1
  }

  private mutating func grow(_ texts: TextStore, _ keys: ContiguousArray<TextID>) {
    let old = places
    places = ContiguousArray(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { place(NodeID(raw: entry - 1), texts, keys) }
  }
}
