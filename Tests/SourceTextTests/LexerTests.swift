import MapTesting
import Testing

@testable import SourceText

@Suite struct LexerTests {
  /// The tokens of `text` as `KIND:BYTES`, and the problem that ended them.
  static func scan(
    _ text: String, semicolons: Bool = false
  ) -> (tokens: [String], comments: [String], problem: LexicalProblem?) {
    var tokens: [Token] = []
    var comments: [Token] = []
    let bytes = Array(text.utf8)
    let problem = bytes.withUnsafeBufferPointer {
      Lexer.scan($0, 0..<$0.count, semicolons: semicolons, into: &tokens, comments: &comments)
    }
    func shown(_ token: Token) -> String {
      "\(token.kind):" + String(decoding: bytes[token.range], as: UTF8.self)
    }
    return (tokens.map(shown), comments.map(shown), problem)
  }

  @Test func `words, texts and marks stand by themselves`() {
    let (tokens, comments, problem) = Self.scan(
      "support c1,c2 with a + b -> é \"x, \\\" # ; y\" +x -> #c\n  q#r # last")
    #expect(
      tokens == [
        "word:support", "word:c1", "comma:,", "word:c2", "word:with", "word:a", "plus:+", "word:b",
        "arrow:->", "word:é", "text:\"x, \\\" # ; y\"", "word:+x", "arrow:->", "word:q#r",
      ])
    #expect(comments == ["comment:#c", "comment:# last"])
    #expect(problem == nil)
  }

  @Test func `every byte comes to an end, alone and within words`() {
    for byte in UInt8.min...UInt8.max {
      for bytes in [[byte], [0x61, byte, 0x62], [0x20, byte, byte, 0x20]] {
        var tokens: [Token] = []
        var comments: [Token] = []
        _ = bytes.withUnsafeBufferPointer {
          Lexer.scan($0, 0..<$0.count, semicolons: true, into: &tokens, comments: &comments)
        }
        #expect(tokens.allSatisfy { $0.start < $0.end }, "\(bytes)")
        #expect(tokens.count <= 3, "\(bytes)")
      }
    }
  }

  @Test func `semicolons separate only where they may`() {
    #expect(Self.scan("a;b ; c", semicolons: true).tokens.count == 5)
    let (_, _, problem) = Self.scan("a;b")
    #expect(problem?.message == "`;` separates statements only at the prompt and in -c")
    #expect(problem?.range == 1..<2)
  }

  @Test(arguments: [
    ("claim \"open", "the text has no closing quote on its line", 6..<11),
    ("claim \"open\r\n \"x\"", "the text has no closing quote on its line", 6..<11),
    ("claim \"open \\\"", "the text has no closing quote on its line", 6..<14),
    ("\"a\"b", "a space is missing after the closing quote", 3..<4),
    ("\"", "the text has no closing quote on its line", 0..<1),
  ])
  func `a text that does not end is told`(text: String, message: String, range: Range<Int>) {
    let problem = Self.scan(text).problem
    #expect(problem?.message == message)
    #expect(problem?.range == range)
  }

  @Test func `tokens and what is between them are the whole text`() {
    let pieces = ["a", "\"t\"", " ", "\t", "\n  ", ",", "+", "->", "# c\n", "é", "\\", "\"\\\"\""]
    for seed in 0..<2_000 as Range<UInt64> {
      var dice = Dice(seed)
      let text = (0..<dice.roll(12)).map { _ in dice.pick(pieces) }.joined()
      let bytes = Array(text.utf8)
      var tokens: [Token] = []
      var comments: [Token] = []
      let problem = bytes.withUnsafeBufferPointer {
        Lexer.scan($0, 0..<$0.count, into: &tokens, comments: &comments)
      }
      var at = 0
      for token in (tokens + comments).sorted(by: { $0.start < $1.start }) {
        #expect(Int(token.start) >= at, "seed \(seed)")
        #expect(bytes[at..<Int(token.start)].allSatisfy { $0 <= 0x20 }, "seed \(seed)")
        at = Int(token.end)
      }
      if problem == nil { #expect(bytes[at...].allSatisfy { $0 <= 0x20 }, "seed \(seed)") }
    }
  }
}

@Suite struct TextEscapesTests {
  static func decode(_ text: String) -> (text: String, problem: LexicalProblem?) {
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    let problem = bytes.withUnsafeBufferPointer {
      TextEscapes.decode($0, 0..<$0.count, into: &output)
    }
    return (String(decoding: output, as: UTF8.self), problem)
  }

  @Test func `the five escapes are read`() {
    #expect(Self.decode(#""a\"b\\c\nd\te\u{1F4A1}f\u{e9}""#).text == "a\"b\\c\nd\te💡fé")
  }

  @Test(arguments: [
    #""\x""#, #""\""#, #""\u""#, #""\u{}""#, #""\u{110000}""#, #""\u{D800}""#, #""\u{0}""#,
    #""\u{12345678}""#, #""\u{12""#, #""\u{g}""#,
  ])
  func `other escapes are problems at their place`(text: String) {
    let problem = Self.decode(text).problem
    #expect(problem != nil)
    #expect(problem?.range.lowerBound == 1)
  }

  @Test func `what is encoded is decoded again, and may stand in a notebook`() {
    let pieces = [
      "a", "\"", "\\", "\n", "\t", "\r", "\u{1}", "\u{7F}", "\u{85}", "\u{202E}", "\u{200B}", "é",
      "e\u{301}", "漢", "😀", "\u{FEFF}", "\u{2028}", String(repeating: "\u{300}", count: 40),
    ]
    for seed in 0..<3_000 as Range<UInt64> {
      var dice = Dice(seed)
      let text = (0..<dice.roll(10)).map { _ in dice.pick(pieces) }.joined()
      let encoded = TextEscapes.encoded(text)
      let (decoded, problem) = Self.decode(encoded)
      #expect(problem == nil && decoded.utf8.elementsEqual(text.utf8), "seed \(seed): \(encoded)")
      #expect(Array(encoded.utf8).withUnsafeBufferPointer { findBadByte($0) } == nil)
      #expect(!encoded.unicodeScalars.contains { isHidden($0) }, "seed \(seed)")
      #expect(!encoded.utf8.contains(0x0A))
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `texts end where a byte by byte reader says`(seed: UInt64) {
    var dice = Dice(seed)
    let parts = ["\"", "\\", "\n", "\r", "\u{1}", "\u{7F}", "é", "漢", "#", "]", "!", "["]
    for _ in 0..<4_000 {
      var text = "\""
      for _ in 0..<dice.roll(30) {
        text += dice.once(in: 6) ? dice.pick(parts) : dice.pick(["a", "bc", " ", "word"])
      }
      let bytes = Array(text.utf8)
      var end: Int?
      var at = 1
      while at < bytes.count, end == nil, bytes[at] != 0x0A, bytes[at] != 0x0D {
        if bytes[at] == UInt8(ascii: "\"") { end = at + 1 }
        at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
      }
      var tokens: [Token] = []
      var comments: [Token] = []
      _ = bytes.withUnsafeBufferPointer {
        Lexer.scan($0, 0..<$0.count, semicolons: true, into: &tokens, comments: &comments)
      }
      let first = tokens.first { $0.kind == .text && $0.start == 0 }
      #expect(first.map { Int($0.end) } == end, "seed \(seed): \(text)")
      if let first, let end {
        #expect(first.isPlain == !bytes[..<end].contains(UInt8(ascii: "\\")), "\(text)")
      }
    }
  }
}
