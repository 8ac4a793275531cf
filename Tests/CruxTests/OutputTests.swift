import Foundation
import Testing

struct `What is written` {
  let box = Sandbox()

  init() { box.write(smallNotebook, to: "n.md") }

  private let edited = smallNotebook.replacing(
    " supports m\n```", with: " supports m\nclaim b \"B\"\n```")

  @Test(arguments: [
    "crux -c list n.md", "crux export json n.md", "crux export dot n.md", "crux check n.md",
    "crux check n.md --fail-on note", "crux fmt - < n.md", "crux rerun - < n.md", "crux --help",
    "crux check --help", "crux help", "crux --version", "crux -c 'export json' n.md",
    "crux check --format json n.md", "crux export json n.md | crux import json -",
    "echo list | crux n.md",
  ])
  func `to a full disk is an error that is told`(_ line: String) {
    let result = box.run("\(line) > /dev/full")
    #expect(result.status == 3, "\(result)")
    #expect(
      result.errors == """
        error: standard output: write failed: write: No space left on device (28)
          help: free some space, or save to another disk

        """, "\(line)")
    #expect(box.run("(\(line)) > /dev/full 2> /dev/full").status == 3)
  }

  @Test func `to a full disk takes the whole transaction back`() {
    for line in ["claim b \"B\"; list", "claim b \"B\"; list; save", "claim \"B\""] {
      #expect(box.run("crux -c '\(line)' n.md > /dev/full").status == 3)
      #expect(box.text("n.md") == smallNotebook, "\(line)")
    }
    #expect(box.run("crux -c 'claim b \"B\"' n.md > /dev/full").status == 0)
    #expect(box.text("n.md") == edited)
  }

  @Test func `to a reader that leaves is no error, and loses no edit`() {
    let cell = (0..<20_000).map { "claim x\($0) \"T\"\n" }.joined()
    box.write("```crux\n\(cell)```\n", to: "big.md")
    for line in ["crux -c list big.md", "crux export json big.md", "crux check big.md --each"] {
      let result = box.run("{ \(line); echo $? >&2; } | head -n 1")
      #expect(result.output.split(separator: "\n").count == 1, "\(line)")
      #expect(["0\n", "141\n"].contains(result.errors), "\(line): \(result)")
    }
    let edit = box.run("{ crux -c 'claim b \"B\"; list; list' big.md; echo $? >&2; } | head -n 1")
    #expect(edit.errors == "141\n", "\(edit)")
    #expect(box.text("big.md")?.hasSuffix("claim b \"B\"\n```\n") == true)
  }

  @Test func `standard streams may be closed`() {
    #expect(box.run("crux -c list n.md <&- >&- 2>&-").status == 3)
    #expect(box.run("crux check nosuch.md >&- 2>&-").status == 3)
    #expect(box.run("crux check n.md 2>&-").status == 0)
    let input = box.run("crux n.md <&-")
    #expect(input.status == 3)
    #expect(input.errors == "error: -: read failed: read: Bad file descriptor (9)\n")
    #expect(box.text("n.md") == smallNotebook)
    #expect(box.run("crux -c 'claim b \"B\"' n.md <&- >&- 2>&-").status == 0)
    #expect(box.text("n.md") == edited)
    #expect(box.run("crux export json n.md -o x.json <&- >&- 2>&-").status == 0)
    #expect(box.text("x.json")?.hasPrefix("{") == true)
    #expect(box.names == ["n.md", "x.json"])
  }

  @Test func `an exported file replaces a regular one, and nothing else`() {
    box.write("old", to: "file", mode: 0o640)
    box.write("precious", to: "target")
    _ = box.run("ln -s target link; ln -s nowhere dangling; mkdir folder; mkfifo pipe")
    #expect(box.run("crux export json n.md -o file").status == 0)
    #expect(box.text("file")?.hasPrefix("{") == true)
    #expect(box.mode("file") == 0o640)
    for (name, words) in [
      ("link", "it is a symbolic link"), ("dangling", "it is a symbolic link"),
      ("folder", "not a regular file but a folder"),
      ("pipe", "not a regular file but a named pipe"),
      ("/dev/full", "not a regular file but a device"), ("nowhere/x", "no such file"),
    ] {
      for line in [
        "crux export json n.md -o \(name)", "crux -c 'export dot to \"\(name)\"' n.md",
        "crux export json n.md | crux import json - -o \(name) --force",
      ] {
        let result = box.run(line)
        #expect(result.status == 3, "\(line): \(result)")
        #expect(result.errors.contains(words), "\(line): \(result)")
      }
    }
    #expect(box.text("target") == "precious")
    #expect(box.names == ["dangling", "file", "folder", "link", "n.md", "pipe", "target"])
  }

  @Test func `import overwrites only when it is forced`() {
    let line = "crux export json n.md | crux import json - -o out.md"
    #expect(box.run(line).status == 0)
    box.write("mine", to: "out.md")
    let refused = box.run(line)
    #expect(refused.status == 3)
    #expect(refused.errors.contains("the file is there already\n  help: add --force"), "\(refused)")
    #expect(box.text("out.md") == "mine")
    #expect(box.run(line + " --force").status == 0)
    #expect(box.text("out.md")?.contains("contention m") == true)
    #expect(box.names == ["n.md", "out.md"])
  }

  @Test(arguments: [0o600, 0o640, 0o644, 0o664])
  func `the mode of a notebook is kept`(_ mode: Int) {
    box.write(smallNotebook, to: "n.md", mode: mode_t(mode))
    for mask in ["077", "022", "000"] {
      let result = box.run("umask \(mask); crux -c 'claim \"B\"' n.md")
      #expect(result.status == 0, "\(result)")
      #expect(box.mode("n.md") == mode_t(mode), "umask \(mask)")
    }
  }

  @Test(arguments: [("077", 0o600), ("022", 0o644), ("000", 0o666)])
  func `a new file has the mode that the umask leaves`(_ mask: String, _ mode: Int) {
    #expect(box.run("umask \(mask); echo 'claim \"B\"' | crux run - --on new.md").status == 0)
    #expect(box.run("umask \(mask); crux export json n.md -o new.json").status == 0)
    #expect(box.mode("new.md") == mode_t(mode))
    #expect(box.mode("new.json") == mode_t(mode))
  }

  @Test(arguments: [
    ("pipe", "not a regular file but a named pipe"), ("folder", "not a regular file but a folder"),
    ("/dev/zero", "not a regular file but a device"), ("dangling", "it is a link to a file that"),
    ("loop", "its links lead in a circle"), ("/dev/tty", "not a regular file but a device"),
  ])
  func `only regular files are notebooks`(_ name: String, _ words: String) {
    _ = box.run("mkfifo pipe; mkdir folder; ln -s nowhere dangling; ln -s loop loop")
    for line in [
      "crux check \(name)", "crux -c list \(name)", "crux fmt \(name)", "crux run \(name)",
      "crux export json \(name)", "echo list | crux run - --on \(name)", "crux import json \(name)",
      "crux recover \(name)",
    ] {
      let result = box.run(line, limit: 10)
      #expect(result.status == 3, "\(line): \(result)")
      #expect(result.errors.contains(words), "\(line): \(result)")
    }
    #expect(box.names == ["dangling", "folder", "loop", "n.md", "pipe"])
  }

  @Test func `a link stays a link, and a hard link is refused`() {
    _ = box.run("mkdir in; mv n.md in/real.md; ln -s in/real.md n.md")
    #expect(box.run("crux -c 'claim b \"B\"' n.md").status == 0)
    #expect(box.text("in/real.md") == edited)
    #expect(box.run("test -L n.md && ls -A in").output == "real.md\n")
    let hard = box.run("ln in/real.md hard.md; crux -c 'claim c \"C\"' hard.md")
    #expect(hard.status == 3)
    #expect(hard.errors.contains("it has 2 names (hard links)"), "\(hard)")
    #expect(box.text("in/real.md") == edited)
  }

  @Test func `a file-size limit is an error that is told`() {
    let cell = (0..<200).map { "claim x\($0) \"A sentence of some length\"\n" }.joined()
    box.write("```crux\n\(cell)```\n", to: "big.md")
    let old = box.text("big.md")
    let save = box.run("ulimit -f 1; crux -c 'claim \"B\"' big.md")
    #expect(save.status == 3, "\(save)")
    #expect(save.errors.contains("File too large"), "\(save)")
    let export = box.run("ulimit -f 1; crux export json big.md -o x.json")
    #expect(export.status == 3 && export.errors.contains("File too large"), "\(export)")
    let output = box.run("ulimit -f 1; crux export json big.md > y.json")
    #expect(output.status == 3 && output.errors.contains("File too large"), "\(output)")
    #expect(box.text("big.md") == old)
    #expect(box.names == ["big.md", "n.md", "y.json"])
  }
}

@Suite(.enabled(if: Programs.canBecomeNobody, "programs cannot be run as nobody"))
struct `What may not be written` {
  let box = Sandbox()

  init() { box.write(smallNotebook, to: "n.md") }

  @Test func `is read, and an edit says why not`() {
    box.write("[]", to: "x.json")
    for line in ["crux -c list n.md", "crux check n.md", "crux export json n.md"] {
      let result = box.run("\(Programs.asNobody) \(line)")
      #expect(result.status == 0 && result.errors == "", "\(result)")
    }
    let edit = box.run("\(Programs.asNobody) crux -c 'claim b \"B\"' n.md")
    #expect(edit.status == 3)
    #expect(
      edit.errors
        == "error: n.md is open for reading only: the file may not be written\n"
        + "  help: type save as PATH\n")
    let export = box.run("\(Programs.asNobody) crux export json n.md -o y.json")
    #expect(export.status == 3 && export.errors.contains("is not writable"), "\(export)")
    let format = box.run("\(Programs.asNobody) crux fmt n.md")
    #expect(format.status == 0)
    #expect(box.text("n.md") == smallNotebook)
    #expect(box.names == ["n.md", "x.json"])
  }

  @Test func `because of its folder, is said and never written in place`() {
    _ = box.run("chmod 666 n.md; chmod 555 .")
    let edit = box.run("\(Programs.asNobody) crux -c 'claim b \"B\"' n.md")
    #expect(edit.status == 3)
    #expect(edit.errors.contains("is not writable: Permission denied (13)"), "\(edit)")
    #expect(edit.errors.contains("help: save to another folder"))
    #expect(box.text("n.md") == smallNotebook)
    let elsewhere = box.run(
      "mkdir -m 777 ok; \(Programs.asNobody) crux -c 'save as \"ok/n.md\"; claim b \"B\"' n.md")
    #expect(elsewhere.status == 0, "\(elsewhere)")
    #expect(box.text("ok/n.md")?.contains("claim b") == true)
  }
}
