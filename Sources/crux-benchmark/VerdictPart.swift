import ArgumentGraph
import CBaseline
import Evaluation
import Notebook
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What stands on large maps: all verdicts, beside a plain loop in C; all single cruxes; and the
/// verdict after one edit.
enum VerdictPart: Part {
  static let name = "verdicts"
  static let sizes = [(10_000, 15), (100_000, 9), (1_000_000, 5)]
  static let cruxSize = 100_000

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      name, "Verdicts: all of a map that is in memory, processor time, medians",
      columns: ["map", "statements", "levels", "crux", "plain C", "ratio", "growth"])
    for shape in VerdictText.allCases {
      var last: [Int] = []
      for (size, runs) in sizes where !options.isQuick || size < 1_000_000 {
        say("verdicts: \(shape.rawValue) of \(grouped(size))\n", to: 2)
        let map = try load(shape, size, folder)
        var these: [Int] = []
        for table in [GradeTable.ungraded, .admiralty] {
          let row = try full(shape, map, table, runs: options.runs(runs), last, &these)
          report.add(row)
        }
        last = these
      }
    }
    report.note("goal: at most 1.5 x; the loop in C computes no level 0, and lays out less")
    try cruxes(options, in: folder, &report)
    try VerdictEdits.run(options, in: folder, &report)
    folder.removeFile("map.md")
  }

  /// A map from a file.
  static func load(
    _ shape: VerdictText, _ size: Int, _ folder: WorkFolder
  ) throws(BenchmarkFailure) -> MapView {
    try folder.write("map.md") { shape.write(statements: size, to: &$0) }
    do {
      let bytes = try loadFile(FilePath(folder.file("map.md")), limit: Notebook.sizeLimit).bytes
      let notebook = Notebook(name: "map.md", bytes: bytes)
      if let problem = notebook.problems.first {
        throw BenchmarkFailure("the map was not read as it should be: \(problem)")
      }
      return notebook.view
    } catch let failure as BenchmarkFailure {
      throw failure
    } catch {
      throw BenchmarkFailure("\(error)")
    }
  }

  private static func full(
    _ shape: VerdictText, _ map: MapView, _ table: GradeTable, runs: Int, _ last: [Int],
    _ these: inout [Int]
  ) throws(BenchmarkFailure) -> [Report.Figure] {
    let columns = PlainMap(map.graph, table)
    var plain = PlainMap.Verdicts(count: columns.count)
    var evaluation: Evaluation?
    let (ours, theirs) = alternate(
      runs: runs,
      {
        evaluation = nil
        return processorTime { evaluation = Evaluation(map, grades: table) }
      },
      { processorTime { plain = columns.verdicts() } })
    guard let evaluation, columns.agrees(plain, with: evaluation) else {
      throw BenchmarkFailure("\(shape.rawValue): the plain loop comes to other verdicts")
    }
    let growth = these.count < last.count ? Double(ours.median) / Double(last[these.count]) : nil
    these.append(ours.median)
    return [
      .text(shape.rawValue), .count(map.graph.statementCount), .count(Int(table.top)),
      .nanoseconds(ours.median), .nanoseconds(theirs.median),
      .ratio(Double(ours.median) / Double(max(1, theirs.median))),
      growth.map { .ratio($0) } ?? .text(""),
    ]
  }

  /// All statements whose loss alone changes the verdict on the contention.
  private static func cruxes(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      "cruxes", "Single cruxes of the contention, \(grouped(cruxSize)) statements, processor time",
      columns: ["map", "found", "all tried", "time", "full verdicts", "ratio"])
    for shape in VerdictText.allCases {
      say("verdicts: single cruxes of \(shape.rawValue)\n", to: 2)
      let map = try load(shape, cruxSize, folder)
      let evaluation = Evaluation(map)
      guard let target = map.statements.first(where: { _ in true }) else { continue }
      var found: Linchpins?
      let (ours, full) = alternate(
        runs: options.runs(9),
        { processorTime { found = evaluation.linchpins(of: [target]) } },
        { processorTime { _ = Evaluation(map) } })
      report.add([
        .text(shape.rawValue), .count(found?.all.count ?? 0),
        .text(found?.isComplete == true ? "yes" : "no"),
        .nanoseconds(ours.median), .nanoseconds(full.median),
        .ratio(Double(ours.median) / Double(max(1, full.median))),
      ])
    }
    report.note("goal: 42 ms on the machine that the goals were set on")
  }
}
