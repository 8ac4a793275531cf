import ArgumentGraph
import SourceText

/// Inferences that stand by themselves, and the ways to name one.
extension StatementParser {
  mutating func parseInference(
    _ kind: NodeKind, _ source: Input, _ graph: inout Graph
  ) -> Bool {
    declaration.form = .inference
    let token = peek()
    guard let target = takeTarget(source, &graph) else { return false }
    var draft = InferenceDraft(
      kind: kind, target: target, place: UInt32(Int(token?.start ?? 0) - base))
    guard take("with", source) else {
      fail(
        "`with` and the premises are missing", help: "write \(kind.word) \(kind.targetWord) with P",
        at: peek())
      return false
    }
    guard takePremises(from: 0, source, &graph) else { return false }
    draft.premises = 0..<declaration.premises.count
    syntax.head = 0..<next
    parseInferenceClauses(&draft, source, &graph)
    declaration.inferences.append(draft)
    return true
  }

  mutating func parseInferenceClauses(
    _ draft: inout InferenceDraft, _ source: Input, _ graph: inout Graph
  ) {
    parseClauses(Keyword.inferenceClauses, of: "an inference", source) { parser, keyword, token in
      parser.parseInferenceClause(keyword, token, &draft, source, &graph)
    }
  }

  private mutating func parseInferenceClause(
    _ keyword: Keyword, _ token: Token, _ draft: inout InferenceDraft, _ source: Input,
    _ graph: inout Graph
  ) {
    switch keyword {
    case .as:
      let label = peek()
      let position = next
      if let node = takeLabel("the inference's id", source, &graph), let label {
        draft.label = node
        draft.place = UInt32(Int(label.start) - base)
        syntax.labelToken = position
      }
    case .scheme:
      guard let name = take(.word) else {
        fail("the scheme's name is missing", help: "write scheme expert", at: peek())
        return
      }
      draft.scheme = graph.keep(source.slice(name))
    case .warrant: draft.warrant = takeText("the warrant's text", source, &graph) ?? .none
    case .note: draft.note = takeText("the note's text", source, &graph) ?? .none
    case .answers:
      if draft.kind != .undercut {
        fail(
          "only an undercut answers a question of a scheme",
          help: "write answer INFERENCE 1 ok \"REASON\" to close a question", at: token)
      }
      draft.question = takeQuestion(source) ?? 0
    default:
      if draft.kind == .support {
        fail("support cannot be conceded", help: "`conceded` is for rebut and undercut", at: token)
      }
      draft.isConceded = true
      if let reason = take(.text) { draft.concession = store(reason, source, &graph) }
    }
  }

  /// The number of a critical question.
  mutating func takeQuestion(_ source: Input) -> Int? {
    takeNumber("the question's number is missing", help: "write answers 1", source)
  }

  /// `P [+ P…]`, each perhaps with its slot, appended to the declaration's premises.
  mutating func takePremises(
    from first: Int, _ source: Input, _ graph: inout Graph
  ) -> Bool {
    var seen = Set(declaration.premises[first...].map(\.node))
    repeat {
      var slot = TextID.none
      if let token = peek(), token.kind == .word, source.bytes[Int(token.end) - 1] == 0x3A {
        let name = UnsafeBufferPointer(
          rebasing: source.bytes[Int(token.start)..<Int(token.end) - 1])
        if !isLabel(name) {
          fail("`\(source.string(token))` is not a slot", help: "write with SLOT: ID", at: token)
          return false
        }
        slot = graph.keep(name)
        next += 1
      }
      let token = peek()
      guard let node = takeLabel("a premise", source, &graph) else { return false }
      if !seen.insert(node).inserted {
        fail(
          "`\(graph.label(node) ?? "")` is a premise of this inference already",
          help: "name each premise once", at: token)
        return false
      }
      declaration.premises.append(Premise(node, slot: slot))
    } while take(.plus) != nil
    return true
  }

  /// `ID`, or `P [+ P…] -> C` for an inference without an id.
  mutating func takeTarget(_ source: Input, _ graph: inout Graph) -> Target? {
    guard let first = takeLabel("what it bears on", source, &graph) else { return nil }
    guard peek()?.kind == .plus || peek()?.kind == .arrow else { return .node(first) }
    var steps: [[NodeID]] = []
    var step = [first]
    var seen: Set<NodeID> = [first]
    while true {
      if take(.plus) != nil {
        guard let node = takeLabel("a premise", source, &graph) else { return nil }
        if seen.insert(node).inserted { step.append(node) }
      } else if take(.arrow) != nil {
        steps.append(step)
        guard let node = takeLabel("the conclusion", source, &graph) else { return nil }
        step = [node]
        seen = [node]
      } else {
        break
      }
    }
    if step.count > 1 || steps.isEmpty {
      fail("the conclusion is missing", help: "an inference is named P + Q -> C", at: peek())
      return nil
    }
    return .path(InferencePath(steps: steps, end: step[0]))
  }
}

extension NodeKind {
  /// What the keyword of an inference takes, in the words of the grammar.
  var targetWord: String {
    switch self {
    case .support: "CONCLUSION"
    case .rebut: "TARGET"
    default: "INFERENCE"
    }
  }
}
