import JSONText
import Testing

struct `JSON writer` {
  private func written(_ style: JSONWriter.Style, _ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(style)
    write(&writer)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  @Test func `puts commas and colons where they belong`() {
    let text = written(.compact) { writer in
      writer.beginObject()
      writer.key("a")
      writer.beginArray()
      writer.int(1)
      writer.beginObject()
      writer.endObject()
      writer.beginArray()
      writer.endArray()
      writer.null()
      writer.endArray()
      writer.key("b")
      writer.bool(true)
      writer.key("c")
      writer.number(JSONNumber("1.50")!)
      writer.key("d")
      writer.value(.array([JSONNode(.string("x")), JSONNode(.bool(false))]))
      writer.endObject()
    }
    #expect(text == #"{"a":[1,{},[],null],"b":true,"c":1.50,"d":["x",false]}"#)
  }

  @Test func `indents by two and keeps short arrays of scalars on a line`() {
    let value = read(
      #"{"a":[1,"é",null],"b":[],"c":{},"d":[{"e":[true]},[1,[2]],3],"f":{"g":1}}"#
    ).node!.value
    #expect(
      String(decoding: value.serialized(pretty: true), as: UTF8.self) == """
        {
          "a": [1, "é", null],
          "b": [],
          "c": {},
          "d": [
            {
              "e": [true]
            },
            [
              1,
              [2]
            ],
            3
          ],
          "f": {
            "g": 1
          }
        }

        """)
  }

  @Test func `an array is on its line up to the limit, and not a byte beyond`() {
    func lines(_ length: Int) -> [Substring] {
      let text = written(.pretty) { writer in
        writer.beginObject()
        writer.key("k")
        writer.beginArray()
        writer.int(1)
        writer.string(String(repeating: "x", count: length))
        writer.endArray()
        writer.endObject()
      }
      return text.split(separator: "\n")
    }
    // `  "k": [1, "…"]` has 14 bytes besides the string.
    let longest = JSONWriter.lineLimit - 14
    #expect(lines(longest).map(\.utf8.count) == [1, JSONWriter.lineLimit, 1])
    #expect(lines(longest + 1).map(\.utf8.count) == [1, 8, 6, longest + 7, 3, 1])
    #expect(lines(500).map(\.utf8.count) == [1, 8, 6, 506, 3, 1])
  }

  @Test func `escapes what must be, what acts on terminals, and nothing else`() {
    func escaped(_ text: String) -> String {
      String(decoding: JSONValue.string(text).serialized().dropFirst().dropLast(), as: UTF8.self)
    }
    for value in UInt32(0)...0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let hex = String(value, radix: 16)
      let expected =
        switch value {
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        case 0x22: "\\\""
        case 0x5C: "\\\\"
        case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
          "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        default: String(scalar)
        }
      #expect(escaped(String(scalar)).utf8.elementsEqual(expected.utf8))
      #expect(escaped("a\(scalar)é\(scalar)").utf8.elementsEqual("a\(expected)é\(expected)".utf8))
    }
  }

  @Test func `spells integers`() {
    for value in [0, 7, -7, 10, 1_234_567_890, .max, .min] {
      #expect(written(.compact) { $0.int(value) } == String(value))
    }
  }

  @Test func `takes bytes, and makes them well-formed`() {
    #expect(written(.compact) { $0.string(utf8: Array("é\"\n".utf8)) } == #""é\"\n""#)
    #expect(
      written(.compact) { $0.string(utf8: [0x61, 0xFF, 0x62] as [UInt8]) } == "\"a\u{FFFD}b\"")
    #expect(written(.compact) { $0.string(utf8: Array("abcd".utf8)[1..<3]) } == "\"bc\"")
    #expect(written(.compact) { $0.string(utf8: "x\u{80}".utf8.lazy.map { $0 }) } == "\"x\\u0080\"")
    #expect(written(.compact) { $0.string(utf8: [UInt8]()) } == "\"\"")
  }

  @Test func `a bridged or sliced text is written like any other`() {
    let slice = "abc\ndef".dropFirst(2)
    #expect(written(.compact) { $0.string(String(slice)) } == #""c\ndef""#)
  }

  @Test(arguments: [JSONWriter.Style.compact, .pretty])
  func `draining at any time gives the same bytes`(style: JSONWriter.Style) {
    for seed in UInt64(0)..<200 {
      var dice = Dice(seed: seed)
      let value = JSONValue.array((0..<6).map { _ in JSONNode(dice.value(depth: 4)) })
      var drained: [UInt8] = []
      var writer = JSONWriter(style)
      writer.beginArray()
      for node in value.array! {
        writer.beginArray()
        writer.int(dice.roll(100))
        writer.drain { drained.append(contentsOf: $0) }
        writer.string(dice.text())
        writer.value(node.value)
        writer.drain { drained.append(contentsOf: $0) }
        writer.endArray()
      }
      writer.endArray()
      drained += writer.finish()
      let whole = JSONReader.read(drained).node?.value.serialized(pretty: style == .pretty)
      #expect(whole == drained, "seed \(seed)")
    }
  }

  @Test func `a sink that throws loses nothing`() {
    struct Full: Error {}
    var writer = JSONWriter()
    writer.beginArray()
    writer.int(1)
    #expect(throws: Full.self) { try writer.drain { _ in throw Full() } }
    writer.endArray()
    #expect(writer.finish() == Array("[1]".utf8))
    writer.null()
    #expect(writer.finish() == Array("null".utf8))
  }
}
