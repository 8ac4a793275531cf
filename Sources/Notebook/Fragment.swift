import ArgumentGraph
import SourceText

/// Clauses that were typed for a statement that is there already, as `edit` takes them.
public struct Fragment: Sendable {
  /// One clause: its keyword, and its canonical text.
  public struct Clause: Sendable {
    /// What begins it.
    public var keyword: Keyword
    /// The clause in canonical form.
    public var text: String
    /// What follows the keyword.
    public var value: String
  }

  /// The clauses in the order they were typed.
  public var clauses: [Clause]
  /// The ids that they use and that nothing declares as yet.
  public var undeclared: [(range: Range<Int>, node: NodeID)]
}

extension StatementParser {
  /// Which clauses a fragment may have.
  enum FragmentForm {
    case statement(NodeKind)
    case source
    case inference(NodeKind)
  }

  /// Reads clauses alone; what they declare is in `declaration`, as of `node`.
  mutating func parseFragment(
    _ form: FragmentForm, of node: NodeID, _ tokens: [Token], _ source: Input,
    into graph: inout Graph
  ) {
    syntax.reset()
    declaration.reset()
    problems.removeAll(keepingCapacity: true)
    next = 0
    base = 0
    syntax.tokens = tokens
    declaration.node = node
    switch form {
    case .statement(let kind):
      declaration.form = .statement(kind)
      parseStatementClauses(kind, source, &graph)
    case .source:
      var details = SourceDetails()
      parseSourceClauses(&details, source, &graph)
      declaration.form = .source(details)
    case .inference(let kind):
      var draft = InferenceDraft(kind: kind, target: .node(.none), place: 0)
      parseInferenceClauses(&draft, source, &graph)
      declaration.inferences.append(draft)
    }
  }
}

extension Notebook {
  /// Reads clauses that were typed for `node`.
  ///
  /// - Parameter completer: what verifies and completes anchors.
  /// - Throws: `EditRefusal` with every problem and its place in what was typed.
  public mutating func fragment(
    for node: NodeID, _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token],
    lastSource: NodeID = .none, completer: (any DraftCompleter)? = nil
  ) throws(EditRefusal) -> Fragment {
    let kind = graph.kind(node)
    let form: StatementParser.FragmentForm =
      kind == .source ? .source : kind.isInference ? .inference(kind) : .statement(kind)
    parser.defaultSource = lastSource.isNone ? onlySource : lastSource
    parser.parseFragment(form, of: node, tokens, Input(bytes: bytes), into: &graph)
    var problems = parser.problems
    var replacements: [(range: Range<Int>, text: String)] = []
    if let completer, problems.isEmpty {
      replacements = anchorCompletions(by: completer, &problems)
    }
    if parser.syntax.lacksSource, parser.defaultSource.isNone,
      let anchor = parser.syntax.anchors.first(where: { !$0.namesSource })
    {
      problems.append(Self.missingSource(parser.syntax.tokens[anchor.tokens.lowerBound]))
    }
    problems += problemsOfClauses()
    if !problems.isEmpty {
      throw EditRefusal(
        problems.map { .init(message: $0.message, help: $0.help, range: $0.range) })
    }
    if !replacements.isEmpty, let first = tokens.first, let last = tokens.last {
      let completed = CompletedBytes(bytes, replacements)
      let whole = Int(first.start)..<(Int(last.end) + completed.growth)
      return try fragment(for: node, completed, whole, lastSource)
    }
    var fill = Canonical.Fill()
    if parser.syntax.lacksSource { fill.source = graph.label(parser.defaultSource) }
    let clauses = parser.syntax.clauses.map { clause in
      let value = Canonical.text(
        clause.tokens.lowerBound + 1..<clause.tokens.upperBound, parser.syntax, bytes, fill)
      let word = clause.keyword.rawValue
      let text = value.isEmpty ? word : word + " " + String(decoding: value, as: UTF8.self)
      return Fragment.Clause(
        keyword: clause.keyword, text: text, value: String(decoding: value, as: UTF8.self))
    }
    let undeclared = parser.syntax.references.filter { !graph.kind($0.node).isDeclared }
    return Fragment(clauses: clauses, undeclared: undeclared.map { ($0.range, $0.node) })
  }

  /// Reads clauses again as a completer wrote them; places are those of what was typed.
  private mutating func fragment(
    for node: NodeID, _ completed: CompletedBytes, _ range: Range<Int>, _ lastSource: NodeID
  ) throws(EditRefusal) -> Fragment {
    var fragment = try completed.bytes.withUnsafeBufferPointer { (buffer) throws(EditRefusal) in
      var tokens: [Token] = []
      var comments: [Token] = []
      _ = Lexer.scan(buffer, range, into: &tokens, comments: &comments)
      return try self.fragment(for: node, buffer, tokens, lastSource: lastSource)
    }
    fragment.undeclared = fragment.undeclared.map { (completed.typed($0.range), $0.node) }
    return fragment
  }

  /// What is wrong with the clauses that were just read, given the map.
  private func problemsOfClauses() -> [LexicalProblem] {
    var checked = parser
    checked.declaration.node = .none
    checked.syntax.labelToken = nil
    var copy = self
    copy.parser = checked
    return copy.problemsOfDeclaration()
  }
}
