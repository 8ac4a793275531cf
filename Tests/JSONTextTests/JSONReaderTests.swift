import JSONText
import Testing

struct `JSON reader` {
  @Test(arguments: [
    ("null", JSONValue.null), (" true\n", .bool(true)), ("false", .bool(false)),
    ("\"\"", .string("")), ("[]", .array([])), ("{ }", .object([])), ("0", .int(0)),
    ("-12", .int(-12)),
    ("[1,[2]]", .array([JSONNode(.int(1)), JSONNode(.array([JSONNode(.int(2))]))])),
    ("{\"b\":1,\"a\":[ ]}", .object([JSONMember("b", .int(1)), JSONMember("a", .array([]))])),
    ("\r\n\t [null , true]", .array([JSONNode(.null), JSONNode(.bool(true))])),
  ])
  func `gives the value`(text: String, value: JSONValue) {
    let result = read(text)
    #expect(result.node?.value == value)
    #expect(result.problems.isEmpty)
  }

  @Test(arguments: [
    (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"),
    (#""\u0041\u00e9\u20AC\u0000""#, "Aé€\0"),
    (#""\ud83d\ude00 \uD834\uDD1E""#, "😀 𝄞"),
    (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
    ("\"\u{2028}\u{7F}é😀\u{FEFF}\"", "\u{2028}\u{7F}é😀\u{FEFF}"),
  ])
  func `resolves escapes`(text: String, value: String) {
    let result = read(text)
    #expect(result.problems.isEmpty)
    #expect(result.node?.value == .string(value))
  }

  @Test func `knows the bytes of each value and key`() throws {
    let text = " {\"é\" : [ 12, \"x\\n\" ] , \"b\":{}}\n"
    let bytes = Array(text.utf8)
    let node = try #require(read(text).node)
    func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    #expect(words(node.range) == "{\"é\" : [ 12, \"x\\n\" ] , \"b\":{}}")
    let members = try #require(node.value.object)
    #expect(members.map { words($0.keyRange) } == ["\"é\"", "\"b\""])
    #expect(members.map { words($0.node.range) } == ["[ 12, \"x\\n\" ]", "{}"])
    let elements = try #require(members[0].value.array)
    #expect(elements.map { words($0.range) } == ["12", "\"x\\n\""])
  }

  @Test func `keeps the order of keys and finds them byte for byte`() {
    let value = read("{\"z\":1,\"caf\u{E9}\":2,\"__proto__\":3,\"\":4}").node?.value
    #expect(value?.object?.map(\.key) == ["z", "caf\u{E9}", "__proto__", ""])
    #expect(value?["__proto__"]?.value.int == 3)
    #expect(value?[""]?.value.int == 4)
    #expect(value?["caf\u{E9}"]?.value.int == 2)
    #expect(value?["cafe\u{301}"] == nil)
    #expect(value?["nothing"] == nil)
  }

  @Test func `accessors answer for their own kind only`() {
    let value = read("[{}, [], \"1\", 1, true, null]").node?.value
    let all = value?.array?.map(\.value) ?? []
    #expect(all.map { $0.object != nil } == [true, false, false, false, false, false])
    #expect(all.map { $0.array != nil } == [false, true, false, false, false, false])
    #expect(all.map(\.string) == [nil, nil, "1", nil, nil, nil])
    #expect(all.map(\.int) == [nil, nil, nil, 1, nil, nil])
    #expect(all.map(\.double) == [nil, nil, nil, 1, nil, nil])
    #expect(all.map(\.bool) == [nil, nil, nil, nil, true, nil])
    #expect(all.map(\.isNull) == [false, false, false, false, false, true])
    #expect(
      all.map(\.kindName) == ["an object", "an array", "a string", "a number", "true", "null"])
  }

  @Test func `equality sees order, spelling and Unicode form, but not places`() {
    func same(_ left: String, _ right: String) -> Bool {
      read(left).node!.value == read(right).node!.value
    }
    #expect(same("{\"a\": [1, {\"b\":null}]}", "{\"a\":[1,{\"b\":null}]}"))
    #expect(!same("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}"))
    #expect(!same("1", "1.0"))
    #expect(!same("\"\u{E9}\"", "\"e\u{301}\""))
    #expect(!same("{\"\u{E9}\":1}", "{\"e\u{301}\":1}"))
    #expect(!same("[1]", "[1,1]"))
    #expect(!same("[true]", "[false]"))
    #expect(!same("[]", "{}"))
  }

  @Test func `takes the deepest nesting it allows and refuses one more`() {
    let depth = JSONLimits.maximumDepth
    let deepest = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(read(deepest).problems.isEmpty)
    #expect(read(deepest).node?.value.serialized() == Array(deepest.utf8))
    let problems = read("[\(deepest)]").problems
    #expect(problems.map(\.kind) == [.tooDeep])
    #expect(problems.first?.range == depth..<depth + 1)
    let shallow = JSONReader.read(Array("{\"a\":{\"b\":[]}}".utf8), limits: JSONLimits(depth: 2))
    #expect(
      shallow.problems.map(\.description) == [
        "1:11: objects and arrays are nested deeper than 2 levels"
      ])
    #expect(JSONLimits(depth: 1_000_000).depth == depth)
    #expect(JSONLimits(depth: -1, bytes: -1).bytes == 0)
  }

  @Test func `refuses a text over the size limit`() {
    let limits = JSONLimits(bytes: 4)
    #expect(JSONReader.read(Array("null".utf8), limits: limits).problems.isEmpty)
    let result = JSONReader.read(Array("null ".utf8), limits: limits)
    #expect(result.node == nil)
    #expect(result.problems.map(\.kind) == [.tooLarge])
  }
}
