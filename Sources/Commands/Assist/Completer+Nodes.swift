import ArgumentGraph
import Notebook
import SourceText

/// Ids.
extension Completer {
  /// Ids that fit: what was made or looked at last, then those that begin with what was typed, then
  /// those with such a word in them or in their text. What the statement names already is left out.
  func nodes(_ filter: NodeFilter, _ place: TypingPlace) -> [Proposal] {
    let graph = workspace.graph
    let search = NodeSearch(place.typed, in: graph)
    var used = Set(
      place.tokens.map { String(decoding: place.bytes[$0.range], as: UTF8.self) })
    // Nothing is a reason for itself.
    if place.bearsOnFocus { used.insert(graph.name(workspace.focusNode)) }
    var found: [(match: NodeSearch.Match, name: String, node: NodeID)] = []
    for node in graph.slots where filter.accepts(graph.kind(node)) {
      let isNamed = !graph.labelID(node).isNone
      // Steps without an id are named where a step is wanted; elsewhere they would be in the way.
      guard isNamed || filter == .inference else { continue }
      if isNamed {
        guard let match = search.match(node) else { continue }
        found.append((match, graph.name(node), node))
      } else {
        let name = graph.name(node)
        if name.hasPrefix(place.typed) { found.append((.label, name, node)) }
      }
    }
    let recent = [workspace.node(workspace.lastMade), workspace.focusNode]
    let contentions = Set(graph.slots.filter { graph.isMarkedContention($0) })
    func rank(_ item: (match: NodeSearch.Match, name: String, node: NodeID)) -> Int {
      guard item.match == .label else { return 10 + item.match.rawValue }
      if let at = recent.firstIndex(of: item.node) { return at }
      return contentions.contains(item.node) ? 2 : graph.kind(item.node).isInference ? 4 : 3
    }
    let ranked = found.filter { !used.contains($0.name) }.map { (rank: rank($0), item: $0) }
      .sorted { ($0.rank, $0.item.name) < ($1.rank, $1.item.name) }
    return ranked.prefix(Self.limit).map { Proposal($0.item.name, describe($0.item.node)) }
  }

  /// What a node is, for the menu: its text, or for a step where it leads.
  private func describe(_ node: NodeID) -> String {
    let graph = workspace.graph
    guard graph.kind(node).isInference else { return visible(graph.text(node)) }
    let conclusion = graph.conclusion(node)
    let target = conclusion.isNone ? "" : " \(graph.name(conclusion))"
    return "\(graph.kind(node).word)s\(target)"
  }
}
