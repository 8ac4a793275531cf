import ArgumentGraph
import Evaluation
import Formats
import Reports

extension Evaluation {
  /// The verdict on a node as exports show it; `nil` for a source and for what nobody declares.
  public func verdictMark(_ node: NodeID) -> VerdictMark? {
    let kind = graph.kind(node)
    guard kind.isStatement || kind.isInference else { return nil }
    let verdict = verdict(node)
    return VerdictMark(verdict.key, level: verdict.level)
  }

  /// How verdicts show in a tree.
  var treeVerdicts: ArgumentTree.Verdicts {
    ArgumentTree.Verdicts(
      width: "\(grades.top)".utf8.count,
      mark: {
        let verdict = verdict($0)
        return (verdict.mark, verdict.role)
      },
      standing: {
        switch standing(ofReason: $0) {
        case .stands: .grounded
        case .contested: .contested
        case .asserted: .asserted
        case .falls, .notAdmitted: .fallen
        }
      })
  }
}

extension Verdict {
  /// The verdict with its level, as it is shown.
  public var phrase: String { level.map { "\(word) (\($0))" } ?? word }

  /// How it is set.
  public var role: TextRole {
    switch self {
    case .stands: .good
    case .asserted: .plain
    case .contested: .warning
    case .falls, .notAdmitted: .bad
    }
  }

  /// The verdict in a column or two: its level, `.` asserted, `?` contested, `x` for what falls or
  /// is not admitted.
  var mark: String {
    switch self {
    case .stands(let level): "\(level)"
    case .asserted: "."
    case .contested: "?"
    case .falls, .notAdmitted: "x"
    }
  }
}
