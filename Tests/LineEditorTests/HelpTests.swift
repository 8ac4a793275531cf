import Testing

/// Completion, proposals and hints on an emulated screen.
@Suite struct HelpTests {
  @Test func `a single candidate is completed with a space`() throws {
    let session = try Demo.start()
    try session.send("dr\t")
    try session.wait(for: "the word") { $0.text.hasPrefix("> drop") && $0.column == 7 }
  }

  @Test func `several candidates share a prefix and show a described menu`() throws {
    let session = try Demo.start()
    try session.send("drop th\t")
    try session.wait(for: "a menu") { $0.text.hasPrefix("> drop thing-\n  thing-1 ") }
    #expect(session.screen.text.contains("the name thing-2\n"))
    #expect(session.screen.text.contains("1\u{2013}9 of 30"))
    try session.send("\t\t")
    try session.wait(for: "the second") { $0.text.hasPrefix("> drop thing-2\n") }
    #expect(session.screen.text.contains("\n> thing-2 "))
    try session.send("\u{1B}[Z\r")
    try session.wait(forScreen: "> drop thing-1\ndrop NAME")
    #expect(session.screen.column == 15)
  }

  @Test func `Escape leaves the menu as if it had never been`() throws {
    let session = try Demo.start()
    try session.send("a\t")
    try session.wait(forText: "Let a thing in")
    try session.send("\t")
    try session.wait(forText: "> add\n> add")
    try session.send("\u{1B}")
    try session.wait(forScreen: "> ad")
  }

  @Test func `typing goes on from a menu`() throws {
    let session = try Demo.start()
    try session.send("drop ap\t")
    try session.wait(forText: "apricot")
    try session.send("\tX")
    try session.wait(forScreen: "> drop appleX\ndrop NAME")
  }

  @Test func `words inside of a name complete it too`() throws {
    let session = try Demo.start()
    try session.send("drop 金\t")
    try session.wait(forScreen: "> drop 税金\ndrop NAME")
    #expect(session.screen.column == 12)
  }

  @Test func `a proposal stands after the cursor and is accepted by Right`() throws {
    let session = try Demo.start()
    try session.send("drop ")
    try session.wait(forScreen: "> drop apple\ndrop NAME")
    #expect(session.screen.style(of: "apple") == "0;2")
    #expect(session.screen.column == 7)
    try session.send("\u{1B}[C")
    try session.wait(for: "the cursor behind it") { $0.column == 12 }
    try session.send("\r")
    try session.wait(forText: "got 10: drop apple")
  }

  @Test func `the history proposes, and a proposal is never submitted by itself`() throws {
    let session = try Demo.start()
    try session.send("list of things\r")
    try session.wait(forText: "got 14")
    try session.send("li")
    try session.wait(for: "a proposal") { $0.text.hasSuffix("> list of things") }
    try session.send("\u{1B}f")
    try session.wait(for: "a word of it") { $0.column == 6 }
    try session.send("\r")
    try session.wait(for: "the word alone") { $0.text.hasSuffix("> list\ngot 4: list\n>") }
  }

  @Test func `without colour, weight and underlining are left`() throws {
    let session = try Demo.start("--monochrome")
    try session.send("dro")
    try session.wait(forText: "> dro")
    #expect(session.screen.style(of: "dro") == "0;4")
  }

  @Test func `plain mode neither colours nor proposes, and prints candidates`() throws {
    let session = try Demo.start("--plain")
    try session.send("a\t\t")
    try session.wait(
      forScreen: "> ad\nadd  Add a thing\nadmit  Let a thing in\n> ad")
    try session.send("d \u{03}")
    try session.wait(forText: "cancelled")
    #expect(session.screen.style(of: "> ad") == "")
    #expect(!String(decoding: session.received, as: UTF8.self).contains("\u{1B}[0;"))
    #expect(!session.screen.text.contains("TEXT"))
  }
}
