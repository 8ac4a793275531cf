import ArgumentGraph
import SourceText

/// Making one statement of two.
extension Notebook {
  /// An edit that makes one statement of two: `node` goes, and whatever named it names `other`.
  ///
  /// Its anchors, tags and relations are added to the other's; what the other has already is kept,
  /// and what is lost is returned in words.
  public mutating func merging(
    _ node: NodeID, into other: NodeID
  ) throws(EditRefusal) -> (edit: Edit, lost: [String]) {
    try checkMerge(node, other)
    let item = ItemID(graph.origin(node).raw)
    let target = ItemID(graph.origin(other).raw)
    let label = graph.label(other) ?? ""
    let source = syntax(of: item)
    let present = syntax(of: target)
    var splice = Splice()
    for reference in present.references where reference.node == node {
      splice.replace(reference.range, with: label)
    }
    let lost = moveClauses(of: node, source, to: other, present, &splice)
    var edit = replacing(node, with: label, except: [item, target])
    edit.steps = edit.steps.map { keepingOneMention(of: node, other, $0) }
    if !splice.changes.isEmpty { edit.steps.append(step(splice, in: target)) }
    edit.steps += removalSteps([item])
    return (edit, lost)
  }

  private func checkMerge(_ node: NodeID, _ other: NodeID) throws(EditRefusal) {
    guard graph.kind(node).isStatement, graph.kind(other).isStatement, node != other else {
      throw EditRefusal("only two different statements can be merged")
    }
    if let refusal = refusalToEdit(node) ?? refusalToEdit(other) { throw refusal }
    let names = (graph.name(node), graph.name(other))
    // An inference from one to the other would bear on itself.
    let isBetween =
      graph.uses(node).contains { graph.conclusion($0) == other }
      || graph.uses(other).contains { graph.conclusion($0) == node }
    if isBetween {
      throw EditRefusal(
        "`\(names.0)` and `\(names.1)` bear on each other",
        help: "type `unlink \(names.0) \(names.1)` first")
    }
    if let shared = graph.uses(node).first(where: { graph.premises($0).contains(other) }) {
      throw EditRefusal(
        "both are premises of `\(graph.name(shared))`", help: "remove that inference first")
    }
  }

  /// Adds the clauses of `node` to the statement of `other`; returns what it has no place for.
  private func moveClauses(
    of node: NodeID, _ source: StatementSyntax, to other: NodeID, _ present: StatementSyntax,
    _ splice: inout Splice
  ) -> [String] {
    var fill = Canonical.Fill()
    fill.source = graph.label(onlySource)
    for reference in source.references where reference.node == node {
      fill.words[UInt32(reference.range.lowerBound)] = graph.label(other)
    }
    var lost = graph.text(node) == graph.text(other) ? [] : [graph.text(node)]
    if source.keyword == .contention, present.keyword != .contention { lost.append("contention") }
    let texts = Set(present.clauses.map { text(of: $0, present, fill) })
    for clause in source.clauses {
      let text = text(of: clause, source, fill)
      let own = present.clauses.first { $0.keyword == clause.keyword }
      if texts.contains(text) { continue }
      if clause.keyword == .tags, let own {
        let missing = graph.tags(node).filter { !graph.tags(other).contains($0) }
        let end = range(of: own.tokens, in: present).upperBound
        splice.replace(end..<end, with: missing.uniqued().map { ", " + $0 }.joined())
      } else if clause.keyword == .status, graph.kind(other) != .assumption {
        lost.append(text)
      } else if clause.keyword.mayRepeat || own == nil {
        append(text, to: present, into: &splice)
      } else {
        lost.append(text)
      }
    }
    return lost
  }

  private func text(
    of clause: StatementSyntax.Clause, _ syntax: StatementSyntax, _ fill: Canonical.Fill
  ) -> String {
    let text = store.withUnsafeBufferPointer { Canonical.text(clause.tokens, syntax, $0, fill) }
    return String(decoding: text, as: UTF8.self)
  }

  /// A statement that lists both as contentions lists the one that stays once.
  private mutating func keepingOneMention(
    of node: NodeID, _ other: NodeID, _ step: Edit.Step
  ) -> Edit.Step {
    guard let item = step.item else { return step }
    let syntax = syntax(of: item)
    guard syntax.keyword == .contention, syntax.labelToken == nil,
      syntax.references.contains(where: { $0.node == other })
    else { return step }
    var splice = Splice()
    cutContention(node, of: syntax, into: &splice)
    return self.step(splice, in: item)
  }
}
