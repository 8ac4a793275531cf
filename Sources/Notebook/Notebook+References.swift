import ArgumentGraph
import SourceText

/// What an id may be used for: a statement as premise, a source as source, and so on.
extension Notebook {
  /// Why `node` may not be used so, or `nil` when it may; an undeclared id may be anything.
  static func misuse(
    of node: NodeID, as role: ReferenceRole, in graph: Graph
  ) -> (message: String, help: String?)? {
    let kind = graph.kind(node)
    if !kind.isDeclared { return nil }
    // Almost nothing is misused, so that its name is rarely wanted.
    var name: String { graph.label(node) ?? graph.name(node) }
    switch role {
    case .premise where !kind.isStatement:
      return ("`\(name)` is \(kind.article) and cannot be a premise", "premises are statements")
    case .source where kind != .source:
      return (
        "`\(name)` is \(kind.article), not a source",
        "declare the source first: source ID \"TITLE\""
      )
    case .conclusion(let inference):
      if kind == .source { return ("`\(name)` is a source and cannot be a conclusion", nil) }
      if inference == .rebut, kind.isInference {
        return ("`\(name)` is an inference, which cannot be rebutted", "use `undercut` instead")
      }
    default: break
    }
    return nil
  }

  /// What an id is used for.
  enum ReferenceRole {
    case premise
    case source
    case conclusion(of: NodeKind)
  }

  /// Ids that are used for what they are not, and names that several inferences have, with their
  /// items. Linear.
  func referenceProblems() -> [(item: ItemID, problem: LexicalProblem)] {
    var found: [(item: ItemID, problem: LexicalProblem)] = []
    for node in graph.slots where graph.kind(node).isDeclared {
      if found.count >= Notebook.problemLimit { break }
      let item = ItemID(graph.origin(node).raw)
      if includedFile(of: item) != nil { continue }
      if let problem = misuse(by: node) { found.append((item, problem)) }
    }
    for inference in graph.ambiguous.sorted() {
      guard let path = graph.targetPath(inference),
        includedFile(of: ItemID(graph.origin(inference).raw)) == nil
      else { continue }
      found.append((ItemID(graph.origin(inference).raw), ambiguity(path, at: inference)))
    }
    return found
  }

  private func ambiguity(_ path: InferencePath, at inference: NodeID) -> LexicalProblem {
    let place = graph.place(inference)
    return LexicalProblem(
      "several inferences are named `\(graph.describe(path))`",
      help: "give the one you mean an id: … as ID", at: place..<place + 1)
  }

  /// The first misuse in what `node` refers to, with its place in the item.
  private func misuse(by node: NodeID) -> LexicalProblem? {
    let kind = graph.kind(node)
    if kind.isInference {
      let conclusion = graph.conclusion(node)
      if !conclusion.isNone,
        let (message, help) = Self.misuse(of: conclusion, as: .conclusion(of: kind), in: graph)
      {
        return problem(message, help, naming: conclusion, from: node)
      }
      for premise in graph.premises(node) {
        if let (message, help) = Self.misuse(of: premise, as: .premise, in: graph) {
          return problem(message, help, naming: premise, from: node)
        }
      }
    } else if kind.isStatement {
      for anchor in graph.anchors(node) {
        if let (message, help) = Self.misuse(of: anchor.source, as: .source, in: graph) {
          return problem(message, help, naming: anchor.source, from: node)
        }
      }
    } else if kind == .source {
      let origin = graph.source(node).origin
      if !origin.isNone,
        let (message, help) = Self.misuse(of: origin, as: .source, in: graph)
      {
        return problem(message, help, naming: origin, from: node)
      }
    }
    return nil
  }

  private func problem(
    _ message: String, _ help: String?, naming target: NodeID, from node: NodeID
  ) -> LexicalProblem {
    let item = ItemID(graph.origin(node).raw)
    let range = referenceRange(to: target, in: item) ?? graph.place(node)..<graph.place(node) + 1
    return LexicalProblem(message, help: help, at: range)
  }

  /// Where an item names `node`, in bytes from the item's beginning; its own id comes last.
  func referenceRange(to node: NodeID, in item: ItemID) -> Range<Int>? {
    let piece = items.pieces[Int(item)]
    // Ids are compared in a graph of their own, since the notebook's must not change.
    var reader = StatementParser()
    reader.prefix = prefix(of: item)
    var scratch = Graph()
    scratch.aliases = graph.aliases
    let wanted = scratch.node(labelled: graph.label(node) ?? "")
    _ = store.withUnsafeBufferPointer { reader.parse($0, piece.range, into: &scratch) }
    let label = reader.syntax.labelToken.map { reader.syntax.tokens[$0].range }
    let references = reader.syntax.references.filter { $0.node == wanted }
    let chosen = references.first { $0.range != label } ?? references.first
    return chosen.map {
      $0.range.lowerBound - Int(piece.start)..<$0.range.upperBound - Int(piece.start)
    }
  }
}

extension NodeKind {
  /// The kind's word with its article.
  public var article: String {
    switch self {
    case .claim: "a claim"
    case .counterclaim: "a counterclaim"
    case .evidence: "evidence"
    case .assumption: "an assumption"
    case .support, .rebut, .undercut: "an inference"
    case .source: "a source"
    case .undeclared: "not declared"
    case .vacant: "nothing"
    }
  }
}
