/// The CRC-32 of IEEE 802.3, as in gzip and PNG: every single flipped bit, and every burst of up
/// to 32 of them, is noticed. O(n).
public func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var remainder: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    remainder = crcTable[Int((remainder ^ UInt32(byte)) & 0xFF)] ^ (remainder >> 8)
  }
  return ~remainder
}

private let crcTable: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index)) { value, _ in
    value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
  }
}
