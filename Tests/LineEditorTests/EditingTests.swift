import Testing

/// Editing on an emulated screen, through a real terminal.
@Suite struct EditingTests {
  @Test func `a line is typed, coloured and submitted`() throws {
    let session = try Demo.start()
    try session.send("drop banana")
    try session.wait(forScreen: "> drop banana\ndrop NAME")
    #expect(session.screen.style(of: "drop banana") == "0;1;34")
    #expect(session.screen.style(of: "banana") == "0;36")
    try session.send("\r")
    try session.wait(forScreen: "> drop banana\ngot 11: drop banana\n>")
    #expect(session.screen.unknown.isEmpty)
  }

  @Test func `an unknown command is marked before Enter`() throws {
    let session = try Demo.start()
    try session.send("dro")
    try session.wait(forText: "> dro")
    #expect(session.screen.style(of: "dro") == "0;31")
    try session.send("p")
    try session.wait(forText: "> drop")
    #expect(session.screen.style(of: "drop") == "0;1;34")
  }

  @Test func `Enter begins an indented line until the entry is complete`() throws {
    let session = try Demo.start()
    try session.send("add x \"one\rtwo")
    try session.wait(forScreen: "> add x \"one\n  two\nadd NAME \"TEXT\"")
    try session.send("\"\r")
    try session.wait(forScreen: "> add x \"one\n  two\"\ngot 17: add x \"one^J  two\"\n>")
  }

  @Test func `Up and Down move inside of a block and then through the history`() throws {
    let session = try Demo.start()
    try session.send("first\radd \"one\rtwo\"\r")
    try session.wait(forText: "got 15")
    try session.send("draft\u{1B}[A")
    try session.wait(for: "the block recalled") { $0.text.hasSuffix("two\"\nadd NAME \"TEXT\"") }
    try session.send("\u{1B}[AX")
    try session.wait(for: "an edit on the first line") { $0.text.contains("> add \"oXne\n  two\"") }
    try session.send("\u{1B}[A")
    try session.wait(for: "the entry before") { $0.text.hasSuffix("> first") }
    try session.send("\u{1B}[B\u{1B}[B")
    try session.wait(for: "the draft") { $0.text.hasSuffix("> draft") }
  }

  @Test(arguments: [
    ("abc def ghi", "\u{01}X", "Xabc def ghi"), ("abc def ghi", "\u{01}\u{05}X", "abc def ghiX"),
    ("abc def", "\u{02}\u{02}X", "abc dXef"), ("abc def", "\u{1B}bX", "abc Xdef"),
    ("abc def", "\u{01}\u{1B}fX", "abcX def"), ("abc def", "\u{1B}[1;5DX", "abc Xdef"),
    ("abc def", "\u{17}X", "abc X"), ("abc def", "\u{15}\u{19}X", "abc defX"),
    ("abc def", "\u{1B}\u{7F}\u{1B}\u{7F}\u{19}", "abc def"), ("abc def", "\u{1B}b\u{0B}", "abc"),
    ("abc def", "\u{01}\u{1B}d", " def"), ("abc def", "\u{01}\u{04}", "bc def"),
    ("abc def", "\u{1B}[H\u{1B}[3~", "bc def"), ("ab", "\u{14}", "ba"),
    ("abc", "\u{02}\u{14}", "acb"),
    ("abc def", "\u{1B}b\u{1B}u", "abc DEF"), ("ABC DEF", "\u{1B}b\u{1B}l", "ABC def"),
    ("abc def", "\u{01}\u{1B}c", "Abc def"), ("abc def", "\u{17}\u{1F}", "abc def"),
    ("abc def", "\u{17}\u{1F}\u{1B}_", "abc"), ("one two", "\u{1F}", "one"),
    ("e\u{301}a", "\u{7F}X", "\u{E9}X"), ("日本語", "\u{02}\u{7F}", "日語"),
    ("x👩\u{200D}👩\u{200D}👧", "\u{7F}", "x"), ("🇫🇷x", "\u{02}\u{7F}", "x"),
    ("ab", "\u{16}\u{1B}", "ab^["),
    ("abcdef", "\u{1B}3\u{1B}[DX", "abcXdef"), ("abcdef", "\u{1B}4\u{7F}", "ab"),
    ("a b c d", "\u{1B}2\u{17}X\u{19}", "a b Xc d"), ("a b c d", "\u{1B}2\u{1B}bX", "a b Xc d"),
    ("ab", "\u{1B}3x", "abxxx"), ("abc", "\u{1B}1\u{1B}0\u{02}\u{02}X", "Xabc"),
    ("abc", "\u{1B}1\u{1B}0\u{1B}0\u{1B}0\u{1B}0\u{1B}0\u{1B}0\u{7F}x", "x"),
    ("a日b", "\u{1B}2\u{02}\u{04}", "ab"),
  ])
  func `keys edit as emacs users expect`(typed: String, keys: String, expected: String) throws {
    let session = try Demo.start()
    try session.send(typed)
    try session.send(keys)
    try session.wait(forScreen: "> " + expected)
  }

  @Test func `typed letters are composed`() throws {
    let session = try Demo.start()
    try session.send("e\u{301}\u{1112}\u{1161}\u{11AB}\r")
    try session.wait(forText: "got 5: \u{E9}\u{D55C}")
  }

  @Test func `a letter is composed also when that changes no length`() throws {
    let session = try Demo.start()
    try session.send("ak\u{301}b\u{1B}[D\u{1B}[D\u{1B}[CX\r")
    try session.wait(forText: "got 6: ")
    let all = String(decoding: session.received, as: UTF8.self)
    #expect(all.unicodeScalars.contains("\u{1E31}"))
    #expect(all.contains("got 6: a\u{1E31}Xb"))
  }

  @Test func `a newline or a tab before a letter beyond ASCII is still one`() throws {
    let session = try Demo.start()
    try session.send("\u{1B}[200~a\n日\té\u{1B}[201~")
    try session.wait(forScreen: "> a\n日    é")
  }

  @Test func `letters that others make together are passed as one`() throws {
    let session = try Demo.start()
    try session.send("🇷\u{1B}[D🇫\u{1B}[D\u{7F}x\r")
    try session.wait(forText: "got 9: x🇫🇷")
  }

  @Test func `wrapped lines survive edits in the middle`() throws {
    let session = try Demo.start(columns: 20)
    try session.send("b   baabbaaba  abaa abbab ab")
    try session.wait(forScreen: "> b   baabbaaba  aba\na abbab ab")
    try session.send("\u{01}a")
    try session.wait(forScreen: "> ab   baabbaaba  ab\naa abbab ab")
    try session.send("\u{05}\u{7F}\u{7F}\u{01}\u{04}")
    try session.wait(forScreen: "> b   baabbaaba  aba\na abbab")
    #expect(session.screen.row == 0 && session.screen.column == 2)
  }

  @Test func `an entry higher than the screen scrolls inside of it`() throws {
    let session = try Demo.start(columns: 20, rows: 5)
    try session.send("\"" + (1...9).map { "line\($0)" }.joined(separator: "\r"))
    try session.wait(for: "the end") { $0.lines.contains("  line9") }
    #expect(!session.screen.text.contains("line3"))
    try session.send("\u{1B}<")
    try session.wait(for: "the start") { $0.lines.first == "> \"line1" }
    try session.send("\u{1B}>\"\r")
    try session.wait(forText: "\"")
    try session.wait(forText: ">")
  }

  @Test func `a letter typed after a paste into a long entry is drawn`() throws {
    let session = try Demo.start()
    let lines = (1...40).map { "line \($0)" }.joined(separator: "\n")
    try session.send("\u{1B}[200~\(lines)\u{1B}[201~")
    try session.wait(forText: "line 40")
    try session.send(
      "\u{1B}<\u{0B}\u{1B}>\u{1B}[200~x\u{1B}[201~" + String(repeating: "yz", count: 100))
    try session.send("\u{1B}2\u{02}!\r")
    try session.wait(for: "the echo") { $0.text.hasSuffix("yzyzyz!yz\n>") }
  }

  @Test func `Ctrl-C gives up the line, Ctrl-D ends only an empty one`() throws {
    let session = try Demo.start()
    try session.send("abc\u{03}")
    try session.wait(forScreen: "> abc^C\ncancelled\n>")
    try session.send("x\u{04}\u{04}")
    try session.wait(forText: "> x")
    try session.send("\u{7F}\u{04}")
    #expect(session.ending() == .exited(0))
    #expect(session.screen.text.hasSuffix("\nend"))
    #expect(!session.screen.bracketsPastes)
  }

  @Test func `what is typed while a command runs is kept`() throws {
    let session = try Demo.start()
    try session.send("sleep\r")
    try session.wait(forText: "got 5")
    try session.send("next")
    try session.wait(for: "the next line") { $0.text.hasSuffix("> next") }
  }
}
