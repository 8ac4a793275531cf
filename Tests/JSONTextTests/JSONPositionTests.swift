import JSONText
import Testing

struct `JSON positions` {
  @Test func `count lines and scalars from 1`() {
    let bytes = Array("aé\n😀x\r\n\nz".utf8)
    let found = (0...bytes.count + 1).map { JSONPosition(of: $0, in: bytes).description }
    #expect(
      found == [
        "1:1", "1:2", "1:2", "1:3", "2:1", "2:1", "2:1", "2:1", "2:2", "2:3", "2:4", "3:1", "4:1",
        "4:2", "4:2",
      ])
  }

  @Test func `of many offsets come in the order asked for`() {
    let bytes = Array("ab\ncd\nef".utf8)
    let found = JSONPosition.positions(of: [7, 0, 4, 4, 8, 1], in: bytes).map(\.description)
    #expect(found == ["3:2", "1:1", "2:2", "2:2", "3:3", "1:2"])
    #expect(JSONPosition.positions(of: [], in: bytes).isEmpty)
  }

  @Test func `hold in an empty text and in bytes that are not UTF-8`() {
    #expect(JSONPosition(of: 5, in: []).description == "1:1")
    #expect(JSONPosition(of: 3, in: [0xFF, 0xFF, 0x61, 0x80]).description == "1:3")
  }
}
