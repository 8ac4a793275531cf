import Foundation
import Testing

/// Includes by the program itself: which files it reads, and what it says of those it does not.
@Suite struct `Included files` {
  let box = Sandbox()

  private func notebook(_ cell: String) -> String { "```crux\n\(cell)\n```\n" }

  @Test func `are read from the notebook's folder or the one that crux was started in`() {
    box.write(notebook("include \"below/a.md\" as a\ncontention m \"M\""), to: "in/main.md")
    box.write(
      notebook("include \"../../b.md\" as b\nclaim x \"X\" supports b.y"), to: "in/below/a.md")
    box.write(notebook("claim y \"Y\""), to: "b.md")
    let result = box.run("crux -c 'tree a.b.y' in/main.md")
    #expect(result.output == ". a.b.y  Y\n.   + a.x  X\n" && result.errors == "", "\(result)")
    // From another folder `b.md` is neither below the notebook's folder nor below that one.
    let elsewhere = box.run("cd in/below && crux -c 'tree a.x' ../main.md")
    #expect(elsewhere.errors.contains("`../../b.md` lies outside"), "\(elsewhere)")
    let safe = box.run("crux --safe -c 'tree a.x' in/main.md")
    #expect(safe.errors.contains("lies outside"), "\(safe)")
  }

  @Test func `may be named by links that stay inside`() {
    box.write(notebook("claim y \"Y\""), to: "real/b.md")
    box.write(notebook("include \"alias/b.md\" as b\ninclude \"real/b.md\" as c"), to: "main.md")
    #expect(box.run("ln -s real alias").status == 0)
    let result = box.run("crux -c 'list claims; show c.y' main.md")
    #expect(result.output.contains("b.y") && result.errors == "", "\(result)")
    #expect(result.output.components(separatedBy: "included").count == 2, "\(result)")
  }

  // MARK: Reading and writing

  @Test func `are never written, and a change is noticed when they are read again`() {
    box.write(notebook("include \"b.md\"\ncontention a \"A\"  supports b.b"), to: "a.md")
    let other = "# Words\n\n```crux\nclaim   b \"Old\"\n```\n"
    box.write(other, to: "b.md")
    let edited = box.run(
      "crux fmt a.md && crux rerun a.md && crux -c 'claim c \"C\" supports b.b; cells; diff; save' a.md"
    )
    #expect(edited.status == 0, "\(edited)")
    #expect(!edited.output.contains("Old"), "\(edited)")
    #expect(box.text("b.md") == other)
    #expect(box.text("a.md")?.contains("Old") == false)
    let script = "tree b.b\nrun \"change.crux\"\nreload\ntree b.b\n"
    box.write("save\n", to: "change.crux")
    box.write(script, to: "s.crux")
    box.write(other.replacingOccurrences(of: "Old", with: "New"), to: "b2.md")
    let reread = box.run("crux -c 'tree b.b' a.md; mv b2.md b.md; crux -c 'reload; tree b.b' a.md")
    #expect(reread.output.contains("b.b  Old") && reread.output.contains("b.b  New"), "\(reread)")
  }

  @Test func `come back from an export as statements of one map`() {
    box.write(
      notebook("include \"b.md\" as b\ncontention a \"A\"\nsupport a with b.x"), to: "a.md")
    box.write(notebook("source s \"S\" file \"d.txt\"\nevidence x \"X\" from s:2"), to: "b.md")
    let result = box.run(
      "crux export json a.md -o a.json && crux import json a.json -o c.md && "
        + "crux export json c.md -o c.json && cmp a.json c.json && crux -c 'show b.x' c.md")
    #expect(result.status == 0 && result.output.contains("b.s:2"), "\(result)")
    #expect(box.text("a.json")?.contains("includes") == false)
  }
}
