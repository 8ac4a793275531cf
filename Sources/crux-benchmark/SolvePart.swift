import CBaseline
import Frameworks
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Abstract frameworks: the grounded extension of large ones read from a file, beside a plain loop
/// in C, and other tasks, each with a limit of time.
enum SolvePart: Part {
  static let name = "solve"
  static let sizes = [(100_000, 9), (1_000_000, 5)]

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      name, "Grounded: from a file of attacks to the extension, processor time, medians",
      columns: ["framework", "arguments", "file", "in", "crux", "plain C", "ratio", "growth"])
    for shape in FrameworkText.allCases {
      var last: Int?
      for (size, runs) in sizes where !options.isQuick || size < 1_000_000 {
        say("solve: \(shape.rawValue) of \(grouped(size)), grounded\n", to: 2)
        try folder.write("large.af") { shape.write(arguments: size, to: &$0) }
        let path = folder.file("large.af")
        let row = try grounded(shape, size, path, runs: options.runs(runs), last: &last)
        report.add(row)
      }
    }
    report.note("both read the file; the loop in C has no names and tells of no mistakes")
    try SolveTasks.run(options, in: folder, &report)
    folder.removeFile("large.af")
  }

  private static func grounded(
    _ shape: FrameworkText, _ size: Int, _ path: String, runs: Int, last: inout Int?
  ) throws(BenchmarkFailure) -> [Report.Figure] {
    var found = (ours: 0, plain: 0)
    var fileSize = 0
    let (ours, plain) = try alternate(
      runs: runs,
      { () throws(BenchmarkFailure) in
        try processorTime { () throws(BenchmarkFailure) in
          let file = try read(path, &fileSize)
          found.ours = file.framework.groundedLabels().count { $0 == .in }
        }
      },
      { () throws(BenchmarkFailure) in processorTime { found.plain = baseline_grounded(path) } })
    guard found.ours == found.plain else {
      throw BenchmarkFailure(
        "\(shape.rawValue): \(found.ours) arguments are in, and \(found.plain) by the plain loop")
    }
    let growth = last.map { Double(ours.median) / Double($0) }
    last = ours.median
    return [
      .text(shape.rawValue), .count(size), .bytes(fileSize), .count(found.ours),
      .nanoseconds(ours.median), .nanoseconds(plain.median),
      .ratio(Double(ours.median) / Double(max(1, plain.median))),
      growth.map { .ratio($0) } ?? .text(""),
    ]
  }

  /// Reads a framework that must be well.
  static func read(_ path: String, _ size: inout Int) throws(BenchmarkFailure) -> FrameworkFile {
    let bytes: [UInt8]
    do { bytes = try loadFile(FilePath(path)).bytes } catch {
      throw BenchmarkFailure(error.message)
    }
    size = bytes.count
    let file = FrameworkFile(bytes, name: path, format: .af)
    if file.hasErrors { throw BenchmarkFailure("\(path) was not read as it should be") }
    return file
  }
}

/// The other tasks, with a limit of time for each; beside `pygarg` when it is installed.
enum SolveTasks {
  static let tasks = ["SE-PR", "DC-PR", "DS-PR", "SE-ST", "DC-ST", "SE-ID"]
  /// A size for each, the second for the solver beside it.
  static let size = 100_000
  static let peerSize = 300
  static let limit = Duration.seconds(15)

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      "solve-tasks",
      "Tasks on \(grouped(size)) arguments, one run each, at most \(limit) a task",
      columns: ["framework"] + tasks)
    for shape in FrameworkText.allCases {
      say("solve: \(shape.rawValue) of \(grouped(size)), other tasks\n", to: 2)
      try folder.write("large.af") { shape.write(arguments: size, to: &$0) }
      var fileSize = 0
      let file = try SolvePart.read(folder.file("large.af"), &fileSize)
      report.add([.text(shape.rawValue)] + tasks.map { figure(file.framework, $0) })
    }
    report.note("DC and DS ask about the argument in the middle")
    try besidePygarg(options, in: folder, &report)
  }

  static func figure(_ framework: Framework, _ name: String) -> Report.Figure {
    guard let task = ReasoningTask(name) else { return .text("") }
    let clock = ContinuousClock()
    let start = clock.now
    let budget = Budget { clock.now - start >= limit }
    do throws(NotDecided) {
      let solver = FrameworkSolver(framework, within: budget)
      let answer = try solver.answer(task, argument: framework.count / 2)
      let figure = Report.Figure.nanoseconds((clock.now - start).nanoseconds)
      if case .acceptance(let isAccepted, _) = answer {
        return .text("\(isAccepted ? "YES" : "NO") \(figure.text)")
      }
      return figure
    } catch {
      return .text("not decided")
    }
  }

  /// Whole processes, on frameworks that a solver in Python can read.
  private static func besidePygarg(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      "solve-pygarg", "Tasks on \(grouped(peerSize)) arguments, whole processes",
      columns: ["framework", "task", "crux", "pygarg", "ratio"])
    guard let pygarg = findProgram("pygarg") else {
      report.note("skipped: pygarg is not on PATH (it comes from PyPI)")
      return
    }
    for shape in FrameworkText.allCases {
      say("solve: \(shape.rawValue) of \(grouped(peerSize)), beside pygarg\n", to: 2)
      try folder.write("small.af") { shape.write(arguments: peerSize, to: &$0) }
      let path = folder.file("small.af")
      for task in ["SE-GR", "SE-PR", "DC-PR"] {
        let argument = task.hasPrefix("D") ? ["-a", "\(peerSize / 2)"] : []
        let (ours, theirs) = try alternate(
          runs: options.runs(3),
          { () throws(BenchmarkFailure) in
            try runWell(options.crux, ["solve", "-p", task, "-f", path] + argument).nanoseconds
          },
          { () throws(BenchmarkFailure) in
            try runWell(pygarg, ["-p", task, "-fo", "dimacs", "-f", path] + argument).nanoseconds
          })
        report.add([
          .text(shape.rawValue), .text(task), .nanoseconds(ours.median),
          .nanoseconds(theirs.median),
          .ratio(Double(ours.median) / Double(max(1, theirs.median))),
        ])
      }
    }
    folder.removeFile("small.af")
  }
}
