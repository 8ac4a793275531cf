import Storage
import Testing

@Suite struct `CRC-32` {
  @Test(arguments: [
    ("", 0x0000_0000), ("a", 0xE8B7_BE43), ("123456789", 0xCBF4_3926),
    ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
  ])
  func `known sums`(_ text: String, _ sum: UInt32) {
    #expect(crc32(text.utf8) == sum)
  }

  @Test(arguments: UInt64(1)...20)
  func `agrees with division bit by bit`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = random.bytes(Int(seed) * 13)
    var remainder: UInt32 = ~0
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? (remainder >> 1) ^ 0xEDB8_8320 : remainder >> 1
      }
    }
    #expect(crc32(bytes) == ~remainder, "seed \(seed)")
  }
}
