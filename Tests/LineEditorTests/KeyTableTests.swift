import Foundation
import TerminalTesting
import Testing

/// The user's `.editrc`, and vi's keys.
@Suite struct KeyTableTests {
  private func start(editrc: String) throws -> TerminalSession {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    try Data(editrc.utf8).write(to: home.appendingPathComponent(".editrc"))
    return try Demo.start(environment: ["HOME": home.path])
  }

  @Test func `a user's bindings win over ours`() throws {
    let session = try start(
      editrc: """
        # a comment
        bind "^X^E" line-uppercase
        bind -s "^O" " and so on"
        bind "\\e[A" line-home
        other:bind "^A" line-kill-line
        bind "^G" ed-move-to-beg
        nonsense
        """)
    try session.send("list\u{0F}\u{1B}[AX")
    try session.wait(forScreen: "> Xlist and so on")
    try session.send("\u{07}Y\u{01}\u{18}\u{05}")
    try session.wait(forScreen: "> YXLIST and so on")
  }

  @Test func `EDITRC names another file`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data("bind -s \"^O\" \"hello\"\n".utf8).write(to: file)
    let session = try Demo.start(environment: ["EDITRC": file.path])
    try session.send("\u{0F}")
    try session.wait(forScreen: "> hello")
  }

  @Test(arguments: ["bind -v", "demo:bind -v", "bind -e\nbind -v"])
  func `vi's keys work when they are asked for`(editrc: String) throws {
    let session = try start(editrc: editrc)
    try session.send("one two three\u{1B}")
    try session.wait(for: "the cursor on the last letter") { $0.column == 14 }
    try session.send("0x")
    try session.wait(forScreen: "> ne two three\n-- command --")
    try session.send("wdw")
    try session.wait(forScreen: "> ne three\n-- command --")
    try session.send("A!\u{1B}[DX")
    try session.wait(forScreen: "> ne threeX!")
    try session.send("\u{1B}u")
    try session.wait(forScreen: "> ne three!\n-- command --")
    try session.send("\r")
    try session.wait(forText: "got 9: ne three!")
    try session.send("dr\tbanana\r")
    try session.wait(forText: "got 11: drop banana")
    try session.send("\u{1B}kk")
    try session.wait(for: "an entry recalled") { $0.text.contains("banana\n> ne three!\n") }
    try session.send("\u{03}")
    try session.wait(forText: "cancelled")
  }

  @Test func `vi's keys follow an Escape at once`() throws {
    let session = try start(editrc: "bind -v")
    try session.send("abc def\u{1B}0x$iX")
    try session.wait(forScreen: "> bc deXf")
  }

  @Test(arguments: [
    ("aq\u{303}b\u{1B}hx", "ab"), ("🇫🇷👩\u{200D}👧z\u{1B}0x", "👩👧z"),
    ("a🇫🇷\u{1B}x", "a"), ("a🇫🇷b\u{1B}hhiX", "Xa🇫🇷b"), ("aq\u{303}b\u{1B}0llx", "aq\u{303}"),
    ("🇫🇷👩\u{200D}👧\u{1B}0lllx", "🇫🇷"), ("ab🇫🇷\u{1B}0dlx", "🇫🇷"),
    ("abcdef\u{1B}03x", "def"), ("abcdef\u{1B}2hiX", "abcXdef"), ("a b c\u{1B}2bcwZ", "Z b c"),
  ])
  func `vi's commands take whole letters`(keys: String, expected: String) throws {
    let session = try start(editrc: "bind -v")
    try session.send(keys + "\u{1B}")
    try session.wait(forScreen: "> \(expected)\n-- command --")
    try session.send("\r")
    try session.wait(for: "the next line") { $0.text.hasSuffix("\n>") }
  }

  @Test(arguments: [
    ("i", false), ("a", false), ("A", false), ("I", false), ("s", false), ("cc", false),
    ("cw", false), ("C", false), ("R", false), ("rx", true), ("fb", true), ("x", true),
    ("d0", true), ("3", true), ("ix\u{1B}", true), ("tc", true), ("~", true), ("p", true),
  ])
  func `a mark tells that vi's keys are commands`(keys: String, isCommand: Bool) throws {
    let session = try start(editrc: "bind -v")
    try session.send("abc\u{1B}")
    try session.wait(forScreen: "> abc\n-- command --")
    try session.send("0\(keys)")
    try session.wait(for: "\(keys)") { _ in
      // A mark that stays cannot be told from one that is about to go, so another key is sent.
      !isCommand || session.received.count > 0
    }
    try session.send(isCommand ? "iZ" : "Z")
    try session.wait(for: "an insertion") {
      $0.text.contains("Z") && !$0.text.contains("command")
    }
    try session.send("\u{1B}")
    try session.wait(for: "the mark") { $0.text.hasSuffix("\n-- command --") }
  }

  @Test func `numbers of vi's commands go for the history, and operators for letters`() throws {
    let session = try start(editrc: "bind -v")
    try session.send("one\rtwo\rthree\rfour\u{1B}3k")
    try session.wait(for: "the third before") { $0.text.hasSuffix("> one\n-- command --") }
    try session.send("2j")
    try session.wait(for: "the second after it") { $0.text.hasSuffix("> three\n-- command --") }
  }

  @Test func `a user's sequence of commands is not disturbed`() throws {
    let session = try start(
      editrc: "bind -v\nbind -a \"gg\" ed-move-to-beg\nbind jk vi-command-mode")
    try session.send("abc\u{1B}ggx")
    try session.wait(forScreen: "> bc\n-- command --")
  }

  @Test func `a user's binding in vi's table wins`() throws {
    let session = try start(editrc: "bind -v\nbind \"^A\" line-home")
    try session.send("abc\u{01}X")
    try session.wait(forScreen: "> Xabc")
  }
}
