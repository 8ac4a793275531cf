import Testing

struct `A batch` {
  let box = Sandbox()

  init() { box.write(smallNotebook, to: "n.md") }

  /// The notebook with a statement at the end of its cell.
  private func with(_ statement: String) -> String {
    smallNotebook.replacing(" supports m\n```", with: " supports m\n\(statement)\n```")
  }

  @Test(arguments: [
    "crux -c 'claim b \"B\" supports m' n.md", "echo 'claim b \"B\" supports m' | crux n.md",
    "crux run s.crux --on n.md", "crux run - --on n.md < s.crux",
    "crux run empty.crux s.crux --on n.md",
  ])
  func `saves at its end when all went well`(_ line: String) {
    box.write("claim b \"B\" supports m\n", to: "s.crux")
    box.write("", to: "empty.crux")
    let result = box.run(line)
    #expect(result.status == 0, "\(result)")
    #expect(result.output == "" && result.errors == "")
    #expect(box.text("n.md") == with("claim b \"B\" supports m"))
    #expect(box.names == ["empty.crux", "n.md", "s.crux"])
  }

  @Test func `makes the notebook that --on names, and no other`() {
    let made = box.run("echo 'claim \"B\"' | crux run - --on new.md")
    #expect(made.status == 0 && made.output == "c1\n", "\(made)")
    #expect(box.text("new.md") == "```crux\nclaim c1 \"B\"\n```\n")
    #expect(box.run("crux -c 'claim b \"B\"' other.md").status == 3)
    #expect(box.run("echo 'claim b \"B\"' | crux other.md").status == 3)
    #expect(box.run("echo list | crux run - --on third.md").status == 0)
    #expect(box.names == ["n.md", "new.md"])
  }

  @Test func `stops at the first error, and keeps nothing`() {
    box.write(
      """
      claim b "B" supports m
      evidence e "E" supports b
      list claims
      claim c "C" suports m
      claim d "D" nosuch
      list

      """, to: "s.crux")
    let result = box.run("crux run s.crux --on n.md")
    #expect(result.status == 3)
    #expect(
      result.output
        == "id  kind        verdict     from  text\nm   contention  STANDS (2)        Main point\n"
        + "a   claim       ASSERTED          A reason\nb   claim       STANDS (2)        B\n")
    #expect(
      result.errors == """
        s.crux:4:13: error: `suports` is not a clause of a claim
          claim c "C" suports m
                      ^~~~~~~
          help: did you mean `supports`?

        """)
    #expect(box.text("n.md") == smallNotebook)
    #expect(box.names == ["n.md", "s.crux"])
  }

  @Test func `goes on after errors when told to, reports them all, and saves nothing`() {
    box.write(
      """
      claim b "B" supports m
      claim c "C" suports m
      save
      save as "copy.md"
      export json to "copy.json"
      nosuch
      claim d "D" supports missing, m
      list claims

      """, to: "s.crux")
    let result = box.run("crux run s.crux --on n.md --keep-going")
    #expect(result.status == 3)
    #expect(
      result.output.hasSuffix(
        "b   claim       ASSERTED        B\nd   claim       ASSERTED        D\n"))
    #expect(
      result.errors == """
        s.crux:2:13: error: `suports` is not a clause of a claim
          claim c "C" suports m
                      ^~~~~~~
          help: did you mean `supports`?
        note: not saved: a command failed
        note: not saved: a command failed
        note: copy.json was not written: a command failed
        s.crux:6:1: error: `nosuch` is not a command
          nosuch
          ^~~~~~
          help: `help` lists the commands
        s.crux:7:22: error: `missing` is used here, and nothing declares it
          claim d "D" supports missing, m
                               ^~~~~~~
          help: declare it before the end

        """)
    #expect(box.text("n.md") == smallNotebook)
    #expect(box.names == ["n.md", "s.crux"])
  }

  @Test func `keeps what it saved before the error`() {
    let result = box.run(
      "crux -c 'claim b \"B\" supports m; save; claim c \"C\" supports m; nosuch' n.md")
    #expect(result.status == 3)
    #expect(
      result.errors == """
        saved n.md
        -c:1:55: error: `nosuch` is not a command
          claim b "B" supports m; save; claim c "C" supports m; nosuch
                                                                ^~~~~~
          help: `help` lists the commands

        """, "\(result)")
    #expect(box.text("n.md") == with("claim b \"B\" supports m"))
  }

  @Test func `ids may be declared later, but not never`() {
    box.write("support m with x + y as step\nclaim x \"X\"\n", to: "s.crux")
    let result = box.run("crux run s.crux --on n.md")
    #expect(result.status == 3)
    #expect(
      result.errors == """
        s.crux:1:20: error: `y` is used here, and nothing declares it
          support m with x + y as step
                             ^
          help: declare it before the end

        """, "\(result)")
    box.write("claim y \"Y\"\n", to: "t.crux")
    #expect(box.run("crux run s.crux t.crux --on n.md").status == 0)
    let step = box.run("crux -c 'claim z \"Z\"; undercut z -> y with m' n.md")
    #expect(
      step.errors == """
        -c:1:14: error: no inference is named `z -> y`
          claim z "Z"; undercut z -> y with m
                       ^~~~~~~~~~~~~~~~~~~~~~
          help: name it by exactly its premises, or declare it before the end

        """, "\(step)")
    #expect(
      box.run("crux -c 'undercut x -> nope with m' n.md").errors.hasPrefix("-c:1:15: error: `"))
    #expect(
      box.run("crux -c 'claim z \"Z\"; undercut z -> y with m; support y with z' n.md").status == 0)
  }

  @Test func `run twice fails cleanly`() {
    box.write("claim b \"B\" supports m\n", to: "s.crux")
    #expect(box.run("crux run s.crux --on n.md").status == 0)
    let saved = box.text("n.md")
    let again = box.run("crux run s.crux --on n.md")
    #expect(again.status == 3)
    #expect(again.errors.hasPrefix("s.crux:1:7: error: `b` is declared already"), "\(again)")
    #expect(box.text("n.md") == saved)
    #expect(box.names == ["n.md", "s.crux"])
  }

  @Test func `scripts run scripts, with errors at their places`() {
    box.write(
      "claim \"One\"\nrun \"b.crux\"\nclaim later \"L\"\nclaim bad supports x\n", to: "a.crux")
    box.write("\nclaim z \"Zed\" supports later\nclaim \"Two\"\n", to: "b.crux")
    let result = box.run("crux run a.crux --keep-going")
    #expect(result.output == "c1\nc2\n")
    #expect(result.errors.hasPrefix("a.crux:4:11: error: "), "\(result)")
    #expect(!result.errors.contains("later"))
    box.write("claim z \"Zed\" supports nowhere\nnosuch\nclaim y \"Y\" suports c1\n", to: "b.crux")
    let failed = box.run("crux run a.crux --keep-going").errors
    for place in ["b.crux:2:1: ", "b.crux:3:13: ", "a.crux:4:11: ", "b.crux:1:24: "] {
      #expect(failed.contains("\n\(place)error: ") || failed.hasPrefix(place), "\(failed)")
    }
    #expect(box.run("crux run a.crux").errors.hasPrefix("b.crux:2:1: error: "))
    box.write("run \"loop.crux\"\n", to: "loop.crux")
    let loop = box.run("crux run loop.crux")
    #expect(loop.status == 3)
    #expect(loop.errors.contains("more than 16 deep"), "\(loop)")
    #expect(box.run("crux -c 'run \"nosuch.crux\"'").errors.contains("nosuch.crux: read failed"))
  }

  @Test func `quit ends it and saves`() {
    let result = box.run("crux -c 'claim b \"B\"; quit; nosuch' n.md")
    #expect(result.status == 0, "\(result)")
    #expect(box.text("n.md") == with("claim b \"B\""))
  }

  @Test func `edits, undo and redo work as at the prompt`() {
    let line = """
      crux -c 'claim b "B" supports m; edit b text "Bee"; rename b bee; undo; undo 2; redo 2' n.md
      """
    let result = box.run(line)
    #expect(result.status == 0, "\(result)")
    #expect(box.text("n.md") == with("claim b \"Bee\" supports m"))
    #expect(box.run("crux -c 'remove m' n.md").status == 3)
    #expect(box.run("crux -c 'remove m cascade' n.md").status == 0)
    #expect(box.text("n.md")?.contains("supports") == false)
  }

  @Test func `another notebook is opened only when nothing would be lost`() {
    box.write(smallNotebook, to: "o.md")
    let refused = box.run("crux -c 'claim b \"B\"; open \"o.md\"' n.md")
    #expect(refused.errors.contains("n.md has unsaved edits"), "\(refused)")
    let moved = box.run("crux -c 'claim b \"B\"; save; open \"o.md\"; claim c \"C\"' n.md")
    #expect(moved.status == 0, "\(moved)")
    #expect(moved.errors == "saved n.md\nopened o.md\n")
    #expect(box.text("n.md") == with("claim b \"B\""))
    #expect(box.text("o.md") == with("claim c \"C\""))
    #expect(box.run("crux -c 'new \"o.md\"'").errors.contains("o.md is there already"))
    #expect(box.run("crux -c 'new \"p.md\"; claim \"P\"'").status == 0)
    #expect(box.text("p.md") == "```crux\nclaim c1 \"P\"\n```\n")
    #expect(box.run("crux -c 'claim b2 \"B\"; save as \"q.md\"; claim d \"D\"' n.md").status == 0)
    #expect(box.text("n.md") == with("claim b \"B\""))
    #expect(box.text("q.md") == with("claim b \"B\"\nclaim b2 \"B\"\nclaim d \"D\""))
    #expect(box.run("crux -c 'save as \"q.md\"' n.md").status == 3)
    #expect(box.run("crux -c 'claim z \"Z\"; save as \"n.md\"' n.md").status == 0)
    #expect(box.names == ["n.md", "o.md", "p.md", "q.md"])
  }

  @Test func `a map is imported whole or not at all`() {
    box.write("# Empty\n", to: "e.md")
    #expect(box.run("crux export json n.md -o n.json").status == 0)
    let good = box.run("crux -c 'claim x \"X\"; import json \"n.json\"; list' e.md")
    #expect(good.status == 0, "\(good)")
    #expect(good.errors == "2 statements imported\n")
    #expect(good.output.contains("m   contention"))
    box.write("```crux\nclaim a \"Mine\"\n```\n", to: "clash.md")
    let clash = box.run(
      "printf 'import json \"n.json\"\\nlist\\n' > i; crux run i --on clash.md --keep-going")
    #expect(clash.status == 3)
    #expect(clash.errors.hasPrefix("i:1:1: error: n.json: `a` is declared already"), "\(clash)")
    #expect(clash.output == "id  kind   verdict   from  text\na   claim  ASSERTED        Mine\n")
    box.write("{\"format\": \"crux-map\", \"version\": 1,\n \"nodes\": [,]}", to: "bad.json")
    let bad = box.run("crux -c 'import json \"bad.json\"' e.md")
    #expect(bad.status == 3)
    #expect(bad.errors.hasPrefix("bad.json:2:12: error: "), "\(bad)")
  }
}
