import Digests
import Documents
import Testing

@Suite struct SHA256Tests {
  /// Vectors of FIPS 180-4 and of NIST's examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `known digests`(text: String, hex: String) {
    #expect(SHA256.hex(text.utf8) == hex)
  }

  @Test func `a million letters`() {
    let hex = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hex([UInt8](repeating: 0x61, count: 1_000_000)) == hex)
  }

  @Test func `pieces of any length give the same digest`() {
    var random = SeededRandom(seed: 1)
    let bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }
    for length in 0...200 {
      let part = bytes.prefix(length)
      let middle = Int.random(in: 0...length, using: &random)
      var hash = SHA256()
      hash.update(part[..<middle])
      hash.update(part[middle...])
      #expect(hash.finish() == SHA256.digest(part))
    }
  }

  /// Vectors of RFC 4231.
  @Test func `keyed digests`() {
    func keyed(_ key: [UInt8], _ text: String) -> String {
      HMAC(key: key).digest(Array(text.utf8)[...]).map { byte in
        String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
      }.joined()
    }
    #expect(
      keyed([UInt8](repeating: 0x0B, count: 20), "Hi There")
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      keyed(Array("Jefe".utf8), "what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      keyed(
        [UInt8](repeating: 0xAA, count: 131),
        "Test Using Larger Than Block-Size Key - Hash Key First")
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }
}
