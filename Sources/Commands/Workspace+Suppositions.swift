import ArgumentGraph
import Evaluation
import Reports
import SourceText

/// One thing that is supposed.
public struct Supposition: Sendable, Equatable {
  /// The statement, inference or source.
  public var target: Target
  /// Whether it is supposed to hold, rather than to be lost.
  public var isHeld: Bool
}

/// What-ifs: they change verdicts as they are shown, and nothing else.
extension Workspace {
  /// What is supposed, by node.
  var supposed: Suppositions {
    var all = Suppositions.none
    for supposition in suppositions {
      let node = node(supposition.target)
      if node.isNone { continue }
      switch graph.kind(node) {
      case .source: all.droppedSources.insert(node)
      default: if supposition.isHeld { all.held.insert(node) } else { all.dropped.insert(node) }
      }
    }
    return all
  }

  /// `not e1, c3, not source report`: what is supposed, as it is typed; `nil` when nothing is.
  public var suppositionPhrase: String? {
    let names = suppositions.compactMap { name(of: $0) }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// A supposition as it is typed; `nil` when what it is about is gone.
  func name(of supposition: Supposition) -> String? {
    let node = node(supposition.target)
    if node.isNone { return nil }
    let name = graph.name(node)
    if graph.kind(node) == .source { return "not source \(name)" }
    return supposition.isHeld ? name : "not \(name)"
  }

  /// Supposes something, in place of what was supposed of the same thing.
  mutating func suppose(_ node: NodeID, isHeld: Bool) {
    let others = suppositions.filter { self.node($0.target) != node }
    suppositions = others + [Supposition(target: target(for: node), isHeld: isHeld)]
  }

  /// Takes up what was supposed after something was renamed.
  mutating func renameSuppositions(_ old: NodeID, to new: NodeID) {
    for index in suppositions.indices {
      suppositions[index].target = suppositions[index].target.renaming(old, to: new)
    }
  }

  /// Ends what was supposed of things that an edit removed.
  ///
  /// - Parameter names: what was supposed before the edit, as it is typed.
  /// - Returns: a notice for each that is gone.
  mutating func dropGoneSuppositions(_ names: [String?]) -> [String] {
    let left = suppositions.filter { !node($0.target).isNone }
    if left.count == suppositions.count { return [] }
    var notices: [String] = []
    for (index, supposition) in suppositions.enumerated() where node(supposition.target).isNone {
      if index < names.count, let name = names[index] {
        notices.append("note: `\(name)` is not supposed any more, as it is gone")
      }
    }
    suppositions = left
    return notices
  }

  /// The line above an answer that speaks of what would be, or of other readings than the grounded
  /// one; `nil` when nothing is supposed and no other semantics is set.
  var suppositionLine: StyledLine? {
    let parts = [suppositionPhrase.map { "supposing \(visible($0))" }, readingPhrase]
      .compactMap(\.self)
    return parts.isEmpty ? nil : StyledLine(parts.joined(separator: "; "), .warning)
  }

  /// By which readings verdicts are given, and what became of the search for them; `nil` for the
  /// grounded one.
  var readingPhrase: String? {
    if semantics == .grounded { return nil }
    guard let readings = evaluation().readings else { return nil }
    switch (semantics, readings.exist, readings.undecidedCount) {
    case (_, false?, _):
      let names = readings.unsettled.prefix(3).map { graph.name($0) }.joined(separator: ", ")
      let rest = readings.unsettled.count - 3
      let all = rest > 0 ? "all of \(names) and \(rest) more" : names
      return "there is no \(semantics.rawValue) reading, as none settles \(visible(all)); "
        + "these are the grounded verdicts"
    case (_, nil, _):
      return "whether there is a \(semantics.rawValue) reading was not decided within the limit; "
        + "these are the grounded verdicts"
    case (.ideal, _, 0): return "by the ideal reading"
    case (_, _, 0): return "by all \(semantics.rawValue) readings"
    case (_, _, let count):
      return "by the \(semantics.rawValue) readings, as far as the limit went: "
        + "\(count) verdicts were not decided"
    }
  }
}
