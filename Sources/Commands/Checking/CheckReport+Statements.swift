import Checks
import Reports
import SourceText

/// Findings as a person reads them at the prompt.
extension CheckReport {
  /// The findings under the names of what they are about.
  var linesByStatement: [StyledLine] {
    var lines: [StyledLine] = []
    for statement in findingsByStatement {
      if statement.isOfSeveral {
        lines.append(StyledLine("several statements", .keyword))
      } else {
        let place = "\(visible(statement.at.file)):\(statement.at.line):\(statement.at.column)"
        let name = statement.id.isEmpty ? "the map" : statement.id
        lines.append(StyledLine(name, .id).adding("  ").adding(place, .dim))
      }
      for finding in statement.findings {
        let word = finding.severity.word
        let padding = String(repeating: " ", count: Severity.longest - word.utf8.count)
        lines.append(
          StyledLine("  ").adding(word, finding.severity.role).adding("\(padding) ")
            .adding(finding.text))
      }
    }
    return lines
  }
}

extension Severity {
  /// The columns of the longest word for a severity.
  fileprivate static var longest: Int { Severity.allCases.map(\.word.utf8.count).max() ?? 0 }

  /// How its word is set.
  fileprivate var role: TextRole {
    switch self {
    case .error: .bad
    case .warning: .warning
    case .note: .dim
    }
  }
}
