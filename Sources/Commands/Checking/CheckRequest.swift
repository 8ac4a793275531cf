import Checks
import JSONText
import Reports
import SourceText

/// A check that was asked for: which rules, in what form, and beside which earlier one.
public struct CheckRequest: Sendable, Equatable {
  /// The forms that a check can be asked for in, whatever form answers have.
  public enum Form: String, Sendable, CaseIterable {
    case text, json, sarif
  }

  /// The rules that are selected and so on.
  var options: Workspace.Options
  /// The form; `nil` for that of all answers.
  var form: Form?
  /// The file with the findings that are known.
  public var baseline: String?

  /// The answer, and what is said beside it.
  ///
  /// - Parameter baseline: what was read from the file that `self.baseline` names.
  /// - Throws: a diagnostic when a word names no rule.
  public func answer(
    _ workspace: Workspace, beside baseline: Baseline? = nil
  ) throws(Diagnostic) -> (answer: Answer, remark: String?) {
    let report = try CheckReport(workspace, options)
    guard let baseline, let name = self.baseline else { return (answer(report), nil) }
    var comparison = BaselineComparison(with: baseline)
    let new = comparison.keepingNew(report)
    return (answer(new), comparison.summary(of: name))
  }

  private func answer(_ report: CheckReport) -> Answer {
    switch form {
    case nil, .text: return report.answer
    case .json: return Answer(writing: report.writeJSON)
    case .sarif:
      var log = SARIFLog(isAgainstBaseline: baseline != nil)
      log.add(report)
      return Answer(writing: log.write)
    }
  }
}

extension Answer {
  /// An answer that is JSON in every form.
  init(writing write: @escaping (inout JSONWriter) -> Void) {
    self.init()
    var writer = JSONWriter(.pretty)
    write(&writer)
    let lines = String(decoding: writer.finish(), as: UTF8.self).split(separator: "\n")
    parts = lines.map { .line(StyledLine(visible(String($0)))) }
    json = write
  }
}
