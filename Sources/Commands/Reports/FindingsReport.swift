import Checks
import Reports
import SourceText

/// What the checks find, each finding with its place, and what was allowed and why.
enum FindingsReport {
  static let name = "findings"
  static let summary = "every finding of the checks, and what was allowed with the reason"

  static func make(_ report: CheckReport, _ context: ReportContext) -> Document {
    var table = Table([
      .init("severity"), .init("code"), .init("name"), .init("id"),
      .init("message", isFlexible: true), .init("allowed", isFlexible: true),
      .init("file", isFlexible: true), .init("line", isNumeric: true),
      .init("column", isNumeric: true),
    ])
    for record in report.records { table.rows.append(row(record, nil)) }
    for allowed in report.allowed { table.rows.append(row(allowed.record, allowed.reason)) }
    var document = Document(kind: name, title: context.title("findings"))
    document.add(table)
    return document
  }

  private static func row(_ record: FindingRecord, _ reason: String?) -> [Table.Cell] {
    let finding = record.finding
    let role: TextRole =
      reason != nil
      ? .dim
      : finding.severity == .error ? .bad : finding.severity == .warning ? .warning : .dim
    return [
      .init(finding.severity.word, role), .init(finding.code), .init(finding.name),
      .init(finding.id, .id), .init(finding.message), .init(reason ?? ""),
      .init(record.at.file, .dim), .init("\(record.at.line)"), .init("\(record.at.column)"),
    ]
  }
}
