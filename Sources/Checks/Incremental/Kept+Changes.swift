import ArgumentGraph
import Evaluation
import SourceText

/// What came and what went, in words.
extension Kept {
  /// A finding that stays the same while its words or its place change.
  private struct Key: Hashable {
    var code: String
    var subject: NodeID
    var isUndecided: Bool

    init(_ finding: Finding) {
      (code, subject, isUndecided) = (finding.code, finding.subject, finding.isUndecided)
    }
  }

  /// Puts a difference into words.
  ///
  /// - Parameters:
  ///   - allowed: what was silenced before.
  ///   - names: what the inferences that were edited were called.
  func changes(
    _ difference: FindingStore.Difference, _ allowed: Silencer, _ names: [NodeID: String],
    in context: CheckContext
  ) -> FindingChanges {
    var gone = visible(difference.gone, allowed, in: context)
    var new = visible(difference.new, in: context)
    // What stayed may be silenced now, or no longer.
    for key in silencer.difference(from: allowed) {
      let added = Set(difference.new)
      let stayed = store.findings(about: key.node, key.code).filter {
        !added.contains($0) && !context.isForAnotherMap($0)
      }
      if silencer.silences(key) { gone += stayed } else { new += stayed }
    }
    // What is found about a node at several places is new only when it is the first.
    var places: [Key: Int] = [:]
    for finding in new { places[Key(finding), default: 0] += 1 }
    for finding in gone where places[Key(finding)] == nil { places[Key(finding)] = 0 }
    let others = Set(
      places.filter { key, count in
        !key.isUndecided && (RuleCatalog.rule(code: key.code)?.scope ?? .map) != .map
          && !silencer.silences(.init(code: key.code, node: key.subject))
          && store.count(key.code, about: key.subject) > count
      }.map(\.key))
    return changes(
      from: gone.filter { !others.contains(Key($0)) }, to: new.filter { !others.contains(Key($0)) },
      names, in: context)
  }

  /// What is different from an earlier state, when all was checked anew.
  func changes(
    since earlier: Kept, _ map: MapView, _ evaluation: Evaluation
  ) -> FindingChanges {
    // A graph never shrinks, so it is another one.
    if map.graph.count < earlier.old.kinds.count { return FindingChanges() }
    let context = context(map, evaluation, lookingAt: map.order)
    let gone = earlier.visible(earlier.store.all, in: context)
    var names: [NodeID: String] = [:]
    for finding in gone where !finding.subject.isNone && names[finding.subject] == nil {
      let node = finding.subject
      guard node.index < earlier.old.kinds.count, earlier.old.kinds[node.index].isInference,
        map.graph.labelID(node).isNone
      else { continue }
      names[node] = earlier.oldName(node, map.graph)
    }
    return changes(from: gone, to: visible(store.all, in: context), names, in: context)
  }

  private func changes(
    from gone: [Finding], to new: [Finding], _ names: [NodeID: String], in context: CheckContext
  ) -> FindingChanges {
    let (before, after) = (Set(gone.map(Key.init)), Set(new.map(Key.init)))
    let result = CheckResult(
      context: context, findings: new + saidElsewhere(new, in: context), silenced: [],
      failOn: .never)
    var changes = FindingChanges()
    var told: Set<Key> = []
    for finding in new where !before.contains(Key(finding)) {
      if result.isSaidElsewhere(finding) || !told.insert(Key(finding)).inserted { continue }
      let words = result.describe(finding)
      changes.gained.append(
        .init(code: words.code, id: words.id, severity: words.severity, message: words.message))
    }
    changes.gained.sort { ($1.severity, $0.code, $0.id) < ($0.severity, $1.code, $1.id) }
    for key in before.subtracting(after) {
      let node = key.subject
      var name = ""
      if !node.isNone {
        let isNamed = !context.graph.labelID(node).isNone || context.map.rank[node.index] >= 0
        name = names[node] ?? (isNamed ? context.name(node) : "")
      }
      changes.cured.append(.init(code: key.code, id: name))
    }
    changes.cured.sort { ($0.code, $0.id) < ($1.code, $1.id) }
    return changes
  }

  /// The findings of the rules that those of some others yield to, on the same statements.
  private func saidElsewhere(_ findings: [Finding], in context: CheckContext) -> [Finding] {
    let others = findings.flatMap { finding in
      RuleCatalog.rule(code: finding.code)?.about.yieldsTo.map {
        store.findings(about: finding.subject, $0)
      } ?? []
    }
    return visible(others, in: context)
  }

  /// What an inference without an id was called before an edit, by the neighbours it had.
  func oldName(_ inference: NodeID, _ graph: Graph) -> String {
    func label(_ node: NodeID) -> String {
      SourceText.visible(graph.texts[graph.labelID(node)])
    }
    var name = ""
    var node = inference
    var steps = 0
    while !node.isNone, steps <= old.kinds.count {
      if steps > 0 { name += " -> " }
      if !old.kinds[node.index].isInference || !graph.labelID(node).isNone {
        return name + label(node)
      }
      name += links.premises[node].map(label).joined(separator: " + ")
      node = old.conclusions[node.index]
      steps += 1
    }
    return name
  }
}
