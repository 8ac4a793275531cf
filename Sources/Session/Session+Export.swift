import ArgumentGraph
import Commands
import Formats
import Notebook
import SourceText
import Storage
import SystemPackage

/// Writing the map in other formats.
extension Session {
  /// Writes the map, or the part of it under a node, to standard output or to a file.
  ///
  /// A notebook with errors is not exported, since the map would not be what it says.
  public func export(
    _ format: String, to path: String?, from node: NodeID = .none, depth: Int? = nil,
    settings: [String: String] = [:], verdicts: ExportVerdicts = .none
  ) throws(SessionFailure) {
    if path != nil, path != "-" { try refuseIfSafe("write files") }
    let problems = workspace.notebook.problems.filter { $0.severity == .error }
    if !problems.isEmpty {
      throw SessionFailure(
        problems + [
          Diagnostic("nothing was exported, since \(file.name) has errors", severity: .note)
        ])
    }
    var options = ExportOptions()
    if !node.isNone { options.roots = [node] }
    options.depth = depth
    options.settings = settings
    if workspace.graph.hasUnresolvedPaths { workspace.notebook.resolve() }
    options.verdict = verdict(verdicts)
    options.chances = workspace.chances
    if Picture.formats.contains(format) {
      try draw(format, to: path, options)
      return
    }
    guard let exporter = FormatCatalog.exporter(named: format) else {
      let names = FormatCatalog.exporters.map { $0.about.name } + Picture.formats
      throw SessionFailure(
        "there is no format named \(format)",
        help: "the formats are \(names.joined(separator: ", "))",
        status: ExitStatus.usage)
    }
    if let problem = options.problem(for: exporter.about) {
      throw SessionFailure([problem], status: ExitStatus.usage)
    }
    let map = workspace.notebook.view
    if let path, path != "-" {
      var sink = ByteSink()
      let losses = exporter.write(map, options: options, to: &sink)
      if stop.isRaised { throw .interrupted }
      report(losses)
      try write(sink.bytes, to: path)
      return
    }
    if printer.pages {
      var sink = ByteSink()
      let losses = exporter.write(map, options: options, to: &sink)
      if stop.isRaised { throw .interrupted }
      printer.printLong(sink.bytes)
      report(losses)
      return
    }
    let (output, stop) = (printer.output, stop)
    var sink = ByteSink { bytes in
      if stop.isRaised { return false }
      output.append(UnsafeRawBufferPointer(bytes))
      return output.failure == nil
    }
    let losses = exporter.write(map, options: options, to: &sink)
    _ = sink.finish()
    if stop.isRaised { throw .interrupted }
    report(losses)
  }

  /// The verdicts that an export shows, as they are marked.
  private func verdict(_ verdicts: ExportVerdicts) -> ((NodeID) -> VerdictMark?)? {
    switch verdicts {
    case .none: return nil
    case .plain: return workspace.plainEvaluation().verdictMark
    case .supposed:
      if let phrase = workspace.suppositionPhrase {
        printer.note("note: the verdicts are those there would be, supposing \(phrase)")
      }
      return workspace.evaluation().plain.verdictMark
    }
  }

  private func report(_ diagnostics: [Diagnostic]) {
    if !diagnostics.isEmpty { printer.report(diagnostics) }
  }

  /// Draws a picture with Graphviz.
  private func draw(
    _ format: String, to path: String?, _ options: ExportOptions
  ) throws(SessionFailure) {
    try refuseIfSafe("start programs")
    let isShown = path == nil || path == "-"
    if isShown, format != "svg", printer.isTerminal {
      throw SessionFailure(
        "a \(format) picture cannot be shown on a terminal", help: "type export \(format) to PATH")
    }
    let map = workspace.notebook.view
    let count = statementCount(of: options, in: map.graph)
    if count > Graphviz.statementLimit {
      throw SessionFailure(
        "\(options.roots.isEmpty ? "the map" : "this part") has \(count) statements, too many for "
          + "a picture (Graphviz takes minutes over \(Graphviz.statementLimit))",
        help: "draw a smaller part, with from ID and depth N, or export dot")
    }
    var sink = ByteSink()
    _ = DOTFormat.write(map, options: options, to: &sink)
    let dot = sink.bytes
    let runner = runner
    let picture = try printer.during("drawing \(count) statements") {
      () throws(SessionFailure) in try Graphviz.draw(dot, format: format, with: runner)
    }
    if let path, !isShown {
      try write(picture, to: path)
    } else {
      printer.printLong(picture)
    }
  }

  /// Writes an exported file, unless this batch writes nothing.
  private func write(_ bytes: [UInt8], to path: String) throws(SessionFailure) {
    if let reason = reasonToWriteNothing {
      printer.note("note: \(path) was not written: \(reason)")
      return
    }
    do { try replaceFile(bytes, at: FilePath(path)) } catch { throw SessionFailure(error) }
  }

  /// How many statements are drawn: all, or those within reach of the roots. Linear in the part.
  private func statementCount(of options: ExportOptions, in graph: Graph) -> Int {
    if options.roots.isEmpty { return graph.statementCount }
    var seen = Set(options.roots)
    var open = options.roots.map { (node: $0, depth: 0) }
    var next = 0
    while next < open.count {
      let (node, depth) = open[next]
      next += 1
      // What bears on a step is drawn with the step, and its premises one step further on.
      let further = graph.kind(node).isInference ? depth + 1 : depth
      var reached = graph.kind(node).isInference ? Array(graph.premises(node)) : []
      if depth < options.depth ?? .max { reached += graph.incoming(node) }
      for other in reached where seen.insert(other).inserted { open.append((other, further)) }
    }
    return open.count { graph.kind($0.node).isStatement }
  }

  /// What runs other programs, and stops them with Ctrl-C.
  private var runner: ProgramRunner {
    var runner = ProgramRunner()
    runner.stop = stop
    return runner
  }

  /// Draws the map, or a part of it, and opens the picture with the system's viewer.
  func view(_ node: NodeID, _ verdicts: ExportVerdicts) throws(SessionFailure) {
    try refuseIfSafe("start programs")
    let path = try Graphviz.temporaryPath(named: "crux-view.svg")
    try export("svg", to: path, from: node, verdicts: verdicts)
    try Graphviz.open(path, with: runner)
    printer.print("drawn to \(visible(path))")
  }
}
