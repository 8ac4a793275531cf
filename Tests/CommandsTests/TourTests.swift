import ArgumentGraph
import Notebook
import SourceText
import Testing

@testable import Commands

/// The tour without a terminal: somebody types, and it looks at the map.
private struct Tourist {
  var tour = Tour()
  var workspace: Workspace
  /// What the tour said last.
  var said: [String] = []

  init() {
    workspace = Workspace(Notebook(name: "tour.md"))
    workspace.options.isInteractive = true
  }

  /// Types an entry of one or more statements.
  mutating func type(_ entry: String, movesOn: Bool = false) {
    var names: [String] = []
    var failed = false
    for part in entry.split(separator: ";").map(String.init) {
      let bytes = Array(part.utf8)
      do {
        _ = try Interpreter.run(bytes, 0..<bytes.count, in: &workspace)
        names.append(Interpreter.commandName(bytes, 0..<bytes.count, in: workspace) ?? "")
      } catch { failed = true }
    }
    said = tour.react(to: names, hasFailed: failed, movesOn: movesOn, in: workspace).map(\.text)
  }

  mutating func typeSuggestion() {
    if let suggestion = tour.suggestion(workspace) { type(suggestion) }
  }

  mutating func back() throws {
    let count = tour.back(workspace)
    if count > 0 { _ = try workspace.type("undo \(count)") }
    said = tour.present(workspace).map(\.text)
  }

  var words: String { said.joined(separator: " ") }
}

@Suite struct TourTests {
  @Test func `typing what is suggested leads to the end, a step at a time`() {
    var tourist = Tourist()
    var steps: [TourStep] = []
    while !tourist.tour.isAtEnd, steps.count < 50 {
      steps.append(tourist.tour.step)
      tourist.typeSuggestion()
    }
    #expect(steps == TourStep.allCases.dropLast())
    #expect(tourist.workspace.graph.statementCount == 5)
    #expect(tourist.words.contains("save as tour.md"))
    let verdict = try? tourist.workspace.answer("verdict")
    #expect(verdict?.contains { $0.hasPrefix("STANDS") && $0.contains("close") } == true)
  }

  @Test func `words of one's own will do, and are used from then on`() {
    var tourist = Tourist()
    tourist.type("contention zoo \"The zoo should be closed\"")
    #expect(tourist.words.contains("“The zoo should be closed”"))
    #expect(tourist.tour.step == .focus)
    #expect(tourist.tour.suggestion(tourist.workspace) == "focus zoo")
    tourist.type("foc zoo")
    tourist.type("assumption sad \"Its animals are sad\" supports zoo")
    #expect(tourist.tour.step == .evidence)
    #expect(tourist.tour.suggestion(tourist.workspace)?.hasSuffix("supports sad") == true)
    tourist.type("source vet \"A vet\"; evidence \"They pace\" from vet:2 supports sad")
    #expect(tourist.tour.step == .objection)
    tourist.type("counter \"They are fed\" rebuts zoo")
    tourist.type("claim \"Food is not all\" rebuts k1")
    #expect(tourist.tour.step == .tree)
    tourist.type("show zoo")
    tourist.type("check")
    // The evidence has its source, so that there is nothing to mend.
    #expect(tourist.tour.step == .verdict)
    tourist.type("why zoo")
    tourist.type("cruxes zoo")
    #expect(tourist.tour.step == .export)
  }

  @Test func `several steps in one entry are done at once`() {
    var tourist = Tourist()
    tourist.type("contention c \"A\"; focus c; because \"B\"; but \"C\"; unless \"D\"")
    #expect(tourist.tour.step == .evidence)
    tourist.type("evidence \"E\" supports c1")
    #expect(tourist.tour.step == .tree)
  }

  @Test func `something else is answered with what is missing`() {
    var tourist = Tourist()
    tourist.type("claim mine \"A claim of mine\"")
    #expect(tourist.tour.step == .point)
    #expect(tourist.words.contains("contention mine"))
    tourist.type("contention mine")
    #expect(tourist.tour.step == .focus)
    tourist.type("stats")
    #expect(
      tourist.words.contains("Nothing is in focus yet.") && tourist.words.contains("focus mine"))
    tourist.type("focus nobody")
    #expect(tourist.words.contains("nothing has changed"))
    tourist.type("focus mine")
    tourist.type("because \"B\"")
    tourist.type("evidence loose \"E\"")
    #expect(tourist.words.contains("support c1 with loose"))
    tourist.type("support c1 with loose")
    #expect(tourist.tour.step == .objection)
  }

  @Test func `what is taken away is asked for again`() {
    var tourist = Tourist()
    for _ in 0..<4 { tourist.typeSuggestion() }
    #expect(tourist.tour.step == .objection)
    tourist.type("undo 2")
    #expect(tourist.tour.step == .reason)
    tourist.type("undo")
    #expect(tourist.tour.step == .point)
    #expect(tourist.words.contains("took something away"))
    for _ in 0..<20 { tourist.typeSuggestion() }
    #expect(tourist.tour.isAtEnd)
  }

  @Test func `a step goes back with its edits, as far as the first`() throws {
    var tourist = Tourist()
    let empty = tourist.workspace.text
    for _ in 0..<6 { tourist.typeSuggestion() }
    #expect(tourist.tour.step == .tree)
    try tourist.back()
    #expect(tourist.tour.step == .answer)
    #expect(tourist.workspace.graph.count(of: .undercut) == 0)
    for _ in 0..<9 { try tourist.back() }
    #expect(tourist.tour.step == .point)
    #expect(tourist.workspace.text == empty)
    for _ in 0..<20 { tourist.typeSuggestion() }
    #expect(tourist.tour.isAtEnd)
  }

  @Test func `a step that the tour does itself is left even when it fails`() {
    var tourist = Tourist()
    tourist.type("no such command", movesOn: true)
    #expect(tourist.tour.step == .focus)
  }

  @Test func `any entries lead nowhere strange`() {
    let entries = [
      "contention close \"A\"", "claim c9 \"B\"", "undo", "undo 3", "redo", "focus c9", "up",
      "because \"C\"", "but \"D\"", "unless \"E\"", "evidence \"F\" supports c9", "check", "tree",
      "verdict", "cruxes", "remove c9 cascade", "remove close cascade", "export json", "nonsense",
      "source diary \"S\"", "edit e1 add from diary:1", "merge c1 into c9", "next", "back",
    ]
    for seed in UInt64(1)...25 {
      var dice = seed &* 0x9E37_79B9_7F4A_7C15
      var tourist = Tourist()
      for _ in 0..<30 {
        dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let entry = entries[Int(dice >> 33) % entries.count]
        let before = tourist.tour.step
        switch entry {
        case "next": tourist.type(tourist.tour.suggestion(tourist.workspace) ?? "", movesOn: true)
        case "back": try? tourist.back()
        default: tourist.type(entry)
        }
        if entry == "next", before != .end { #expect(tourist.tour.step > before, "seed \(seed)") }
        #expect(tourist.tour.isAtEnd == (tourist.tour.suggestion(tourist.workspace) == nil))
      }
    }
  }

  @Test(arguments: [1, 30, 80]) func `every step fits its width`(width: Int) {
    var tourist = Tourist()
    tourist.workspace.options.width = width
    for _ in 0..<20 {
      #expect(!tourist.tour.present(tourist.workspace).isEmpty)
      if width == 80 { #expect(tourist.said.allSatisfy { displayWidth($0) <= 82 }) }
      tourist.typeSuggestion()
    }
  }

  @Test func `in a pipe it is a text to follow, with answers`() throws {
    var workspace = Workspace(Notebook(name: "map.md"))
    let lines = try workspace.answer("tour")
    #expect(lines.contains("1. The point"))
    #expect(lines.contains("  > contention close \"Our street should be closed to cars\""))
    #expect(lines.contains("  close: contention"))
    #expect(lines.contains { $0.contains("P001") })
    #expect(lines.contains { $0.contains("STANDS") })
    #expect(lines.allSatisfy { displayWidth($0) <= 80 })
    #expect(workspace.graph.statementCount == 0)
  }
}
