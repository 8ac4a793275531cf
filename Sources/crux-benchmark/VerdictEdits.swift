import ArgumentGraph
import Commands
import Evaluation
import Session

/// The verdict on the contention after one edit of a large map, beside all verdicts of it: edits
/// of several kinds, and how many verdicts each changed, since many take longer than few.
struct VerdictEdits {
  static let size = 100_000
  static let edits = 100

  /// What is typed.
  enum Kind: String, CaseIterable {
    case grade = "another grade"
    case support = "new evidence for a claim"
    case unsupport = "that evidence removed"
    case undercut = "new undercut"
    case link = "new step between claims"
    case suppose = "something supposed"
  }

  private let session: Session
  private let contention: NodeID
  private let names: (evidence: [String], statements: [String], supports: [String])
  private var dice = BenchmarkDice(7)

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    let edits = options.runs(edits)
    report.begin(
      "verdict-edits",
      "The verdict after one edit, \(grouped(size)) statements, \(edits) edits of each kind, "
        + "processor time",
      columns: ["map", "edit", "median", "p95", "p99", "most changed", "all verdicts", "ratio"])
    for shape in VerdictText.allCases {
      say("verdicts: edits of \(shape.rawValue)\n", to: 2)
      try folder.write("map.md") { shape.write(statements: size, to: &$0) }
      var measurement = try VerdictEdits(folder.file("map.md"))
      defer { measurement.session.file.close(keepingJournal: false) }
      var all = Samples()
      for _ in 0..<3 { all.add(processorTime { _ = measurement.fresh }) }
      for kind in Kind.allCases {
        let row = try measurement.measure(kind, edits: edits)
        report.add(
          [.text(shape.rawValue), .text(kind.rawValue)] + row.figures + [
            .nanoseconds(all.median),
            .ratio(Double(row.median) / Double(max(1, all.median))),
          ])
      }
    }
    report.note("goal: under 1 ms, or what changes at some 20 ns each")
    report.note("the first edit in a large knot takes as long as evaluating it, and is not counted")
  }

  private init(_ path: String) throws(BenchmarkFailure) {
    session = Session(printer: Printer(options: SessionOptions()))
    do { try session.open(path) } catch { throw BenchmarkFailure("\(path): \(error)") }
    let graph = session.workspace.graph
    let nodes = Array(graph.slots)
    names = (
      nodes.filter { graph.kind($0) == .evidence }.map(graph.name),
      nodes.filter { graph.kind($0).isStatement }.map(graph.name),
      nodes.filter { graph.kind($0) == .support }.map(graph.name)
    )
    contention = session.workspace.notebook.view.statements.first { _ in true } ?? .none
    _ = session.workspace.evaluation().verdict(contention)
    try type("edit \(names.evidence[0]) credibility 1")
    _ = session.workspace.evaluation().verdict(contention)
  }

  /// All verdicts, computed anew.
  private var fresh: Evaluation { Evaluation(session.workspace.notebook.view) }

  private func type(_ text: String) throws(BenchmarkFailure) {
    let statement = Array(text.utf8)
    do { _ = try session.run(statement, 0..<statement.count) } catch {
      throw BenchmarkFailure("`\(text)` was refused: \(error)")
    }
  }

  private mutating func measure(
    _ kind: Kind, edits: Int
  ) throws(BenchmarkFailure) -> (median: Int, figures: [Report.Figure]) {
    var times = Samples()
    var most = 0
    var verdict = Verdict.falls
    for number in 0..<edits {
      // What is compared with is kept, and so copied: such an edit's time does not count.
      let before = number % 5 == 0 ? session.workspace.evaluation().record : nil
      try type(edit(kind, number))
      let time = processorTime { verdict = session.workspace.evaluation().verdict(contention) }
      if let before {
        most = max(most, session.workspace.evaluation().changes(since: before).count)
      } else {
        times.add(time)
      }
      if kind == .suppose { try type("suppose nothing") }
    }
    if kind != .suppose, fresh.verdict(contention) != verdict {
      throw BenchmarkFailure("the verdicts differ after \(kind.rawValue)")
    }
    let figures: [Report.Figure] = [
      .nanoseconds(times.median), .nanoseconds(times.p95), .nanoseconds(times.p99), .count(most),
    ]
    return (times.median, figures)
  }

  private mutating func edit(_ kind: Kind, _ number: Int) -> String {
    let statement = names.statements[dice.roll(names.statements.count)]
    let evidence = names.evidence[dice.roll(names.evidence.count)]
    switch kind {
    case .grade: return "edit \(evidence) credibility \(1 + dice.roll(5))"
    case .support:
      return "evidence x\(number) \"New\" from s1:3 credibility 2 supports \(statement)"
    case .unsupport: return "remove x\(number) cascade"
    case .undercut:
      let step = names.supports[dice.roll(names.supports.count)]
      return "evidence u\(number) \"New\" from s1:3 credibility 2 undercuts \(step)"
    case .link: return "support \(statement) with \(evidence) as j\(number)"
    case .suppose: return "suppose not \(evidence)"
    }
  }
}
