import ArgumentGraph
import Evaluation
import Reports
import SourceText

/// Changes that lead to the same outcome, told together: any one of several, each perhaps with what
/// has to change besides.
struct BriefHinge: Equatable {
  /// What changes in any case.
  var always: Crux
  /// Of which any one changes besides, each alone.
  var anyOne: [Crux]

  /// The outcome.
  var becomes: Verdict { always.becomes }

  /// The most changes that are told in full.
  static let shownLimit = 6
  /// From how many sets on those with a common member are told together.
  private static let leastShared = 2

  // MARK: Putting together

  /// The cruxes put together, in the order of the first of each: those of one change by what it is
  /// and what it leads to; larger sets by a member that they share.
  static func all(of cruxes: [Crux]) -> [BriefHinge] {
    var hinges: [BriefHinge] = []
    for crux in cruxes where crux.size == 1 {
      let index = hinges.firstIndex {
        $0.becomes == crux.becomes && $0.anyOne[0].isOfSameKind(as: crux)
      }
      if let index {
        hinges[index].anyOne.append(crux)
      } else {
        hinges.append(BriefHinge(always: Crux(becomes: crux.becomes), anyOne: [crux]))
      }
    }
    return hinges + sharing(cruxes.filter { $0.size > 1 })
  }

  /// Sets of several changes; pairs that share one are told together.
  private static func sharing(_ sets: [Crux]) -> [BriefHinge] {
    var left = sets
    var hinges: [BriefHinge] = []
    while let first = left.first {
      let shared = first.parts.map { part in
        (part: part, with: left.filter { $0.size == 2 && $0.isLike(first) && $0.holds(part) })
      }.reduce(nil as (part: Crux, with: [Crux])?) { best, next in
        next.with.count > best?.with.count ?? 0 ? next : best
      }
      guard let shared, shared.with.count >= leastShared, first.size == 2 else {
        hinges.append(BriefHinge(always: first, anyOne: []))
        left.removeFirst()
        continue
      }
      hinges.append(
        BriefHinge(
          always: shared.part,
          anyOne: shared.with.flatMap { set in set.parts.filter { $0 != shared.part } }))
      left.removeAll { shared.with.contains($0) }
    }
    return hinges
  }

  // MARK: Words

  /// Writes it as an item, and what any one of would do as items beneath.
  func write(_ context: ReportContext, into document: inout Document) {
    let outcome = Self.outcome(becomes)
    if anyOne.isEmpty || (always.size == 0 && anyOne.count == 1) {
      let crux = anyOne.first ?? always
      document.addItem(Self.condition(crux, context).adding(", \(outcome)."))
      return
    }
    if always.size > 0 {
      document.addItem(
        Self.condition(always, context).adding(", and one of these did not either, \(outcome):"))
    } else {
      document.addItem(StyledLine("\(Self.anyOneOfThese(anyOne[0])), \(outcome):"))
    }
    let nodes = anyOne.flatMap { $0.remove + $0.add + $0.sources }
    // A line that says "one more" would take as much room as that one.
    let shown = nodes.count == Self.shownLimit + 1 ? nodes.count : Self.shownLimit
    for node in nodes.prefix(shown) { document.addItem(context.mention(node), depth: 1) }
    if nodes.count > shown {
      document.addItem(StyledLine("or any one of \(nodes.count - shown) more"), depth: 1)
    }
  }

  private static func anyOneOfThese(_ crux: Crux) -> String {
    if !crux.remove.isEmpty { return "If any one of these did not hold" }
    if !crux.add.isEmpty { return "If any one of these were confirmed" }
    return "Without any one of these sources"
  }

  private static func condition(_ crux: Crux, _ context: ReportContext) -> StyledLine {
    var line = StyledLine()
    func add(
      _ nodes: [NodeID], _ before: String, _ after: String, joined last: String = " and "
    ) {
      if nodes.isEmpty { return }
      line.append(line.runs.isEmpty ? before.capitalizedFirst : ", and \(before)")
      for (index, node) in nodes.enumerated() {
        if index > 0 { line.append(index == nodes.count - 1 ? last : ", ") }
        line = line.adding("\u{201C}\(context.sentence(node))\u{201D} [")
          .adding(context.graph.name(node), .id).adding("]")
      }
      line.append(after)
    }
    switch crux.remove.count {
    case 0...1: add(crux.remove, "if ", " did not hold")
    case 2: add(crux.remove, "if neither ", " held", joined: " nor ")
    default: add(crux.remove, "if none of ", " held")
    }
    add(crux.add, "if ", crux.add.count > 1 ? " were all confirmed" : " were confirmed")
    add(crux.sources, "without the source ", "")
    return line
  }

  private static func outcome(_ verdict: Verdict) -> String {
    switch verdict {
    case .stands(let level): "it would stand, at level \(level)"
    case .asserted: "it would be only asserted"
    case .contested: "it would be contested"
    case .falls, .notAdmitted: "it would fall"
    }
  }
}

extension Crux {
  /// Whether both are changes of one kind, or of the same kinds.
  fileprivate func isOfSameKind(as other: Crux) -> Bool {
    remove.isEmpty == other.remove.isEmpty && add.isEmpty == other.add.isEmpty
      && sources.isEmpty == other.sources.isEmpty
  }

  /// Whether both take losses alone and lead to the same: those are told in one sentence.
  fileprivate func isLike(_ other: Crux) -> Bool {
    becomes == other.becomes && [self, other].allSatisfy { $0.remove.count == $0.size }
  }

  /// Each change by itself.
  fileprivate var parts: [Crux] {
    remove.map { Crux(remove: [$0], becomes: becomes) }
      + add.map { Crux(add: [$0], becomes: becomes) }
      + sources.map { Crux(sources: [$0], becomes: becomes) }
  }

  fileprivate func holds(_ part: Crux) -> Bool { parts.contains(part) }
}
