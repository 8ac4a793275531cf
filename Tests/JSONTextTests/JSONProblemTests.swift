import JSONText
import Testing

/// A text with ↓ before the first mistake, its kind, and words that its message must have.
struct Mistake: Sendable {
  let text: String
  let kind: JSONProblem.Kind
  let words: String

  init(_ text: String, _ kind: JSONProblem.Kind, _ words: String) {
    self.text = text
    self.kind = kind
    self.words = words
  }

  static let all: [Mistake] = structure + texts + numbers

  static let structure: [Mistake] = [
    Mistake("↓", .emptyText, "no JSON value"),
    Mistake(" \n↓", .emptyText, "no JSON value"),
    Mistake("[1↓,]", .trailingComma, "last element"),
    Mistake("{\"a\":1↓, }", .trailingComma, "last member"),
    Mistake("[1 ↓2]", .missingComma, "before this element"),
    Mistake("{\"a\":1 ↓\"b\":2}", .missingComma, "before this member"),
    Mistake("[1,↓,2]", .missingValue, "before ','"),
    Mistake("[↓,1]", .missingValue, "before ','"),
    Mistake("{\"a\":↓}", .missingValue, "before '}'"),
    Mistake("{\"a\":↓,\"b\":1}", .missingValue, "before ','"),
    Mistake("{↓,\"a\":1}", .missingValue, "a member is missing"),
    Mistake("{\"a\"↓}", .missingColon, "\"a\" has no value"),
    Mistake("{\"a\" ↓1}", .missingColon, "missing after the key \"a\""),
    Mistake("{\"a\" ↓= 1}", .missingColon, "not by '='"),
    Mistake("{\"a\" ↓; 1}", .unexpectedText, "':' is expected here, not ';'"),
    Mistake("{↓a: 1}", .unquotedText, "the key \"a\" needs quotation marks"),
    Mistake("{↓1: 1}", .unquotedText, "the key \"1\" needs quotation marks"),
    Mistake("{↓[]: 1}", .unexpectedText, "a key in quotation marks is expected here, not '['"),
    Mistake("[1, 2↓", .unclosed, "']' is missing"),
    Mistake("{\"a\": [{}]↓", .unclosed, "'}' is missing"),
    Mistake("{\"a\": ↓", .unclosed, "inside an object"),
    Mistake("[1↓}", .unexpectedText, "',' or ']' is expected here, not '}'"),
    Mistake("[1,↓}", .unexpectedText, "a value is expected here, not '}'"),
    Mistake("{\"a\":1↓]", .unexpectedText, "',' or '}' is expected here, not ']'"),
    Mistake("↓]", .unexpectedText, "a value is expected here, not ']'"),
    Mistake("↓,", .unexpectedText, "a value is expected here, not ','"),
    Mistake("{} ↓x", .trailingText, "'x' after the end"),
    Mistake("{}\n↓{}", .trailingText, "need an array around them"),
    Mistake("[1, ↓// one\n2]", .comment, "no comments"),
    Mistake("[1 ↓/* one */, 2]", .comment, "no comments"),
    Mistake("↓# one\n[]", .comment, "no comments"),
    Mistake("[] ↓/* one", .comment, "never closed"),
    Mistake("[1 ↓/ 2]", .unexpectedText, "not '/'"),
    Mistake("↓\u{FEFF}[]", .byteOrderMark, "U+FEFF"),
    Mistake("[↓\u{A0}1]", .unexpectedText, "U+00A0, which is no space"),
    Mistake("[↓“a”]", .unexpectedText, "straight quotation marks"),
    Mistake("[↓\u{1B}[0m]", .unexpectedText, "not U+001B"),
    Mistake("↓n\0u\0", .wrongEncoding, "UTF-16"),
    Mistake("{\"a\":1,↓\"a\":2}", .duplicateKey, "twice"),
    Mistake("{\"a\":1,↓\"\\u0061\":2}", .duplicateKey, "twice"),
    Mistake("{\"\u{E9}\":1,↓\"e\u{301}\":2}", .equivalentKey, "(U+0301)"),
    Mistake("{\"K\":1,↓\"\u{212A}\":2}", .equivalentKey, "(U+212A)"),
  ]

  static let texts: [Mistake] = [
    Mistake("↓'a'", .singleQuotes, "double quotation marks"),
    Mistake("{↓'a': 1}", .singleQuotes, "double quotation marks"),
    Mistake("[↓\"abc]", .unclosed, "never closed"),
    Mistake("[↓\"abc\\", .unclosed, "never closed"),
    Mistake("[↓\"abc\ndef\"]", .unclosed, "not closed on its line"),
    Mistake("\"a↓\tb\"", .controlCharacter, "U+0009 cannot stand in a string; write \\t"),
    Mistake("\"a↓\u{1B}b\"", .controlCharacter, "write \\u001b"),
    Mistake("\"a↓\u{0}b\"", .controlCharacter, "write \\u0000"),
    Mistake(#""a↓\x41""#, .malformedEscape, "write \\u00XX"),
    Mistake(#""a↓\'b""#, .malformedEscape, "an apostrophe needs none"),
    Mistake(#""C:↓\Users""#, .malformedEscape, "before 'U'"),
    Mistake(#""↓\é""#, .malformedEscape, "before U+00E9"),
    Mistake(#""↓\u12G4""#, .malformedEscape, "four hexadecimal digits"),
    Mistake(#""↓\u12""#, .malformedEscape, "four hexadecimal digits"),
    Mistake(#""↓\u+123""#, .malformedEscape, "four hexadecimal digits"),
    Mistake(#""↓\uD800""#, .loneSurrogate, "\\uD800 is half"),
    Mistake(#""↓\uDC00\uD800""#, .loneSurrogate, "\\uDC00 is half"),
    Mistake(#""↓\ud83d\u0041""#, .loneSurrogate, "\\uD83D is half"),
    Mistake(#""↓\ud83d\n""#, .loneSurrogate, "\\uD83D is half"),
    Mistake("↓NaN", .notFinite, "no NaN"),
    Mistake("[↓Infinity]", .notFinite, "no Infinity"),
    Mistake("[↓-Infinity]", .notFinite, "no -Infinity"),
    Mistake("↓True", .unquotedText, "written true"),
    Mistake("↓None", .unquotedText, "write null"),
    Mistake("↓undefined", .unquotedText, "write null"),
    Mistake("[↓nullx]", .unquotedText, "\"nullx\" has no quotation marks"),
    Mistake("[↓tru]", .unquotedText, "\"tru\" has no quotation marks"),
  ]

  static let numbers: [Mistake] = [
    Mistake("↓01", .malformedNumber, "no zero before its first digit"),
    Mistake("↓-01", .malformedNumber, "no zero before its first digit"),
    Mistake("↓00", .malformedNumber, "no zero before its first digit"),
    Mistake("↓+1", .malformedNumber, "no plus sign"),
    Mistake("↓.5", .malformedNumber, "a digit before the point"),
    Mistake("↓-.5", .malformedNumber, "a digit before the point"),
    Mistake("↓1.", .malformedNumber, "after the point"),
    Mistake("↓-", .malformedNumber, "after the minus sign"),
    Mistake("↓1e", .malformedNumber, "in the exponent"),
    Mistake("↓1e+", .malformedNumber, "in the exponent"),
    Mistake("↓0x1F", .malformedNumber, "decimal"),
    Mistake("↓1_000", .malformedNumber, "no separators"),
    Mistake("↓1.2.3", .malformedNumber, "needs quotation marks"),
    Mistake("↓2024-01-02", .malformedNumber, "needs quotation marks"),
    Mistake("↓1.e5", .malformedNumber, "not a JSON number"),
  ]
}

struct `JSON problems` {
  @Test(arguments: Mistake.all)
  func `name each mistake at its place`(mistake: Mistake) throws {
    let (bytes, offset) = marked(mistake.text)
    let result = JSONReader.read(bytes)
    let problem = try #require(result.problems.first)
    #expect(problem.kind == mistake.kind)
    #expect(problem.range.lowerBound == offset)
    #expect(problem.range.upperBound <= bytes.count)
    #expect(problem.position == JSONPosition(of: offset, in: bytes))
    #expect(problem.message.contains(mistake.words), "\(problem.message)")
    #expect((result.node == nil) == (mistake.kind.severity == .error))
    #expect(problem.message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
  }

  @Test func `every kind has an example here`() {
    let elsewhere: Set<JSONProblem.Kind> = [
      .tooLarge, .tooDeep, .tooManyProblems, .illFormedUTF8, .tooManyMarks,
    ]
    let shown = Set(Mistake.all.map(\.kind)).union(elsewhere)
    #expect(Set(JSONProblem.Kind.allCases) == shown)
  }

  @Test func `a text with many mistakes gets them all in one run`() {
    let text = """
      { // a comment
        name: 'x',
        "n": 01, "m": NaN,
        "list": [1, 2 3,],
        "list": "\\q",
      }
      """
    let result = read(text)
    #expect(result.node == nil)
    #expect(
      result.problems.map { "\($0.position) \($0.kind)" } == [
        "1:3 comment", "2:3 unquotedText", "2:9 singleQuotes", "3:8 malformedNumber",
        "3:17 notFinite", "4:17 missingComma", "4:18 trailingComma", "5:3 duplicateKey",
        "5:12 malformedEscape", "5:15 trailingComma",
      ])
  }

  @Test func `a second place explains the first`() {
    let twice = read("{\"a\": 1,\n \"é\": 2, \"a\": 3}").problems
    #expect(
      twice.map(\.description) == [
        "2:10: the key \"a\" is in this object twice; programs differ on which value counts "
          + "(first at 1:2)"
      ])
    let open = read("[\n  {\"a\": 1").problems
    #expect(
      open.map(\.description) == [
        "2:10: the text ends inside an object; '}' is missing (object opened at 2:3)"
      ])
  }

  @Test func `double keys are found in large objects, and no others`() {
    var members = (0..<1000).map { "\"k\($0)\": \($0)" }
    #expect(read("{\(members.joined(separator: ","))}").problems.isEmpty)
    members.append("\"k7\": 1")
    members.append("\"\u{E9}\": 1")
    members.append("\"e\u{301}\": 1")
    let result = read("{\(members.joined(separator: ","))}")
    #expect(result.node?.value.object?.count == 1003)
    #expect(result.problems.map(\.kind) == [.duplicateKey, .equivalentKey])
    let nested = read("{\"a\":{\"a\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":1}]}")
    #expect(nested.problems.isEmpty)
  }

  @Test(
    arguments: [
      ([0x22, 0xFF, 0x22], 1..<2, "(FF)"), ([0x22, 0xC0, 0x80, 0x22], 1..<2, "(C0)"),
      ([0x22, 0xE2, 0x82, 0x22], 1..<3, "(E2 82)"),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1..<2, "(ED)"),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1..<2, "(F4)"),
      ([0x22, 0x61, 0xF0, 0x9F, 0x98, 0x22], 2..<5, "(F0 9F 98)"),
      ([0x5B, 0xE9, 0x5D], 1..<2, "byte 0xE9"),
    ] as [([UInt8], Range<Int>, String)])
  func `bytes that are not UTF-8 have a place`(bytes: [UInt8], range: Range<Int>, words: String) {
    let result = JSONReader.read(bytes)
    #expect(result.node == nil)
    #expect(result.problems.first?.kind == .illFormedUTF8)
    #expect(result.problems.first?.range == range)
    #expect(result.problems.first?.message.contains(words) == true)
  }

  @Test(arguments: UInt8(0)..<0x22)
  func `no control character stands in a string`(byte: UInt8) {
    let kinds = JSONReader.read([0x22, byte, 0x22]).problems.map(\.kind)
    switch byte {
    case 0: #expect(kinds == [.wrongEncoding])
    case 0x0A, 0x0D: #expect(kinds == [.unclosed])
    case ..<0x20: #expect(kinds == [.controlCharacter])
    default: #expect(kinds.isEmpty)
    }
  }

  @Test func `there is an end to errors, and to warnings`() {
    let errors = read("[" + String(repeating: "NaN,", count: 5000) + "1]")
    #expect(errors.problems.count == JSONLimits.maximumProblems + 1)
    #expect(errors.problems.last?.kind == .tooManyProblems)
    let warnings = read("{" + String(repeating: "\"a\":1,", count: 5000) + "\"a\":NaN}")
    #expect(warnings.problems.count == JSONLimits.maximumProblems + 1)
    #expect(warnings.problems.last?.kind == .notFinite)
    #expect(warnings.node == nil)
  }

  @Test func `a message quotes little, and nothing that a terminal would act on`() {
    let key = "\u{1B}]0;x\u{7}\u{202E}\u{9B}" + String(repeating: "k", count: 10_000)
    let quoted = String(decoding: JSONValue.string(key).serialized(), as: UTF8.self)
    let message = read("{\(quoted):1,\(quoted):2}").problems.first?.message ?? ""
    #expect(message.contains("\\u{1B}]0;x\\u{7}\\u{202E}\\u{9B}kkk"))
    #expect(message.unicodeScalars.count < 200)
    #expect(message.contains("…"))
  }
}
