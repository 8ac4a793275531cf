import Digests
import Storage
import Testing

@Suite struct `Digests` {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `known digests`(_ text: String, _ digest: String) {
    #expect(hex(SHA256.digest([UInt8](text.utf8))) == digest)
    #expect(SHA256Digest(of: [UInt8](text.utf8)).hexText == digest)
  }

  @Test func `the processor's instructions agree with plain Swift at every length`() {
    var random = SeededGenerator(seed: 7)
    for count in Array(0...300) + [4095, 4096, 4097, 100_001] {
      let bytes = random.bytes(count)
      var plain = SHA256(isPlain: true)
      plain.update(bytes[...])
      #expect(SHA256.digest(bytes) == plain.finish(), "length \(count)")
    }
  }

  @Test func `hexadecimal digits are read back`() {
    let bytes = [UInt8](0...255)
    #expect(unhex(hex(bytes).utf8) == bytes)
    #expect(hex([0x0F, 0xA0]) == "0fa0")
    #expect(unhex("abc".utf8) == nil)
    #expect(unhex("AB".utf8) == nil)
    #expect(unhex("g0".utf8) == nil)
    #expect(SHA256Digest(hex: "00".utf8) == nil)
  }
}
