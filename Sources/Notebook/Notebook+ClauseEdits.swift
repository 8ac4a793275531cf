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
    if graph.kind(node).isInference {
      throw EditRefusal(
        "`\(graph.name(node))` is an inference, which has no text",
        help: "type `edit \(graph.name(node)) warrant \"…\"` to say why it carries")
    }
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
    if let label = graph.label(node), fragment.clauses.contains(where: { $0.keyword == .as }) {
      throw EditRefusal("`\(label)` has an id already", help: "type `rename \(label) NEW`")
    }
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
    if keyword == .as, graph.isReferred(node) {
      throw EditRefusal(
        "`\(graph.name(node))` is in use: \(references(to: node).joined(separator: ", "))")
    }
    if graph.kind(node).isInference, let relation = relation(of: node, in: item, syntax) {
      if keyword == .scheme, let scheme = schemeTokens(of: relation, syntax) {
        cut(scheme, of: syntax, into: &splice)
        return edit([step(splice, in: item)])
      }
      if keyword == .answers, let answers = relation.answers {
        cut(answers..<answers + 2, of: syntax, into: &splice)
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

  func edit(_ steps: [Edit.Step]) -> Edit {
    var edit = Edit()
    edit.steps = steps
    return edit
  }
}
