import MapTesting
import SourceText
import Testing

@Suite struct PlaceTests {
  static func place(_ text: String, _ range: Range<Int>, firstLine: Int = 1) -> Place {
    Array(text.utf8).withUnsafeBufferPointer {
      Place(of: range, in: $0, file: "map.md", firstLine: firstLine)
    }
  }

  @Test func `lines and columns count from one, columns in scalars`() {
    let place = Self.place("one\ne\u{301}é 漢 x\n", 10..<13)
    #expect((place.line, place.column, place.length) == (2, 5, 1))
    #expect(place.excerpt == "e\u{301}é 漢 x")
    #expect(Self.place("a\r\nb\r\n", 3..<4).excerpt == "b")
    #expect(Self.place("x", 5..<9) == Self.place("x", 1..<1))
    #expect(Self.place("a\nb", 2..<3, firstLine: 10).line == 11)
  }

  @Test func `a byte order mark is no column`() {
    let place = Self.place("\u{FEFF}claim", 3..<8)
    #expect((place.column, place.length, place.excerpt) == (1, 5, "claim"))
  }

  @Test func `places are those that are counted by hand`() {
    for seed in 0..<1_500 as Range<UInt64> {
      var dice = Dice(seed)
      let text = (0..<dice.roll(20)).map { _ in dice.pick(["a", "é", "漢", "\n", "\r\n", "😀"]) }
        .joined()
      let scalars = Array(text.unicodeScalars)
      let at = dice.roll(scalars.count + 1)
      var line = 1
      var column = 1
      var offset = 0
      for scalar in scalars[..<at] {
        offset += String(scalar).utf8.count
        column += 1
        if scalar == "\n" { (line, column) = (line + 1, 1) }
      }
      let place = Self.place(text, offset..<offset)
      #expect((place.line, place.column) == (line, column), "seed \(seed)")
    }
  }

  @Test func `a line of ten megabytes has a place without it`() {
    let text = String(repeating: "a", count: 10_000_000)
    let place = Self.place(text, 9_000_000..<9_000_003)
    #expect(place.column == 9_000_001)
    #expect((place.excerpt?.utf8.count ?? 0) <= Place.excerptLimit)
  }
}

@Suite struct DiagnosticTests {
  @Test func `a diagnostic shows its line, a caret and what to type`() {
    let place = Place(
      file: "map.md", line: 4, column: 7, length: 4, excerpt: "claim \tcl1 \"x\"")
    let diagnostic = Diagnostic(
      "`cl1` is not declared", at: place, help: "did you mean `c1`?",
      related: [.init("declared here", at: Place(file: "map.md", line: 1, column: 2))])
    #expect(
      diagnostic.rendered == """
        map.md:4:7: error: `cl1` is not declared
          claim  cl1 "x"
                ^~~~
          help: did you mean `c1`?
        map.md:1:2: note: declared here

        """)
  }

  @Test func `wide and invisible characters keep the caret in its place`() {
    let place = Place(file: "m", line: 1, column: 4, length: 2, excerpt: "漢字 \u{202E}é x")
    #expect(
      Diagnostic("bad", severity: .warning, at: place).rendered == """
        m:1:4: warning: bad
          漢字 \\u{202E}é x
               ^~~~~~~~~

        """)
  }

  @Test func `a long line is cut around the caret`() {
    let place = Place(
      file: "m", line: 1, column: 500, length: 900, excerpt: String(repeating: "x", count: 2_000))
    let lines = Diagnostic("bad", at: place).rendered.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { displayWidth(String($0)) <= 100 })
    #expect(lines[2].contains("^~~"))
  }

  @Test func `without a place there is the message alone`() {
    #expect(Diagnostic("it failed\u{1B}[31m").rendered == "error: it failed^[[31m\n")
    #expect(Severity(word: "warning") == .warning)
    #expect(Severity(word: "warn") == nil)
    #expect(Severity.note < .error)
  }
}
