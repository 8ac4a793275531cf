import ArgumentGraph
import Commands
import Evaluation
import Session

/// The verdict on the contention after one edit of a large map, beside all verdicts of it.
enum VerdictEdits {
  static let size = 100_000
  static let edits = 400

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      "verdict-edits",
      "The verdict after one edit, \(grouped(size)) statements, \(options.runs(edits)) edits",
      columns: ["map", "median", "p99", "edit and verdict", "all verdicts", "ratio"])
    for shape in VerdictText.allCases {
      say("verdicts: edits of \(shape.rawValue)\n", to: 2)
      try folder.write("map.md") { shape.write(statements: size, to: &$0) }
      report.add(try measure(shape, folder.file("map.md"), edits: options.runs(edits)))
    }
    report.note("goal: a median under 1 ms; edits change the number of some evidence")
  }

  private static func measure(
    _ shape: VerdictText, _ path: String, edits: Int
  ) throws(BenchmarkFailure) -> [Report.Figure] {
    let session = Session(printer: Printer(options: SessionOptions()))
    do { try session.open(path) } catch { throw BenchmarkFailure("\(path): \(error)") }
    defer { session.file.close(keepingJournal: false) }
    let graph = session.workspace.graph
    let evidence = Array(graph.slots).filter { graph.kind($0) == .evidence }.map(graph.name)
    guard let contention = session.workspace.notebook.view.statements.first(where: { _ in true })
    else { return [] }
    _ = session.workspace.evaluation().verdict(contention)
    var dice = BenchmarkDice(7)
    var verdicts = Samples()
    var whole = Samples()
    var last = Verdict.falls
    for _ in 0..<edits {
      let name = evidence[dice.roll(evidence.count)]
      let statement = Array("edit \(name) credibility \(1 + dice.roll(5))".utf8)
      var verdict = 0
      let both = try processorTime { () throws(BenchmarkFailure) in
        do { _ = try session.run(statement, 0..<statement.count) } catch {
          throw BenchmarkFailure("an edit was refused: \(error)")
        }
        verdict = processorTime { last = session.workspace.evaluation().verdict(contention) }
      }
      verdicts.add(verdict)
      whole.add(both)
    }
    let map = session.workspace.notebook.view
    var fresh = Verdict.falls
    var all = Samples()
    for _ in 0..<5 { all.add(processorTime { fresh = Evaluation(map).verdict(contention) }) }
    guard fresh == last else { throw BenchmarkFailure("\(shape.rawValue): the verdicts differ") }
    return [
      .text(shape.rawValue), .nanoseconds(verdicts.median), .nanoseconds(verdicts.p99),
      .nanoseconds(whole.median), .nanoseconds(all.median),
      .ratio(Double(verdicts.median) / Double(max(1, all.median))),
    ]
  }
}
