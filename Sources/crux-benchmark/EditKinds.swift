import ArgumentGraph
import Notebook
import SourceText

/// The kinds of edits whose checks are measured.
enum EditKind: String, CaseIterable {
  case evidence, objection, text, rename, tag, grade, undo, likelihood, kind, remove, support
  case unlink, source, sourceGrade = "source-grade", allow

  /// An edit of this kind at a random place of a notebook; `nil` where there is nothing to do.
  ///
  /// - Parameters:
  ///   - round: a number that is another each time.
  ///   - last: the edit that was made last.
  func edit(
    of notebook: inout Notebook, round: Int, last: Edit, _ dice: inout Dice
  ) -> Edit? {
    switch self {
    case .evidence, .objection, .support, .source, .allow:
      let text = statement(notebook.graph, round, &dice)
      return notebook.insertion(of: Array("\(text)\n".utf8), into: notebook.orderedCells.last)
    case .text:
      let claim = Self.pick(&dice, notebook.graph) { $0.isClaim }
      return try? notebook.textEdit(of: claim, to: "The council said \(round) things")
    case .rename:
      let claim = Self.pick(&dice, notebook.graph) { $0.isClaim }
      return try? notebook.renaming(claim, to: "z\(round)")
    case .tag:
      let claim = Self.pick(&dice, notebook.graph) { $0.isClaim }
      return Self.clauses("tags rent, later", of: claim, &notebook)
    case .grade:
      let item = Self.pick(&dice, notebook.graph) { $0 == .evidence }
      return Self.clauses("credibility \(1 + dice.roll(5))", of: item, &notebook)
    case .likelihood:
      let claim = Self.pick(&dice, notebook.graph) { $0.isClaim }
      return Self.clauses("likelihood \"likely\"", of: claim, &notebook)
    case .sourceGrade:
      let source = Self.pick(&dice, notebook.graph) { $0 == .source }
      return Self.clauses("reliability \(dice.pick(["A", "B", "C", "D"]))", of: source, &notebook)
    case .kind:
      let item = Self.pick(&dice, notebook.graph) { $0 == .evidence }
      return try? notebook.kindEdit(of: item, to: .assumption)
    case .remove:
      return notebook.removal(of: Self.pick(&dice, notebook.graph) { $0 == .evidence })
    case .unlink:
      let item = Self.pick(&dice, notebook.graph) { $0 == .evidence }
      let use = Array(notebook.graph.uses(item)).first
      return use.map { notebook.removal(ofInferences: [$0]) }
    case .undo: return last.inverse
    }
  }

  /// The statement that an edit adds.
  private func statement(_ graph: Graph, _ round: Int, _ dice: inout Dice) -> String {
    let claim = graph.name(Self.pick(&dice, graph) { $0.isClaim })
    switch self {
    case .evidence:
      return "evidence x\(round) \"What was found in \(round)\" from s\(1 + dice.roll(50)):"
        + "\(1 + dice.roll(90)) credibility 2 supports \(claim)"
    case .objection: return "counterclaim x\(round) \"Not so in \(round)\" rebuts \(claim)"
    case .support:
      let item = graph.name(Self.pick(&dice, graph) { $0 == .evidence })
      return "support \(claim) with \(item)"
    case .allow: return "allow U001 on \(claim) \"It is known\""
    default: return "source y\(round) \"Another report\" reliability B"
    }
  }

  private static func clauses(
    _ text: String, of node: NodeID, _ notebook: inout Notebook
  ) -> Edit? {
    let bytes = Array(text.utf8)
    let fragment = bytes.withUnsafeBufferPointer { buffer in
      var (tokens, comments): ([Token], [Token]) = ([], [])
      _ = Lexer.scan(buffer, 0..<buffer.count, into: &tokens, comments: &comments)
      return try? notebook.fragment(for: node, buffer, tokens)
    }
    return fragment.flatMap { try? notebook.clauseEdit(of: node, $0, .replace) }
  }

  private static func pick(
    _ dice: inout Dice, _ graph: Graph, _ fits: (NodeKind) -> Bool
  ) -> NodeID {
    while true {
      let node = NodeID(raw: UInt32(truncatingIfNeeded: dice.roll(graph.count)))
      if fits(graph.kind(node)) { return node }
    }
  }
}
