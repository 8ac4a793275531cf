import Foundation
import Testing

struct `Options of a batch` {
  let box = Sandbox()

  init() { box.write(smallNotebook, to: "n.md") }

  @Test func `a dry run says what would go wrong, and writes nothing`() {
    box.write(
      """
      claim "B" supports m
      save
      list claims
      save as "copy.md"
      export json to "copy.json"
      new "other.md"
      claim "O"
      save

      """, to: "s.crux")
    let result = box.run("crux run s.crux --on n.md --dry-run")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasPrefix("c1\nid "), "\(result)")
    #expect(
      result.errors == """
        note: not saved: this is a dry run
        note: not saved: this is a dry run
        note: copy.json was not written: this is a dry run
        new notebook other.md
        note: not saved: this is a dry run
        dry run: nothing was written

        """)
    #expect(box.text("n.md") == smallNotebook)
    #expect(box.names == ["n.md", "s.crux"])
    let wrong = box.run("echo 'claim a \"A\"' | crux run - --on n.md --dry-run")
    #expect(wrong.status == 3)
    #expect(wrong.errors.hasPrefix("-:1:7: error: `a` is declared already"))
    #expect(box.run("echo 'claim \"B\"' | crux run - --on new.md --dry-run").output == "c1\n")
    #expect(box.names == ["n.md", "s.crux"])
  }

  @Test func `echo prints each command before its answer`() {
    let result = box.run("crux --echo -c 'list claims;  find \"reason\"' n.md")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "> list claims")
    #expect(lines.contains("> find \"reason\""), "\(result)")
    box.write("claim b \"B\"\n  supports m\n# aside\nlist claims\n", to: "s.crux")
    let script = box.run("crux run s.crux --on n.md --echo")
    #expect(
      script.output.hasPrefix("> claim b \"B\"\n  supports m\n> list claims\nid "), "\(script)")
  }

  @Test func `timing goes to standard error, a line a command`() throws {
    let plain = box.run("crux -c 'list; claim b \"B\"; tree' n.md")
    box.write(smallNotebook, to: "n.md")
    let timed = box.run("crux --timing -c 'list; claim b \"B\"; tree' n.md")
    #expect(timed.output == plain.output)
    let lines = timed.errors.split(separator: "\n")
    #expect(lines.count == 3, "\(timed)")
    for (line, word) in zip(lines, ["list", "claim", "tree"]) {
      #expect(line.wholeMatch(of: /\ *\d+\.\d{3} ms  (\w+)/)?.output.1 ?? "" == word, "\(line)")
    }
  }

  @Test func `with JSON every line of output is a value`() throws {
    let line = """
      crux --format json -c 'claim "B" supports m; list; show m; tree m; stats; check; find "a"' n.md
      """
    let result = box.run(line)
    #expect(result.status == 0, "\(result)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "{\"id\":\"c1\"}")
    #expect(lines.count == 7)
    for line in lines {
      #expect(
        throws: Never.self, "\(line)",
        performing: { try JSONSerialization.jsonObject(with: Data(line.utf8)) })
    }
    let codes = box.run("crux check n.md n.md --format json")
    let findings =
      try JSONSerialization.jsonObject(with: Data(codes.output.utf8)) as? [[String: Any]]
    #expect(findings?.count == 10)
    let keys: Set = ["code", "name", "severity", "message", "id", "file", "line", "column"]
    let found = Set(findings?.first.map { Array($0.keys) } ?? [])
    #expect(found.isSuperset(of: keys))
    #expect(box.run("printf '' | crux check - --format json").output == "[]\n")
  }

  @Test func `CSV is for tables`() {
    box.write("claim a \"He said \\\"no\\\", twice\"\nclaim b \"=1+1\"\n", to: "s.crux")
    let result = box.run("echo list >> s.crux; crux run s.crux --format csv")
    #expect(result.status == 0, "\(result)")
    #expect(
      result.output
        == "id,kind,verdict,from,text\r\n"
        + "a,claim,ASSERTED,,\"He said \"\"no\"\", twice\"\r\nb,claim,ASSERTED,,'=1+1\r\n")
    let tree = box.run("crux --format csv -c tree n.md")
    #expect(tree.status == 3)
    #expect(tree.errors.contains("cannot be written as CSV"))
  }

  @Test func `settings last for the run`() {
    let result = box.run(
      "crux -c 'set format json; list claims; set format text; set width 40; list claims' n.md")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasPrefix("[{"), "\(result)")
    #expect(result.output.contains("]\nid  kind "))
    #expect(box.run("crux -c 'set width x' n.md").errors.hasPrefix("-c:1:11: error: `x` is not"))
    #expect(box.run("crux -c 'set nosuch 1' n.md").status == 3)
    let coloured = box.run("crux -c 'set color always; list; set color auto; list' n.md").output
    #expect(coloured.contains("\u{1B}["))
    #expect(!coloured.split(separator: "\n").suffix(3).joined().contains("\u{1B}"))
  }

  @Test func `colour is for terminals, unless it is asked for`() {
    for line in ["crux -c list n.md", "crux check n.md", "crux -c nosuch n.md"] {
      let plain = box.run(line, environment: ["TERM": "xterm-256color"])
      #expect(!(plain.output + plain.errors).contains("\u{1B}"))
      let always = box.run(line + " --color always", environment: ["NO_COLOR": "1"])
      #expect((always.output + always.errors).contains("\u{1B}["), "\(line)")
    }
  }

  @Test(arguments: [
    ("crux --safe -c 'save as \"x.md\"' n.md", "-c:1:1: error: --safe does not save\n"),
    ("crux --safe -c 'claim \"B\"' n.md", "error: --safe does not save\n"),
    ("crux --safe -c 'claim \"B\"; save' n.md", "-c:1:12: error: --safe does not save\n"),
    ("crux --safe -c 'export json to \"x\"' n.md", "-c:1:1: error: --safe does not write files\n"),
    (
      "crux --safe -c 'new \"x.md\"' n.md",
      "-c:1:1: error: --safe does not begin another notebook\n"
    ),
    (
      "crux --safe -c 'run \"../outer.crux\"' in/n.md",
      "-c:1:1: error: ../outer.crux: read failed: it"
    ),
    (
      "crux --safe -c 'run \"in/link.crux\"' in/n.md",
      "-c:1:1: error: in/link.crux: read failed: it"
    ),
    (
      "crux --safe -c 'run \"outer.crux\"' in/n.md",
      "-c:1:1: error: outer.crux: read failed: it lies"
    ),
    (
      "crux --safe -c 'open \"/etc/passwd\"' n.md",
      "-c:1:1: error: /etc/passwd: read failed: it lies"
    ),
    (
      "crux --safe -c 'import json \"/etc/passwd\"' n.md", "-c:1:1: error: /etc/passwd: read failed"
    ),
    (
      "crux --safe -c 'export svg to \"x.svg\"' n.md",
      "-c:1:1: error: --safe does not write files\n"
    ),
    ("crux --safe -c view n.md", "-c:1:1: error: --safe does not start programs\n"),
    ("crux --safe export svg n.md", "error: --safe does not start programs\n"),
    ("crux --safe export json n.md -o x.json", "error: --safe does not write files\n"),
    (
      "crux export json n.md | crux --safe import json - -o x.md",
      "error: --safe does not write files\n"
    ),
    ("crux --safe fmt loose.md", "error: --safe does not write files\n"),
  ])
  func `safe writes nothing, reads nothing outside and starts nothing`(
    _ line: String, _ message: String
  ) {
    box.write("```crux\nclaim   x \"X\"\n```\n", to: "loose.md")
    box.write("list\n", to: "outer.crux")
    box.write(smallNotebook, to: "in/n.md")
    _ = box.run("ln -s ../outer.crux in/link.crux")
    let names = box.names
    let result = box.run(line)
    #expect(result.status == 3, "\(line): \(result)")
    #expect(result.errors.hasPrefix(message), "\(line): \(result)")
    #expect(box.text("n.md") == smallNotebook)
    #expect(box.names == names)
  }

  @Test func `safe still asks, and reads beside the notebook`() {
    box.write("list\n", to: "in/s.crux")
    box.write(smallNotebook, to: "in/n.md")
    #expect(box.run("crux --safe -c 'run \"in/s.crux\"; check; export json' in/n.md").status == 0)
    #expect(box.run("crux --safe -c 'open \"in/n.md\"; list' n.md").status == 0)
    #expect(box.run("crux --safe fmt n.md; crux --safe fmt --check n.md").status == 0)
    #expect(box.run("crux --safe rerun n.md").status == 0)
    #expect(box.run("crux --safe run in/s.crux --on n.md").status == 0)
  }
}
