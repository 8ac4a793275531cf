import Foundation
import TerminalTesting
import Testing

/// Re-anchoring by the program itself: the subcommand, a pipe, and the prompt.
@Suite(.serialized) struct `Re-anchoring` {
  private let box = Sandbox()

  private static let text = """
    Buses should be free to everyone in the town.

    Fares paid for a tenth of the costs of all the lines last year.

    Drivers would no longer have to argue over coins at every stop of the line.

    """

  private static let map = """
    ```crux
    source op-ed "Free buses" file "op-ed.txt"
    contention free "Buses should be free" from op-ed:1
    evidence e1 "A tenth" from op-ed:2.1 credibility 2 supports free
    claim c1 "No coins" from op-ed:3.1 supports free
    ```

    """

  private func prepare() {
    box.write(Self.text, to: "op-ed.txt")
    box.write(Self.map, to: "n.md")
  }

  @Test func `the subcommand stamps a map, and finds its anchors in a revised text`() throws {
    prepare()
    let check = box.run("crux reanchor n.md --check")
    #expect(check.status == 1 && box.text("n.md") == Self.map, "\(check)")
    let first = box.run("crux reanchor n.md")
    #expect(first.status == 0 && first.errors == "", "\(first)")
    #expect(
      first.output == "op-ed  3 exact, 0 moved, 0 drifted, 0 ask, 0 lost; 3 with a new digest\n")
    #expect(box.run("crux reanchor n.md --check").status == 0)
    let stamped = try #require(box.text("n.md"))
    #expect(stamped.contains(/from op-ed:1~[0-9a-f]{8}\n/))
    box.write(
      "A new beginning.\n\n" + Self.text.replacing("Fares paid", with: "Nobody paid"),
      to: "op-ed.txt")
    let second = box.run("crux reanchor n.md")
    #expect(second.status == 1, "\(second)")
    #expect(second.output.contains("2 moved, 0 drifted, 1 ask, 0 lost"), "\(second)")
    #expect(second.output.contains("without e1 in doubt: free"), "\(second)")
    #expect(box.text("n.md")?.contains("from op-ed:2~") == true)
    let json = box.run("crux reanchor n.md --format json --accept 'e1 at 3.1'")
    #expect(json.status == 0, "\(json)")
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(value?["settled"] as? Bool == true)
    #expect(box.run("crux check n.md --select Q").output == "")
    #expect(box.run("crux reanchor nosuch.md").status == 3)
    #expect(box.run("crux reanchor n.md --source nosuch").status == 3)
  }

  @Test func `standard input becomes standard output`() {
    prepare()
    let result = box.run("crux reanchor - < n.md")
    #expect(result.output.contains("from op-ed:2.1~"), "\(result)")
    #expect(box.text("n.md") == Self.map)
  }

  @Test func `a secret source gets a key that only its owner reads and git ignores`() throws {
    prepare()
    box.write(Self.map.replacing("op-ed.txt\"", with: "op-ed.txt\" quotes secret"), to: "n.md")
    box.write("*.tmp", to: ".gitignore")
    box.write("", to: ".git/HEAD")
    let dry = box.run("crux --safe reanchor n.md")
    #expect(dry.status != 0 && box.read(".crux-key") == nil, "\(dry)")
    let result = box.run("crux reanchor n.md")
    #expect(result.status == 0 && result.errors.contains(".crux-key"), "\(result)")
    #expect(box.mode(".crux-key") == 0o600)
    #expect(box.text(".gitignore") == "*.tmp\n.crux-key\n")
    let key = try #require(box.text(".crux-key"))
    #expect(key.wholeMatch(of: /[0-9a-f]{64}\n/) != nil)
    #expect(box.text("n.md")?.components(separatedBy: "~k:").count == 4)
    #expect(box.run("crux check n.md --select Q").output == "")
    // Without the key nothing is verified, and no second one is made.
    box.remove(".crux-key")
    let check = box.run("crux check n.md --select Q")
    #expect(check.output.contains("Q009") && check.status == 0, "\(check)")
    let again = box.run("crux reanchor n.md")
    #expect(again.status == 1 && box.read(".crux-key") == nil, "\(again)")
    box.write(key, to: ".crux-key", mode: 0o644)
    #expect(box.run("crux check n.md --select Q").output.contains("may be read by others"))
  }

  @Test func `at the prompt one key takes a place, as one edit`() throws {
    prepare()
    #expect(box.run("crux reanchor n.md").status == 0)
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    let twin = lines[4]
    box.write("\(twin) \(twin)\n\nAn end.\n", to: "op-ed.txt")
    let session = try box.open()
    try session.send("reanchor\r")
    try session.wait(forText: "1 of 1")
    try session.wait(forText: "1-2 take one")
    try session.send("2")
    try session.wait(forText: "as chosen")
    try session.wait(forText: "n.md*>")
    try session.send("save\r")
    try session.wait(forText: "saved n.md")
    #expect(box.text("n.md")?.contains("from op-ed:1.2~") == true)
    try session.send("undo\r")
    try session.wait(forText: "undone")
    try session.wait(for: "the next prompt") { session.isRaw && $0.text.hasSuffix("n.md*>") }
    try session.send("\u{4}")
    try session.wait(forText: "[s/d/c]")
    try session.send("d\r")
    #expect(session.ending() == .exited(0))
  }

  @Test func `without words a place is asked for by its neighbours, on a narrow terminal too`()
    throws
  {
    prepare()
    box.write(Self.map.replacing("op-ed.txt\"", with: "op-ed.txt\" quotes none"), to: "n.md")
    #expect(box.run("crux reanchor n.md").status == 0)
    let before = box.text("n.md")
    box.write(
      "A new beginning.\n\n" + Self.text.replacing("Fares paid", with: "Nobody paid"),
      to: "op-ed.txt")
    let check = box.run("crux reanchor n.md --check")
    #expect(check.output.contains("ask      e1  op-ed:2.1: it was altered"), "\(check)")
    #expect(!check.output.contains("Nobody paid") && box.text("n.md") == before)
    let session = try box.open(columns: 36, rows: 30)
    try session.send("reanchor\r")
    // Every key is named, in as many rows as that takes, and the words are shown in full.
    try session.wait(for: "the question") { screen in
      let text = screen.lines.filter { !$0.isEmpty }.joined(separator: " ")
      return text.contains("1 p l b q:") && text.hasSuffix("Ctrl-C drops it all")
    }
    let shown = session.screen.lines.map { String($0.drop { $0 == " " }) }.joined(separator: " ")
    let words = "Nobody paid for a tenth of the costs of all the lines last year."
    #expect(shown.contains(words), "\(session.screen.text)")
    try session.send("1")
    try session.wait(forText: "as chosen")
    try session.wait(forText: "n.md*>")
    try session.send("save\r")
    try session.wait(forText: "saved n.md")
    #expect(box.text("n.md")?.contains("from op-ed:3.1~") == true)
    #expect(box.run("crux reanchor n.md --check").status == 0)
  }
}
