import ArgumentGraph
import Checks
import JSONText
import Notebook
import Reports
import SourceText

/// `check [CODE…]`
enum CheckCommand: Command {
  static let codes = Parameter.rest("CODE…").optional

  static let about = CommandDescription(
    name: "check", kind: .query,
    summary: "Check the map: what is unsupported, circular, unanswered.",
    grammar: [codes],
    details: """
      Without codes it runs the rules that the notebook selects, all of them unless it says \
      otherwise. `explain CODE` says what a rule means. Nothing is printed when all is well.
      """,
    examples: [
      Example("check", before: "contention c1 \"Rents will fall\"", prints: "U001"),
      Example("check U001", before: "contention c1 \"Rents will fall\"", prints: "U001"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let words = call.restTokens.filter { $0.kind == .word }.map { call.typed($0) }
    var options = workspace.options
    if !words.isEmpty { options.select = words }
    let report: CheckReport
    do { report = try CheckReport(workspace, options) } catch {
      throw CommandFailure(error.message, help: error.help, at: call.range(of: 1))
    }
    if workspace.stop.isRaised { throw .interrupted }
    return Outcome(report.answer)
  }
}

/// What a check found in a notebook, ready to be shown.
public struct CheckReport {
  /// The findings.
  public let result: CheckResult
  private let notebook: Notebook
  private let lines: [Int]
  private let each: Bool

  /// Checks a workspace's notebook. What is supposed does not count. When the workspace's `stop`
  /// is raised meanwhile, some rules have not run.
  ///
  /// - Throws: `Diagnostic` when an option names no rule.
  public init(_ workspace: Workspace) throws(Diagnostic) {
    try self.init(workspace, workspace.options)
  }

  init(_ workspace: Workspace, _ options: Workspace.Options) throws(Diagnostic) {
    var policy = try CheckPolicy(
      select: options.select, ignore: options.ignore,
      failOn: options.failOn.flatMap { CheckPolicy.FailOn(rawValue: $0) })
    policy.asOf = options.asOf
    let notebook = workspace.notebook
    self.notebook = notebook
    let documents = DocumentAccess(workspace.shelf, workspace.quotationMemory)
    result = Checker.run(notebook.view, policy: policy, stop: workspace.stop, documents: documents)
    {
      workspace.plainEvaluation()
    }
    lines = notebook.lineOfItems()
    each = options.each
  }

  /// Whether a finding is at or above the severity that fails.
  public var hasFailed: Bool { result.hasFailed }

  /// The findings with their places, for JSON and other formats.
  public var records: [FindingRecord] {
    result.records { notebook.place($0, lines: lines) }
  }

  /// The findings that the notebook allows, with the reasons.
  var allowed: [(record: FindingRecord, reason: String)] {
    result.allowed { notebook.place($0, lines: lines) }
  }

  /// The findings as lines and as JSON.
  public var answer: Answer {
    var answer = Answer()
    for line in result.lines(each: each, place: { notebook.place($0, lines: lines) }) {
      answer.add(Self.styled(line))
    }
    answer.json = { [self] in writeJSON(into: &$0) }
    return answer
  }

  /// Writes the findings as a JSON array.
  public func writeJSON(into writer: inout JSONWriter) {
    writer.beginArray()
    for record in records { Self.write(record, into: &writer) }
    writer.endArray()
  }

  /// Writes one finding as a JSON object.
  public static func write(_ record: FindingRecord, into writer: inout JSONWriter) {
    writer.beginObject()
    for (name, value) in record.fields {
      writer.key(name)
      switch value {
      case .text(let text): writer.string(text)
      case .number(let number): writer.int(number)
      }
    }
    if record.finding.isUndecided {
      writer.key("undecided")
      writer.bool(true)
    }
    writer.endObject()
  }

  /// A line with its severity coloured.
  private static func styled(_ line: String) -> StyledLine {
    for (word, role) in [("error", TextRole.bad), ("warning", .warning), ("note", .dim)] {
      let mark = ": \(word): "
      guard let range = line.firstRange(of: mark) else { continue }
      return StyledLine(String(line[..<range.lowerBound]), .dim).adding(": ")
        .adding(word, role).adding(": ").adding(String(line[range.upperBound...]))
    }
    return StyledLine(line)
  }
}

extension String {
  /// Where `part` first occurs.
  func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while let found = self[start...].firstIndex(where: { $0 == part.first }) {
      if self[found...].hasPrefix(part) { return found..<index(found, offsetBy: part.count) }
      start = index(after: found)
    }
    return nil
  }
}
