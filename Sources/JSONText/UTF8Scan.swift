/// Well-formedness of UTF-8, as the Unicode Standard defines it.
enum UTF8Scan {
  /// What a sequence at some offset is.
  enum Sequence {
    /// A scalar in that many bytes.
    case scalar(length: Int)
    /// Not UTF-8: the longest part that could have begun a scalar, at least one byte.
    case illFormed(length: Int)
  }

  /// Looks at the sequence that begins at `start`, a valid index.
  static func sequence<Bytes: RandomAccessCollection<UInt8>>(
    in bytes: Bytes, at start: Int
  ) -> Sequence where Bytes.Index == Int {
    let first = bytes[start]
    if first < 0x80 { return .scalar(length: 1) }
    let length: Int
    // The second byte has a narrower range where overlong forms, surrogates and scalars above
    // U+10FFFF would begin.
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return .illFormed(length: 1)
    }
    for index in 1..<length {
      let expected = index == 1 ? second : 0x80...0xBF
      guard start + index < bytes.endIndex, expected.contains(bytes[start + index]) else {
        return .illFormed(length: index)
      }
    }
    return .scalar(length: length)
  }

  /// Whether all of it is UTF-8. Linear.
  static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < bytes.count {
      guard case .scalar(let length) = sequence(in: bytes, at: at) else { return false }
      at += length
    }
    return true
  }
}
