import Foundation
import TerminalTesting
import Testing

/// Rows F52, F53, F71 and F72 of the catalogue of faults, on the real program at a pseudo-terminal.
@Suite struct `The prompt and text from outside` {
  private let box = Sandbox()

  private func start(_ name: String = "n.md") throws -> TerminalSession {
    var variables = box.variables
    variables["TERM"] = "xterm-256color"
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(box.path) && exec crux \"$0\"", name], environment: variables,
      columns: 90, rows: 24)
    try session.wait(for: "the prompt") { $0.text.hasSuffix(">") && $0.column > 0 }
    return session
  }

  private func type(_ line: String, _ session: TerminalSession, until text: String) throws {
    try session.send(line + "\r")
    try session.wait(forText: text)
    try session.wait(for: "the next prompt") { session.isRaw && $0.text.hasSuffix(">") }
  }

  private func paste(_ text: String) -> String { "\u{1B}[200~\(text)\u{1B}[201~" }

  // MARK: F52, F53

  /// Sequences that would do something to a terminal, each with what must be shown instead.
  private static let hostile: [(sent: String, shown: String)] = [
    ("\u{1B}]2;owned\u{7}", "^[]2;owned^G"), ("\u{1B}]8;;http://x\u{1B}\\", "^[]8;;http://x^[\\"),
    ("\u{1B}]52;c;eA==\u{7}", "^[]52;c;eA==^G"), ("\u{1B}[2J", "^[[2J"),
    ("\u{9B}31m", "\\u{9B}31m"), ("\u{9D}2;x\u{9C}", "\\u{9D}2;x\\u{9C}"), ("\u{7F}\u{8}", "^?^H"),
    ("\u{1B}[c", "^[[c"), ("\u{1B}[6n", "^[[6n"), ("\u{5}", "^E"), ("\u{1B}Z", "^[Z"),
  ]

  /// Nothing reached the terminal but what our own drawing is made of.
  private func expectHarmless(_ session: TerminalSession, _ what: String) {
    #expect(session.screen.unknown.isEmpty, "\(what): \(session.screen.unknown)")
    #expect(session.screen.bells == 0, "\(what)")
    let sent = String(decoding: session.received, as: UTF8.self)
    #expect(!sent.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) }, "\(what)")
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar == "\\"
        ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }.joined()
  }

  @Test(arguments: hostile.indices)
  func `F52, F53: control sequences in a text are shown and never sent`(number: Int) throws {
    let (sent, shown) = Self.hostile[number]
    let text = "a\(Self.escaped(sent))b"
    box.write("```crux\nclaim c1 \"\(text)\" note \"\(text)\" tags t\n```\n", to: "n.md")
    let session = try start()
    for command in ["show c1", "list", "tree", "check", "find \"a\"", "why c1"] {
      try type(command, session, until: "a\(shown)b")
      try session.send("\u{C}")
      try session.wait(forScreen: "n.md>")
    }
    // In the menu, in the hint below the line and in the ghost text.
    try session.send("show \t")
    try session.wait(forText: "show c1")
    try session.send("\u{15}claim c2 \"x\" supports c\t\t")
    try session.wait(forText: "c1")
    expectHarmless(session, shown)
  }

  @Test(arguments: hostile.indices)
  func `F52, F53: control sequences in a document are shown and never sent`(
    number: Int
  ) throws {
    let (sent, shown) = Self.hostile[number]
    box.write("One word \(sent) here. And more.\n\nAnother word.\n", to: "d.txt")
    box.write("```crux\nsource s \"S\" file \"d.txt\" quotes full\n```\n", to: "n.md")
    let session = try start()
    try session.send("read s\r")
    try session.wait(for: "an answer") {
      session.isRaw && $0.text.contains("n.md>\n") || $0.text.contains("word \(shown)")
        || $0.text.contains("d.txt is")
    }
    try session.wait(for: "the next prompt") { session.isRaw && $0.text.hasSuffix(">") }
    try session.send("find \"word\" in s\r")
    try session.wait(for: "an answer") { session.isRaw && $0.text.contains("in s\n") }
    try session.wait(for: "the next prompt") { session.isRaw && $0.text.hasSuffix(">") }
    try session.send("claim c1 \"A\" from s:\t")
    try session.wait(forText: "from s:")
    session.receive(milliseconds: 100)
    expectHarmless(session, shown)
  }

  @Test func `F52: control sequences in the names of files are shown and never sent`() throws {
    let name = "n\u{1B}]2;owned\u{7}.md"
    box.write("```crux\nclaim c1 \"A\"\nclam\n```\n", to: name)
    let session = try start(name)
    #expect(session.screen.text.contains("n^[]2;owned^G.md"))
    try type("claim c2 \"B\"; save", session, until: "saved")
    try session.send("run \t")
    try session.wait(forText: "run \"")
    try session.send("\u{15}")
    try type("open \"x\\u{1b}[2J\\u{9b}c.md\"", session, until: "^[[2J")
    try type("run \"\\u{1b}[6n\"", session, until: "^[[6n")
    expectHarmless(session, "names")
  }

  @Test(arguments: hostile.indices)
  func `F52, F53: control sequences in a mistake are shown and never sent`(number: Int) throws {
    let (sent, shown) = Self.hostile[number]
    box.write("", to: "n.md")
    let session = try start()
    try session.send(paste("shwo x\(sent)y"))
    try session.wait(forText: "x\(shown)y")
    try session.send("\r")
    try session.wait(forText: "error:")
    try type("set format \"\(Self.escaped(sent))\"", session, until: "error:")
    try type("show \"\(Self.escaped(sent))\"", session, until: "error:")
    expectHarmless(session, shown)
    box.write("claim c1 \"x\(sent)\"\nbo\(sent)gus\n", to: "s.crux")
    try type("run s.crux", session, until: "s.crux:")
    expectHarmless(session, shown)
  }

  // MARK: F71

  @Test func `F71: five hundred pasted lines are each carried out once, in order`() throws {
    let session = try start()
    let lines = (1...500).map { "claim c\($0) \"Line\t\($0)\"" }
    try session.send(paste(lines.joined(separator: "\n")))
    try session.wait(forText: "claim c500 \"Line    500\"")
    try session.send("\r")
    try session.wait(forText: "c500: claim")
    try session.wait(for: "the next prompt") { session.isRaw && $0.text.hasSuffix("n.md*>") }
    try type("save", session, until: "saved")
    #expect(session.screen.bells == 0)
    let kept = lines.map { $0.replacingOccurrences(of: "\t", with: "\\t") }
    let text = box.text("n.md")?.replacingOccurrences(of: "\t", with: "\\t")
    #expect(text == (["```crux"] + kept + ["```", ""]).joined(separator: "\n"))
  }

  @Test func `F71: pasted tabs do not complete, and pasted escapes are shown`() throws {
    let session = try start()
    try session.send(paste("sho\tx\u{1B}[31m\u{1B}[Ay"))
    try session.wait(forText: "sho    x^[[31m^[[Ay")
    #expect(session.screen.bells == 0)
    try session.send("\r")
    try session.wait(forText: "error: a control character U+001B")
    expectHarmless(session, "a paste")
  }

  // MARK: F72

  @Test func `F72: a line of a megabyte is taken, typed or piped, up to the limit of a text`()
    throws
  {
    let text = String(repeating: "0123456789", count: 100_000)
    let session = try start()
    try session.send(paste("claim c1 \"\(text)\""))
    try session.wait(forText: "789\"")
    try session.send("\r")
    try session.wait(forText: "c1: claim")
    try session.wait(for: "the next prompt") { session.isRaw && $0.text.hasSuffix(">") }
    try type("save", session, until: "saved")
    #expect(box.text("n.md") == "```crux\nclaim c1 \"\(text)\"\n```\n")
    box.write("claim c1 \"\(text)\"\n", to: "s")
    #expect(box.run("crux run - --on m.md < s").status == 0)
    #expect(box.text("m.md") == box.text("n.md"))
    // One that is longer still is refused, with the limit.
    box.write("claim c2 \"\(text)\(text)\"\n", to: "s")
    let refused = box.run("crux run - --on m.md < s")
    #expect(refused.status == 3 && refused.errors.contains("1048576"), "\(refused.status)")
    #expect(box.run("crux help limits").output.contains(/statement +1 MiB/))
  }
}
