import Testing

@testable import Storage

@Suite struct `CRC32` {
  @Test(arguments: [
    ("", 0x0000_0000), ("a", 0xE8B7_BE43), ("123456789", 0xCBF4_3926),
    ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
  ])
  func `known sums`(_ text: String, _ sum: UInt32) {
    #expect(crc32(text.utf8) == sum)
  }
}
