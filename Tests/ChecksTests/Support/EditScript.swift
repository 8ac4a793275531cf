import ArgumentGraph
import Documents
import Evaluation
import Notebook
import RandomTesting
import SourceText

@testable import Checks

/// A random map and random edits of it: statements and directives of all kinds come and go, are
/// written anew, renamed and moved, lose or get clauses; edits are taken back and done again; and
/// the documents of its sources change.
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
  var start: Notebook {
    var dice = Dice(seed &* 31)
    var statements = RandomMap.statements(seed: seed)
    if dice.once(in: 3) {
      statements.insert(Quoting.source(&dice), at: 0)
      for _ in 0..<1 + dice.roll(3) { statements.append(Quoting.statement(&dice)) }
    }
    if dice.once(in: 3) { statements.append("source s1 \"A survey\" reliability B") }
    return notebook(statements.joined(separator: "\n"))
  }

  /// What the rules are asked: all of them, or those that run unasked.
  var policy: CheckPolicy {
    var policy =
      seed % 2 == 0 ? CheckPolicy() : (try? CheckPolicy(select: Self.all)) ?? CheckPolicy()
    policy.asOf = PartialDate("2024-06")
    return policy
  }

  /// The beginnings of all codes, and the rules that run only when they are named.
  private static let all =
    Set(RuleCatalog.byCode.map { String($0.about.code.prefix(1)) }).sorted()
    + RuleCatalog.byCode.filter { $0.about.isOnlyWhenNamed }.map { $0.about.code }

  /// What a script has made so far.
  struct State {
    var done: [Edit] = []
    var undone: [Edit] = []
    var documents = ChangingShelf()
  }

  /// Makes one edit.
  func make(_ step: UInt64, of notebook: inout Notebook, _ state: inout State) {
    var dice = Dice(step)
    let kind = dice.roll(24)
    switch kind {
    case 0, 1:
      guard let last = state.done.popLast() else { return }
      notebook.apply(last.inverse)
      state.undone.append(last)
    case 2:
      guard let next = state.undone.popLast() else { return }
      notebook.apply(next)
      state.done.append(next)
    case 3: state.documents.change(&dice)
    default:
      guard let edit = edit(kind, of: &notebook, &dice), !edit.isEmpty else { return }
      notebook.apply(edit)
      state.done.append(edit)
      state.undone = []
    }
  }

  private func edit(_ kind: Int, of notebook: inout Notebook, _ dice: inout Dice) -> Edit? {
    let order = notebook.view.order
    guard kind < 16, !order.isEmpty else { return insertion(into: &notebook, &dice) }
    let node = order[dice.roll(order.count)]
    switch kind {
    case 4, 5: return notebook.removal(of: node)
    case 6, 7:
      let texts = ["Rents fall", "rents fall", "A could be B", "Quite another", "TODO", ""]
      return try? notebook.textEdit(of: node, to: texts[dice.roll(texts.count)])
    case 8, 9:
      let kinds: [Keyword] = [.claim, .counterclaim, .evidence, .assumption]
      return try? notebook.kindEdit(of: node, to: kinds[dice.roll(kinds.count)])
    case 10:
      let names = ["m1", "m2", "N1", "n\u{43E}", "x\u{200B}"]
      return try? notebook.renaming(node, to: names[dice.roll(names.count)])
    case 11:
      let inference = order.filter { notebook.graph.kind($0).isInference }.randomElement(
        using: &dice)
      return inference.map { notebook.removal(ofInferences: [$0]) }
    case 12:
      let words: [Keyword] = [
        .from, .by, .likelihood, .confidence, .credibility, .status, .origin, .reliability, .tags,
        .scheme, .conceded, .file, .quotes, .date,
      ]
      return try? notebook.dropEdit(of: node, words[dice.roll(words.count)])
    case 13 where dice.once(in: 4):
      return notebook.orderedCells.first.map { notebook.move(node, to: $0) }
    default: return clause(of: node, &notebook, &dice)
    }
  }

  private func clause(
    of node: NodeID, _ notebook: inout Notebook, _ dice: inout Dice
  ) -> Edit? {
    let clauses = [
      "likelihood \"likely\"", "likelihood \"probable\"", "confidence high", "credibility 1",
      "credibility 2", "status solid", "status unsupported", "by \"Ann\"", "tags forecast",
      "scheme example", "scheme slope", "conceded", "reliability B", "reliability F", "origin s2",
      "origin s1", "quotes full", "quotes none", "date 2010", "file \"a.txt\"", "file \"b.txt\"",
    ]
    let text = Array(clauses[dice.roll(clauses.count)].utf8)
    let fragment = text.withUnsafeBufferPointer { buffer in
      var (tokens, comments): ([Token], [Token]) = ([], [])
      _ = Lexer.scan(buffer, 0..<buffer.count, into: &tokens, comments: &comments)
      return try? notebook.fragment(for: node, buffer, tokens)
    }
    return fragment.flatMap { try? notebook.clauseEdit(of: node, $0, .replace) }
  }

  private func insertion(into notebook: inout Notebook, _ dice: inout Dice) -> Edit? {
    var statement = ""
    switch dice.roll(8) {
    case 0: statement = Quoting.source(&dice)
    case 1, 2: statement = Quoting.statement(&dice)
    case 3: statement = Self.directives[dice.roll(Self.directives.count)]
    default:
      let statements = RandomMap.statements(seed: dice.next())
      guard !statements.isEmpty else { return nil }
      statement = statements[dice.roll(statements.count)]
    }
    return notebook.insertion(
      of: Array("\(statement)\n".utf8), into: notebook.orderedCells.first)
  }

  private static let directives = [
    "allow U001 on n1 \"why\"", "allow S005 on n2 \"why\"", "allow P012 on n3 \"why\"",
    "allow Q001 on d1 \"why\"", "allow U004 on n1 \"why\"", "allow E001 on n2 \"why\"",
    "allow S008 on n2 \"why\"", "allow P003 on n4 \"why\"", "allow S001 on ghost \"why\"",
    "allow X999 on n1 \"why\"", "checks ignore U001", "checks horizon 90d", "scale phia",
    "scheme poll \"Most say so\"", "contention n1", "expect n1 stands", "expect n2 falls",
  ]
}

/// Statements that quote the documents of a changing shelf.
enum Quoting {
  static func source(_ dice: inout Dice) -> String {
    let name = ["a.txt", "b.txt", "lost.txt"][dice.roll(3)]
    let digest = dice.once(in: 3) ? " digest sha256:\(String(repeating: "0", count: 64))" : ""
    return "source d\(1 + dice.roll(2)) \"A paper\" file \"\(name)\"\(digest)"
  }

  static func statement(_ dice: inout Dice) -> String {
    let kind = ["claim", "evidence", "evidence"][dice.roll(3)]
    let places = [
      "1", "1.1", "2.1", "2.2", "9", "1.1@0+5", "1.1@5+900", "2.1~11111111", "2.1~k:11111111",
    ]
    let quotes = [
      "", " \"Buses should be free\"", " \"In Dunkirk riders rose by half\"",
      " \"In Dunkirk the number of riders rose by a half\"", " \"Quite another thing was said\"",
      " \"\(String(repeating: "so it was ", count: 40))\"", " \"twice\"",
    ]
    let anchor = "d\(1 + dice.roll(2)):\(places[dice.roll(places.count)])"
    var line = "\(kind) q\(1 + dice.roll(6)) \"Said \(dice.roll(9))\" from \(anchor)"
    // A digest stands for the words.
    if !anchor.contains("~") { line += quotes[dice.roll(quotes.count)] }
    if dice.once(in: 2) { line += " credibility \(1 + dice.roll(6))" }
    return dice.once(in: 3) ? line : "\(line) supports n\(1 + dice.roll(3))"
  }
}

/// Documents that change under a map.
struct ChangingShelf: DocumentShelf {
  private var files: [String: SourceDocument] = [:]
  private var hasKey = false

  init() {
    var dice = Dice(1)
    for _ in 0..<2 { change(&dice) }
  }

  /// Alters a document, or takes it or the key away.
  mutating func change(_ dice: inout Dice) {
    hasKey = dice.once(in: 2)
    let texts = [
      "Buses should be free.\n\nIn Dunkirk riders rose by half. Fares paid little.",
      "Buses should be free.\n\nIn Dunkirk the number of riders rose by half. It was twice twice.",
      "Something else.\n\nBuses should be free.\n\nIn Dunkirk riders rose by half.", "",
      "twice, and twice.\n\nBuses should be free. Buses should be free.",
    ]
    let text = texts[dice.roll(texts.count)]
    files[dice.once(in: 2) ? "a.txt" : "b.txt"] =
      dice.once(in: 5) ? nil : try? SourceDocument(Array(text.utf8), named: "a.txt")
  }

  func find(_ file: String, digest: String?, declaring: Bool) -> ShelfAnswer {
    if let document = files[file] { return .atHand(document) }
    return .notAtHand(reason: "there is no \(file)", help: nil)
  }

  func key(creating: Bool) -> ShelfKey {
    MemoryShelf([:], key: hasKey ? [1] : nil).key(creating: false)
  }
}

/// A notebook whose checks follow its edits.
struct FollowedMap {
  private(set) var notebook: Notebook
  let checker = IncrementalChecker()
  private let policy: CheckPolicy
  private let shelf: (any DocumentShelf)?
  private var made = EditScript.State()
  private var state: MapState
  private var evaluation: Evaluation?

  init(
    _ notebook: Notebook, policy: CheckPolicy = CheckPolicy(), shelf: (any DocumentShelf)? = nil
  ) {
    self.notebook = notebook
    self.shelf = shelf
    self.policy = policy
    state = notebook.mapState
    _ = update()
  }

  /// Makes an edit, follows it, and returns what it brought and cured.
  mutating func make(_ step: UInt64, of script: EditScript) -> FindingChanges? {
    script.make(step, of: &notebook, &made)
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
    evaluation = Evaluation(view)
    return evaluation.flatMap {
      checker.update(
        view, changed: changed, evaluation: $0, policy: policy,
        documents: DocumentAccess(shelf ?? made.documents))
    }
  }

  /// What the checker knows, as lines.
  var known: [String] {
    let view = notebook.view
    return Self.lines(checker.describeAll(view, evaluation ?? Evaluation(view)))
  }

  /// The result of a check of the whole map.
  var wholeResult: CheckResult {
    Checker.run(
      notebook.view, policy: policy, documents: DocumentAccess(shelf ?? made.documents),
      evaluation: { [evaluation] in evaluation ?? Evaluation(notebook.view) })
  }

  /// What a check of the whole map finds, as lines.
  var whole: [String] {
    let result = wholeResult
    return Self.lines(result.findings.map { result.describe($0) })
  }

  private static func lines(_ findings: [FindingDescription]) -> [String] {
    findings.map { "\($0.code) \($0.severity.word) \($0.id): \($0.message) @\($0.place)" }.sorted()
  }
}
