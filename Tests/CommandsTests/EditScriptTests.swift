import ArgumentGraph
import MapTesting
import Notebook
import Testing

@testable import Commands

/// Random edits of random notebooks: whatever is typed, the map in memory stays the map that the
/// document says, and everything can be taken back.
@Suite struct EditScriptTests {
  /// What is wrong with a notebook in memory, compared with its own bytes read again.
  static func flaw(_ notebook: Notebook) -> String? {
    let again = Notebook(name: notebook.name, bytes: notebook.bytes)
    if !notebook.isFaithful(notebook.bytes) { return "it is not faithful" }
    if let failure = notebook.graph.invariantFailure() { return failure }
    let (own, other) = (exported(notebook), exported(again))
    if own != other { return "the maps differ: \(firstDifference(own, other))" }
    let (places, wanted) = (places(notebook), places(again))
    if places != wanted { return "places differ: \(places) | \(wanted)" }
    let problems = notebook.problems.map(\.rendered)
    let others = again.problems.map(\.rendered)
    if problems != others { return "the problems differ: \(problems) | \(others)" }
    return nil
  }

  /// Where every node is named.
  static func places(_ notebook: Notebook) -> [String] {
    let lines = notebook.lineOfItems()
    return notebook.orderedNodes.map { node in
      let place = notebook.place(.node(node), lines: lines)
      return "\(place.line):\(place.column):\(place.length)"
    }
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `the map in memory is the map that the document says`(seed: UInt64) {
    let start = RandomDocument.bytes(seed: seed)
    var workspace = Workspace(Notebook(name: "map.md", bytes: start), savedBytes: start)
    workspace.options.isInteractive = seed % 2 == 0
    var script = RandomScript(seed: seed)
    var typed: [String] = []
    var records: [Record] = []
    for _ in 0..<30 {
      let line = script.command(in: workspace)
      let before = workspace.notebook.bytes
      do {
        let outcome = try workspace.type(line)
        typed.append(line)
        if let record = outcome.record { records.append(record) }
      } catch {
        typed.append("(refused) \(line): \(error.problems.map(\.message))")
        if workspace.notebook.bytes != before {
          Issue.record("seed \(seed): a refused command changed the notebook: \(typed)")
          return
        }
      }
      if let flaw = Self.flaw(workspace.notebook) {
        let script = typed.joined(separator: "\n")
        Issue.record(
          "seed \(seed): \(flaw)\n\(script)\n--- before\n\(String(decoding: before, as: UTF8.self))\n--- after\n\(workspace.text)"
        )
        return
      }
    }
    let end = workspace.notebook.bytes
    checkReplay(of: records, from: start, to: end, "seed \(seed): \(typed)")
    let count = workspace.done.count
    if count > 0 { _ = try? workspace.type("undo \(count)") }
    #expect(workspace.notebook.bytes == start, "seed \(seed)")
    #expect(Self.flaw(workspace.notebook) == nil, "seed \(seed)")
    if count > 0 { _ = try? workspace.type("redo \(count)") }
    #expect(workspace.notebook.bytes == end, "seed \(seed)")
  }

  /// What the journal keeps of a session, done again, makes the same notebook.
  func checkReplay(of records: [Record], from start: [UInt8], to end: [UInt8], _ script: String) {
    var workspace = Workspace(Notebook(name: "map.md", bytes: start), savedBytes: start)
    for record in records {
      workspace.forcedCell = record.cell
      do { _ = try workspace.type(record.statement) } catch {
        Issue.record("replay refused \(record.statement): \(error)\n\(script)")
        return
      }
    }
    #expect(
      workspace.notebook.bytes == end,
      "\(firstDifference(workspace.text, String(decoding: end, as: UTF8.self)))\n\(script)")
  }
}
