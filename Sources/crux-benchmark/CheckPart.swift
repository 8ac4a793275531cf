import ArgumentGraph
import Checks
import Notebook
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The whole catalogue of rules on maps of growing size: time, peak memory, and each rule's share.
///
/// Every run is a process of its own. Times are those of the processor, so that other programs on
/// the machine count less.
enum CheckPart: Part {
  static let name = "checks"
  static let childFlag = "--measure-checks"

  /// The sizes, with how often each is run.
  static let sizes = [(1_000, 9), (10_000, 7), (100_000, 5), (1_000_000, 1)]
  /// The size whose rules are listed one by one.
  static let listedSize = 100_000

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      name, "Checks: every rule on realistic maps; medians of processor time",
      columns: [
        "statements", "nodes", "file", "findings", "check", "growth", "peak", "peak growth",
      ]
    )
    var last: (time: Int, memory: Int)?
    var all: [(size: Int, measured: Measured)] = []
    for (size, runs) in sizes where !options.isQuick || size < 1_000_000 {
      say("checks: \(grouped(size)) statements\n", to: 2)
      try folder.write("map.md") { RealisticMap.write(statements: size, to: &$0) }
      let measured = try measure(folder, runs: options.runs(runs))
      let total = measured.total.median
      report.add([
        .count(size), .count(measured.nodes), .bytes(measured.fileSize), .count(measured.findings),
        .nanoseconds(total), last.map { .ratio(Double(total) / Double($0.time)) } ?? .text(""),
        .bytes(measured.peak),
        last.map { .ratio(Double(measured.peak) / Double($0.memory)) } ?? .text(""),
      ])
      last = (total, measured.peak)
      all.append((size, measured))
    }
    report.note("peak: of load and check; goal: 100,000 under 1 s")
    folder.removeFile("map.md")
    list(all, &report)
    try EditFigures.run(statements: listedSize, in: folder, &report)
  }

  /// Lists the rules by their time on the listed size, each with how its time grew up to there and
  /// from there to the largest size.
  private static func list(_ all: [(size: Int, measured: Measured)], _ report: inout Report) {
    guard let place = all.firstIndex(where: { $0.size == listedSize }) else { return }
    let listed = all[place].measured
    let smaller = place > 0 ? all[place - 1].measured : nil
    let larger = place + 1 < all.count ? all[place + 1].measured : nil
    report.begin(
      "rules", "Each rule at \(grouped(listedSize)) statements, the slowest first",
      columns: ["rule", "findings", "time", "share", "from a tenth", "to ten times"])
    let sum = listed.rules.reduce(0) { $0 + $1.value.time.median }
    for (code, rule) in listed.rules.sorted(by: {
      ($1.value.time.median, $0.key) < ($0.value.time.median, $1.key)
    }) {
      let time = rule.time.median
      report.add([
        .text(code), .count(rule.findings), .nanoseconds(time),
        .text("\(decimals(100 * Double(time) / Double(max(1, sum)), 1)) %"),
        growth(smaller?.rules[code]?.time, rule.time),
        growth(rule.time, larger?.rules[code]?.time),
      ])
    }
    report.note("what several rules ask is worked out by the first of them, in the order of codes")
    report.note("rules that run only when they are named are counted here, and not above")
  }

  /// How a time grew, when it is long enough to tell.
  private static func growth(_ before: Samples?, _ after: Samples?) -> Report.Figure {
    guard let before, let after, before.median > 10_000 else { return .text("") }
    return .ratio(Double(after.median) / Double(before.median))
  }

  private struct Measured {
    var total = Samples()
    var rules: [String: (findings: Int, time: Samples)] = [:]
    var peak = 0
    var fileSize = 0
    /// Statements and inferences.
    var nodes = 0
    var findings = 0
  }

  private static func measure(
    _ folder: WorkFolder, runs: Int
  ) throws(BenchmarkFailure) -> Measured {
    var measured = Measured()
    for _ in 0..<runs {
      let words = try childFigures([childFlag, folder.file("map.md")], in: folder)
      let figures = words.prefix(5).compactMap { Int($0) }
      guard figures.count == 5, words.count % 3 == 2 else {
        throw BenchmarkFailure("a measuring process printed something else than figures")
      }
      measured.total.add(figures[0])
      measured.peak = max(measured.peak, figures[1])
      (measured.fileSize, measured.nodes, measured.findings) = (figures[2], figures[3], figures[4])
      for at in stride(from: 5, to: words.count, by: 3) {
        measured.rules[words[at], default: (0, Samples())].findings = Int(words[at + 1]) ?? 0
        measured.rules[words[at], default: (0, Samples())].time.add(Int(words[at + 2]) ?? 0)
      }
    }
    return measured
  }

  /// Measures one map in this process, and prints the figures.
  ///
  /// - Returns: the exit status.
  static func runChild(_ path: String) -> Int32 {
    do throws(StorageError) {
      let bytes = try loadFile(FilePath(path), limit: Notebook.sizeLimit).bytes
      let notebook = Notebook(name: path, bytes: bytes)
      let view = notebook.view
      var findings = 0
      let total = processorTime { findings = Checker.run(view).findings.count }
      let peak = ownPeakMemory
      let nodes = notebook.graph.statementCount + notebook.graph.inferenceCount
      say("\(total) \(peak) \(bytes.count) \(nodes) \(findings)\n", to: 1)
      let context = CheckContext(view)
      for rule in RuleCatalog.byCode where !rule.about.judgesOthers {
        var count = 0
        let time = processorTime { rule.check(context) { _ in count += 1 } }
        say("\(rule.about.code) \(count) \(time)\n", to: 1)
      }
      return findings > 0 ? 0 : 3
    } catch {
      say("\(error.message)\n", to: 2)
      return 3
    }
  }
}

/// The processor time that `body` takes in this process, in nanoseconds.
func processorTime(_ body: () -> Void) -> Int {
  func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
  let start = now()
  body()
  return now() - start
}
