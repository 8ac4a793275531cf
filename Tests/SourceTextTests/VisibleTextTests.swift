import MapTesting
import Testing

@testable import SourceText

@Suite struct VisibleTextTests {
  @Test func `what could move, hide or turn text is shown`() {
    #expect(visible("plain é 漢") == "plain é 漢")
    #expect(visible("a\tb\nc\u{1B}[0m\u{7F}") == "a^Ib^Jc^[[0m^?")
    #expect(visible("a\tb\nc", keepsLines: true) == "a\tb\nc")
    #expect(
      visible("x\u{202E}y\u{200B}\u{FEFF}\u{85}\u{2028}")
        == "x\\u{202E}y\\u{200B}\\u{FEFF}\\u{85}\\u{2028}")
    #expect(visible("\r\n") == "^M^J")
  }

  @Test func `nothing shown can control a terminal`() {
    for value in 0...0xFFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for shown in visible(String(scalar)).unicodeScalars {
        #expect(shown.value >= 0x20 && !(0x7F..<0xA0).contains(shown.value) && !isHidden(shown))
      }
    }
  }

  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("😀", 2),
    ("🇩🇪", 2), ("\u{200D}", 0), ("☺", 1), ("\u{7}", 0), ("…", 1), ("→", 1),
  ])
  func `widths are those of a terminal`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func `wrapped lines keep the words and the width`() {
    for seed in 0..<2_000 as Range<UInt64> {
      var dice = Dice(seed)
      let words = (0..<dice.roll(15)).map { _ in
        String(repeating: dice.pick(["a", "é", "漢", "e\u{301}", "😀"]), count: 1 + dice.roll(14))
      }
      let limit = 2 + dice.roll(20)
      let lines = wrapped(words.joined(separator: dice.pick([" ", "\n", "  "])), to: limit)
      for line in lines { #expect(displayWidth(line) <= limit, "seed \(seed): \(line)") }
      #expect(
        lines.joined().filter { $0 != " " } == words.joined(), "seed \(seed)")
      // No word goes to the next line that had room on the one before.
      for (line, next) in zip(lines, lines.dropFirst()) {
        let first = next.split(separator: " ").first.map(String.init) ?? ""
        #expect(
          displayWidth(line) + 1 + displayWidth(first) > limit || displayWidth(first) == limit
            || words.contains { $0.hasPrefix(first) && $0 != first }
            || words.contains {
              displayWidth($0) > limit
            }, "seed \(seed)")
      }
    }
  }

  @Test func `a cut text is a beginning, at a word where there is one`() {
    #expect(cut("one two three", to: 8) == "one two")
    #expect(cut("one two three", to: 7) == "one two")
    #expect(cut("a verylongword", to: 8) == "a verylo")
    #expect(shortened("one two three", to: 10) == "one two...")
    #expect(shortened("short", to: 10) == "short")
    #expect(cut("漢字漢字", to: 5) == "漢字")
    for seed in 0..<500 as Range<UInt64> {
      var dice = Dice(seed)
      let text = (0..<dice.roll(30)).map { _ in dice.pick(["a", " ", "漢", "é"]) }.joined()
      let limit = dice.roll(30)
      let kept = cut(text, to: limit)
      #expect(text.hasPrefix(kept) && displayWidth(kept) <= limit, "seed \(seed)")
    }
  }
}

@Suite struct SuggestionTests {
  /// The optimal string alignment distance, by its definition.
  static func slowDistance(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    guard let x = a.last else { return b.count }
    guard let y = b.last else { return a.count }
    var best = min(
      slowDistance(a.dropLast(), b) + 1, slowDistance(a, b.dropLast()) + 1,
      slowDistance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
    let (p, q) = (a.dropLast().last, b.dropLast().last)
    if let p, let q, x == q, y == p {
      best = min(best, slowDistance(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return best
  }

  @Test func `the distance is that of its definition`() {
    for seed in 0..<400 as Range<UInt64> {
      var dice = Dice(seed)
      let (a, b) = (
        (0..<dice.roll(6)).map { _ in dice.pick(["a", "b", "c"]) }.joined(),
        (0..<dice.roll(6)).map { _ in dice.pick(["a", "b", "c"]) }.joined()
      )
      let wanted = Self.slowDistance(Array(a)[...], Array(b)[...])
      for limit in 0..<7 {
        let found = editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars), within: limit)
        #expect(found == (wanted <= limit ? wanted : nil), "seed \(seed)")
      }
    }
  }

  @Test(
    arguments: [
      ("clam", "claim"), ("suport", "support"), ("evidnece", "evidence"), ("CLAIM", "claim"),
      ("undrecut", "undercut"), ("zzzz", nil), ("", nil), ("c", nil),
    ] as [(String, String?)])
  func `the nearest word is meant`(word: String, meant: String?) {
    #expect(
      closest(to: word, among: ["claim", "evidence", "support", "undercut", "title"]) == meant)
  }

  @Test func `the first of equally near words is meant`() {
    #expect(closest(to: "c3", among: ["c1", "c2"]) == "c1")
    #expect(closest(to: "c1", among: ["c11", "c1"]) == "c1")
  }

  @Test func `forms and folding make alike what looks alike`() {
    #expect(nfc("e\u{301}").unicodeScalars.count == 1)
    #expect(isNFC("é") && !isNFC("e\u{301}") && isNFC("abc"))
    #expect(caseFolded("ΣΑΣ") == caseFolded("σας"))
    #expect(caseFolded("Straße") == caseFolded("STRASSE"))
    #expect(searchFolded("Éléphant ŁÓDŹ") == searchFolded("elephant łodz"))
  }
}
