import ArgumentGraph
import SourceText

/// Taking statements and inferences out of the notebook.
extension Notebook {
  /// What refers to `node` from outside its own statement, in words for people; empty when it may
  /// be removed alone.
  public func references(to node: NodeID) -> [String] {
    let origin = graph.origin(node)
    var found: [String] = []
    var own = [node]
    for other in graph.nodes(of: origin) where other != node && !graph.kind(node).isInference {
      own.append(other)
    }
    for target in own {
      for inference in graph.uses(target) where graph.origin(inference) != origin {
        found.append(graph.name(inference))
      }
      for inference in graph.incoming(target) where graph.origin(inference) != origin {
        found.append(graph.name(inference))
      }
    }
    for placed in graph.directives where placed.directive.mentions.contains(node) {
      found.append(text(of: ItemID(placed.origin.raw)).trimmedLine)
    }
    if graph.kind(node) == .source {
      for statement in graph.slots where graph.kind(statement).isStatement {
        if graph.anchors(statement).contains(where: { $0.source == node }) {
          found.append(graph.name(statement))
        }
      }
      for source in graph.slots
      where graph.kind(source) == .source && graph.source(source).origin == node {
        found.append(graph.name(source))
      }
    }
    return found.uniqued()
  }

  /// An edit that removes `node` and, when it is a statement or a source, whatever refers to it:
  /// inferences that use it, attacks and backing on those, its mentions in directives and anchors.
  public mutating func removal(of node: NodeID) -> Edit {
    var inferences = Set<NodeID>()
    var waiting: [NodeID] = []
    if graph.kind(node).isInference {
      waiting = [node]
    } else {
      waiting = Array(graph.uses(node)) + Array(graph.incoming(node))
    }
    while let inference = waiting.popLast() {
      guard inferences.insert(inference).inserted else { continue }
      waiting += Array(graph.incoming(inference))
    }
    var items: Set<ItemID> = Set(inferences.map { ItemID(graph.origin($0).raw) })
    var whole: Set<ItemID> = []
    if !graph.kind(node).isInference {
      whole.insert(ItemID(graph.origin(node).raw))
    }
    for placed in graph.directives where placed.directive.mentions.contains(node) {
      let item = ItemID(placed.origin.raw)
      if case .contentions(let nodes) = placed.directive, nodes.count > 1 {
        items.insert(item)
      } else {
        whole.insert(item)
      }
    }
    for placed in graph.directives where mentions(placed.directive, anyOf: inferences) {
      whole.insert(ItemID(placed.origin.raw))
    }
    if graph.kind(node) == .source { items.formUnion(itemsNaming(source: node)) }
    return removal(of: inferences, naming: node, changing: items, removing: whole)
  }

  private func mentions(_ directive: Directive, anyOf inferences: Set<NodeID>) -> Bool {
    switch directive {
    case .allow(_, .path(let path), _), .answer(.path(let path), _, _, _):
      if case .found(let node) = graph.resolve(path) { return inferences.contains(node) }
      return false
    case .allow(_, .node(let node), _), .answer(.node(let node), _, _, _):
      return inferences.contains(node)
    default: return false
    }
  }

  private func itemsNaming(source node: NodeID) -> [ItemID] {
    graph.slots.filter { other in
      (graph.kind(other).isStatement && graph.anchors(other).contains { $0.source == node })
        || (graph.kind(other) == .source && graph.source(other).origin == node)
    }.map { ItemID(graph.origin($0).raw) }
  }

  /// An edit that removes inferences and leaves their premises.
  public mutating func removal(ofInferences inferences: Set<NodeID>) -> Edit {
    var all = Set<NodeID>()
    var waiting = Array(inferences)
    while let inference = waiting.popLast() {
      guard all.insert(inference).inserted else { continue }
      waiting += Array(graph.incoming(inference))
    }
    let items = Set(all.map { ItemID(graph.origin($0).raw) })
    let whole = Set(
      graph.directives.filter { mentions($0.directive, anyOf: all) }.map {
        ItemID($0.origin.raw)
      })
    return removal(of: all, naming: .none, changing: items, removing: whole)
  }

  private mutating func removal(
    of inferences: Set<NodeID>, naming node: NodeID, changing: Set<ItemID>,
    removing whole: Set<ItemID>
  ) -> Edit {
    var edit = Edit()
    var gone = whole
    for item in changing.subtracting(whole).sorted() {
      let syntax = syntax(of: item)
      let nodes = graph.nodes(of: Origin(raw: item)).filter { graph.kind($0).isInference }
      if syntax.relations.isEmpty, nodes.contains(where: { inferences.contains($0) }) {
        gone.insert(item)
        continue
      }
      var splice = Splice()
      let relations = syntax.relations.filter { inferences.contains(nodes[$0.inference]) }
      cutRelations(relations, of: syntax, into: &splice)
      if !node.isNone { cutMentions(of: node, syntax, into: &splice) }
      if !splice.changes.isEmpty { edit.steps.append(step(splice, in: item)) }
    }
    edit.steps += removalSteps(gone)
    return edit
  }

  /// Takes anchors in a source, its use as an origin, and its place among contentions out.
  private func cutMentions(
    of node: NodeID, _ syntax: StatementSyntax, into splice: inout Splice
  ) {
    let named = Dictionary(
      syntax.references.map { ($0.range.lowerBound, $0.node) },
      uniquingKeysWith: { first, _ in first })
    let sources = syntax.anchors.map { anchor in
      anchor.source.flatMap { named[$0.lowerBound] } ?? .none
    }
    for (index, clause) in syntax.clauses.enumerated() {
      if clause.keyword == .origin,
        syntax.references.contains(where: {
          $0.node == node && range(of: clause.tokens, in: syntax).contains($0.range.lowerBound)
        })
      {
        cut(clause.tokens, of: syntax, into: &splice)
      }
      let all = syntax.anchors.indices.filter { syntax.anchors[$0].clause == index }
      let gone = all.indices.filter { sources[all[$0]] == node }
      if !gone.isEmpty {
        cutItems(
          all.map { syntax.anchors[$0].tokens }, Array(gone), clause.tokens, of: syntax,
          into: &splice)
      }
    }
    cutContention(node, of: syntax, into: &splice)
  }

  /// Takes `node` out of a statement that lists contentions.
  func cutContention(_ node: NodeID, of syntax: StatementSyntax, into splice: inout Splice) {
    guard syntax.keyword == .contention, syntax.labelToken == nil else { return }
    let all = syntax.tokens.indices.dropFirst().filter { syntax.tokens[$0].kind == .word }
    let gone = all.indices.filter { index in
      let range = syntax.tokens[all[index]].range
      return syntax.references.contains { $0.node == node && $0.range == range }
    }
    if !gone.isEmpty {
      cutItems(
        all.map { $0..<$0 + 1 }, Array(gone), 0..<syntax.tokens.count, of: syntax, into: &splice)
    }
  }

  /// Steps that take items out of their cells, from the last to the first of each cell.
  func removalSteps(_ gone: Set<ItemID>) -> [Edit.Step] {
    var steps: [Edit.Step] = []
    for cell in Set(gone.map { items.cells[Int($0)] }).sorted() {
      let content = cells[Int(cell)].items
      for index in content.indices.reversed() where gone.contains(content[index]) {
        steps.append(.remove(content[index], cell: cell, at: index))
      }
    }
    return steps
  }
}

extension String {
  /// The text on one line, without the spaces around it.
  var trimmedLine: String {
    split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).map {
      $0.drop { $0 == " " || $0 == "\t" }
    }.joined(separator: " ")
  }
}

extension Array where Element: Hashable {
  /// The elements in order, each once.
  func uniqued() -> [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
