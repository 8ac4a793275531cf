import ArgumentGraph
import SourceText

/// Changing inferences that a statement makes in passing, and those that stand by themselves.
extension Notebook {
  /// An edit that links one more premise into an inference.
  public mutating func premiseEdit(of inference: NodeID, adding label: String) -> Edit {
    let item = ItemID(graph.origin(inference).raw)
    let syntax = syntax(of: item)
    var splice = Splice()
    var edit = Edit()
    if let relation = relation(of: inference, in: item, syntax) {
      let tokens = relation.tokens
      let hasWith = tokens.prefix(upTo: relation.tail).contains {
        isWord(syntax.tokens[$0], "with")
      }
      let end = Int(syntax.tokens[relation.tail - 1].end)
      splice.replace(end..<end, with: hasWith ? " + \(label)" : " with \(label)")
    } else {
      let end = Int(syntax.tokens[syntax.head.upperBound - 1].end)
      splice.replace(end..<end, with: " + \(label)")
    }
    lengthenPaths(of: inference, by: label, &splice, in: item, &edit)
    edit.steps.insert(step(splice, in: item), at: 0)
    return edit
  }

  // MARK: Relations

  /// The relation of a statement that makes `inference`; `nil` when it stands by itself.
  func relation(
    of inference: NodeID, in item: ItemID, _ syntax: StatementSyntax
  ) -> StatementSyntax.Relation? {
    let inferences = graph.nodes(of: Origin(raw: item)).filter { graph.kind($0).isInference }
    guard let index = inferences.firstIndex(of: inference) else { return nil }
    return syntax.relations.first { $0.inference == index }
  }

  func isWord(_ token: Token, _ word: String) -> Bool {
    token.kind == .word && store[token.range].elementsEqual(word.utf8)
  }

  func schemeTokens(
    of relation: StatementSyntax.Relation, _ syntax: StatementSyntax
  ) -> Range<Int>? {
    guard
      let position = relation.tokens.dropFirst().first(where: {
        isWord(syntax.tokens[$0], "scheme")
      })
    else { return nil }
    return position..<position + 2
  }

  /// Edits an inference that a statement makes in passing. Its scheme is changed in place; for any
  /// other clause it becomes a statement of its own.
  mutating func relationEdit(
    _ node: NodeID, _ relation: StatementSyntax.Relation, _ item: ItemID,
    _ syntax: StatementSyntax, _ fragment: Fragment, _ mode: ClauseMode
  ) throws(EditRefusal) -> Edit {
    if fragment.clauses.count == 1, let clause = fragment.clauses.first, clause.keyword == .scheme {
      var splice = Splice()
      if let scheme = schemeTokens(of: relation, syntax) {
        if mode == .add { throw EditRefusal("`\(graph.name(node))` has `scheme` already") }
        splice.replace(range(of: scheme, in: syntax), with: clause.text)
      } else {
        let end = Int(syntax.tokens[relation.tail - 1].end)
        splice.replace(end..<end, with: " " + clause.text)
      }
      return edit([step(splice, in: item)])
    }
    let premises = graph.premises(node).enumerated().map { index, premise in
      let slot = graph.slot(node, index).map { "\($0): " } ?? ""
      return slot + (graph.label(premise) ?? "?")
    }
    let target = graph.targetPath(node).map { graph.describe($0) }
    var text = "\(graph.kind(node).word) \(target ?? graph.name(graph.conclusion(node)))"
    text += " with \(premises.joined(separator: " + "))"
    if let scheme = graph.scheme(node), !fragment.clauses.contains(where: { $0.keyword == .scheme })
    {
      text += " scheme \(scheme)"
    }
    let question = graph.answeredQuestion(node)
    if question > 0, !fragment.clauses.contains(where: { $0.keyword == .answers }) {
      text += " answers \(question)"
    }
    for clause in fragment.clauses { text += " " + clause.text }
    var splice = Splice()
    cutRelations([relation], of: syntax, into: &splice)
    let cell = items.cells[Int(item)]
    var rest = splice.apply(to: items.pieces[Int(item)].range, of: store)
    if rest.last != 0x0A { rest += lineEnd.utf8 }
    let line = indented(Array((text + lineEnd).utf8), by: cells[Int(cell)].indent)
    let new = items.append(keep(line), .query, in: cell)
    let index = (cells[Int(cell)].items.firstIndex(of: item) ?? 0) + 1
    return edit([
      .replace(item, items.pieces[Int(item)], with: keep(rest)),
      .insert(new, cell: cell, at: index),
    ])
  }

  /// Takes relations out of their clauses, and clauses that are left empty out of the statement.
  func cutRelations(
    _ relations: [StatementSyntax.Relation], of syntax: StatementSyntax, into splice: inout Splice
  ) {
    for (index, clause) in syntax.clauses.enumerated() {
      let all = syntax.relations.filter { $0.clause == index }
      let gone = relations.filter { $0.clause == index }.map(\.inference)
      if gone.isEmpty { continue }
      cutItems(
        all.map(\.tokens), all.indices.filter { gone.contains(all[$0].inference) }, clause.tokens,
        of: syntax, into: &splice)
    }
  }

  /// Takes items of a comma list out of a clause, or the whole clause with the last of them.
  func cutItems(
    _ all: [Range<Int>], _ gone: [Int], _ clause: Range<Int>, of syntax: StatementSyntax,
    into splice: inout Splice
  ) {
    if gone.count == all.count {
      cut(clause, of: syntax, into: &splice)
      return
    }
    let firstKept = all.indices.first { !gone.contains($0) } ?? 0
    for index in gone {
      // The comma goes along: the one after it at the list's beginning, else the one before it.
      let tokens =
        index < firstKept
        ? all[index].lowerBound..<all[index].upperBound + 1
        : all[index].lowerBound - 1..<all[index].upperBound
      if index < firstKept {
        let start = Int(syntax.tokens[tokens.lowerBound].start)
        let end = Int(syntax.tokens[all[index + 1].lowerBound].start)
        splice.replace(start..<end, with: "")
      } else {
        cut(tokens, of: syntax, into: &splice)
      }
    }
  }
}
