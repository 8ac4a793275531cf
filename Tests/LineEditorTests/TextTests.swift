import CPseudoTerminal
import RandomTesting
import Testing

@testable import LineEditor

/// Text as it is shown.
@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("\u{1B}[31mred", "^[[31mred"), ("\u{1B}]2;title\u{07}", "^[]2;title^G"),
    ("a\u{9B}b", "a\\u{9B}b"), ("a\u{7F}", "a^?"), ("a\r\nb\n", "a^M^Jb^J"),
    ("\u{202E}abc\u{2066}", "\\u{202E}abc\\u{2066}"),
    ("a\u{200B}b\u{FEFF}", "a\\u{200B}b\\u{FEFF}"),
    ("\u{2028}\u{AD}", "\\u{2028}\\u{AD}"), ("e\u{301}", "e\u{301}"),
    ("\u{301}", "\u{25CC}\u{301}"),
    ("👩\u{200D}👧", "👩👧"), ("❤\u{FE0F}", "❤"), ("👍🏽", "👍"), ("🏽", "🏽"), ("税金é", "税金é"),
  ])
  func `nothing in a text steers the terminal or hides`(text: String, shown: String) {
    #expect(Array(VisibleText.render(text).utf8) == Array(shown.utf8))
  }

  @Test func `newlines stay on request`() {
    #expect(VisibleText.render("a\r\nb\n\tc", keepingNewlines: true) == "a\nb\n^Ic")
  }

  @Test func `every code point is harmless`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = VisibleText.render(String(scalar))
      let isHarmless = shown.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
          && $0.properties.generalCategory != .format
      }
      if !isHarmless { Issue.record("U+\(String(value, radix: 16)) is shown as it is") }
    }
  }

  @Test func `a letter with endless marks is cut`() {
    let marks = String(repeating: "\u{301}", count: 100_000)
    #expect(VisibleText.render("e" + marks).unicodeScalars.count == VisibleText.longestCluster)
    #expect(Normalization.composed("e" + marks).unicodeScalars.count == 100_001)
  }

  @Test func `widths are those of the C library`() {
    var differing: [String] = []
    for value in UInt32(0xA0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = cpt_width(value)
      let isShown = VisibleText.render(String(scalar)) == String(scalar)
      guard theirs > 0, isShown, DisplayWidth.of(scalar) != Int(theirs) else { continue }
      // The C library and Swift know different versions of Unicode.
      guard let age = scalar.properties.age, age.major < 15 else { continue }
      differing.append(String(value, radix: 16))
    }
    #expect(differing == [])
  }
}

/// Editing as a pure function of text and cursor.
@Suite struct EditBufferTests {
  @Test func `lines keep the column`() {
    var buffer = EditBuffer("abcdef\nx\n日本語abc", cursor: 5)
    let moves = [buffer.moveDown(), buffer.moveDown(), buffer.moveDown()]
    #expect(moves == [true, true, false])
    #expect(buffer.cursor == 12)
    let back = [buffer.moveUp(), buffer.moveUp(), buffer.moveUp()]
    #expect(back == [true, true, false])
    #expect(buffer.cursor == 1)
  }

  @Test func `words are words in any script`() {
    var buffer = EditBuffer("été — 日本 x_1")
    #expect(buffer.slice(buffer.wordStart..<buffer.count) == "x_1")
    buffer.move(to: buffer.wordStart)
    #expect(buffer.slice(buffer.wordStart..<buffer.cursor) == "日本 ")
    buffer.move(to: 0)
    #expect(buffer.slice(0..<buffer.wordEnd) == "été")
  }

  @Test func `random edits keep the cursor on a letter`() {
    for seed in UInt64(1)...200 {
      var random = SeededGenerator(seed: seed)
      var buffer = EditBuffer()
      for _ in 0..<40 {
        let step = Int.random(in: 0..<8, using: &random)
        switch step {
        case 0...3:
          buffer.insert(
            ["a", "日", "e\u{301}", "👩\u{200D}👧", " ", "\n"].randomElement(using: &random)!)
        case 4: buffer.move(to: buffer.previousLetter)
        case 5: buffer.move(to: buffer.nextLetter)
        case 6: buffer.replace(buffer.previousLetter..<buffer.cursor, with: "")
        default: _ = Bool.random(using: &random) ? buffer.moveUp() : buffer.moveDown()
        }
        let boundaries = buffer.text.indices.map(buffer.offset) + [buffer.count]
        #expect(boundaries.contains(buffer.cursor), "seed \(seed)")
      }
    }
  }

  @Test func `undoing takes back words, and redoing gives them back`() {
    var undo = UndoHistory()
    var buffer = EditBuffer()
    for letter in "one two" {
      let before = buffer
      buffer.insert(String(letter))
      undo.note(from: before, to: buffer)
    }
    var states: [String] = []
    while let state = undo.undo(from: buffer) {
      buffer = state
      states.append(state.text)
    }
    #expect(states == ["one ", ""])
    while let state = undo.redo(from: buffer) { buffer = state }
    #expect(buffer.text == "one two")
  }
}

/// Bytes into keys.
@Suite struct KeyDecoderTests {
  private func keys(_ pieces: [[UInt8]]) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for (number, piece) in pieces.enumerated() {
      decoder.feed(piece)
      while let key = decoder.next(isFinal: number == pieces.count - 1) { keys.append(key) }
    }
    return keys
  }

  @Test(arguments: [
    "a日é👩\u{1B}[A\u{1B}[1;5Cx", "\u{1B}[200~one\u{1B}[20\ntwo\u{1B}[201~z",
    "\u{1B}OH\u{1B}[3~\u{1B}",
    "\u{1B}b\u{1B}[999;999;999q\u{1B}[[A!",
  ])
  func `it does not matter how bytes are cut`(text: String) {
    let bytes = Array(text.utf8)
    let whole = keys([bytes])
    for cut in 1..<bytes.count {
      #expect(keys([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole, "cut at \(cut)")
    }
    #expect(keys(bytes.map { [$0] }) == whole)
  }

  @Test func `a paste over the limit is cut and counted`() {
    let paste = [UInt8](repeating: 0x61, count: KeyDecoder.pasteLimit + 5)
    let found = keys([Array("\u{1B}[200~".utf8) + paste + Array("\u{1B}[201~".utf8)])
    #expect(found == [.paste(Array(paste.dropLast(5)), dropped: 5)])
  }

  @Test func `no bytes at all make it stop or loop`() {
    for seed in UInt64(1)...300 {
      var random = SeededGenerator(seed: seed)
      let pool: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x30, 0x7E, 0x41, 0x00, 0xE6, 0x97, 0xA5, 0xFF, 0xC2, 0x80,
      ]
      let bytes = (0..<60).map { _ in pool.randomElement(using: &random)! }
      var decoder = KeyDecoder()
      decoder.feed(bytes)
      var count = 0
      while decoder.next(isFinal: true) != nil { count += 1 }
      #expect(count <= bytes.count && decoder.isEmpty, "seed \(seed)")
    }
  }
}

/// The random numbers of these tests.
typealias SeededGenerator = RandomTesting.Dice
