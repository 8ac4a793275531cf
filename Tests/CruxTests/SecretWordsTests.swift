import Foundation
import TerminalTesting
import Testing

/// F67: words of a source that is `quotes none` or `secret` are written nowhere.
@Suite(.serialized) struct `Words of a secret source` {
  private let box = Sandbox()

  /// Words that stand nowhere but in the source.
  private static let canaries = ["quokka", "xylophone", "zeppelin"]

  private static let text = """
    The quokka plays the xylophone at noon every single day.

    A zeppelin carried 41,000 letters over the quokka reserve, critics say.

    """

  /// Every file beside the source that holds one of the words, and the states of the session.
  private func leaks() -> String {
    box.run(
      "grep -rlE '\(Self.canaries.joined(separator: "|"))' . ../$(basename $PWD)-state 2>/dev/null"
        + " | grep -v source.txt"
    ).output
  }

  private func hasCanary(_ text: String) -> Bool { Self.canaries.contains { text.contains($0) } }

  @Test(arguments: ["none", "secret"])
  func `F67: are in no file and no message of a batch`(_ policy: String) throws {
    box.write(Self.text, to: "source.txt")
    box.write(
      """
      ```crux
      contention main "Instruments should be free"
      read s
      suggest s
      coverage s
      find "quok" in s
      show e1
      list where source s
      ```

      """, to: "n.md")
    let commands = [
      "source s \"A text\" file \"source.txt\" quotes \(policy)",
      "evidence e1 \"A daily concert\" from s:1.1 \"quokka plays the xylophone\" supports main",
      "evidence e2 \"Letters\" from s:2.1 \"A zeppelin carried 41,000 letters\" supports main",
    ]
    for (number, command) in commands.enumerated() {
      box.write(command + "\n", to: "script.crux")
      let result = box.run("crux run script.crux --on n.md")
      #expect(
        result.status == 0 && !hasCanary(result.output + result.errors), "\(number) \(result)")
    }
    box.remove("script.crux")
    // A mistake of each kind, with the words in the line that is wrong.
    for wrong in [
      "claim c9 \"x\" from s:1.1 \"the quokka plays the tuba\"",
      "claim c9 \"x\" from s:2.1 \"the quokka plays the xylophone\"",
      "edit e1 from s:9 \"the quokka\"", "clam c9 \"x\" from s:1 \"the quokka\"",
      "claim c9 \"x\" from s:1.1 \"the quokka", "reanchor s accept \"xylophone\"",
    ] {
      box.write(wrong + "\n", to: "wrong.crux")
      let result = box.run("crux run wrong.crux --on n.md --keep-going")
      #expect(result.status == 3 && !hasCanary(result.output + result.errors), "\(result)")
      box.remove("wrong.crux")
    }
    for line in [
      "crux rerun n.md", "crux check n.md", "crux check n.md --format json", "crux coverage n.md",
      "crux reanchor n.md --format json", "crux report brief n.md", "crux report evidence n.md",
      "crux report sources n.md --format csv", "crux export json n.md -o n.json",
      "crux export dot n.md -o n.dot", "crux -c 'show e1; read s; suggest s; history; diff' n.md",
      "crux -c 'find \"quok\" in s; strength; tree; why main' n.md", "crux fmt n.md",
    ] {
      let result = box.run(line)
      #expect(!hasCanary(result.output), "\(line) \(result)")
      #expect(!hasCanary(result.errors), "\(line) \(result)")
    }
    // A revised text: what drifted, was lost, or is to be asked about.
    let revised = Self.text.replacing("plays the", with: "played a")
    box.write("An opening.\n\n" + revised, to: "source.txt")
    for line in ["crux reanchor n.md", "crux check n.md", "crux rerun n.md"] {
      let result = box.run(line)
      #expect(!hasCanary(result.output + result.errors), "\(line) \(result)")
    }
    #expect(leaks() == "")
  }

  @Test(arguments: ["none", "secret"])
  func `F67: are on the screen of a session, and not in its journal or history`(
    _ policy: String
  ) throws {
    box.write(Self.text, to: "source.txt")
    let source = "source s \"A text\" file \"source.txt\" quotes \(policy)"
    box.write("```crux\ncontention main \"Free\"\n\(source)\n```\n", to: "n.md")
    if policy == "secret" { #expect(box.run("crux reanchor n.md").status == 0) }
    let session = try box.open()
    try session.send("read s\r")
    try session.wait(forText: "The quokka plays")
    try session.send("evidence e1 \"Daily\" from s:1.1 \"quokka plays\" supports main\r")
    try session.wait(forText: "e1: evidence")
    try session.wait(forText: "n.md*>")
    try session.send("claim c2 \"x\" from s:1.1 \"xylophone of glass\"\r")
    try session.wait(forText: "not there letter for letter")
    // A session that is killed leaves its journal behind.
    session.signal(SIGKILL)
    _ = session.ending()
    #expect(box.run("ls -a").output.contains(".n.md.journal"))
    #expect(leaks() == "")
    #expect(box.run("crux recover n.md").status == 0)
    #expect(box.text("n.md")?.contains("evidence e1") == true)
    #expect(leaks() == "")
  }
}
