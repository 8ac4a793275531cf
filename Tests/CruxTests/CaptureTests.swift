import Foundation
import TerminalTesting
import Testing

/// Capture in the real program, on a pipe and at a pseudo-terminal.
@Suite(.serialized) struct `Capture` {
  private let sandbox = Sandbox()

  private static let document = """
    Buses should be free.

    In Dunkirk the number of riders rose by half. Fares paid for a tenth of the costs.

    Anna Berg, Ben Cole.
    """

  private func prepare(quotes: String = "short") {
    sandbox.write(Self.document, to: "op-ed.txt")
    sandbox.write(
      "```crux\nsource op-ed \"Free buses\" file \"op-ed.txt\" quotes \(quotes)\n```\n", to: "n.md")
  }

  private func start() throws -> TerminalSession {
    let session = try sandbox.open(columns: 100, rows: 30)
    try session.send("capture op-ed\r")
    try awaitKey("op-ed:1.1>", session)
    return session
  }

  /// Waits until a key is asked for at a place: what is typed before that is not a key.
  private func awaitKey(_ prompt: String, _ session: TerminalSession) throws {
    try session.wait(for: "keys at \(prompt)") { screen in
      let lines = screen.lines.filter { !$0.isEmpty }
      return lines.last?.hasPrefix("c claim") == true
        && lines.dropLast().last?.hasPrefix(prompt) == true
    }
  }

  /// Presses a key and answers questions, each once it is asked.
  private func press(
    _ key: String, _ answers: [(question: String, answer: String)] = [], then place: String,
    _ session: TerminalSession
  ) throws {
    let before = session.received.count
    try session.send(key)
    // A paste is bracketed no more when the key was read: before that the screen is the old one.
    try session.wait(for: "the key \(key)") { _ in
      String(decoding: session.received[before...], as: UTF8.self).contains("[?2004l")
    }
    for (question, answer) in answers {
      try session.wait(for: question) { screen in
        let last = screen.lines.last { $0.hasPrefix(question) }
        return last != nil && screen.lines[screen.row].hasPrefix(question)
      }
      try session.send(answer + "\r")
    }
    try awaitKey(place, session)
  }

  private static let expected = """
    ```crux
    source op-ed "Free buses" file "op-ed.txt" quotes short
    contention free "Make the buses free" from op-ed:1.1~X
    evidence e1 "Riders up by half"
      from op-ed:2.1-2.2~X
      supports free
      by "the city"
      credibility 2
    skip op-ed:3 "Names"
    ```

    """

  private var saved: String {
    (sandbox.text("n.md") ?? "").replacing(/~[0-9a-f]{8}/, with: "~X")
      .replacing("contention c1", with: "contention free").replacing(" c1\n", with: " free\n")
  }

  @Test func `is typed line by line on a pipe`() {
    prepare()
    sandbox.write(
      """
      capture op-ed
      contention free "Make the buses free"
      evidence "Riders up by half" supports free by "the city" credibility 2
      attach
      skip paragraph "Names"
      quit
      """, to: "lines")
    let result = sandbox.run("crux n.md < lines")
    #expect(result.status == 0)
    #expect(
      result.output == """
           1.1   Buses should be free.
                 looks like claim: says what should be done
           2.1   In Dunkirk the number of riders rose by half.
                 looks like evidence: tells of a change
        e1
           2.2   Fares paid for a tenth of the costs.
                 looks like evidence: gives a share
           3.1   Anna Berg, Ben Cole.
        op-ed: of 4 sentences 3 used, 1 skipped, 0 left

        """)
    #expect(saved == Self.expected)
    // What was captured is the map of a run that stops half way, too: nothing of it is kept.
    prepare()
    sandbox.write("capture op-ed\nclaim \"A\"\nat 9\n", to: "lines")
    let failed = sandbox.run("crux n.md < lines")
    #expect(failed.status == 3)
    #expect(failed.errors.hasPrefix("-:3:4: error: `op-ed` has no such passage: paragraph 9 of 3"))
    #expect(!saved.contains("claim"))
  }

  @Test func `takes one key each at a terminal and makes the same map`() throws {
    prepare()
    let session = try start()
    try press("m", [("contention:", "Make the buses free")], then: "op-ed:2.1>", session)
    try press(
      "e",
      [
        ("evidence:", "Riders up by half"), ("supports what?", "c1"), ("who says so?", "the city"),
        ("credibility", "2"),
      ], then: "op-ed:2.2>", session)
    try press("+", then: "op-ed:3.1>", session)
    try press("S", [("why is the paragraph", "Names")], then: "op-ed>", session)
    try session.send("q")
    try session.wait(forText: "op-ed: of 4 sentences 3 used, 1 skipped, 0 left")
    try session.wait(forText: "4 edits, kept")
    try session.wait(forText: "n.md*>")
    try session.send("save\r")
    try session.wait(forText: "saved n.md")
    #expect(saved == Self.expected)
  }

  @Test func `shows the sentence, what uses it and what it looks like, as drawn`() throws {
    prepare()
    let session = try start()
    try press(
      "c", [("claim:", "Free"), ("supports what?", ""), ("who says so?", "")], then: "op-ed:2.1>",
      session)
    try press("b", then: "op-ed:1.1>", session)
    let screen = session.screen.lines.filter { !$0.isEmpty }.map { $0 }
    #expect(
      Array(screen.suffix(8)) == [
        "c1: claim",
        "   2.1   In Dunkirk the number of riders rose by half.",
        "         looks like evidence: tells of a change",
        "op-ed:2.1> b",
        "   1.1 * Buses should be free.  [c1]",
        "         looks like claim: says what should be done",
        "op-ed:1.1>",
        "c claim  e evidence  k counter  a assumption  + attach  s skip  n next  b back  q quit  ? help",
      ])
  }

  @Test func `completes what a statement bears on by words, and asks again for what is nothing`()
    throws
  {
    prepare()
    let session = try start()
    try press("m", [("contention:", "Make the buses free")], then: "op-ed:2.1>", session)
    try session.send("c")
    try session.wait(forText: "claim:")
    try session.send("Riders like it\r")
    try session.wait(forText: "supports what?")
    try session.send("c7\r")
    try session.wait(forText: "`c7` is not declared")
    try session.wait(for: "the question again") { $0.lines[$0.row].hasPrefix("supports what?") }
    try session.send("buses")
    try session.wait(forText: "supports what? buses")
    try session.send("\t")
    try session.wait(for: "the id") { $0.lines[$0.row].hasPrefix("supports what? c1") }
    try session.send("\r")
    try session.wait(forText: "who says so?")
    try session.send("\r")
    try session.wait(forText: "c2: claim, supports c1")
  }

  @Test func `has what was refused stand there again, to be edited`() throws {
    prepare(quotes: "none")
    let session = try start()
    try press("n", then: "op-ed:2.1>", session)
    try session.send("e")
    let refused = "In Dunkirk the number of riders rose by half"
    for (question, answer) in [
      ("evidence:", refused), ("supports what?", ""), ("who says so?", "the city"),
      ("credibility", "2"),
    ] {
      try session.wait(for: question) { $0.lines[$0.row].hasPrefix(question) }
      try session.send(answer + "\r")
    }
    try session.wait(for: "the words again") { screen in
      screen.text.contains("8 words in a row") && screen.lines[screen.row] == "evidence: \(refused)"
    }
    // Ctrl-W takes the last word: what is left is short enough to be anybody's.
    try session.send("\u{17}\u{17}\u{17}\r")
    try session.wait(for: "what it bears on") { $0.lines[$0.row].hasPrefix("supports what?") }
    try session.send("\r")
    try session.wait(for: "the name again") { $0.lines[$0.row].hasSuffix("author) the city") }
    try session.send("\r")
    try session.wait(for: "the grade again") { $0.lines[$0.row].hasSuffix("later) 2") }
    try session.send("\r")
    try awaitKey("op-ed:2.2>", session)
    // A line that is refused comes back as well, and an empty answer gives it up.
    try session.send(":")
    try session.wait(for: "the line") { $0.lines[$0.row] == ":" }
    try session.send("clam \"x\"\r")
    try session.wait(for: "the line again") { $0.lines[$0.row] == ": clam \"x\"" }
    try session.send("\u{15}\r")
    try awaitKey("op-ed:2.2>", session)
    try session.send("q")
    try session.wait(forText: "n.md*>")
    try session.send("save\r")
    try session.wait(forText: "saved n.md")
    #expect(
      sandbox.text("n.md")?.contains("evidence e1 \"In Dunkirk the number of riders\"") == true)
    #expect(sandbox.text("n.md")?.contains("by \"the city\"") == true)
  }

  @Test func `names every key on a narrow terminal`() throws {
    prepare()
    let session = try sandbox.open(columns: 40, rows: 30)
    try session.send("capture op-ed\r")
    try session.wait(for: "all keys") { screen in
      let lines = screen.lines.filter { !$0.isEmpty }
      return lines.last?.hasSuffix("? help") == true && lines.contains("op-ed:1.1>")
        && lines.contains { $0.hasPrefix("c claim  e evidence") }
    }
  }

  @Test func `leaves a question, and then itself, at Ctrl-C, and keeps what was captured`() throws {
    prepare()
    let session = try start()
    try press(
      "c", [("claim:", "Free"), ("supports what?", ""), ("who says so?", "")], then: "op-ed:2.1>",
      session)
    try session.send("e")
    // What the sentence looks like has the word too.
    try session.wait(for: "the question") { $0.lines[$0.row].hasPrefix("evidence:") }
    try session.send("Half of\u{3}")
    try awaitKey("op-ed:2.1>", session)
    try press("?", then: "op-ed:2.1>", session)
    #expect(session.screen.text.contains("Every statement is in your own words."))
    // A paste and keys that mean nothing do nothing.
    try session.send("\u{1B}[200~skip\u{1B}[201~")
    try press("z", then: "op-ed:2.1>", session)
    #expect(session.screen.text.contains("`z` is no key here"))
    try session.send("\u{3}")
    try session.wait(forText: "1 edit, kept")
    try session.wait(forText: "n.md*>")
    try session.send("undo\r")
    try session.wait(forText: "undone: claim c1 \"Free\" from op-ed:1.1")
  }

  @Test func `goes to and fro with arrows, takes back, and takes lines`() throws {
    prepare()
    let session = try start()
    try press("\u{1B}[C", then: "op-ed:2.1>", session)
    try press("\u{1B}[D", then: "op-ed:1.1>", session)
    try press("\r", then: "op-ed:2.1>", session)
    try press("s", [("why is it skipped?", "Known")], then: "op-ed:2.2>", session)
    try press("u", then: "op-ed:2.1>", session)
    #expect(session.screen.text.contains("undone: skip op-ed:2.1 \"Known\""))
    try press(":", [(":", "claim \"Typed\" from 2.1-2.2")], then: "op-ed:3.1>", session)
    try press("r", then: "op-ed:3.1>", session)
    #expect(session.screen.text.contains("   3.1   Anna Berg, Ben Cole."))
    try session.send("\u{4}")
    try session.wait(forText: "n.md*>")
  }

  @Test func `asks for what fits the kind, and names its keys once where nothing is drawn below`()
    throws
  {
    prepare()
    var environment = sandbox.variables
    environment["TERM"] = "xterm-256color"
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(sandbox.path) && exec crux --plain n.md"], environment: environment,
      columns: 100, rows: 30)
    try session.wait(forText: "n.md>")
    try session.send("capture op-ed\r")
    try session.wait(for: "the key") { $0.lines[$0.row] == "op-ed:1.1>" }
    #expect(session.screen.lines.contains { $0.hasPrefix("c claim  e evidence") })
    try session.send("a")
    for (question, answer) in [
      ("assumption:", "There is room"), ("supports what?", ""), ("who says so?", ""),
      ("status,", "sure"), ("status,", "solid"),
    ] {
      try session.wait(for: question) { screen in
        screen.lines[screen.row].hasPrefix(question)
          && (answer != "solid" || screen.text.contains("nothing speaks for it yet"))
      }
      try session.send(answer + "\r")
    }
    try session.wait(for: "the next key") { $0.lines[$0.row] == "op-ed:2.1>" }
    try session.send("q")
    try session.wait(forText: "n.md*>")
    try session.send("show a1\r")
    try session.wait(forText: "status        solid")
  }

  @Test func `has each statement on record before it is acknowledged`() throws {
    prepare()
    let session = try start()
    try press(
      "c", [("claim:", "Free"), ("supports what?", ""), ("who says so?", "")], then: "op-ed:2.1>",
      session)
    session.signal(SIGKILL)
    #expect(session.ending() == .killed(SIGKILL))
    #expect(sandbox.run("crux recover n.md").status == 0)
    #expect(
      saved.contains("claim free \"Free\" from op-ed:1.1~X")
        || saved.contains("claim c1 \"Free\" from op-ed:1.1~X"))
  }

  @Test func `stops at Ctrl-Z, at a sentence and at a question, and fg goes on there`() throws {
    prepare()
    var environment = sandbox.variables
    environment["TERM"] = "xterm-256color"
    let again = "echo stopped; fg > /dev/null"
    let session = try TerminalSession(
      ["/bin/sh", "-mc", "cd \(sandbox.path) && crux n.md; \(again); \(again); exit"],
      environment: environment, columns: 100, rows: 30)
    try session.wait(forText: "n.md>")
    try session.send("capture op-ed\r")
    try awaitKey("op-ed:1.1>", session)
    try session.send("\u{1A}")
    try session.wait(forText: "stopped")
    try awaitKey("op-ed:1.1>", session)
    try session.send("c")
    try session.wait(for: "the question") { $0.lines[$0.row].hasPrefix("claim:") }
    try session.send("Fre\u{1A}")
    try session.wait(for: "the second stop") { screen in
      screen.lines.count { $0 == "stopped" } == 2
    }
    try session.wait(for: "the question again") { $0.lines[$0.row] == "claim: Fre" }
    try session.send("e\r")
    for question in ["supports what?", "who says so?"] {
      try session.wait(for: question) { $0.lines[$0.row].hasPrefix(question) }
      try session.send("\r")
    }
    try awaitKey("op-ed:2.1>", session)
    try session.send("q")
    try session.wait(forText: "1 edit, kept")
    try session.wait(forText: "n.md*>")
    try session.send("save\r")
    try session.wait(forText: "saved n.md")
    #expect(saved.contains("claim c1 \"Free\" from op-ed:1.1~X\n"), "\(saved)")
  }

  @Test func `ends at a signal with the terminal as it was`() throws {
    prepare()
    let session = try start()
    #expect(session.isRaw)
    session.signal(SIGTERM)
    #expect(session.ending() == .exited(128 + SIGTERM))
  }

  @Test func `never proposes nor keeps the words of a source that keeps none`() throws {
    prepare(quotes: "none")
    let session = try start()
    try press("n", then: "op-ed:2.1>", session)
    try session.send("e")
    // What the sentence looks like has the word too.
    try session.wait(for: "the question") { $0.lines[$0.row].hasPrefix("evidence:") }
    try session.send("In Dunkirk")
    try session.wait(forText: "evidence: In Dunkirk")
    session.receive(milliseconds: 200)
    #expect(session.screen.lines.contains("evidence: In Dunkirk"))
    try session.send(" the number of riders rose by half\r")
    for question in ["supports what?", "who says so?", "credibility"] {
      try session.wait(forText: question)
      try session.send("\r")
    }
    try session.wait(forText: "8 words in a row are `op-ed`'s, which keeps none")
    try session.send("\u{3}")
    try awaitKey("op-ed:2.1>", session)
    try session.send("q")
    try session.wait(forText: "n.md>")
    let found = sandbox.run("grep -rl 'riders rose' . | sort")
    #expect(found.output == "./op-ed.txt\n")
    try session.send("\u{4}")
    #expect(session.ending() == .exited(0))
    #expect(sandbox.run("grep -rl 'riders rose' . | sort").output == "./op-ed.txt\n")
  }

  @Test func `is refused where the document is not at hand`() {
    prepare()
    #expect(sandbox.run("rm op-ed.txt").status == 0)
    let result = sandbox.run("crux -c 'capture op-ed' n.md")
    #expect(result.status == 3)
    #expect(result.errors.contains("`op-ed` is not at hand: ./op-ed.txt is not there"))
  }
}
