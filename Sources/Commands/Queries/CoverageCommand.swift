import ArgumentGraph
import Documents
import JSONText
import Reports
import SourceText

/// `coverage [SOURCE]`
enum CoverageCommand: Command {
  static let source = Parameter.node("SOURCE", .source).optional

  static let about = CommandDescription(
    name: "coverage", kind: .query,
    summary: "Show which paragraphs are mapped, skipped, and left.",
    grammar: [source],
    details: """
      A paragraph is mapped when a statement is anchored in it, and skipped when `skip` names all \
      of it. Without a source there is one line for each; with one, also a line for each paragraph. \
      `crux coverage NOTEBOOK` exits with 1 when a paragraph is left, or a document is not at hand.
      """,
    examples: [
      Example(
        "coverage", before: Example.source + "\nclaim c1 \"Free\" from op-ed:1.1", prints: "op-ed"),
      Example(
        "coverage op-ed",
        before: Example.source + "\nskip op-ed:3 \"a list of names\"", prints: "a list of names"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let only = call.node(source)
    let report = CoverageReport(workspace, only: only)
    if !only.isNone, !workspace.isRecording, report.rows.first?.coverage == nil {
      _ = try workspace.requireDocument(of: only, at: call.range(of: 1))
    }
    var outcome = Outcome(report.answer)
    outcome.lacksDocument = report.isMissingDocuments
    return outcome
  }
}

/// What a map covers of its sources, ready to be shown.
public struct CoverageReport {
  /// What it covers of one source.
  struct Row {
    let source: NodeID
    /// Nil when the document is not at hand, or the source names none.
    let coverage: Coverage?
    /// Why it is not at hand.
    let reason: String?
    let document: DocumentText?
    let uses: PassageUses
  }

  let rows: [Row]
  private let workspace: Workspace
  private let isDetailed: Bool

  /// Sums up all sources, or one. Linear in the documents and the map.
  public init(_ workspace: Workspace, only: NodeID = .none) {
    self.workspace = workspace
    isDetailed = !only.isNone
    let map = workspace.notebook.view
    rows = map.sources.filter { only.isNone || $0 == only }.map { source in
      let uses = PassageUses(of: source, in: map)
      switch workspace.document(of: source) {
      case .atHand(let document):
        return Row(
          source: source, coverage: uses.coverage(of: document.text), reason: nil,
          document: document.text, uses: uses)
      case .notAtHand(let reason, _):
        return Row(source: source, coverage: nil, reason: reason, document: nil, uses: uses)
      }
    }
  }

  /// Whether a source names a document that is not at hand.
  public var isMissingDocuments: Bool {
    rows.contains { $0.coverage == nil && workspace.graph.source($0.source).file != nil }
  }

  /// Whether every paragraph of every document is mapped or skipped.
  public var isComplete: Bool {
    !isMissingDocuments && rows.allSatisfy { $0.coverage?.isComplete ?? true }
  }

  /// Why documents are not at hand, one line each.
  public var reasons: [String] {
    rows.filter { workspace.graph.source($0.source).file != nil }.compactMap { row in
      row.reason.map { "\(workspace.graph.name(row.source)) is not at hand: \($0)" }
    }
  }

  /// The report as a table and as JSON.
  public var answer: Answer {
    var answer = Answer()
    if rows.isEmpty { answer.add("there are no sources", .dim) }
    var table = Table([
      .init("source"), .init("paragraphs", isNumeric: true), .init("mapped", isNumeric: true),
      .init("skipped", isNumeric: true), .init("left", isNumeric: true),
      .init("which are left", isFlexible: true),
    ])
    table.rows = rows.map(cells)
    answer.add(table)
    for row in rows { addProblems(of: row, to: &answer) }
    if isDetailed, let row = rows.first, let document = row.document {
      answer.add("")
      answer.add(details(of: row, document))
    }
    answer.table = table
    answer.json = { writeJSON(into: &$0) }
    return answer
  }

  private func cells(of row: Row) -> [Table.Cell] {
    let name = Table.Cell(workspace.graph.name(row.source), .id)
    guard let coverage = row.coverage else {
      let hasFile = workspace.graph.source(row.source).file != nil
      let word = Table.Cell(hasFile ? "not at hand" : "no file", hasFile ? .warning : .dim)
      return [name] + Array(repeating: Table.Cell("-", .dim), count: 4) + [word]
    }
    let left = coverage.count(.left)
    return [
      name, .init("\(coverage.states.count)"), .init("\(coverage.count(.mapped))"),
      .init("\(coverage.count(.skipped))"), .init("\(left)", left == 0 ? .good : .warning),
      .init(coverage.passages(.left).map(\.description).joined(separator: ", ")),
    ]
  }

  private func addProblems(of row: Row, to answer: inout Answer) {
    guard let coverage = row.coverage else { return }
    let name = workspace.graph.name(row.source)
    if !coverage.beyond.isEmpty {
      let list = coverage.beyond.map(\.description).joined(separator: ", ")
      answer.add("  \(name) has no \(list)", .warning)
    }
    if !coverage.skippedButUsed.isEmpty {
      let list = coverage.skippedButUsed.map(\.description).joined(separator: ", ")
      answer.add("  \(name):\(list) is skipped, and a statement stands on it", .warning)
    }
  }

  private func details(of row: Row, _ document: DocumentText) -> Table {
    var gate = WordGate(workspace, row.source)
    let users = row.uses.statements(in: document)
    let reasons = row.uses.reasons(in: document)
    var table = Table([
      .init("paragraph", isNumeric: true), .init("state"), .init("by", isFlexible: true),
      .init("words", isFlexible: true),
    ])
    for (index, range) in document.paragraphs.enumerated() {
      let state = row.coverage?.states[index] ?? .left
      let own = document.sentenceIndexes(in: range)
      var seen: [String] = []
      for node in own.flatMap({ users[$0] }) {
        let name = workspace.graph.name(node)
        if !seen.contains(name) { seen.append(name) }
      }
      let by = state == .skipped ? reasons[own.lowerBound] ?? "" : seen.joined(separator: " ")
      table.rows.append([
        .init("\(index + 1)"), .init(state.rawValue, state == .left ? .warning : .dim), .init(by),
        .init(gate.pass(document.firstWords(in: range)) ?? "", .dim),
      ])
    }
    return table
  }

  private func writeJSON(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("complete")
    writer.bool(isComplete)
    writer.key("sources")
    writer.beginArray()
    for row in rows {
      writer.beginObject()
      writer.key("source")
      writer.string(workspace.graph.name(row.source))
      if let coverage = row.coverage {
        writer.key("paragraphs")
        writer.int(coverage.states.count)
        for state in Coverage.State.allCases {
          writer.key(state.rawValue)
          writer.beginArray()
          for passage in coverage.passages(state) { writer.string("\(passage)") }
          writer.endArray()
        }
        writer.key("beyond")
        writer.beginArray()
        for passage in coverage.beyond { writer.string("\(passage)") }
        writer.endArray()
      } else {
        writer.key("reason")
        writer.string(row.reason ?? "")
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}

extension DocumentText {
  /// How many characters of a passage tell which it is.
  private static let firstWordsLimit = 60

  /// The first words of a range of the text, cut at a word.
  func firstWords(in range: Range<Int>) -> String {
    // A character takes at most a handful of bytes; marks beyond that are cut with it.
    let end = min(range.upperBound, range.lowerBound + Self.firstWordsLimit * 4)
    let words = text(in: range.lowerBound..<end).map { $0 == "\n" ? " " : $0 }
    if words.count <= Self.firstWordsLimit, end == range.upperBound { return String(words) }
    let cut = words.prefix(Self.firstWordsLimit)
    let space = cut.lastIndex(of: " ") ?? cut.endIndex
    return String(cut[..<space]) + "..."
  }
}
