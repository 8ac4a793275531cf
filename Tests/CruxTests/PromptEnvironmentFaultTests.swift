import Foundation
import TerminalTesting
import Testing

/// Rows F26 and F69 to F70 of the catalogue of faults, on the real program at a pseudo-terminal.
@Suite struct `The prompt in odd surroundings` {
  private let box = Sandbox()

  /// Starts the program in the sandbox; an empty value takes a variable away.
  private func start(
    _ environment: [String: String], _ arguments: String = "crux n.md", columns: Int = 90,
    prompt: String = ">"
  ) throws -> TerminalSession {
    var variables = box.variables
    variables["TERM"] = "xterm-256color"
    variables.merge(environment) { $1 }
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(box.path) && exec \(arguments)"],
      environment: variables.filter { !$0.value.isEmpty }, columns: columns, rows: 24)
    try session.wait(for: "the prompt") { session.isRaw && $0.text.hasSuffix(prompt) }
    return session
  }

  /// Leaves the session, and gives all that was ever on the screen.
  private func leave(_ session: TerminalSession) throws -> String {
    try session.send("save\r")
    try session.wait(forText: "saved n.md")
    try session.wait(for: "the next prompt") { _ in session.isRaw }
    try session.send("\u{4}")
    #expect(session.ending() == .exited(0))
    return (session.screen.scrolledOff + session.screen.lines).joined(separator: "\n")
  }

  // MARK: F26

  @Test(arguments: ["", "/dev/null", "/proc", "/nonexistent"])
  func `F26: any HOME works, with one notice that no history is kept`(home: String) throws {
    let session = try start(["HOME": home, "XDG_STATE_HOME": ""], "crux n.md")
    for number in 1...3 {
      try session.send("claim c\(number) \"A\"\r")
      try session.wait(forText: "c\(number): claim")
    }
    let screen = try leave(session)
    #expect(screen.components(separatedBy: "The history is not kept").count == 2, "\(screen)")
    #expect(box.text("n.md")?.contains("claim c3 \"A\"") == true)
    let batch = box.run(
      "crux -c stats n.md", environment: ["HOME": home, "XDG_STATE_HOME": ""])
    #expect(batch.status == 0 && batch.errors.isEmpty, "\(batch)")
  }

  @Test(.enabled(if: Programs.canBecomeNobody))
  func `F26: a HOME that may not be written to costs one notice`() throws {
    box.write("", to: "home/x", mode: 0o644)
    chmod(box.path(of: "home"), 0o555)
    chmod(box.path, 0o777)
    defer { chmod(box.path(of: "home"), 0o755) }
    let session = try start(
      ["HOME": box.path(of: "home"), "XDG_STATE_HOME": ""], "\(Programs.asNobody) crux n.md")
    try session.send("claim c1 \"A\"\r")
    try session.wait(forText: "c1: claim")
    let screen = try leave(session)
    #expect(screen.components(separatedBy: "The history is not kept").count == 2, "\(screen)")
    #expect(box.text("n.md")?.contains("claim c1 \"A\"") == true)
  }

  @Test func `the history of a first session is there in the next`() throws {
    let home = ["HOME": box.path(of: "home"), "XDG_STATE_HOME": ""]
    try FileManager.default.createDirectory(
      atPath: box.path(of: "home"), withIntermediateDirectories: false)
    let first = try start(home)
    try first.send("claim c1 \"Something said once\"\r")
    try first.wait(forText: "c1: claim")
    let screen = try leave(first)
    #expect(!screen.contains("note:"), "\(screen)")
    let file = "home/.local/state/crux/history"
    #expect(box.text(file)?.contains("Something said once") == true)
    let modes = ["home/.local/state/crux", file].map { name -> Int? in
      let attributes = try? FileManager.default.attributesOfItem(atPath: box.path(of: name))
      return attributes?[.posixPermissions] as? Int
    }
    #expect(modes == [0o700, 0o600])
    let second = try start(home)
    try second.send("\u{12}once")
    try second.wait(forText: "claim c1 \"Something said once\"")
  }

  // MARK: F69

  @Test(arguments: [
    ["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LANG": "", "LC_ALL": ""], ["LC_ALL": "en_US.UTF-8"],
    ["LC_ALL": "tr_TR.UTF-8"], ["LC_ALL": "C.UTF-8"], ["LC_NUMERIC": "de_DE.UTF-8"],
  ])
  func `F69: what is typed and pasted is stored as the same bytes in every locale`(
    place: [String: String]
  ) throws {
    let session = try start(place)
    try session.send("claim café \"“café” — İı ﬁ\"\r")
    try session.wait(forText: "café: claim")
    try session.wait(for: "the next prompt") { _ in session.isRaw }
    try session.send("\u{1B}[200~claim i \"iİıI 日本 0.5\" supports café\u{1B}[201~\r")
    try session.wait(forText: "i: claim, supports café")
    try session.wait(for: "the next prompt") { _ in session.isRaw }
    try session.send("find \"İı\"\r")
    try session.wait(forText: "café  claim  “café” — İı ﬁ")
    _ = try leave(session)
    #expect(
      box.text("n.md")
        == "```crux\nclaim café \"“café” — İı ﬁ\"\nclaim i \"iİıI 日本 0.5\" supports café\n```\n")
  }

  // MARK: F70

  @Test(arguments: ["dumb", "", "no-such-terminal", String(repeating: "x", count: 99_999)])
  func `F70: any TERM works`(kind: String) throws {
    let session = try start(["TERM": kind])
    try session.send("claim c1 \"A\"\r")
    try session.wait(forText: "c1: claim")
    _ = try leave(session)
    #expect(box.text("n.md") == "```crux\nclaim c1 \"A\"\n```\n")
    if kind == "dumb" || kind.isEmpty { #expect(!session.received.contains(0x1B)) }
  }

  @Test(arguments: ["0", "1", "1000000", "x"])
  func `F70: the terminal's own size counts, not COLUMNS`(columns: String) throws {
    let session = try start(["COLUMNS": columns], columns: 30)
    try session.send("claim c1 \"one two three four five six seven\"\r")
    try session.wait(forText: "n.md> claim c1 \"one two three\nfour five six seven\"")
    try session.wait(forText: "c1: claim")
    _ = try leave(session)
  }

  @Test(arguments: [1, 2, 5, 20])
  func `F70: narrow terminals work`(columns: Int) throws {
    let session = try start([:], columns: columns, prompt: "")
    for line in ["claim c1 \"日本 é\"\r", "save\r"] {
      let before = session.received.count
      try session.send(line)
      try session.wait(for: "the next prompt") { _ in
        let later = String(decoding: session.received[before...], as: UTF8.self)
        return session.isRaw && later.contains("\u{1B}[?2004h")
      }
    }
    try session.send("\u{4}")
    #expect(session.ending() == .exited(0))
    #expect(box.text("n.md") == "```crux\nclaim c1 \"日本 é\"\n```\n")
    #expect(session.screen.unknown.isEmpty, "\(session.screen.unknown)")
  }

  @Test(arguments: [8, 20])
  func `F70: a question is whole on a narrow terminal`(columns: Int) throws {
    let session = try start([:], columns: columns)
    try session.send("claim c1 \"A\"\r")
    try session.wait(for: "the edit") {
      ($0.scrolledOff + $0.lines).contains { $0.hasPrefix("c1:") }
    }
    try session.wait(for: "the next prompt") { session.isRaw && $0.text.hasSuffix(">") }
    try session.send("\u{4}")
    try session.wait(for: "the question") { screen in
      let words = screen.lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
      return words.contains("save, discard or cancel? [s/d/c] >")
    }
    try session.send("d\r")
    #expect(session.ending() == .exited(0))
  }

  @Test func `F70: a window resized while typing shows the line whole`() throws {
    let session = try start([:])
    try session.send("claim c1 \"one two three four five six seven eight nine\"")
    try session.wait(forText: "nine\"")
    session.resize(columns: 30, rows: 24)
    try session.wait(forText: "n.md> claim c1 \"one two three\nfour five six seven eight nine\n\"")
    session.resize(columns: 80, rows: 24)
    try session.wait(forText: "n.md> claim c1 \"one two three four five six seven eight nine\"")
    try session.send("\r")
    try session.wait(forText: "c1: claim")
  }

  @Test(arguments: [
    "crux n.md < script", "crux n.md < script > out", "crux n.md < script 2> err",
    "crux n.md < script > out 2> err",
  ])
  func `F70: without a terminal on both sides there is neither prompt nor escape code`(
    line: String
  ) throws {
    box.write("", to: "n.md")
    box.write("claim c1 \"A\"\nlist\ncheck\n", to: "script")
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(box.path) && \(line)"],
      environment: box.variables.merging(["TERM": "xterm-256color", "CLICOLOR_FORCE": ""]) { $1 },
      columns: 90, rows: 24)
    _ = session.ending()
    let files = (box.text("out") ?? "") + (box.text("err") ?? "")
    #expect(!files.contains("\u{1B}"), "\(files)")
    let all = files + String(decoding: session.received, as: UTF8.self)
    #expect(all.contains("c1") && !all.contains("n.md>") && !all.contains("\u{1B}[?2004h"))
  }

  @Test func `F70: NO_COLOR and --plain leave colours out`() throws {
    for (environment, arguments) in [
      (["NO_COLOR": "1"], "crux n.md"), ([:], "crux --plain m.md"),
    ] {
      let session = try start(environment, arguments)
      try session.send("claim c1 \"A\"\r")
      try session.wait(forText: "c1: claim")
      try session.wait(for: "the next prompt") { _ in session.isRaw }
      try session.send("bogus\r")
      try session.wait(forText: "is not a command")
      let sent = String(decoding: session.received, as: UTF8.self)
      #expect(sent.firstMatch(of: /\u{1B}\[[0-9;]*3[0-7][0-9;]*m/) == nil, "\(arguments)")
    }
  }
}
