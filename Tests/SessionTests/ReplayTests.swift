import ArgumentGraph
import Commands
import Foundation
import Notebook
import RandomTesting
import Session
import Testing

/// A folder of its own for one test.
final class TestFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/session-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ text: String, to name: String) {
    _ = FileManager.default.createFile(atPath: self[name], contents: Data(text.utf8))
  }

  func bytes(_ name: String) -> [UInt8] {
    FileManager.default.contents(atPath: self[name]).map { [UInt8]($0) } ?? []
  }
}

/// The random numbers of these tests.
typealias SeededGenerator = RandomTesting.Dice

/// What a person might type, in no sensible order.
struct RandomTyping {
  var generator: SeededGenerator

  private mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &generator) ?? ""
  }

  private mutating func id() -> String { pick(["a", "b", "c", "d", "e", "c1", "c2", "k1", "e1"]) }

  private mutating func text() -> String {
    pick(["\"One; two\"", "\"Für 'alle' — “x”\"", "\"a \\\"b\\\" c\"", "\"# no comment\"", "\"T\""])
  }

  private mutating func made() -> String {
    let kind = pick(["claim", "counterclaim", "evidence", "assumption", "contention"])
    let name = pick(["", "\(id()) "])
    let clause = pick([
      "", " supports \(id())", " rebuts \(id())", " tags x, y", " note \(text())",
      " supports \(id()) with \(id())", " supports \(id()), \(id())",
    ])
    return "\(kind) \(kind == "contention" && name.isEmpty ? "z " : name)\(text())\(clause)"
  }

  mutating func statement() -> String {
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<6: made()
    case 6: "\(pick(["support", "rebut"])) \(id()) with \(id())\(pick(["", " + \(id())"]))"
    case 7: "undercut \(pick(["b -> a", "c -> b"])) with \(id())"
    case 8: "edit \(id()) text \(text())"
    case 9: "edit \(id()) \(pick(["tags p, q", "add tags r", "drop tags", "note \(text())"]))"
    case 10: "rename \(id()) \(id())"
    case 11: "remove \(id())\(pick(["", " cascade"]))"
    case 12: pick(["heading \(text())", "prose \(text())"])
    case 13: pick(["undo", "undo 2", "undo", "undo 3"])
    case 14: pick(["redo", "redo", "redo 2"])
    case 15: "focus \(pick([id(), "it"]))"
    case 16: "\(pick(["because", "but"])) \(pick([text(), "evidence \(text())", id()]))"
    case 17: "\(pick(["and", "unless"])) \(pick([text(), id()]))"
    case 18: pick(["rerun", "up", "unlink \(id()) \(id())", "merge \(id()) into \(id())"])
    default: "move \(id()) to cell \(pick(["1", "2"]))"
    }
  }
}

private let start = """
  # A map

  ```crux
  title "T"
  claim a "A reason" # with a remark
  claim b "B"
    supports a
  ```

  Prose.

  ```crux
  claim c "C" supports b
  list claims
  ```

  """

struct `A killed session` {
  let folder = TestFolder()

  private func session() throws -> Session {
    var options = SessionOptions()
    options.isInteractive = true
    let session = Session(printer: Printer(options: options))
    try session.open(folder["n.md"], create: true)
    return session
  }

  private func type(_ text: String, _ session: Session) -> Bool {
    let bytes = Array(text.utf8)
    guard let outcome = try? session.run(bytes, 0..<bytes.count) else { return false }
    return outcome.record != nil
  }

  /// Whether an inference cannot be named in the journal, since it bears on nothing or shares its
  /// name with another.
  private func hasDoubtfulNames(_ graph: Graph) -> Bool {
    graph.hasUnresolvedPaths
      || graph.slots.contains { node in
        guard graph.kind(node).isInference, !graph.conclusion(node).isNone else { return false }
        let premises = Array(graph.premises(node))
        return graph.inferences(with: premises, concluding: graph.conclusion(node)).count > 1
      }
  }

  @Test(arguments: 0..<40)
  func `is recovered to the same bytes`(_ seed: Int) throws {
    folder.write(start, to: "n.md")
    var typing = RandomTyping(generator: SeededGenerator(seed: UInt64(seed)))
    var typed: [String] = []
    var current = try session()
    current.startJournal()
    for step in 0..<60 {
      let statement = typing.statement()
      if statement.hasPrefix("and "), hasDoubtfulNames(current.workspace.graph) { continue }
      typed.append(statement)
      _ = type(statement, current)
      let chance = Int.random(in: 0..<20, using: &typing.generator)
      if chance == 0 {
        typed.append("-- save")
        try current.save()
      }
      guard chance == 1 || step == 59 else { continue }
      typed.append("-- kill")
      let bytes = current.workspace.notebook.bytes
      current.file.close(keepingJournal: true)
      current = try session()
      if let leftovers = try current.leftovers() {
        do {
          try current.recover(leftovers, keepingJournal: true)
        } catch {
          Issue.record("seed \(seed): \(error.diagnostics)\n\(typed.joined(separator: "\n"))")
          return
        }
      } else {
        current.startJournal()
      }
      let recovered = current.workspace.notebook.bytes
      if recovered != bytes {
        Issue.record(
          """
          seed \(seed)
          \(typed.joined(separator: "\n"))
          --- before
          \(String(decoding: bytes, as: UTF8.self))
          --- after
          \(String(decoding: recovered, as: UTF8.self))
          """)
        return
      }
    }
    current.file.close(keepingJournal: false)
  }

  @Test func `may take back what was saved before`() throws {
    folder.write(start, to: "n.md")
    let first = try session()
    first.startJournal()
    #expect(type("claim d \"D\"", first))
    try first.save()
    #expect(type("undo", first))
    #expect(type("claim e \"E\"", first))
    let bytes = first.workspace.notebook.bytes
    first.file.close(keepingJournal: true)
    let second = try session()
    try second.recover(try #require(try second.leftovers()), keepingJournal: true)
    #expect(second.workspace.notebook.bytes == bytes)
    #expect(second.workspace.isDirty)
    try second.save()
    #expect(folder.bytes("n.md") == bytes)
    second.file.close(keepingJournal: false)
  }

  @Test func `forgets what it spoke of when a change of bytes gives nodes other numbers`() throws {
    folder.write(start, to: "n.md")
    let first = try session()
    first.startJournal()
    for name in "defgh" { #expect(type("claim \(name) \"\(name)\"", first)) }
    try first.save()
    _ = type("focus h", first)
    for statement in ["because \"A reason\"", "undo 5", "claim z \"Z\"", "undo", "claim y \"Y\""] {
      #expect(type(statement, first))
    }
    let bytes = first.workspace.notebook.bytes
    first.file.close(keepingJournal: true)
    let second = try session()
    try second.recover(try #require(try second.leftovers()), keepingJournal: true)
    #expect(second.workspace.notebook.bytes == bytes)
    second.file.close(keepingJournal: false)
  }

  @Test func `leaves a journal without news to be removed`() throws {
    folder.write(start, to: "n.md")
    let first = try session()
    first.startJournal()
    #expect(type("claim d \"D\"", first))
    first.file.close(keepingJournal: true)
    let journal = folder.bytes(".n.md.journal")
    #expect(!journal.isEmpty)
    // Cut off in its first line, as by a power cut: nothing was acknowledged.
    try? Data(journal.prefix(10)).write(to: URL(fileURLWithPath: folder[".n.md.journal"]))
    let second = try session()
    #expect(try second.leftovers() == nil)
    second.startJournal()
    #expect(type("claim d \"D\"", second))
    second.file.close(keepingJournal: true)
    let third = try session()
    #expect(try third.leftovers()?.statements == ["claim d \"D\""])
  }

  @Test func `whose journal is damaged keeps what comes before, and the journal aside`() throws {
    folder.write(start, to: "n.md")
    let first = try session()
    first.startJournal()
    for id in ["d", "e", "f"] { #expect(type("claim \(id) \"T\"", first)) }
    first.file.close(keepingJournal: true)
    var journal = folder.bytes(".n.md.journal")
    let place = try #require(journal.indices.last { journal[$0] == UInt8(ascii: "e") && $0 > 150 })
    journal[place] ^= 1
    try Data(journal).write(to: URL(fileURLWithPath: folder[".n.md.journal"]))
    let second = try session()
    let leftovers = try #require(try second.leftovers())
    #expect(leftovers.contents.brokenAtLine != nil)
    let kept = leftovers.statements
    try second.recover(leftovers, keepingJournal: true)
    #expect(folder.bytes(".n.md.journal.broken") == journal)
    // What was recovered is in the new journal.
    second.file.close(keepingJournal: true)
    let third = try session()
    #expect(try third.leftovers()?.statements ?? [] == kept)
  }
}
