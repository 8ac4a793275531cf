import Foundation
import LineEditor
import TerminalTesting
import Testing

@testable import LineEditor

/// The history as a value.
@Suite struct HistoryTests {
  @Test func `an entry is kept once, at its latest place`() {
    let history = History(["a", "b", "a", "  ", "c\nd"])
    #expect((0..<history.count).map { history[$0] } == ["b", "a", "c\nd"])
  }

  @Test func `the oldest entries make room`() {
    let history = History((1...5).map(String.init), limit: 3)
    #expect((0..<history.count).map { history[$0] } == ["3", "4", "5"])
  }

  @Test func `searching finds any script in either case`() {
    let history = History(["Café au lait", "税金 one", "x\nÉVASION", "back\\slash nut"])
    #expect(history.position(before: 4, containing: "café") == 0)
    #expect(history.position(before: 4, containing: "Cafe") == nil)
    #expect(history.position(before: 4, containing: "金") == 1)
    #expect(history.position(before: 4, containing: "évasion") == 2)
    #expect(history.position(before: 4, containing: "CAFÉ") == nil)
    #expect(history.position(before: 4, containing: "\\s") == 3)
    #expect(history.position(before: 4, containing: "n") == 3)
    #expect(history.position(before: 3, containing: "\\n") == nil)
    #expect(history.position(after: 0, containing: "ON") == 2)
    #expect(History.match(of: "évasion", in: "x\nÉVASION") == 2..<10)
  }

  @Test func `the latest longer entry is suggested`() {
    let history = History(["list one", "list two", "li", "a\nb"])
    #expect(history.suggestion(for: "li") == "list two")
    #expect(history.suggestion(for: "a\n") == "a\nb")
    #expect(history.suggestion(for: "list two") == nil)
    #expect(history.suggestion(for: "") == nil)
  }

  @Test func `suggestions and lines are found as by a plain search`() {
    for seed in UInt64(1)...40 {
      var random = SeededGenerator(seed: seed)
      let letters = ["a", "b", "ab", "é", "\n", "\\", " "]
      func text(_ count: Int) -> String {
        (0..<count).map { _ in letters.randomElement(using: &random)! }.joined()
      }
      var entries: [String] = []
      for _ in 0..<30 {
        let entry = text(Int.random(in: 1...5, using: &random))
        if entry.allSatisfy(\.isWhitespace) { continue }
        entries.removeAll { $0.utf8.elementsEqual(entry.utf8) }
        entries.append(entry)
      }
      let history = History(entries)
      let file = HistoryCoding.file(of: history.encoded)
      let read = History(encoded: HistoryCoding.entries(of: file) ?? [], limit: 100)
      #expect((0..<read.count).map { read[$0] } == entries, "seed \(seed)")
      for _ in 0..<20 {
        let start = text(Int.random(in: 1...3, using: &random))
        let end = Int.random(in: 0...entries.count, using: &random)
        let found = entries[..<end].lastIndex {
          $0.utf8.count > start.utf8.count && $0.utf8.starts(with: start.utf8)
        }
        #expect(history.position(before: end, beginningWith: start) == found, "seed \(seed)")
      }
    }
  }

  @Test(arguments: ["", "plain", "a\nb\\n\r\\", "\\\\", "日本\n\n"])
  func `coding and decoding give the entry back`(entry: String) {
    let encoded = HistoryCoding.encode(entry)
    #expect(!encoded.contains(10))
    #expect(HistoryCoding.decode(encoded[...]) == entry)
  }
}

/// The history in its file.
@Suite struct HistoryFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("history-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private var path: String { folder.appendingPathComponent("history").path }

  private func entries(_ file: HistoryFile) -> [String] {
    (0..<file.history.count).map { file.history[$0] }
  }

  @Test func `entries outlive the session, whole and private`() throws {
    let first = HistoryFile(path: path)
    first.add("one\ntwo")
    first.add("three")
    #expect(first.notice == nil)
    #expect(entries(HistoryFile(path: path)) == ["one\ntwo", "three"])
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(files == ["history", "history.lock"])
  }

  @Test func `folders that are missing are made for their owner alone`() throws {
    let base = folder.path
    let deep = base + "/.local/state/crux"
    let file = HistoryFile(path: deep + "/history", below: base)
    file.add("a")
    #expect(file.notice == nil)
    #expect(entries(HistoryFile(path: deep + "/history")) == ["a"])
    let mode = try FileManager.default.attributesOfItem(atPath: deep)[.posixPermissions] as? Int
    #expect(mode == 0o700)
    for (path, base) in [
      ("\(base)/x/history", nil), ("\(base)/x/history", "\(base)/y"),
      ("\(base)/no/x/history", "\(base)/no/z"),
    ] {
      let file = HistoryFile(path: path, below: base)
      file.add("a")
      #expect(file.notice != nil, "\(path)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: base) == [".local"])
  }

  @Test func `a new entry is one line more, and a known one moves to the end`() throws {
    let file = HistoryFile(path: path)
    for entry in ["a", "b", "c"] { file.add(entry) }
    let inode = try inode()
    file.add("d")
    #expect(try self.inode() == inode)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("\na\nb\nc\nd\n"))
    file.add("b")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasSuffix("\na\nc\nd\nb\n"))
  }

  @Test func `a file never grows far beyond its limit`() throws {
    let file = HistoryFile(path: path, limit: 16)
    for number in 1...100 { file.add("entry \(number)") }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count >= 16 && lines.count <= 18)
    let wanted = (85...100).map { "entry \($0)" }
    #expect(lines.suffix(16).map(String.init) == wanted)
    #expect(entries(HistoryFile(path: path, limit: 16)) == wanted)
    #expect(entries(file) == wanted)
  }

  private func inode() throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
  }

  @Test func `two sessions lose nothing of each other`() {
    let one = HistoryFile(path: path)
    let other = HistoryFile(path: path)
    one.add("a")
    other.add("b")
    one.add("c")
    other.add("a")
    #expect(entries(HistoryFile(path: path)) == ["b", "c", "a"])
    #expect(entries(other) == ["b", "c", "a"])
  }

  @Test func `what is kept for the session only never reaches the file`() {
    let one = HistoryFile(path: path)
    let other = HistoryFile(path: path)
    one.add("a")
    one.add("private", keeping: .session)
    one.add("nowhere", keeping: .nowhere)
    one.add("b")
    other.add("c")
    one.add("private", keeping: .session)
    one.add("d")
    #expect(entries(HistoryFile(path: path)) == ["a", "b", "c", "d"])
    #expect(entries(one) == ["a", "b", "c", "private", "d"])
  }

  @Test func `many writers at once lose nothing`() async {
    await withTaskGroup(of: Void.self) { group in
      for writer in 1...4 {
        group.addTask { [path] in
          let file = HistoryFile(path: path)
          for number in 1...20 { file.add("\(writer)-\(number)") }
        }
      }
    }
    #expect(entries(HistoryFile(path: path)).count == 80)
  }

  @Test func `a last line that was cut short is left out`() throws {
    HistoryFile(path: path).add("whole")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    handle.seekToEndOfFile()
    handle.write(Data("half of a li".utf8))
    try handle.close()
    let file = HistoryFile(path: path)
    #expect(entries(file) == ["whole"])
    file.add("next")
    #expect(entries(HistoryFile(path: path)) == ["whole", "next"])
  }

  @Test func `a file of another kind is left alone, and a notice says so`() throws {
    try Data("_HiStOrY_V2_\nx\n".utf8).write(to: URL(fileURLWithPath: path))
    let file = HistoryFile(path: path)
    file.add("kept in memory")
    #expect(entries(file) == ["kept in memory"])
    #expect(file.notice?.contains("not a history file") == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "_HiStOrY_V2_\nx\n")
  }

  @Test(arguments: ["/nonexistent/folder/history", "/dev/null", "/proc/history", "/etc"])
  func `an unusable place costs one notice`(path: String) {
    let file = HistoryFile(path: path)
    file.add("a")
    file.add("b")
    #expect(entries(file) == ["a", "b"])
    #expect(file.notice?.hasPrefix("The history is not kept: ") == true)
  }

  @Test func `a symbolic link stays one`() throws {
    let link = folder.appendingPathComponent("link").path
    HistoryFile(path: path).add("a")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    HistoryFile(path: link).add("b")
    #expect(entries(HistoryFile(path: path)) == ["a", "b"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
  }

  @Test func `the editor recalls what an earlier session kept, but nothing secret`() throws {
    var session = try Demo.start("--history", path)
    try session.send("drop \"one\rtwo\"\rsecret stuff\r\u{04}")
    #expect(session.ending() == .exited(0))
    session = try Demo.start("--history", path)
    try session.send("\u{10}")
    try session.wait(for: "the block") { $0.text.hasPrefix("> drop \"one\n  two\"") }
  }

  @Test func `a search shows its match in any script`() throws {
    let file = HistoryFile(path: path)
    for entry in ["list 税金 first", "other", "list 税金 second", "évasion"] { file.add(entry) }
    let session = try Demo.start("--history", path)
    try session.send("\u{12}税")
    try session.wait(forScreen: "(search) 税: list 税金 second")
    #expect(session.screen.style(of: "税金 second") == "0;7")
    try session.send("\u{12}")
    try session.wait(forScreen: "(search) 税: list 税金 first")
    try session.send("x")
    try session.wait(forScreen: "(search: nothing) 税x: list 税金 first")
    try session.send("\u{7F}\u{1B}")
    try session.wait(for: "the line to edit") { $0.text.hasPrefix("> list 税金 second") }
    try session.send("\u{03}\u{12}oth\r")
    try session.wait(forText: "got 5: other")
    // What comes before the editor reads is the terminal's, which has a meaning of its own for ^R.
    try session.wait(for: "the next prompt") { session.isRaw && $0.text.hasSuffix("\n>") }
    try session.send("abc\u{12}list\u{07}")
    try session.wait(for: "the line of before") { $0.text.hasSuffix("> abc") }
  }

  @Test func `Alt-dot fetches ever earlier last arguments`() throws {
    let file = HistoryFile(path: path)
    for entry in ["drop apple", "drop 税金"] { file.add(entry) }
    let session = try Demo.start("--history", path)
    try session.send("admit \u{1B}.")
    try session.wait(for: "the last") { $0.text.hasPrefix("> admit 税金\n") }
    try session.send("\u{1B}.")
    try session.wait(for: "the one before") { $0.text.hasPrefix("> admit apple\n") }
  }

  @Test func `Alt-p finds the entry that begins like the line`() throws {
    let file = HistoryFile(path: path)
    for entry in ["list a", "drop b", "list c", "add d"] { file.add(entry) }
    let session = try Demo.start("--history", path)
    try session.send("li\u{1B}p\u{1B}p")
    try session.wait(for: "the first") { $0.text.hasPrefix("> list a\n") && $0.column == 4 }
    try session.send("\u{1B}n")
    try session.wait(for: "the second") { $0.text.hasPrefix("> list c\n") }
  }
}
