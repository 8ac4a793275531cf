import ArgumentGraph
import Documents
import Testing

private func paragraphs(_ text: String) throws -> [String] {
  let document = try DocumentText(utf8: Array(text.utf8))
  return document.paragraphs.map(document.text(in:))
}

@Suite struct DocumentTextTests {
  @Test func `a paragraph is a run of lines that are not blank`() throws {
    let text = "Title\n\nOne line\nand  another.\n \t \nThe\tlast  \n\n\n"
    #expect(try paragraphs(text) == ["Title", "One line and another.", "The last"])
    let document = try DocumentText(utf8: Array(text.utf8))
    #expect(document.lines == [1, 3, 6])
    #expect(document.bytes == Array("Title\nOne line and another.\nThe last".utf8))
  }

  @Test func `lines are paragraphs when more than half of them are long`() throws {
    let long = String(repeating: "é", count: 201)
    let short = String(repeating: "é", count: 200)
    #expect(try paragraphs("\(long)\n\(long)\nshort") == [long, long, "short"])
    #expect(try paragraphs("\(long)\n\(short)") == ["\(long) \(short)"])
    #expect(try paragraphs("\(long)\n   \nshort\nshort") == [long, "short short"])
    // White space around a line does not make it long.
    let padded = String(repeating: " ", count: 300) + "short"
    #expect(try paragraphs("\(padded)\n\(padded)") == ["short short"])
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}"])
  func `line ends of every kind part lines`(end: String) throws {
    let text = ["A b.", "C d.", "", "E f."].joined(separator: end) + end
    #expect(try paragraphs(text) == ["A b. C d.", "E f."])
  }

  @Test func `a line width does not change the text`() throws {
    let words = "Rents rose. They fell again, by a tenth, in the spring of that year."
    let wide = try DocumentText(utf8: Array(words.utf8))
    let narrow = try DocumentText(utf8: Array(words.replacing(" ", with: "\r\n").utf8))
    #expect(wide.bytes == narrow.bytes)
    #expect(wide.sentences == narrow.sentences)
  }

  @Test func `a mark at the start, no-break spaces and ideographs`() throws {
    #expect(try paragraphs("\u{FEFF}A\u{A0}b\u{3000}c") == ["A b c"])
    #expect(try paragraphs("価格が上\nがった。") == ["価格が上がった。"])
    #expect(try paragraphs("A\u{2029}b") == ["A", "b"])
  }

  @Test func `an empty text has no paragraphs`() throws {
    for text in ["", "\u{FEFF}", " \n\t\n"] { #expect(try paragraphs(text) == []) }
  }

  @Test(
    arguments: [
      ([0xC3, 0x28], 1, 0), ([0x61, 0x0A, 0x62, 0xFF], 2, 3), ([0xC0, 0xAF], 1, 0),
      ([0xED, 0xA0, 0x80], 1, 0), ([0xF4, 0x90, 0x80, 0x80], 1, 0), ([0xE2, 0x82], 1, 0),
      ([0x0D, 0x0A, 0x0D, 0x80], 3, 3), ([0xE0, 0x80, 0x80], 1, 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 1, 0),
    ] as [([UInt8], Int, Int)])
  func `bytes that are not UTF-8 are named by line and offset`(
    bytes: [UInt8], line: Int, offset: Int
  ) {
    #expect(throws: DocumentError.invalidUTF8(line: line, offset: offset)) {
      try DocumentText(utf8: bytes)
    }
  }

  @Test func `a NUL is refused, not cut at`() {
    #expect(throws: DocumentError.nul(line: 2, offset: 7)) {
      try DocumentText(utf8: Array("A long\n\0 tail of text that goes on".utf8))
    }
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 0x08], "gzip"), ([0x89, 0x50, 0x4E, 0x47], "PNG"),
      ([0x7F, 0x45, 0x4C, 0x46], "program"), ([0xFF, 0xFE, 0x41, 0x00], "UTF-16"),
      ([0x41, 0x00, 0x42, 0x00, 0x43, 0x00], "UTF-16"), ([0x25, 0x50, 0x44, 0x46, 0x2D], "PDF"),
      ([0x50, 0x4B, 0x03, 0x04], "Word"),
    ] as [([UInt8], String)])
  func `files of other kinds are named`(bytes: [UInt8], name: String) throws {
    let error = try #require(throws: DocumentError.self) { try DocumentText(utf8: bytes) }
    #expect("\(error)".hasPrefix("not UTF-8 text: it looks like"))
    #expect("\(error)".contains(name))
  }

  @Test func `a letter with too many marks is refused`() throws {
    let some = "a" + String(repeating: "\u{301}", count: 30)
    #expect(try paragraphs(some).count == 1)
    let many = "ok\na" + String(repeating: "\u{301}\u{323}", count: 100_000)
    #expect(throws: DocumentError.combiningRun(line: 2, offset: 64)) {
      try DocumentText(utf8: Array(many.utf8))
    }
  }

  @Test(arguments: 0..<150) func `sentences hold every word once and in order`(seed: UInt64) throws
  {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "a", "B", "é", "Я", "雨", "5", ".", "!", "?", "…", "。", "؟", " ", " ", "\n", "\n\n", "“", "”",
      "(", ")", "[1]", "*", "-", "1.", "U.S.", "Mr.", "e.g.", "\u{301}", "»", "’", "#", "\t", "。」",
    ]
    let text = (0..<Int.random(in: 0...120, using: &random)).map { _ in
      pieces.randomElement(using: &random)!
    }.joined()
    let document = try DocumentText(utf8: Array(text.utf8))
    var end = 0
    for sentence in document.sentences {
      #expect(sentence.lowerBound >= end && !sentence.isEmpty, "seed \(seed)")
      let gap = document.bytes[end..<sentence.lowerBound]
      #expect(gap.allSatisfy { $0 == 0x20 || $0 == 0x0A }, "seed \(seed)")
      end = sentence.upperBound
    }
    #expect(end == document.bytes.count, "seed \(seed)")
    for (index, paragraph) in document.paragraphs.enumerated() {
      #expect(document.sentenceCount(ofParagraph: index + 1) > 0, "seed \(seed)")
      let passage = document.passage(covering: paragraph)
      #expect(passage.map(document.widened) == Passage(paragraph: index + 1), "seed \(seed)")
    }
  }
}
