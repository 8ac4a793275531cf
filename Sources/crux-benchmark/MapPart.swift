import ArgumentGraph
import Checks
import Formats
import Notebook
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Maps of growing size: load, check, DOT and JSON, time and peak memory.
///
/// Every run is a process of its own, so that its peak memory is its own and nothing is warm.
enum MapPart: Part {
  static let name = "maps"
  static let childFlag = "--measure-map"

  /// The sizes, with how often each is run.
  static let sizes = [(1_000, 15), (10_000, 9), (100_000, 5), (1_000_000, 3)]

  /// What a child measures, in the order of its output: nanoseconds, then bytes.
  static let phases = ["load", "check", "DOT", "JSON"]

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      name, "Maps: load, check and export; medians, each run a process of its own",
      columns: ["statements", "nodes", "file"] + phases + [
        "load to DOT", "growth", "peak", "peak growth",
      ])
    var last: (time: Int, memory: Int)?
    for (size, runs) in sizes where !options.isQuick || size < 1_000_000 {
      say("maps: \(grouped(size)) statements\n", to: 2)
      try folder.write("map.md") { MapText.write(statements: size, to: &$0) }
      let measured = try measure(folder, runs: options.runs(runs))
      let total = measured.total.median
      var row: [Report.Figure] = [
        .count(size), .count(measured.nodes), .bytes(measured.fileSize),
      ]
      row += measured.phases.map { .nanoseconds($0.median) }
      row += [.nanoseconds(total)]
      row += [last.map { .ratio(Double(total) / Double($0.time)) } ?? .text("")]
      row += [.bytes(measured.peak)]
      row += [last.map { .ratio(Double(measured.peak) / Double($0.memory)) } ?? .text("")]
      report.add(row)
      last = (total, measured.peak)
    }
    report.note("peak: of load, check and DOT; goals: 100,000 under 0.5 s and 200 MB,")
    report.note("a million under 5 s and 1.5 GB")
    folder.removeFile("map.md")
  }

  private struct Measured {
    var phases = [Samples](repeating: Samples(), count: MapPart.phases.count)
    /// Load, check and DOT together.
    var total = Samples()
    var peak = 0
    var fileSize = 0
    /// Statements and inferences.
    var nodes = 0
  }

  private static func measure(
    _ folder: WorkFolder, runs: Int
  ) throws(BenchmarkFailure) -> Measured {
    var measured = Measured()
    for _ in 0..<runs {
      let figures = try childFigures([childFlag, folder.file("map.md")], in: folder)
        .compactMap { Int($0) }
      guard figures.count == phases.count + 3 else {
        throw BenchmarkFailure("a measuring process printed something else than figures")
      }
      for phase in phases.indices { measured.phases[phase].add(figures[phase]) }
      measured.total.add(figures[0] + figures[1] + figures[2])
      measured.peak = max(measured.peak, figures[4])
      measured.fileSize = figures[5]
      measured.nodes = figures[6]
    }
    return measured
  }

  /// Measures one map in this process, and prints the figures.
  ///
  /// - Returns: the exit status.
  static func runChild(_ path: String) -> Int32 {
    var bytes: [UInt8] = []
    var notebook = Notebook(name: path)
    do throws(StorageError) {
      let load = try time { () throws(StorageError) in
        bytes = try loadFile(FilePath(path), limit: Notebook.sizeLimit).bytes
        notebook = Notebook(name: path, bytes: bytes)
      }
      var findings = 0
      let check = time {
        let result = Checker.run(notebook.view)
        findings = result.findings.count
      }
      let dot = time { export(DOTFormat.self, notebook) }
      let peak = ownPeakMemory
      let json = time { export(JSONFormat.self, notebook) }
      guard notebook.problems.isEmpty, findings > 0 else {
        say("the map was not read as it should be: \(notebook.problems.count) problems\n", to: 2)
        return 3
      }
      let nodes = notebook.graph.statementCount + notebook.graph.inferenceCount
      say("\(load) \(check) \(dot) \(json) \(peak) \(bytes.count) \(nodes)\n", to: 1)
      return 0
    } catch {
      say("\(error.message)\n", to: 2)
      return 3
    }
  }

  private static func export(_ format: any Exporter.Type, _ notebook: Notebook) {
    var sink = ByteSink { _ in true }
    _ = format.write(notebook.view, options: ExportOptions(), to: &sink)
    _ = sink.finish()
  }
}
