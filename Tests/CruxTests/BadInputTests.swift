import Foundation
import Testing

/// A notebook that uses most of the language, with words in several scripts.
let richNotebook = """
  # A map “with” everything — naïve, Ünïcode, 漢字

  ```crux
  title "Buses"
  source op "An opinion" by "Ines" date 2025-03-14 reliability B
  contention m "Main “point” — İı" from op:3.2 # a remark
  claim a "A reason" from op:1-2 supports m scheme example
  evidence e "Café numbers" credibility 2 tags x, y
    supports a
  counterclaim k "No, \\"never\\"" rebuts m
  undercut k -> m with e as u conceded "True"
  allow U001 on a "Known"
  ```

  Prose between the cells.

  ```crux
  check
  ```

  ```output
  stale
  ```

  """

struct `Files that are wrong` {
  let box = Sandbox()

  @Test(arguments: [
    "", "# only a comment\n", "\u{FEFF}", "\n\n", "```crux\n```\n", "```crux\n# c\n```",
  ])
  func `an empty notebook is a valid one`(_ text: String) {
    box.write(text, to: "n.md")
    for line in [
      "crux check n.md", "crux -c list n.md", "crux export json n.md", "crux export dot n.md",
      "crux rerun n.md", "crux -c save n.md", "crux run /dev/stdin --on n.md",
    ] where !line.contains("/dev/stdin") {
      #expect(box.run(line).status == 0, "\(line)")
      #expect(box.text("n.md") == text, "\(line)")
    }
    #expect(box.run("crux -c 'claim \"X\"' n.md").status == 0)
    #expect(box.text("n.md")?.hasPrefix(text) == true || text.contains("```"))
    #expect(
      box.text("n.md")?.contains("claim c1 \"X\"\n```\n") == true, "\(box.text("n.md") ?? "")")
  }

  @Test func `a byte order mark is kept by an edit and dropped by fmt`() {
    box.write("\u{FEFF}" + smallNotebook, to: "n.md")
    let check = box.run("crux check n.md")
    #expect(check.status == 0)
    #expect(check.errors == "note: n.md begins with a byte order mark; `crux fmt` drops it\n")
    #expect(box.run("crux -c 'claim b \"B\"' n.md").status == 0)
    #expect(box.read("n.md")?.starts(with: [0xEF, 0xBB, 0xBF]) == true)
    #expect(box.run("crux fmt --check n.md").status == 1)
    #expect(box.run("crux fmt n.md").status == 0)
    #expect(box.read("n.md")?.starts(with: Array("# Small".utf8)) == true)
    #expect(box.run("crux fmt --check n.md").status == 0)
    box.write("\u{FEFF}claim b2 \"B\"\n", to: "s.crux")
    #expect(box.run("crux run s.crux --on n.md").status == 0)
  }

  @Test func `the ends of lines are kept by an edit and made LF by fmt`() {
    let windows = smallNotebook.replacing("\n", with: "\r\n")
    box.write(windows, to: "n.md")
    #expect(
      box.run("crux check n.md").output
        == {
          box.write(smallNotebook, to: "n2.md")
          return box.run("crux check n2.md").output.replacing("n2.md", with: "n.md")
        }())
    #expect(box.run("crux -c 'claim b \"B\"' n.md").status == 0)
    #expect(
      box.text("n.md") == windows.replacing(" m\r\n```", with: " m\r\nclaim b \"B\"\r\n```"))
    #expect(box.run("crux fmt n.md").status == 0)
    #expect(box.text("n.md")?.utf8.contains(0x0D) == false)
    box.write("claim x \"X\"\r\n  supports m\r\nlist claims\r\n", to: "s.crux")
    #expect(
      box.run("crux run s.crux --on n.md").output.hasSuffix(
        "x   claim       ASSERTED        X\n"))
    box.write("# A\n\n```crux\nclaim b \"B\"", to: "open.md")
    #expect(box.run("crux -c 'claim c \"C\"' open.md").status == 0)
    #expect(box.run("crux -c list open.md").output.contains("c   claim"))
  }

  @Test(
    arguments: [
      ([0x0D], "a carriage return without", "4:10"), ([0x00], "NUL", "4:10"),
      ([0x1B], "control", "4:10"),
      ([0xC3], "UTF-8", "4:10"), ([0xC0, 0xAF], "UTF-8", "4:10"),
      ([0xED, 0xA0, 0x80], "UTF-8", "4:10"),
      ([0xF4, 0x90, 0x80, 0x80], "UTF-8", "4:10"), ([0xFF], "UTF-8", "4:10"),
      ([0x7F], "control", "4:10"),
    ] as [([UInt8], String, String)])
  func `a bad byte is an error at its line and column`(
    _ bytes: [UInt8], _ words: String, _ place: String
  ) {
    let before = Array("# A\n\n```crux\nclaim b “".utf8)
    box.write(before + bytes + Array("x\"\n```\n".utf8), to: "n.md")
    box.write(before.dropFirst(13) + bytes + Array("\"\n".utf8), to: "s.crux")
    let old = box.read("n.md")
    for line in ["crux check n.md", "crux -c list n.md", "crux fmt n.md", "crux export json n.md"] {
      let result = box.run(line)
      #expect(result.status == 3, "\(line): \(result)")
      #expect(result.errors.hasPrefix("n.md:\(place): error: "), "\(result)")
      #expect(result.errors.contains(words), "\(line): \(result)")
      #expect(!result.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
    let script = box.run("crux run s.crux")
    #expect(script.status == 3)
    #expect(script.errors.hasPrefix("s.crux:1:10: error: "), "\(script)")
    #expect(box.read("n.md") == old)
    #expect(box.names == ["n.md", "s.crux"])
  }

  @Test func `what is no text is said to be none`() {
    let utf16 = Array(smallNotebook.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    box.write([0xFF, 0xFE] + utf16, to: "utf16")
    box.write([0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00], to: "gzip")
    box.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], to: "png")
    _ = box.run("head -c 5000 $(command -v crux) > elf")
    for name in ["utf16", "gzip", "png", "elf"] {
      let result = box.run("crux check \(name)")
      #expect(result.status == 3, "\(result)")
      #expect(result.errors.hasPrefix("\(name):1:1: error: "), "\(result)")
      #expect(result.errors.split(separator: "\n").count == 2, "\(result)")
      #expect(box.run("crux run \(name)").status == 3)
      #expect(box.run("crux import json \(name)").status == 3)
    }
  }

  /// Runs every subcommand that reads on many files at once; only crashes and hangs are failures.
  private func survey(_ what: String) {
    for line in ["crux check", "crux fmt --check", "crux rerun --check"] {
      let result = box.run("\(line) f*", limit: 120)
      #expect((0...3).contains(result.status), "\(what), \(line): \(result.errors.suffix(500))")
    }
  }

  @Test func `a file that is cut anywhere never ends the program`() {
    let bytes = Array(richNotebook.utf8)
    for count in 0..<bytes.count { box.write(Array(bytes[..<count]), to: "f\(count)") }
    survey("cut")
    #expect(box.read("f100") == Array(bytes[..<100]))
  }

  @Test func `a file with any byte changed never ends the program`() {
    let bytes = Array(richNotebook.utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= [0x01, 0x04, 0x20, 0x80][index % 4]
      box.write(changed, to: "f\(index)")
    }
    survey("changed")
  }

  @Test func `a script that is cut anywhere never ends the program`() {
    let script =
      "claim x \"X\" supports m\nsupport m with x + x2\n  as s note \"N\"\nundercut s with x\n"
      + "claim x2 \"\\u{1F4A1}\"\nedit x text \"Y\"\nrename x y\nexport json\ntree\nremove y cascade\n"
    for count in 0..<script.utf8.count {
      box.write(Array(script.utf8.prefix(count)), to: "s\(count)")
    }
    box.write(smallNotebook, to: "n.md")
    let result = box.run(
      "for i in s*; do crux run $i --on n.md --dry-run >o 2>&1; test $? -le 3 || echo $i; done")
    #expect(result.output == "")
    #expect(box.text("n.md") == smallNotebook)
  }

  @Test func `a merge conflict is called one`() {
    box.write(
      """
      # A

      ```crux
      <<<<<<< HEAD
      claim a "Ours"
      =======
      claim a "Theirs"
      >>>>>>> branch
      ```

      """, to: "n.md")
    let result = box.run("crux check n.md")
    #expect(result.status == 3, "\(result)")
    #expect(result.errors.hasPrefix("n.md:4:1: error: a merge conflict"), "\(result)")
  }

  @Test func `an id that two branches added is a finding at the second place`() {
    box.write("```crux\nclaim a \"Ours\"\nclaim b \"B\"\nclaim a \"Theirs\"\n```\n", to: "n.md")
    let result = box.run("crux check n.md --select S002")
    #expect(result.output.contains("S002"), "\(result)")
    #expect(result.output.hasPrefix("n.md:4:7: error: "), "\(result)")
    #expect(result.status == 1)
  }

  @Test func `a newer format is read and never rewritten`() {
    let text = "```crux\nformat 2\nclaim  a \"A\"\n```\n"
    box.write(text, to: "n.md")
    #expect(box.run("crux -c list n.md").output.contains("a   claim"))
    for line in ["crux -c 'claim b \"B\"' n.md", "crux fmt n.md"] {
      let result = box.run(line)
      #expect(result.status == 3, "\(line): \(result)")
      #expect(result.errors.contains("format 2"), "\(line): \(result)")
      #expect(box.text("n.md") == text)
    }
  }

  @Test func `three mistakes of a cell are three errors, and the rest is still checked`() {
    box.write(
      """
      ```crux
      claim a "A" suports b
      clam b "B"
      claim c "C
      contention d "D"
      ```

      """, to: "n.md")
    let result = box.run("crux check n.md")
    #expect(result.status == 3)
    for place in ["n.md:2:13: error: ", "n.md:3:1: error: ", "n.md:4:9: error: "] {
      #expect(result.errors.contains(place), "\(place): \(result)")
    }
    #expect(result.output.contains("[d]"), "\(result)")
    let export = box.run("crux export json n.md")
    #expect(export.status == 3)
    #expect(export.output == "")
    #expect(export.errors.contains("nothing was exported"), "\(export)")
  }

  @Test func `the environment starts nothing`() {
    let script = "#!/bin/sh\ntouch PWNED\n"
    for name in ["dot", "less", "vi", "editor", "xdg-open"] {
      box.write(script, to: name, mode: 0o755)
    }
    box.write(richNotebook, to: "n.md")
    let hostile = [
      "EDITOR": "\(box.path)/editor", "VISUAL": "\(box.path)/editor", "PAGER": "\(box.path)/less",
      "PATH": ".::\(Programs.folder):/usr/bin:/bin",
    ]
    box.write("bind -v\n", to: ".editrc")
    for line in [
      "crux -c 'check; help' n.md", "crux check n.md", "crux -c '!touch PWNED' n.md",
      "crux -c 'list # `touch PWNED` $(touch PWNED)' n.md", "crux help",
      "crux export svg n.md -o pic.svg", "printf '!touch PWNED\\n' | crux n.md",
    ] {
      _ = box.run(line, environment: hostile)
      #expect(!box.names.contains("PWNED"), "\(line)")
    }
    box.write(richNotebook, to: "-T; touch PWNED")
    #expect(box.run("crux check -- '-T; touch PWNED'").status <= 1)
    #expect(box.run("crux export dot -- '-T; touch PWNED' > /dev/null; true").status == 0)
    _ = box.run("crux export svg ./'-T; touch PWNED' -o '$(touch PWNED).svg'")
    #expect(!box.names.contains("PWNED"))
  }
}
