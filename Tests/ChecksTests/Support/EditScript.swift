import ArgumentGraph
import Evaluation
import Notebook

@testable import Checks

/// A random map and random edits of it: statements of all kinds come and go, are written anew, lose
/// or get a text, and edits are taken back.
struct EditScript {
  /// The edits, each a number that decides what is done.
  var steps: [UInt64]
  private let seed: UInt64

  /// A script of so many edits.
  init(seed: UInt64, count: Int) {
    self.seed = seed
    var dice = Dice(seed &* 977)
    steps = (0..<count).map { _ in dice.next() }
  }

  /// The map before the first edit.
  var start: Notebook { notebook(RandomMap.cell(seed: seed)) }

  /// Makes one edit.
  func make(_ step: UInt64, of notebook: inout Notebook, _ done: inout [Edit]) {
    var dice = Dice(step)
    let view = notebook.view
    let order = view.order
    var edit: Edit?
    switch dice.roll(10) {
    case 0 where !done.isEmpty:
      if let last = done.popLast() { notebook.apply(last.inverse) }
      return
    case 1,
      2 where !order.isEmpty:
      edit = notebook.removal(of: order[dice.roll(order.count)])
    case 3 where !order.isEmpty:
      let texts = ["Rents fall", "rents fall", "A could be B", "Quite another", "TODO", ""]
      edit = try? notebook.textEdit(
        of: order[dice.roll(order.count)], to: texts[dice.roll(texts.count)])
    case 4 where !order.isEmpty:
      let kinds: [Keyword] = [.claim, .counterclaim, .evidence, .assumption]
      edit = try? notebook.kindEdit(
        of: order[dice.roll(order.count)], to: kinds[dice.roll(kinds.count)])
    default:
      let statements = RandomMap.statements(seed: dice.next())
      guard !statements.isEmpty else { return }
      let statement = statements[dice.roll(statements.count)]
      edit = notebook.insertion(
        of: Array("\(statement)\n".utf8), into: notebook.orderedCells.first)
    }
    guard let edit else { return }
    notebook.apply(edit)
    done.append(edit)
  }
}

/// A notebook whose checks follow its edits.
struct FollowedMap {
  private(set) var notebook: Notebook
  let checker = IncrementalChecker()
  private var done: [Edit] = []
  private var state: MapState

  init(_ notebook: Notebook) {
    self.notebook = notebook
    state = notebook.mapState
    _ = update()
  }

  /// Makes an edit, follows it, and returns what it brought and cured.
  mutating func make(_ step: UInt64, of script: EditScript) -> FindingChanges? {
    script.make(step, of: &notebook, &done)
    return update()
  }

  /// Makes an edit by hand.
  mutating func edit(_ body: (inout Notebook) -> Edit?) -> FindingChanges? {
    if let edit = body(&notebook) { notebook.apply(edit) }
    return update()
  }

  private mutating func update() -> FindingChanges? {
    let changed = notebook.changedNodes(since: state)
    state = notebook.mapState
    let view = notebook.view
    return checker.update(view, changed: changed, evaluation: Evaluation(view))
  }

  /// What the checker knows, as lines.
  var known: [String] {
    let view = notebook.view
    return Self.lines(checker.describeAll(view, Evaluation(view)))
  }

  /// What a check of the whole map finds, as lines.
  var whole: [String] {
    let result = Checker.run(notebook.view)
    return Self.lines(result.findings.map { result.describe($0) })
  }

  private static func lines(_ findings: [FindingDescription]) -> [String] {
    findings.map { "\($0.code) \($0.severity.word) \($0.id): \($0.message) @\($0.place)" }.sorted()
  }
}
