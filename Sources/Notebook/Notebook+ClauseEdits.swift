import ArgumentGraph
import SourceText

/// Changing single clauses of a statement, a source or an inference.
extension Notebook {
  /// How a fragment's clauses are put in.
  public enum ClauseMode: Sendable {
    /// A clause takes the place of the one that is there.
    case replace
    /// A clause is added to what is there.
    case add
  }

  /// An edit that gives `node` another text, or a source another title.
  public mutating func textEdit(of node: NodeID, to text: String) throws(EditRefusal) -> Edit {
    let item = ItemID(graph.origin(node).raw)
    let syntax = syntax(of: item)
    guard let token = syntax.tokens[syntax.head].last(where: { $0.kind == .text }) else {
      throw EditRefusal("`\(graph.name(node))` has no text of its own")
    }
    var splice = Splice()
    splice.replace(token.range, with: TextEscapes.encoded(text))
    return edit([step(splice, in: item)])
  }

  /// An edit that makes a statement another kind of statement.
  public mutating func kindEdit(of node: NodeID, to word: Keyword) throws(EditRefusal) -> Edit {
    guard graph.kind(node).isStatement else {
      throw EditRefusal("only a statement's kind can be changed")
    }
    let item = ItemID(graph.origin(node).raw)
    let syntax = syntax(of: item)
    var splice = Splice()
    splice.replace(syntax.tokens[0].range, with: word.rawValue)
    return edit([step(splice, in: item)])
  }

  /// An edit that puts clauses into the declaration of `node`.
  public mutating func clauseEdit(
    of node: NodeID, _ fragment: Fragment, _ mode: ClauseMode
  ) throws(EditRefusal) -> Edit {
    let item = ItemID(graph.origin(node).raw)
    let syntax = syntax(of: item)
    if graph.kind(node).isInference, let relation = relation(of: node, in: item, syntax) {
      return try relationEdit(node, relation, item, syntax, fragment, mode)
    }
    var splice = Splice()
    var seen: Set<Keyword> = []
    for clause in fragment.clauses {
      let present = syntax.clauses.filter { $0.keyword == clause.keyword }
      switch mode {
      case .replace:
        if seen.insert(clause.keyword).inserted, let first = present.first {
          splice.replace(range(of: first.tokens, in: syntax), with: clause.text)
          for other in present.dropFirst() { cut(other.tokens, of: syntax, into: &splice) }
        } else {
          append(clause.text, to: syntax, into: &splice)
        }
      case .add:
        try add(clause, to: node, present.last, syntax, &splice)
      }
    }
    return edit([step(splice, in: item)])
  }

  private func add(
    _ clause: Fragment.Clause, to node: NodeID, _ present: StatementSyntax.Clause?,
    _ syntax: StatementSyntax, _ splice: inout Splice
  ) throws(EditRefusal) {
    guard let present else {
      append(clause.text, to: syntax, into: &splice)
      return
    }
    if clause.keyword == .tags {
      let end = range(of: present.tokens, in: syntax).upperBound
      splice.replace(end..<end, with: ", " + clause.value)
    } else if clause.keyword.mayRepeat {
      append(clause.text, to: syntax, into: &splice)
    } else {
      let name = graph.name(node)
      let word = clause.keyword.rawValue
      throw EditRefusal(
        "`\(name)` has `\(word)` already", help: "type `edit \(name) \(clause.text)` to replace it")
    }
  }

  /// An edit that takes the clauses with this keyword out of the declaration of `node`.
  public mutating func dropEdit(of node: NodeID, _ keyword: Keyword) throws(EditRefusal) -> Edit {
    let item = ItemID(graph.origin(node).raw)
    let syntax = syntax(of: item)
    var splice = Splice()
    if graph.kind(node).isInference, let relation = relation(of: node, in: item, syntax) {
      if keyword == .scheme, let scheme = schemeTokens(of: relation, syntax) {
        cut(scheme, of: syntax, into: &splice)
        return edit([step(splice, in: item)])
      }
    } else {
      let present = syntax.clauses.filter { $0.keyword == keyword }
      for clause in present { cut(clause.tokens, of: syntax, into: &splice) }
      if !present.isEmpty { return edit([step(splice, in: item)]) }
    }
    let words = Set(syntax.clauses.map(\.keyword.rawValue)).sorted()
    throw EditRefusal(
      "`\(graph.name(node))` has no `\(keyword.rawValue)`",
      help: words.isEmpty ? nil : "it has \(words.joined(separator: ", "))")
  }

  /// An edit that links one more premise into an inference.
  public mutating func premiseEdit(of inference: NodeID, adding label: String) -> Edit {
    let item = ItemID(graph.origin(inference).raw)
    let syntax = syntax(of: item)
    var splice = Splice()
    if let relation = relation(of: inference, in: item, syntax) {
      let tokens = relation.tokens
      let scheme = schemeTokens(of: relation, syntax)?.lowerBound ?? tokens.upperBound
      let hasWith = tokens.contains { isWord(syntax.tokens[$0], "with") }
      let end = Int(syntax.tokens[scheme - 1].end)
      splice.replace(end..<end, with: hasWith ? " + \(label)" : " with \(label)")
    } else {
      let end = Int(syntax.tokens[syntax.head.upperBound - 1].end)
      splice.replace(end..<end, with: " + \(label)")
    }
    return edit([step(splice, in: item)])
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

  private func schemeTokens(
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
  private mutating func relationEdit(
    _ node: NodeID, _ relation: StatementSyntax.Relation, _ item: ItemID,
    _ syntax: StatementSyntax, _ fragment: Fragment, _ mode: ClauseMode
  ) throws(EditRefusal) -> Edit {
    if fragment.clauses.count == 1, let clause = fragment.clauses.first, clause.keyword == .scheme {
      var splice = Splice()
      if let scheme = schemeTokens(of: relation, syntax) {
        if mode == .add { throw EditRefusal("`\(graph.name(node))` has `scheme` already") }
        splice.replace(range(of: scheme, in: syntax), with: clause.text)
      } else {
        let end = range(of: relation.tokens, in: syntax).upperBound
        splice.replace(end..<end, with: " " + clause.text)
      }
      return edit([step(splice, in: item)])
    }
    let premises = graph.premises(node).enumerated().map { index, premise in
      let slot = graph.slot(node, index).map { "\($0): " } ?? ""
      return slot + (graph.label(premise) ?? "?")
    }
    var text = "\(graph.kind(node).word) \(graph.name(graph.conclusion(node)))"
    text += " with \(premises.joined(separator: " + "))"
    if let scheme = graph.scheme(node), !fragment.clauses.contains(where: { $0.keyword == .scheme }) {
      text += " scheme \(scheme)"
    }
    for clause in fragment.clauses { text += " " + clause.text }
    var splice = Splice()
    cutRelations([relation], of: syntax, into: &splice)
    var edit = edit([step(splice, in: item)])
    let cell = items.cells[Int(item)]
    let new = items.append(keep((text + lineEnd).utf8), .query, in: cell)
    let index = (cells[Int(cell)].items.firstIndex(of: item) ?? 0) + 1
    edit.steps.append(.insert(new, cell: cell, at: index))
    return edit
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

  func edit(_ steps: [Edit.Step]) -> Edit {
    var edit = Edit()
    edit.steps = steps
    return edit
  }
}
