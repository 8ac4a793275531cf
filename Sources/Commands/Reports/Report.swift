import Checks
import Evaluation
import Reports
import SourceText

/// A page that an analyst hands over, made from a map alone.
protocol Report: SendableMetatype {
  /// What it is called.
  static var name: String { get }
  /// What it holds, in one line.
  static var summary: String { get }
  /// Makes it.
  static func make(_ context: ReportContext) -> Document
}

/// The reports there are.
public enum ReportCatalog {
  static let all: [any Report.Type] = [
    BriefReport.self, EvidenceReport.self, SourcesReport.self, AssumptionsReport.self,
    ObjectionsReport.self,
  ]

  /// Their names, in the order of the reference.
  public static let names = all.map { $0.name } + [FindingsReport.name]

  /// What each holds, by name, in the same order.
  public static let summaries =
    all.map { ($0.name, $0.summary) } + [(FindingsReport.name, FindingsReport.summary)]

  /// The report of that name on what a workspace holds; `nil` when there is none.
  ///
  /// - Throws: `Diagnostic` when an option of the workspace names no rule.
  static func make(_ name: String, _ workspace: Workspace) throws(Diagnostic) -> Document? {
    // What is handed over speaks of the grounded reading, whatever somebody looks at.
    let context = ReportContext(workspace.evaluation().plain)
    if name == FindingsReport.name {
      return FindingsReport.make(try CheckReport(workspace), context)
    }
    return all.first { $0.name == name }?.make(context)
  }
}

/// A report as an answer, for whoever writes it to a file.
public struct ReportAnswer {
  /// The answer.
  public let answer: Answer

  /// The report of that name on what a workspace holds; `nil` when there is none.
  ///
  /// - Throws: `Diagnostic` when an option of the workspace names no rule.
  public init?(_ name: String, _ workspace: Workspace) throws(Diagnostic) {
    guard let document = try ReportCatalog.make(name, workspace) else { return nil }
    answer = Answer(document)
  }
}
