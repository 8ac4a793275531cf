import Foundation
import Testing

/// F50: a document that is not what it was, by the program itself.
@Suite struct `Documents that are wrong` {
  private let box = Sandbox()

  private static let text = """
    Buses should be free to everyone in the town.

    In Dunkirk the number of riders rose by half within a year. Fares paid for a tenth of the costs.

    Drivers would no longer have to argue over coins at every stop of the line.

    """

  /// Anchors of every form, stamped from the text.
  private func prepare() {
    box.write(Self.text, to: "op-ed.txt")
    box.write(
      """
      ```crux
      source op-ed "Free buses" file "op-ed.txt" by "Ines Calder" date 2025 reliability B
      contention free "Make the buses free" from op-ed:1
      evidence e1 "Up by half" from op-ed:2.1 credibility 2 supports free
      evidence e2 "A tenth" from op-ed:2.2 "a tenth of the costs" credibility 2 supports free
      claim c1 "No coins" from op-ed:3.1 supports free
      ```

      """, to: "n.md")
    #expect(box.run("crux reanchor n.md").status == 0)
    #expect(box.run("crux check n.md --select Q").output == "")
  }

  /// How many findings on quotations name an id.
  private func findings(_ id: String, _ check: Sandbox.Result) -> [Substring] {
    check.output.split(separator: "\n").filter { $0.hasSuffix("[\(id)]") }
  }

  @Test(arguments: [
    ("replaced", "Quite another text stands here now, about the weather.\n\nIt rains.\n"),
    ("shortened", "Buses should be free to everyone in the town.\n"),
    ("emptied", ""), ("of one line end", "\n"),
  ])
  func `F50: a document that is another has Q005 and one result for each anchor`(
    how: String, text: String
  ) {
    prepare()
    let map = box.text("n.md")
    box.write(text, to: "op-ed.txt")
    let check = box.run("crux check n.md --select Q --each")
    #expect(check.status == 1 && check.errors == "", "\(how) \(check)")
    let changed = findings("op-ed", check)
    #expect(changed.count == 1 && changed[0].contains("Q005"), "\(how) \(check)")
    let isKept = text.contains("Buses should be free to everyone")
    #expect(findings("free", check).count == (isKept ? 0 : 1), "\(how) \(check)")
    for id in ["e1", "e2", "c1"] {
      let found = findings(id, check)
      #expect(found.count == 1 && found[0].contains(/Q00[18]/), "\(how) \(check)")
    }
    // The map is read, answers and is exported all the same.
    let list = box.run("crux -c 'list; verdict; coverage' n.md")
    #expect(list.status == 0 && list.output.contains("Up by half"), "\(how) \(list)")
    #expect(box.run("crux export json n.md -o n.json").status == 0)
    let reanchor = box.run("crux reanchor n.md --check --format json")
    #expect(reanchor.status == 1, "\(how) \(reanchor)")
    let outcomes = reanchor.output.components(separatedBy: "\"outcome\"").count - 1
    #expect(outcomes == 4, "\(how) \(reanchor)")
    #expect(box.text("n.md") == map)
  }

  @Test(
    arguments: [
      ("UTF-16", [0xFF, 0xFE] + "Buses".utf8.flatMap { [$0, 0] }),
      ("Latin-1", Array("Buses for the caf".utf8) + [0xE9, 0x0A]),
      ("compressed", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]), ("cut in a letter", [0x42, 0xC3]),
    ] as [(String, [UInt8])])
  func `F50: a document that is re-encoded is not verified, and the map loads`(
    how: String, bytes: [UInt8]
  ) {
    prepare()
    let map = box.text("n.md")
    box.write(bytes, to: "op-ed.txt")
    let check = box.run("crux check n.md --select Q --each")
    #expect(check.status == 0 && check.errors == "", "\(how) \(check)")
    #expect(check.output.contains("note: Q009"), "\(how) \(check)")
    #expect(!check.output.contains(/Q00[1-8]/), "\(how) \(check)")
    let list = box.run("crux -c 'list; export dot; reanchor op-ed' n.md")
    #expect(list.output.contains("Up by half"), "\(how) \(list)")
    #expect(list.status == 3 && list.errors.contains("`op-ed` is not at hand"), "\(how) \(list)")
    #expect(box.text("n.md") == map)
  }

  @Test(arguments: ["rm op-ed.txt", "mkdir", "mkfifo", "ln -s op-ed.txt", "ln -s /dev/zero"])
  func `F50: what is no file of text is not at hand, and nothing waits for it`(make: String) {
    prepare()
    box.remove("op-ed.txt")
    if !make.hasPrefix("rm") { #expect(box.run("\(make) op-ed.txt").status == 0) }
    let check = box.run("crux check n.md --select Q", limit: 20)
    #expect(check.status == 0 && check.output.contains("Q009"), "\(make) \(check)")
    let script = box.run("echo 'read op-ed' | crux n.md", limit: 20)
    #expect(script.status == 3 && script.errors.hasPrefix("-:1:6: error:"), "\(make) \(script)")
  }

  @Test func `F50: a converter from a folder of this place, or that fails, harms nothing`() {
    prepare()
    box.write("%PDF-1.4\n", to: "op-ed.pdf")
    let map = (box.text("n.md") ?? "").replacing("op-ed.txt", with: "op-ed.pdf")
    box.write(map, to: "n.md")
    box.write("#!/bin/sh\ntouch PWNED\n", to: "pdftotext", mode: 0o755)
    for path in [".", "", "./", "bin"] {
      box.write("#!/bin/sh\ntouch PWNED\n", to: "bin/pdftotext", mode: 0o755)
      let here = box.run("PATH='\(path):'$(dirname $(command -v crux)) crux check n.md --select Q")
      #expect(here.status == 0 && here.output.contains("Q009"), "\(path) \(here)")
      #expect(box.read("PWNED") == nil, "\(path)")
    }
    box.write(
      "#!/bin/sh\nprintf '\\033]0;x\\007broken' >&2\nexit 3\n", to: "bin/pdftotext", mode: 0o755)
    let failing = box.run("PATH=$PWD/bin:$PATH crux check n.md --select Q")
    #expect(failing.status == 0 && failing.output.contains("Q009"), "\(failing)")
    #expect(!failing.output.contains("\u{1B}") && !failing.errors.contains("\u{1B}"))
    #expect(box.text("n.md") == map)
  }

  @Test func `a document of another kind is read by its converter`() {
    prepare()
    box.write("%PDF-1.4\n", to: "op-ed.pdf")
    let map = (box.text("n.md") ?? "").replacing("op-ed.txt", with: "op-ed.pdf")
      .replacing(/\s+digest sha256:[0-9a-f]+/, with: "")
    box.write(map, to: "n.md")
    box.write(
      "#!/bin/sh\ncat > /dev/null\ncat \(box.path)/op-ed.txt\n", to: "bin/pdftotext", mode: 0o755)
    let path = "PATH=$PWD/bin:$PATH"
    let check = box.run("\(path) crux check n.md --select Q")
    #expect(check.status == 0 && check.output == "" && check.errors == "", "\(check)")
    let read = box.run("\(path) crux -c 'read op-ed:3' n.md")
    #expect(read.output.contains("argue over coins"), "\(read)")
    let missing = box.run("PATH=$(dirname $(command -v crux)) crux -c 'read op-ed:3' n.md")
    #expect(missing.status == 3 && missing.errors.contains("pdftotext"), "\(missing)")
    #expect(missing.errors.contains("apt-get install poppler-utils"), "\(missing)")
  }

  @Test func `a recorded check is the same whether the document is at hand or not`() {
    prepare()
    box.write((box.text("n.md") ?? "") + "\n```crux\ncheck\n```\n", to: "n.md")
    #expect(box.run("crux rerun n.md").status == 0)
    let recorded = box.text("n.md")
    #expect(recorded?.contains("```output") == true)
    box.remove("op-ed.txt")
    #expect(box.run("crux check n.md --select Q009").output.contains("Q009"))
    #expect(box.run("crux rerun --check n.md").status == 0)
    #expect(box.run("crux rerun n.md").status == 0 && box.text("n.md") == recorded)
    // What is wrong with the words is recorded, for that is the map's.
    box.write(Self.text.replacing("a tenth of the costs", with: "nothing at all"), to: "op-ed.txt")
    #expect(box.run("crux rerun --check n.md").status == 1)
    #expect(box.run("crux rerun n.md").status == 0)
    #expect(box.text("n.md")?.contains("Q005") == true)
  }
}
