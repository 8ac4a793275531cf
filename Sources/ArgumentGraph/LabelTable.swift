#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Nodes by the bytes of their label: open addressing, linear probing.
struct LabelTable: Sendable {
  /// Node index + 1 below, the upper half of the label's hash above, so that most labels which are
  /// others are told by it; 0 is an empty place. The count is a power of two.
  private var places: ContiguousArray<UInt64> = ContiguousArray(repeating: 0, count: 64)
  private var used = 0

  private static let tag: UInt64 = 0xFFFF_FFFF_0000_0000

  /// A hash whose bits are all good. Linear, eight bytes at a time.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = raw.count
    var hash = mixed(UInt64(truncatingIfNeeded: count) ^ 0xCBF2_9CE4_8422_2325)
    var at = 0
    while count - at > 8 {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    // The last eight bytes or fewer; of four or more as two words that may overlap.
    var rest: UInt64 = 0
    if count - at >= 4 {
      let first = raw.loadUnaligned(fromByteOffset: at, as: UInt32.self)
      let last = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      rest = UInt64(first) | UInt64(last) << 32
    } else {
      for index in at..<count { rest = rest << 8 | UInt64(raw[index]) }
    }
    return mixed(hash ^ rest)
  }

  @inline(__always)
  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  /// The node whose label has these bytes, or `none`.
  ///
  /// - Parameter hash: the hash of the bytes.
  func find(
    _ key: UnsafeBufferPointer<UInt8>, _ hash: UInt64, in texts: TextStore,
    keys: ContiguousArray<TextID>
  ) -> NodeID {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != 0 {
      let entry = places[place]
      if (entry ^ hash) & Self.tag == 0 {
        let node = NodeID(raw: UInt32(truncatingIfNeeded: entry) - 1)
        if texts.withBytes(of: keys[node.index], { sameBytes($0, key) }) { return node }
      }
      place = (place + 1) & mask
    }
    return .none
  }

  /// Enters a node whose label is not in the table.
  mutating func insert(
    _ node: NodeID, _ hash: UInt64, in texts: TextStore, keys: ContiguousArray<TextID>
  ) {
    if (used + 1) * 3 > places.count * 2 { grow(to: places.count * 2, texts, keys) }
    Self.enter(hash & Self.tag | UInt64(node.raw + 1), hash, &places)
    used += 1
  }

  private static func enter(
    _ entry: UInt64, _ hash: UInt64, _ places: inout ContiguousArray<UInt64>
  ) {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = entry
  }

  /// Makes room for so many more labels.
  mutating func reserve(
    _ more: Int, in texts: TextStore, keys: ContiguousArray<TextID>
  ) {
    var size = places.count
    while (used + more) * 3 > size * 2 { size *= 2 }
    if size > places.count { grow(to: size, texts, keys) }
  }

  private mutating func grow(
    to size: Int, _ texts: TextStore, _ keys: ContiguousArray<TextID>
  ) {
    let old = places
    places = ContiguousArray(repeating: 0, count: size)
    for entry in old where entry != 0 {
      let node = NodeID(raw: UInt32(truncatingIfNeeded: entry) - 1)
      let hash = texts.withBytes(of: keys[node.index]) { Self.hash($0) }
      Self.enter(entry, hash, &places)
    }
  }
}

/// Whether two runs of bytes are the same.
func sameBytes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
  guard a.count == b.count, let left = a.baseAddress, let right = b.baseAddress else {
    return a.count == b.count
  }
  return memcmp(left, right, a.count) == 0
}
