import ArgumentGraph
import SourceText

/// Claims, counterclaims, evidence and assumptions, with their clauses.
extension StatementParser {
  mutating func parseStatement(
    _ kind: NodeKind, _ keyword: Keyword, _ source: Input, _ graph: inout Graph
  ) -> Bool {
    declaration.form = .statement(kind)
    declaration.isContention = keyword == .contention
    let place = peek() ?? syntax.tokens[0]
    declaration.place = UInt32(Int(place.start) - base)
    if let token = peek(), token.kind == .word {
      let labelToken = next
      guard let node = takeLabel("the id or the text", source, &graph) else { return false }
      if keyword == .contention, peek()?.kind != .text {
        return parseContentions(node, source, &graph)
      }
      syntax.labelToken = labelToken
      declaration.node = node
      declaration.label = labelText(of: token, node, source, &graph)
    }
    guard let text = takeText("the \(kind.word)'s text", source, &graph) else { return false }
    declaration.text = text
    syntax.head = 0..<next
    parseStatementClauses(kind, source, &graph)
    return true
  }

  /// `contention ID[, ID…]`, the first of which has been read.
  private mutating func parseContentions(
    _ first: NodeID, _ source: Input, _ graph: inout Graph
  ) -> Bool {
    var nodes = [first]
    while take(.comma) != nil {
      guard let node = takeLabel("the claim", source, &graph) else { break }
      nodes.append(node)
    }
    declaration.form = .directive(.contentions(nodes))
    syntax.head = 0..<next
    if nodes.count == 1, let token = peek(), problems.isEmpty {
      fail(
        "the contention's text is missing",
        help: "write contention ID \"TEXT\", or end here to name "
          + "a claim that is declared elsewhere", at: token)
    }
    return problems.isEmpty
  }

  mutating func parseStatementClauses(
    _ kind: NodeKind, _ source: Input, _ graph: inout Graph
  ) {
    parseClauses(Keyword.statementClauses, of: "a \(kind.word)", source) { parser, keyword, token in
      parser.parseClause(keyword, kind, token, source, &graph)
    }
  }

  private mutating func parseClause(
    _ keyword: Keyword, _ kind: NodeKind, _ token: Token, _ source: Input, _ graph: inout Graph
  ) {
    switch keyword {
    case .from: parseAnchors(source, &graph)
    case .by: declaration.clauses.by = takeText("who says so", source, &graph) ?? .none
    case .credibility: parseCredibility(source)
    case .likelihood:
      declaration.clauses.likelihood = takeText("the likelihood", source, &graph) ?? .none
    case .confidence:
      if let value = takeChoice("the confidence", Confidence.allCases.map(\.word), source) {
        declaration.clauses.confidence = Confidence.allCases[value]
      }
    case .status:
      if kind != .assumption {
        fail("only an assumption has a status", help: "drop `status`", at: token)
      }
      if let value = takeChoice("the status", Status.allCases.map(\.word), source) {
        declaration.clauses.status = Status.allCases[value]
      }
    case .tags: parseTags(source, &graph)
    case .note: declaration.clauses.note = takeText("the note's text", source, &graph) ?? .none
    case .supports: parseRelations(.support, source, &graph)
    case .rebuts: parseRelations(.rebut, source, &graph)
    default: parseRelations(.undercut, source, &graph)
    }
  }

  private mutating func parseCredibility(_ source: Input) {
    let rule = "the credibility is a number from 1 (confirmed) to 6 (cannot be judged)"
    let value = takeValue(rule, help: "write credibility 2", source) { word in
      UInt8(word).flatMap { (1...6).contains($0) ? $0 : nil }
    }
    if let value { declaration.clauses.credibility = value }
  }

  /// The position of the next word in `words`; a problem that lists them when it is not there.
  mutating func takeChoice(_ what: String, _ words: [String?], _ source: Input) -> Int? {
    let known = words.compactMap { $0 }
    let list = known.dropLast().joined(separator: ", ") + " or " + (known.last ?? "")
    let near = peek().flatMap { closest(to: source.string($0), among: known) }
    let help = near.map { "did you mean `\($0)`?" }
    return takeValue("\(what) is \(list)", help: help, source) { words.firstIndex(of: $0) }
  }

  private mutating func parseTags(_ source: Input, _ graph: inout Graph) {
    repeat {
      guard let token = take(.word) else {
        fail("a tag is missing", help: "write tags WORD, WORD", at: peek())
        return
      }
      if !isLabel(source.slice(token)) {
        fail(
          "`\(source.string(token))` is not a tag", help: "a tag is spelled like an id", at: token)
        return
      }
      declaration.tags.append(graph.keep(source.slice(token)))
    } while take(.comma) != nil
  }

  /// `TARGET [with P + …] [scheme NAME] [answers N][, …]`
  private mutating func parseRelations(
    _ kind: NodeKind, _ source: Input, _ graph: inout Graph
  ) {
    repeat {
      let start = next
      let token = peek()
      guard let target = takeTarget(source, &graph) else { return }
      var draft = InferenceDraft(
        kind: kind, target: target, place: UInt32(Int(token?.start ?? 0) - base))
      let first = declaration.premises.count
      declaration.premises.append(Premise(declaration.node))
      if take("with", source), !takePremises(from: first, source, &graph) { return }
      draft.premises = first..<declaration.premises.count
      let tail = next
      if take("scheme", source) {
        guard let name = take(.word) else {
          fail("the scheme's name is missing", help: "write scheme expert", at: peek())
          return
        }
        draft.scheme = graph.keep(source.slice(name))
      }
      var answers: Int?
      if kind == .undercut, take("answers", source) {
        answers = next - 1
        guard let question = takeQuestion(source) else { return }
        draft.question = question
      }
      syntax.relations.append(
        .init(
          clause: syntax.clauses.count, tokens: start..<next, tail: tail, answers: answers,
          inference: declaration.inferences.count))
      declaration.inferences.append(draft)
    } while take(.comma) != nil
  }
}
