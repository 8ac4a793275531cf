import ArgumentGraph
import SourceText

/// A declaration that was typed, read and found good, but not made yet.
public struct Draft: Sendable {
  /// Its canonical text, with the line end; ids and sources are spelled out.
  public var text: [UInt8]
  /// The same on one line, without the line end, as the journal keeps it.
  public var resolved: OneLine
  /// Whether the parser holds what the text declares, so that it need not be read again.
  var isRead: Bool
  /// What it declares: the statement, the source, or `none`.
  public var node: NodeID
  /// The id that was given to a statement that was typed without one.
  public var automaticLabel: String?
  /// The ids that it uses and that nothing declares as yet, with their places.
  public var undeclared: [(range: Range<Int>, node: NodeID)]
  /// The inferences it makes whose target is a name that nothing has as yet, by their position
  /// among them, with the target's place.
  public var missingTargets: [(inference: Int, range: Range<Int>)]
  /// The anchors' sources that were read last.
  public var lastSource: NodeID
}

/// Reading what is typed, before it becomes part of the notebook.
extension Notebook {
  /// Reads a declaration that was typed.
  ///
  /// - Parameters:
  ///   - bytes: what was typed.
  ///   - range: the statement.
  ///   - lastSource: the source that was read last, for anchors that name none.
  ///   - completer: what verifies and completes anchors, from the documents that are at hand.
  /// - Throws: `EditRefusal` with every problem and its place in what was typed.
  public mutating func draft(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, lastSource: NodeID = .none,
    completer: (any DraftCompleter)? = nil
  ) throws(EditRefusal) -> Draft {
    parser.defaultSource = lastSource.isNone ? onlySource : lastSource
    let outcome = parser.parse(bytes, range, into: &graph)
    var problems = parser.problems
    var replacements: [(range: Range<Int>, text: String)] = []
    if outcome == .declaration {
      if let completer, problems.isEmpty {
        replacements = completions(by: completer, &problems)
      }
      if parser.syntax.lacksSource, parser.defaultSource.isNone,
        let anchor = parser.syntax.anchors.first(where: { !$0.namesSource })
      {
        problems.append(Self.missingSource(parser.syntax.tokens[anchor.tokens.lowerBound]))
      }
      problems += problemsOfDeclaration()
    }
    if !problems.isEmpty {
      throw EditRefusal(
        problems.map { .init(message: $0.message, help: $0.help, range: $0.range) })
    }
    if !replacements.isEmpty {
      return try draft(CompletedBytes(bytes, replacements), range, lastSource: lastSource)
    }
    return finishDraft(bytes)
  }

  private mutating func finishDraft(_ bytes: UnsafeBufferPointer<UInt8>) -> Draft {
    var fill = Canonical.Fill()
    fill.lineEnd = lineEnd
    var node = parser.declaration.node
    if lacksLabel, case .statement(let kind) = parser.declaration.form {
      let label = nextLabel(kind)
      node = graph.node(labelled: label)
      fill.label = label
    }
    if parser.syntax.lacksSource { fill.source = graph.label(parser.defaultSource) }
    var starts = [UInt32](repeating: 0, count: parser.syntax.tokens.count)
    let text = Canonical.write(parser.syntax, bytes, fill, &starts)
    let isRead = fill.label == nil && !parser.syntax.lacksSource
    if isRead { movePlaces(to: starts) }
    var undeclared: [(range: Range<Int>, node: NodeID)] = []
    for reference in parser.syntax.references
    where !graph.kind(reference.node).isDeclared && reference.node != node
      && !declares(reference.node)
    {
      undeclared.append((reference.range, reference.node))
    }
    return Draft(
      text: text, resolved: resolved(text, bytes, fill), isRead: isRead, node: node,
      automaticLabel: fill.label, undeclared: undeclared, missingTargets: missingTargets,
      lastSource: parser.declaration.anchors.last?.source ?? .none)
  }

  /// The statement that was read on one line, as the journal keeps it.
  private func resolved(
    _ text: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ fill: Canonical.Fill
  ) -> OneLine {
    if parser.syntax.comments.isEmpty { return OneLine(canonical: text) }
    var fill = fill
    fill.isOneLine = true
    fill.lineEnd = ""
    var bare = parser.syntax
    bare.comments = []
    return OneLine(canonical: Canonical.write(bare, bytes, fill))
  }

  /// Moves the places of the declaration that was read to where they are in its canonical form.
  private mutating func movePlaces(to starts: [UInt32]) {
    func moved(_ place: UInt32) -> UInt32 {
      let start = UInt32(parser.base) + place
      let index = parser.syntax.tokens.firstIndex { $0.start == start }
      return index.map { starts[$0] } ?? place
    }
    parser.declaration.place = moved(parser.declaration.place)
    for index in parser.declaration.inferences.indices {
      let place = moved(parser.declaration.inferences[index].place)
      parser.declaration.inferences[index].place = place
    }
  }

  private var missingTargets: [(inference: Int, range: Range<Int>)] {
    parser.declaration.inferences.enumerated().compactMap { index, draft in
      guard case .path(let path) = draft.target, graph.resolve(path) == .missing,
        let first = path.steps.first?.first
      else { return nil }
      let name = parser.syntax.references.first { $0.node == first }
      return name.map { (index, $0.range) }
    }
  }

  private func declares(_ node: NodeID) -> Bool {
    parser.declaration.inferences.contains { $0.label == node }
  }

  /// What is wrong with the declaration that was just read, given the map.
  func problemsOfDeclaration() -> [LexicalProblem] {
    let declaration = parser.declaration
    var problems: [LexicalProblem] = []
    if let problem = conflict(of: declaration.node) { problems.append(problem) }
    for draft in declaration.inferences {
      if let problem = conflict(of: draft.label) { problems.append(problem) }
    }
    for anchor in declaration.anchors where !anchor.source.isNone {
      check(anchor.source, .source, &problems)
      checkWords(of: anchor, &problems)
    }
    if case .source(let details) = declaration.form, !details.origin.isNone {
      check(details.origin, .source, &problems)
    }
    for draft in declaration.inferences { check(draft, declaration, &problems) }
    if case .directive(let directive) = declaration.form { check(directive, &problems) }
    return problems
  }

  /// Words of a source that says none may be kept are refused before they get anywhere.
  private func checkWords(of anchor: Anchor, _ problems: inout [LexicalProblem]) {
    guard !anchor.quote.isNone, let quotes = graph.source(anchor.source).quotes,
      quotes == .none || quotes == .secret
    else { return }
    let name = graph.label(anchor.source) ?? ""
    let range = parser.syntax.references.first { $0.node == anchor.source }?.range
    problems.append(
      LexicalProblem(
        "`\(name)` is \"quotes \(quotes.rawValue)\": none of its words may be kept",
        help: "give the passage alone, as from \(name):2.1", at: range ?? parser.endRange))
  }

  /// Why `node` may not be declared here.
  private func conflict(of node: NodeID) -> LexicalProblem? {
    if node.isNone { return nil }
    let range = parser.syntax.references.first { $0.node == node }?.range ?? parser.endRange
    let name = graph.label(node) ?? ""
    if graph.kind(node).isDeclared {
      return LexicalProblem(
        "`\(name)` is declared already, as \(graph.kind(node).article)",
        help: "choose another id, or type `edit \(name) …` to change it", at: range)
    }
    if let file = owner(ofLabel: name) {
      return LexicalProblem(
        "ids that begin as `\(name)` does are those of \(file), which is included",
        help: "choose another id", at: range)
    }
    var isStatement = false
    var isSource = false
    switch parser.declaration.form {
    case .statement: isStatement = node == parser.declaration.node
    case .source: isSource = true
    default: break
    }
    if graph.hasUses(node), !isStatement {
      return LexicalProblem(
        "`\(name)` is used as a premise already, so it must be a statement",
        help: "choose another id", at: range)
    }
    if !isSource, isUsedAsSource(node) {
      return LexicalProblem(
        "`\(name)` is used as a source already", help: "choose another id", at: range)
    }
    if graph.hasIncoming(node), isSource {
      return LexicalProblem(
        "`\(name)` is used as a conclusion already, so it cannot be a source",
        help: "choose another id", at: range)
    }
    if !isSource, !isStatement, graph.incoming(node).contains(where: { graph.kind($0) == .rebut }) {
      return LexicalProblem(
        "`\(name)` is rebutted already, so it must be a statement", help: "choose another id",
        at: range)
    }
    return nil
  }

  /// Whether an anchor, a source or a passage that is left out names `node` as its source.
  ///
  /// Linear for a node that once was so used, else constant time.
  private func isUsedAsSource(_ node: NodeID) -> Bool {
    guard mentionedAsSource.contains(node) else { return false }
    return graph.slots.contains { other in
      graph.anchors(other).contains { $0.source == node }
        || graph.kind(other) == .source && graph.source(other).origin == node
    }
      || graph.directives.contains {
        if case .skip(let source, _, _) = $0.directive { source == node } else { false }
      }
  }

  private func check(_ node: NodeID, _ role: ReferenceRole, _ problems: inout [LexicalProblem]) {
    guard let (message, help) = Self.misuse(of: node, as: role, in: graph) else { return }
    let own = parser.syntax.labelToken.map { parser.syntax.tokens[$0].range }
    let range = parser.syntax.references.first { $0.node == node && $0.range != own }?.range
    problems.append(LexicalProblem(message, help: help, at: range ?? parser.endRange))
  }

  private func check(
    _ draft: InferenceDraft, _ declaration: Declaration, _ problems: inout [LexicalProblem]
  ) {
    let premises = declaration.premises[draft.premises].map(\.node)
    for premise in premises where !premise.isNone { check(premise, .premise, &problems) }
    var conclusion = NodeID.none
    switch draft.target {
    case .node(let node) where node.isNone:
      // A part of an inference that is there already.
      return
    case .node(let node):
      conclusion = node
      if node == draft.label { problems.append(bearsOnItself(node)) }
      check(node, .conclusion(of: draft.kind), &problems)
    case .path(let path):
      if let problem = problem(of: path, for: draft.kind) { problems.append(problem) }
    }
    guard draft.label.isNone, !conclusion.isNone, !premises.contains(.none) else { return }
    let same = graph.inferences(with: premises, concluding: conclusion)
    if let used = same.first(where: { graph.label($0) == nil && graph.namedByPath($0) }) {
      problems.append(
        LexicalProblem(
          "`\(graph.path(of: used))` is a name in use, and this would make it name two inferences",
          help: "give this one an id: … as ID", at: parser.endRange))
    }
  }

  private func bearsOnItself(_ node: NodeID) -> LexicalProblem {
    let range = parser.syntax.references.first { $0.node == node }?.range ?? parser.endRange
    return LexicalProblem(
      "`\(graph.label(node) ?? "")` would bear on itself", help: "choose another id", at: range)
  }

  private func problem(of path: InferencePath, for kind: NodeKind) -> LexicalProblem? {
    let first = path.steps.first?.first ?? path.end
    let range = parser.syntax.references.first { $0.node == first }?.range ?? parser.endRange
    switch graph.resolve(path) {
    case .ambiguous:
      return LexicalProblem(
        "several inferences are named `\(graph.describe(path))`",
        help: "give the one you mean an id first, with `as ID`", at: range)
    case .found(let node):
      guard let (message, help) = Self.misuse(of: node, as: .conclusion(of: kind), in: graph)
      else { return nil }
      return LexicalProblem(message, help: help, at: range)
    case .missing:
      return nil
    }
  }

  private func check(_ path: String, _ prefix: String?, _ problems: inout [LexicalProblem]) {
    let range = parser.syntax.tokens.first { $0.kind == .text }?.range ?? parser.endRange
    do throws(IncludeFailure) {
      if let refusal = IncludePath.refusal(path) { throw refusal }
      _ = try IncludePath.prefix(path, prefix)
    } catch {
      problems.append(LexicalProblem(error.message, help: error.help, at: range))
    }
  }

  private func check(_ directive: Directive, _ problems: inout [LexicalProblem]) {
    if case .skip(let source, _, _) = directive { check(source, .source, &problems) }
    if case .include(let path, let prefix) = directive { check(path, prefix, &problems) }
    if case .contentions(let nodes) = directive {
      for node in nodes where graph.kind(node).isDeclared && !graph.kind(node).isClaim {
        let range = parser.syntax.references.first { $0.node == node }?.range ?? parser.endRange
        problems.append(
          LexicalProblem(
            "`\(graph.label(node) ?? "")` is \(graph.kind(node).article), and a contention is a claim",
            at: range))
      }
    }
    if case .format(let version) = directive, version > Self.currentFormat {
      problems.append(
        LexicalProblem(
          "format \(version) is newer than this program, which writes format \(Self.currentFormat)",
          help: "write format \(Self.currentFormat)", at: parser.endRange))
    }
  }
}
