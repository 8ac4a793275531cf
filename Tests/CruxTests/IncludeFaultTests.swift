import Foundation
import Testing

/// Includes that go wrong, by the program itself.
@Suite struct `Included files that are wrong` {
  let box = Sandbox()

  private func notebook(_ cell: String) -> String { "```crux\n\(cell)\n```\n" }

  // MARK: F46

  @Test func `F46: a circle is named path by path, and the rest is checked`() {
    box.write(notebook("include \"b.md\"\ncontention a \"A\""), to: "a.md")
    box.write(notebook("include \"c.md\"\nclaim b \"B\""), to: "b.md")
    box.write(notebook("include \"a.md\"\nclaim c \"C\""), to: "c.md")
    let result = box.run("crux check a.md")
    #expect(result.status == 1)
    #expect(result.output.contains("in a circle: a.md -> b.md -> c.md -> a.md"), "\(result)")
    #expect(box.run("crux -c 'list claims' a.md").output.contains("b.c.c"))
  }

  @Test func `F46: a notebook that includes itself is a circle of one`() {
    box.write(notebook("include \"a.md\" as me\ncontention a \"A\""), to: "a.md")
    let check = box.run("crux check a.md")
    #expect(check.status == 1 && check.output.contains("a.md:2:"), "\(check)")
    #expect(check.output.contains("a.md -> a.md"), "\(check)")
    #expect(box.run("crux -c 'list claims' a.md").status == 0)
    // In a batch it is refused at its place, and the notebook stays as it was.
    box.write(notebook("contention b \"B\""), to: "b.md")
    box.write("claim c \"C\"\ninclude \"b.md\" as me\n", to: "s.crux")
    let batch = box.run("crux run s.crux --on b.md")
    #expect(batch.status == 3 && batch.errors.contains("s.crux:2:1: error:"), "\(batch)")
    #expect(batch.errors.contains("b.md -> b.md"), "\(batch)")
    #expect(box.text("b.md") == notebook("contention b \"B\""))
  }

  @Test func `F46: a diamond counts once, under the first route`() {
    box.write(
      notebook("include \"left.md\"\ninclude \"right.md\"\ncontention m \"M\""), to: "a.md")
    box.write(notebook("include \"base.md\"\nclaim l \"L\" supports base.z"), to: "left.md")
    box.write(notebook("include \"base.md\"\nclaim r \"R\" supports base.z"), to: "right.md")
    box.write(notebook("claim z \"Z\""), to: "base.md")
    let list = box.run("crux -c 'list claims; tree right.base.z' a.md")
    #expect(list.status == 0 && list.errors == "", "\(list)")
    #expect(list.output.contains("left.base.z") && list.output.contains("+ right.r"), "\(list)")
    #expect(!list.output.contains("right.base.z"), "\(list)")
    #expect(!box.run("crux check a.md").output.contains("S018"))
  }

  @Test func `F46: two hundred deep are stopped at thirty-two`() {
    for number in 0..<200 {
      box.write(notebook("include \"\(number + 1).md\" as n\nclaim c \"C\""), to: "\(number).md")
    }
    let result = box.run("crux check 0.md --select S018")
    #expect(result.status == 1 && result.output.contains("32 deep"), "\(result)")
  }

  @Test func `F46: one that is missing is named, and the rest is there`() {
    let text = notebook("include \"gone.md\" as g\ncontention a \"A\"\nsupport a with g.x")
    box.write(text, to: "a.md")
    let check = box.run("crux check a.md")
    #expect(check.status == 1 && check.output.contains("a.md:2:9: error: S018"), "\(check)")
    #expect(check.output.contains("`gone.md` is not there"), "\(check)")
    let list = box.run("crux -c 'list claims; export dot' a.md")
    #expect(list.status == 0 && list.output.contains("digraph"), "\(list)")
    #expect(box.text("a.md") == text)
  }

  // MARK: F47

  @Test(arguments: [
    "../../../../../../../../etc/passwd", "/etc/passwd", "~/secret.md", "/dev/stdin",
    "/proc/self/environ", "../../../../../../../../proc/self/environ", "link.md", "folder/out.md",
    "pipe.md", ".", "folder",
  ])
  func `F47: what lies elsewhere is refused`(_ path: String) {
    box.write("SECRET", to: "outside/secret.md")
    box.write(notebook("claim c \"C\""), to: "home/folder/in.md")
    let made = box.run(
      "cd home && ln -s ../outside/secret.md link.md && ln -s ../outside/secret.md folder/out.md "
        + "&& mkfifo pipe.md && cp ../outside/secret.md '~' ")
    #expect(made.status == 0)
    box.write(notebook("include \"\(path)\" as x\ncontention c \"C\""), to: "home/main.md")
    let check = box.run("cd home && crux check main.md < ../outside/secret.md", limit: 20)
    #expect(check.status == 1, "\(check)")
    #expect(check.output.contains("main.md:2:9: error: S018"), "\(check)")
    let list = box.run("cd home && crux -c 'list; export json' main.md", limit: 20)
    #expect(list.status == 0 && list.output.contains("C"), "\(list)")
    for text in [check.output, check.errors, list.output, list.errors] {
      #expect(!text.contains("SECRET") && !text.contains("root:"))
    }
    // The same at the prompt's language is an error at once.
    box.write(notebook("contention c \"C\""), to: "home/other.md")
    let typed = box.run("cd home && crux -c 'include \"\(path)\" as x' other.md", limit: 20)
    #expect(typed.status == 3 && typed.errors.contains("error:"), "\(typed)")
    // And in a batch, of a file and of a pipe, with its place.
    box.write("include \"\(path)\" as x\n", to: "home/s.crux")
    for line in ["crux run s.crux --on other.md", "crux other.md < s.crux"] {
      let batch = box.run("cd home && \(line)", limit: 20)
      #expect(batch.status == 3 && batch.errors.contains(/:1:[19]: error:/), "\(batch)")
      #expect(!batch.errors.contains("SECRET") && !batch.errors.contains("root:"))
    }
    #expect(box.text("home/other.md") == notebook("contention c \"C\""))
  }

  @Test func `F47: a folder that becomes a link to elsewhere is not followed`() {
    box.write(notebook("claim y \"SECRET\""), to: "outside/b.md")
    box.write(notebook("claim y \"Y\""), to: "home/part/b.md")
    box.write(notebook("include \"part/b.md\" as b\ncontention c \"C\""), to: "home/main.md")
    #expect(box.run("cd home && crux -c 'list claims' main.md").output.contains("b.y"))
    #expect(box.run("rm -r home/part && ln -s ../outside home/part").status == 0)
    let check = box.run("cd home && crux check main.md")
    #expect(check.status == 1 && check.output.contains("S018"), "\(check)")
    let list = box.run("cd home && crux -c 'list claims' main.md")
    #expect(!list.output.contains("SECRET") && !list.errors.contains("SECRET"), "\(list)")
  }
}
