import ArgumentGraph
import SourceText

/// An id, or an inference named `P -> C`, that is used and that nothing declares.
enum DanglingReference: Rule {
  static let about = RuleDescription(
    code: "S001", name: "dangling-reference", severity: .error,
    summary: "an id, or an inference named P -> C, that is used and declared nowhere",
    rationale: "A slip of the finger in an id loses an argument",
    mending: "correct the id, or declare it",
    grouping: .never,
    triggering: [
      """
      claim main "Buses should be free"
      evidence e1 "Ridership rose by a fifth" supports ↓mian
      """,
      """
      source report "Transport report"
      evidence e1 "Ridership rose by a fifth" from ↓reprot:3
      """,
      """
      contention ↓missing
      expect ↓nobody stands
      source report "Transport report" origin ↓agency
      skip ↓annex:4 "a table"
      """,
      """
      claim c1 "More people would ride"
      claim c2 "Free buses exist elsewhere" supports c1
      claim c3 "Those towns are small"
      undercut ↓c1 -> c2 with c3
      """,
    ],
    clean: [
      """
      evidence e1 "Ridership rose by a fifth" supports main
      claim main "Buses should be free"
      """
    ])

  /// The most undeclared ids for which a likely spelling is looked for, since that takes a pass
  /// over all ids.
  static let suggestionLimit = 200

  static let scope = RuleScope.mentions

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    var reporter = Reporter(map: map, graph: graph)
    if map.isEdited || map.undeclaredCount > 0 || graph.hasUnresolvedPaths {
      var nodes: [NodeID] = []
      for origin in map.mentioning {
        nodes.removeAll(keepingCapacity: true)
        graph.appendNodes(of: origin, to: &nodes)
        for node in nodes { reporter.visit(node, in: origin, report) }
      }
    }
    for (index, placed) in map.map.directives.enumerated() {
      reporter.visit(placed, index, report)
    }
  }

  /// Reports each undeclared id once for each statement that names it.
  private struct Reporter {
    let map: CheckContext
    /// The map's graph, held here since handing it out copies a reference to every column.
    let graph: Graph
    /// The last statement in which each undeclared node was reported.
    var reported: [NodeID: Origin] = [:]

    mutating func visit(_ node: NodeID, in origin: Origin, _ report: (Finding) -> Void) {
      let kind = graph.kind(node)
      if kind.isInference {
        for premise in map.premises[node] { visit(mention: premise, in: origin, report) }
        let conclusion = graph.conclusion(node)
        if !conclusion.isNone {
          visit(mention: conclusion, in: origin, report)
        } else if let path = graph.targetPath(node) {
          visit(path, of: node, in: origin, detail: 0, report)
        }
      } else if kind == .source {
        let other = graph.source(node).origin
        if !other.isNone { visit(mention: other, in: origin, report) }
      } else {
        for anchor in graph.anchors(node) { visit(mention: anchor.source, in: origin, report) }
      }
    }

    mutating func visit(_ placed: PlacedDirective, _ index: Int, _ report: (Finding) -> Void) {
      switch placed.directive {
      case .allow(_, .path(let path), _), .answer(.path(let path), _, _, _):
        visit(path, of: .none, in: placed.origin, detail: index + 1, report)
      default:
        for node in placed.directive.mentions { visit(mention: node, in: placed.origin, report) }
      }
    }

    private mutating func visit(
      mention node: NodeID, in origin: Origin, _ report: (Finding) -> Void
    ) {
      guard graph.kind(node) == .undeclared, reported[node] != origin,
        !map.isMissingWithNotebook(node)
      else { return }
      reported[node] = origin
      report(finding(on: node, at: .reference(to: node, in: origin)))
    }

    /// A path whose ids are all declared and that names no inference is reported as a whole.
    private mutating func visit(
      _ path: InferencePath, of inference: NodeID, in origin: Origin, detail: Int,
      _ report: (Finding) -> Void
    ) {
      let nodes = path.steps.flatMap { $0 } + [path.end]
      let undeclared = nodes.filter { graph.kind($0) == .undeclared }
      if !undeclared.isEmpty {
        for node in undeclared { visit(mention: node, in: origin, report) }
      } else if graph.resolve(path) == .missing, let first = nodes.first {
        report(
          finding(
            on: inference, at: .reference(to: first, in: origin), nodes: [first], detail: detail))
      }
    }
  }

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    if let path = path(finding, in: map) {
      return "no inference is named `\(visible(map.graph.describe(path)))`"
    }
    return "`\(map.name(finding.subject))` is not declared"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    if let path = path(finding, in: map) {
      let premises = path.steps.last?.map { map.name($0) }.joined(separator: " + ") ?? ""
      return "name it by exactly its premises, or declare it: "
        + "support \(map.name(path.end)) with \(premises)"
    }
    let name = map.label(finding.subject)
    if map.undeclaredCount <= suggestionLimit {
      let labels = map.map.order.lazy.filter { !map.graph.labelID($0).isNone }
      if let near = closest(to: name, among: labels.map { map.label($0) }) {
        return "did you mean `\(visible(near))`?"
      }
    }
    return "declare it, as in: claim \(visible(name)) \"TEXT\""
  }

  static func related(_ finding: Finding, in map: CheckContext) -> [RelatedPlace] { [] }

  /// The path that a finding is about, when it is about one.
  private static func path(_ finding: Finding, in map: CheckContext) -> InferencePath? {
    if finding.detail > 0 {
      switch map.map.directives[finding.detail - 1].directive {
      case .allow(_, .path(let path), _), .answer(.path(let path), _, _, _): return path
      default: return nil
      }
    }
    return finding.nodes.isEmpty ? nil : map.graph.targetPath(finding.subject)
  }
}
