import Testing

/// A notebook with one reason.
let smallNotebook = """
  # Small

  ```crux
  contention m "Main point"
  claim a "A reason" supports m
  ```

  """

struct `The command line` {
  let box = Sandbox()

  init() { box.write(smallNotebook, to: "n.md") }

  private let list =
    "id  kind        verdict   from  text\nm   contention  ASSERTED        Main point\n"
    + "a   claim       ASSERTED        A reason\n"

  @Test(arguments: [
    "crux -c list n.md", "crux n.md -c list", "crux -c list -- n.md", "crux -c list ./n.md",
    "crux -c list - < n.md", "echo list | crux n.md", "crux n.md < list", "crux run list --on n.md",
    "crux run - --on n.md < list", "crux run list --on - < n.md", "crux run --on n.md list",
    "crux --plain --no-rc -c list n.md", "crux -c list n.md --plain --no-rc --color never",
    "crux --color=never --as-of 2025-01-01 -c list n.md", "crux --safe -c list n.md",
    "crux --set width=80 --set each=on -c list n.md", "crux -c list n.md --format text",
    "crux -c ' list # what is there' n.md", "crux -c 'list;' n.md", "crux -c ';list ; ' n.md",
  ])
  func `a query is asked in many ways`(_ line: String) {
    box.write("list\n", to: "list")
    let result = box.run(line)
    #expect(result.status == 0, "\(result)")
    #expect(result.output == list, "\(line)")
    #expect(result.errors == "", "\(line)")
    #expect(box.names == ["list", "n.md"])
  }

  @Test(arguments: [
    "crux --format json check n.md", "crux check --format json n.md",
    "crux check n.md --format json", "crux check n.md --format=json",
    "crux --set format=json check n.md", "crux check - --format json < n.md",
  ])
  func `options stand before and after the subcommand and its arguments`(_ line: String) {
    let result = box.run(line)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasPrefix("[\n"), "\(line): \(result)")
    #expect(result.output.contains("\"code\": \"U003\""))
  }

  @Test(arguments: ["-x", "--help", "--version", "-", "--", "-c", "-c list", "check"])
  func `the next argument is the commands whatever it looks like`(_ text: String) {
    let result = box.run("crux -c \(Sandbox.quoted(text)) n.md")
    if text == "check" {
      #expect(result.status == 0, "\(result)")
      #expect(result.output.contains("U003"))
    } else {
      #expect(result.status == 3, "\(result)")
      #expect(result.errors.hasPrefix("-c:1:1: error: `"), "\(result)")
    }
    #expect(box.run("crux n.md -c \(Sandbox.quoted(text))").status == result.status)
  }

  @Test func `a notebook that is named like a subcommand is written with its folder`() {
    box.write(smallNotebook, to: "check")
    box.write(smallNotebook, to: "--odd.md")
    #expect(box.run("crux -c list ./check").output == list)
    #expect(box.run("crux check ./check").status == 0)
    #expect(box.run("crux -c list check").output == list)
    #expect(box.run("crux -c list -- --odd.md").output == list)
    #expect(box.run("crux -- check < /dev/null").status == 0)
    #expect(box.run("crux check < /dev/null").status == 2)
  }

  @Test func `common indentation of the option's text is none`() {
    let result = box.run(
      """
      crux -c '
          claim b "B"
            supports m
          list
      ' n.md
      """)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasSuffix("b   claim       ASSERTED        B\n"))
    #expect(box.text("n.md")?.contains("claim b \"B\" supports m\n") == true)
  }

  @Test(arguments: ["run", "check", "export", "import", "fmt", "rerun", "recover", "solve", "help"])
  func `a subcommand has help of its own`(_ name: String) {
    let result = box.run("crux \(name) --help")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.contains("\nUSAGE: crux \(name) "), "\(result)")
    #expect(result.output.contains("--color"))
    #expect(box.run("crux --help \(name)").output == result.output)
    #expect(box.run("crux \(name) -h").output == result.output)
    #expect(!result.output.split(separator: "\n").contains { $0.count > 80 })
  }

  @Test func `the program says what it can do`() {
    let help = box.run("crux --help")
    #expect(help.status == 0)
    for word in ["crux [NOTEBOOK]", "crux -c \"COMMANDS\"", "run ", "recover ", "--safe", "-c <"] {
      #expect(help.output.contains(word), "\(word)")
    }
    #expect(!help.output.contains("crux help <subcommand>"))
    #expect(box.run("crux -h").output == help.output)
    #expect(box.run("crux n.md --help").output == help.output)
    #expect(box.run("crux -c list n.md --help").output == help.output)
    #expect(!help.output.split(separator: "\n").contains { $0.count > 80 })
    let version = box.run("crux --version")
    #expect(version.output.wholeMatch(of: /crux \d+\.\d+\.\d+\n/) != nil)
    #expect(version.status == 0)
    #expect(box.run("crux --generate-completion-script bash").output.contains("_crux"))
    #expect(box.run("crux --generate-completion-script nosuch").status == 2)
  }

  @Test func `help on the language is at hand`() {
    #expect(box.run("crux help").output.contains("undercut"))
    #expect(box.run("crux help support").output.contains("with"))
    #expect(box.run("crux help -s journal").status == 0)
    let wrong = box.run("crux help suport")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean `crux help support`?"), "\(wrong)")
  }

  @Test(arguments: [
    ("crux --bogus", "error: unknown option '--bogus'\n  help: type `crux --help`\n"),
    ("crux check", "error: missing expected argument '<notebook> ...'\n"),
    ("crux run", "error: missing expected argument '<script> ...'\n"),
    ("crux check --format xml n.md", "error: --format is text, json, csv or markdown, not 'xml'\n"),
    ("crux check --fail-on bad n.md", "error: --fail-on is error, warning, note or never"),
    ("crux --color mauve check n.md", "error: the value 'mauve' is invalid for '--color <color>'"),
    ("crux --set width=0 check n.md", "error: width is a number of columns, not '0'\n"),
    ("crux --set color=x check n.md", "error: color is auto, always or never, not 'x'\n"),
    ("crux --set nosuch=1 check n.md", "error: there is no setting 'nosuch'"),
    ("crux --set each=x check n.md", "error: each is on or off, not 'x'\n"),
    ("crux --set nosuch check n.md", "error: --set takes NAME=VALUE, not 'nosuch'\n"),
    ("crux export", "error: missing expected argument '<format>'"),
    ("crux export nosuch n.md", "error: there is no format named nosuch\n"),
    ("crux export json n.md --depth 0", "error: --depth is a number from 1\n"),
    ("crux export json n.md --option x", "error: --option takes NAME=VALUE, not 'x'\n"),
    ("crux import nosuch x", "error: there is no importer named 'nosuch'"),
    ("crux -c", "error: missing value for '-c <commands>'"),
    ("crux -c list n.md extra", "error: unexpected argument 'extra'"),
    ("crux check - - < n.md", "error: standard input (-) can be read only once\n"),
    ("crux fmt - - < n.md", "error: standard input (-) can be read only once\n"),
    ("crux run - --on - < n.md", "error: standard input (-) can be read only once\n"),
    ("crux - < n.md", "error: standard input cannot be both the notebook and the commands\n"),
    ("crux recover -", "error: standard input has no journal to recover\n"),
    ("crux chekc n.md", "error: unexpected argument 'n.md'\n  help: did you mean `crux check`?\n"),
  ])
  func `wrong usage ends with 2 and says what is wrong`(_ line: String, _ message: String) {
    let result = box.run(line)
    #expect(result.status == 2, "\(line): \(result)")
    #expect(result.output == "", "\(line)")
    #expect(result.errors.hasPrefix(message), "\(line): \(result)")
    #expect(!result.errors.contains("session"), "\(line): \(result)")
    #expect(result.errors.split(separator: "\n").count <= 3, "\(line): \(result)")
  }

  @Test(arguments: [
    ("crux nosuch.md < /dev/null", "error: nosuch.md: read failed: no such file\n"),
    ("crux -c list nosuch.md", "error: nosuch.md: read failed: no such file\n"),
    ("crux check nosuch.md", "error: nosuch.md: read failed: no such file\n"),
    ("crux export json nosuch.md", "error: nosuch.md: read failed: no such file\n"),
    ("crux fmt nosuch.md", "error: nosuch.md: read failed: no such file\n"),
    ("crux rerun nosuch.md", "error: nosuch.md: read failed: no such file\n"),
    ("crux recover nosuch.md", "error: nosuch.md: read failed: no such file\n"),
    ("crux run nosuch.crux", "error: nosuch.crux: read failed: no such file\n"),
    ("crux import json nosuch.json", "error: nosuch.json: read failed: no such file\n"),
    (
      "crux chekc < /dev/null",
      "error: there is no notebook chekc\n  help: did you mean `crux check`?\n"
    ),
    (
      "crux -c list s.crux",
      "error: s.crux is a script\n  help: type `crux run s.crux`\n"
    ),
    (
      "crux export json n.md --from nosuch",
      "error: nothing is named `nosuch`\n  help: crux -c list n.md\n"
    ),
  ])
  func `what is not there is a failure`(_ line: String, _ message: String) {
    box.write("claim x \"X\"\n", to: "s.crux")
    let result = box.run(line)
    #expect(result.status == 3, "\(line): \(result)")
    #expect(result.output == "", "\(line)")
    #expect(result.errors == message, "\(line)")
    #expect(box.names == ["n.md", "s.crux"])
  }

  @Test func `the highest status of several notebooks wins`() {
    box.write("```crux\nclaim a \"A\" supports a\nclaim b \"B\" suports a\n```\n", to: "bad.md")
    #expect(box.run("crux check n.md").status == 0)
    #expect(box.run("crux check n.md --fail-on warning").status == 1)
    #expect(box.run("crux check n.md --fail-on never").status == 0)
    #expect(box.run("crux check n.md nosuch.md n.md").status == 3)
    #expect(box.run("crux check n.md bad.md --fail-on warning n.md").status == 3)
    let both = box.run("crux check nosuch.md n.md --fail-on warning")
    #expect(both.status == 3)
    #expect(both.output.contains("U003"))
    box.write("```crux\nclaim   x \"X\"\n```\n", to: "loose.md")
    #expect(box.run("crux fmt --check n.md loose.md").status == 1)
    #expect(box.run("crux fmt --check loose.md nosuch.md n.md").status == 3)
  }

  @Test func `what is read from standard input is written to standard output`() {
    #expect(box.run("crux fmt - < n.md").output == smallNotebook)
    #expect(box.run("crux rerun - < n.md").output == smallNotebook)
    #expect(box.run("crux check - < n.md").output.hasPrefix("-:4:12: "))
    #expect(box.run("crux export dot - < n.md").output.hasPrefix("digraph"))
    let json = box.run("crux export json - < n.md | crux import json -")
    #expect(json.status == 0)
    #expect(json.output.contains("contention m \"Main point\""), "\(json)")
    #expect(box.run("crux export json n.md -o -").output.hasPrefix("{"))
    let edited = box.run("crux -c 'claim b \"B\"' - < n.md")
    #expect(edited.status == 3)
    #expect(edited.errors.contains("it was read from standard input"), "\(edited)")
  }
}
