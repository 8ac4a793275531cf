import ArgumentGraph
import Evaluation

extension Evaluation {
  /// The leaves that a remark names.
  private static let namedLeaves = 4
  /// The statements of a map from which on remarks leave out what takes long to find.
  private static let remarkLimit = 200_000

  /// How many reasons are grounded, why it falls, what it needs and what to be wary of.
  func remarks(on node: NodeID) -> [String] {
    var parts: [String] = []
    let reasons = reasons(for: node)
    if reasons.all > 0 { parts.append("\(reasons.grounded) of \(reasons.all) reasons grounded") }
    if let words = readingRemark(on: node) { parts.append(words) }
    if let reason = fallReason(node) { parts.append(reason.phrase(in: graph)) }
    guard graph.kind(node).isStatement, graph.statementCount < Self.remarkLimit else {
      return parts
    }
    if let needs = needs(of: node) { parts.append("needs \(needs)") }
    for badge in badges()[node] {
      if case .singleSource(let origin) = badge {
        parts.append("\(badge.word) \(name(of: origin))")
      } else {
        parts.append(badge.word)
      }
    }
    return parts
  }

  /// The evidence and assumptions that a claim cannot do without; `nil` when there are none.
  private func needs(of node: NodeID) -> String? {
    guard graph.kind(node).isClaim, case .stands = verdict(node) else { return nil }
    let leaves = dependence().necessaryLeaves(of: node).map { graph.name($0) }
    if leaves.isEmpty { return nil }
    let rest = leaves.count - Self.namedLeaves
    let more = rest > 0 ? " and \(rest) more" : ""
    return leaves.prefix(Self.namedLeaves).joined(separator: ", ") + more
  }

  private func name(of origin: EvidenceOrigin) -> String {
    switch origin {
    case .source(let node): graph.name(node)
    case .person(let person): "\"\(person)\""
    }
  }
}

extension FallReason {
  /// The reason in words.
  func phrase(in graph: Graph) -> String {
    let names = nodes.prefix(4).map { graph.name($0) }.joined(separator: ", ")
    let more = nodes.count > 4 ? " and \(nodes.count - 4) more" : ""
    switch self {
    case .rebutted(_, let level): return "rebutted at level \(level) by \(names)\(more)"
    case .tied(_, level: 0): return "word stands against word: \(names)\(more)"
    case .tied(_, let level): return "a tie at level \(level) with \(names)\(more)"
    case .undercut: return "all support is undercut by \(names)\(more)"
    case .circular: return "circular support through \(names)\(more)"
    case .restsOnFallen: return "rests on what falls: \(names)\(more)"
    case .supposed: return "supposed to be false"
    case .inEveryReading:
      return "refuted in every reading, by one or another of \(names)\(more)"
    }
  }
}
