import ArgumentGraph
import Checks
import JSONText
import Notebook
import Reports
import SourceText

/// `check [CODE…] [each] [format text|json|sarif] [baseline PATH]`
enum CheckCommand: Command {
  static let codes = Parameter.rest("CODE…").optional
  static let each = Parameter.flag("each")
  static let form = Parameter.choice(
    "text|json|sarif", CheckRequest.Form.allCases.map(\.rawValue), after: "format"
  ).optional
  static let baseline = Parameter.path("PATH", after: "baseline").optional

  static let about = CommandDescription(
    name: "check", kind: .query,
    summary: "Check the map: what is unsupported, circular, unanswered.",
    grammar: [codes, each, form, baseline],
    details: """
      Without codes it runs the rules that the notebook selects, all of them unless it says \
      otherwise. `explain CODE` says what a rule means. Nothing is printed when all is well. A rule \
      that hits many statements has one line with their ids, unless `each` asks for a line each. \
      At the prompt findings stand under the statement that they are about. \
      `format sarif` writes a log for code hosts and editors. With `baseline` only findings are \
      shown that are not in that file, which an earlier check wrote as JSON or SARIF. In a recorded \
      output Q009 is left out: which documents are at hand is not the map's.
      """,
    examples: [
      Example("check", before: "contention c1 \"Rents will fall\"", prints: "U001"),
      Example("check U001", before: "contention c1 \"Rents will fall\"", prints: "U001"),
      Example("check U each", before: "contention c1 \"Rents will fall\"", prints: "U003"),
      Example(
        "check format sarif", before: "contention c1 \"Rents will fall\"", prints: "ruleId"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let words = call.restTokens.filter { $0.kind == .word }.map { call.typed($0) }
    var options = workspace.options
    if !words.isEmpty { options.select = words }
    if call.has(each) { options.each = true }
    let request = CheckRequest(
      options: options, form: call.text(form).flatMap { CheckRequest.Form(rawValue: $0) },
      baseline: call.text(baseline))
    if request.baseline != nil {
      if workspace.isRecording {
        throw CommandFailure(
          "an output that is recorded is not compared with a file", help: "type check alone",
          at: call.range(of: 1))
      }
      return Outcome(effect: .check(request))
    }
    do {
      let answer = try request.answer(workspace).answer
      if workspace.stop.isRaised { throw CommandFailure.interrupted }
      return Outcome(answer)
    } catch let problem as Diagnostic {
      throw CommandFailure(problem.message, help: problem.help, at: call.range(of: 1))
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}

/// What a check found in a notebook, ready to be shown.
public struct CheckReport {
  /// The findings.
  public private(set) var result: CheckResult
  private let notebook: Notebook
  private let lines: [Int]
  private let each: Bool
  /// Whether a person reads it at the prompt.
  private let isInteractive: Bool

  /// Checks a workspace's notebook. What is supposed does not count. When the workspace's `stop`
  /// is raised meanwhile, some rules have not run.
  ///
  /// - Throws: `Diagnostic` when an option names no rule.
  public init(_ workspace: Workspace) throws(Diagnostic) {
    try self.init(workspace, workspace.options)
  }

  init(_ workspace: Workspace, _ options: Workspace.Options) throws(Diagnostic) {
    let policy = try options.checkPolicy()
    let notebook = workspace.notebook
    self.notebook = notebook
    result = Checker.run(
      notebook.view, policy: policy, stop: workspace.stop, documents: workspace.documentAccess
    ) {
      workspace.plainEvaluation()
    }
    if workspace.isRecording {
      // Which documents are at hand is true of a machine, and what is recorded of every one.
      result = result.keeping(result.findings.map { $0.code != "Q009" })
    }
    lines = notebook.lineOfItems()
    each = options.each
    isInteractive = options.isInteractive
  }

  /// Whether a finding is at or above the severity that fails.
  public var hasFailed: Bool { result.hasFailed }

  /// The findings under the statements that they are about.
  var findingsByStatement: [StatementFindings] {
    result.byStatement(each: each) { notebook.place($0, lines: lines) }
  }

  /// The notebook's file, as it was named.
  var file: String { notebook.name }

  /// The findings with their places, in the order of `result.findings`.
  var unsortedRecords: [FindingRecord] {
    result.findings.map { result.record($0) { notebook.place($0, lines: lines) } }
  }

  /// The report with those findings alone that `isKept` marks.
  func keeping(_ isKept: [Bool]) -> CheckReport {
    var report = self
    report.result = result.keeping(isKept)
    return report
  }

  /// The findings with their places, for JSON and other formats.
  public var records: [FindingRecord] {
    result.records { notebook.place($0, lines: lines) }
  }

  /// The findings that the notebook allows, with the reasons.
  var allowed: [AllowedRecord] {
    result.allowed { notebook.place($0, lines: lines) }
  }

  /// The findings as lines and as JSON.
  public var answer: Answer {
    var answer = Answer()
    if isInteractive {
      for line in linesByStatement { answer.add(line) }
    } else {
      for line in result.lines(each: each, place: { notebook.place($0, lines: lines) }) {
        answer.add(Self.styled(line))
      }
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
    if !record.related.isEmpty { write(record.related, into: &writer) }
    writer.endObject()
  }

  private static func write(_ related: [RelatedRecord], into writer: inout JSONWriter) {
    writer.key("related")
    writer.beginArray()
    for place in related {
      writer.beginObject()
      let texts = [("id", place.id), ("message", place.message), ("file", place.place.file)]
      for (name, text) in texts where !text.isEmpty {
        writer.key(name)
        writer.string(text)
      }
      for (name, number) in [("line", place.place.line), ("column", place.place.column)] {
        writer.key(name)
        writer.int(number)
      }
      writer.endObject()
    }
    writer.endArray()
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

extension Workspace {
  /// Which rules run and which findings make a check fail, by the workspace's options.
  ///
  /// - Throws: `Diagnostic` when an option names no rule.
  public func checkPolicy() throws(Diagnostic) -> CheckPolicy { try options.checkPolicy() }

  /// The way to the documents of its sources, for checks.
  public var documentAccess: DocumentAccess { DocumentAccess(shelf, quotationMemory) }
}

extension Workspace.Options {
  func checkPolicy() throws(Diagnostic) -> CheckPolicy {
    var policy = try CheckPolicy(
      select: select, ignore: ignore, failOn: failOn.flatMap { CheckPolicy.FailOn(rawValue: $0) })
    policy.asOf = asOf
    return policy
  }
}
