import ArgumentGraph
import SourceText

/// The findings on one statement, or those that are about several.
public struct StatementFindings: Sendable, Equatable {
  /// The name of what they are about; empty for the map as a whole and for several.
  public var id: String
  /// Where the first of them lands.
  public var at: Place
  /// Whether each is about several statements.
  public var isOfSeveral = false
  /// Their severities, and their codes, messages and, for those about several, ids.
  public var findings: [Line]

  /// A finding as it stands beneath its statement.
  public struct Line: Sendable, Equatable {
    /// How much it matters.
    public var severity: Severity
    /// The code and the message.
    public var text: String
  }
}

extension CheckResult {
  /// The findings by the statement that they are about, in the order of the document, as a person
  /// reads them; those of a rule that hits many stand at the end, unless `each`.
  ///
  /// - Parameter place: the place in the file that a place in the map stands for.
  public func byStatement(
    each: Bool = false, place: (MapPlace) -> Place
  ) -> [StatementFindings] {
    var statements: [StatementFindings] = []
    var positions: [NodeID: Int] = [:]
    var several: [StatementFindings.Line] = []
    var severalAt: Place?
    let groups = groups(each: each).map { (group: $0, at: place($0.lead.place)) }
      .sorted {
        ($0.at.file, $0.at.line, $0.at.column, $0.group.lead.code)
          < ($1.at.file, $1.at.line, $1.at.column, $1.group.lead.code)
      }
    for (group, at) in groups {
      var line = StatementFindings.Line(
        severity: group.lead.severity, text: "\(group.lead.code) \(group.message)")
      if group.findings.count > 1 || group.counted > 0 {
        let ids = context.list(group.findings.map(\.subject), limit: Self.listedIDs)
        line.text += " [\(ids)]"
        several.append(line)
        severalAt = severalAt ?? at
        continue
      }
      let subject = group.lead.subject
      if let position = positions[subject] {
        statements[position].findings.append(line)
      } else {
        positions[subject] = statements.count
        statements.append(
          StatementFindings(id: context.name(subject), at: at, findings: [line]))
      }
    }
    if let severalAt {
      statements.append(
        StatementFindings(id: "", at: severalAt, isOfSeveral: true, findings: several))
    }
    return statements
  }
}
