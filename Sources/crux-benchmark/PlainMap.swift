import ArgumentGraph
import CBaseline
import Evaluation

/// A map as the plain loop in C takes it.
struct PlainMap {
  private var roles: [UInt8] = []
  private var conclusions: [UInt32] = []
  private var starts: [UInt32] = [0]
  private var premises: [UInt32] = []
  private var levels: [UInt8] = []
  private let top: UInt8

  /// How many nodes there are.
  var count: Int { roles.count }

  /// What it comes to, node by node.
  struct Verdicts {
    var holds: [UInt8]
    var possible: [UInt8]

    init(count: Int) {
      holds = [UInt8](repeating: 0, count: count)
      possible = holds
    }
  }

  init(_ graph: Graph, _ table: GradeTable) {
    top = table.top
    let nowhere = UInt32(truncatingIfNeeded: graph.count)
    for node in graph.slots {
      let kind = graph.kind(node)
      var role = BASELINE_NONE
      var conclusion = nowhere
      if kind.isStatement {
        role = BASELINE_STATEMENT
      } else if kind.isInference, !graph.conclusion(node).isNone {
        role =
          kind == .support ? BASELINE_SUPPORT : kind == .rebut ? BASELINE_REBUT : BASELINE_UNDERCUT
        conclusion = graph.conclusion(node).raw
        for position in 0..<graph.premiseCount(node) {
          premises.append(graph.premise(node, position).raw)
        }
      }
      roles.append(UInt8(truncatingIfNeeded: role))
      conclusions.append(conclusion)
      starts.append(UInt32(truncatingIfNeeded: premises.count))
      switch kind {
      case .evidence: levels.append(table.grade(of: node, in: graph).level)
      case .assumption: levels.append(table.assumptions[Int(graph.status(node).rawValue)])
      default: levels.append(0)
      }
    }
  }

  /// Computes the verdicts of the levels 1 and above.
  func verdicts() -> Verdicts {
    var verdicts = Verdicts(count: count)
    roles.withUnsafeBufferPointer { roles in
      conclusions.withUnsafeBufferPointer { conclusions in
        starts.withUnsafeBufferPointer { starts in
          premises.withUnsafeBufferPointer { premises in
            levels.withUnsafeBufferPointer { levels in
              var map = baseline_map(
                count: UInt32(truncatingIfNeeded: roles.count), roles: roles.baseAddress,
                conclusions: conclusions.baseAddress, starts: starts.baseAddress,
                premises: premises.baseAddress, levels: levels.baseAddress, top: top)
              _ = baseline_verdicts(&map, &verdicts.holds, &verdicts.possible)
            }
          }
        }
      }
    }
    return verdicts
  }

  /// Whether the words and levels of all statements are the same.
  func agrees(_ verdicts: Verdicts, with evaluation: Evaluation) -> Bool {
    evaluation.graph.slots.allSatisfy { node in
      guard evaluation.graph.kind(node).isStatement else { return true }
      let (holds, possible) = (verdicts.holds[node.index], verdicts.possible[node.index])
      switch evaluation.verdict(node) {
      case .stands(let level): return Int(holds) == level
      case .contested(let level) where level > 0: return holds == 0 && Int(possible) == level
      default: return holds == 0 && possible == 0
      }
    }
  }
}
