import ArgumentGraph
import JSONText
import SourceText

/// An inference as it was read, before it is written.
struct ReadInference {
  var node: JSONNode
  /// Its own id, if it has one.
  var label: String?
  var kind = NodeKind.support
  var premises: [String] = []
  /// The slots of the premises, empty texts for none; empty when no premise names one.
  var slots: [String] = []
  var conclusion = ""
  var scheme: String?
  var warrant: String?
  var isConceded = false
  var concession: String?
  /// The critical question that an undercut answers; 0 for none.
  var question = 0
  var note: String?
  /// The last of the statements that it names, by position.
  var readyAt = -1

  /// Whether it can be a clause of its first premise's statement.
  var fitsClause: Bool {
    label == nil && warrant == nil && note == nil && !isConceded && (slots.first ?? "").isEmpty
  }
}

/// The inferences that are still to be written, the next of which has been read.
struct InferenceQueue {
  private var rest: ArraySlice<JSONNode> = []
  /// The next one, when it has been read.
  var head: ReadInference?

  init() {}

  init(_ nodes: [JSONNode]) { rest = nodes[...] }

  mutating func next() -> JSONNode? { rest.popFirst() }
}

/// Inferences, as clauses of statements and as statements of their own.
extension JSONMapReader {
  /// Writes the inferences that come next and can be clauses of the statement `id`.
  mutating func writeRelations(of id: String) {
    while notebook.hasRoom, let head = head(), head.fitsClause, head.premises.first == id {
      queue.head = nil
      switch head.kind {
      case .rebut: notebook.clause("rebuts")
      case .undercut: notebook.clause("undercuts")
      default: notebook.clause("supports")
      }
      notebook.word(head.conclusion)
      if head.premises.count > 1 { writePremises(head, from: 1) }
      if let scheme = head.scheme {
        notebook.word("scheme")
        notebook.word(scheme)
      }
      if head.question > 0 {
        notebook.word("answers")
        notebook.word(String(head.question))
      }
    }
  }

  /// Writes the inferences that come next and name no statement after `position`.
  mutating func writeInferences(upTo position: Int) {
    while let head = head(), head.readyAt <= position {
      queue.head = nil
      switch head.kind {
      case .rebut: notebook.begin("rebut")
      case .undercut: notebook.begin("undercut")
      default: notebook.begin("support")
      }
      notebook.word(head.conclusion)
      writePremises(head, from: 0)
      put("as", word: head.label)
      put("scheme", word: head.scheme)
      put("warrant", head.warrant)
      put("note", head.note)
      if head.isConceded {
        notebook.clause("conceded")
        if let reason = head.concession { notebook.text(reason) }
      }
      if head.question > 0 { put("answers", word: String(head.question)) }
      end(.argument, at: head.node)
    }
  }

  private mutating func writePremises(_ inference: ReadInference, from first: Int) {
    for (index, premise) in inference.premises.enumerated().dropFirst(first) {
      notebook.word(index == first ? "with" : "+")
      if index < inference.slots.count, !inference.slots[index].isEmpty {
        notebook.word(inference.slots[index] + ":")
      }
      notebook.word(premise)
    }
  }

  /// The next inference; one that is no object at all is reported and passed over.
  private mutating func head() -> ReadInference? {
    while queue.head == nil, let node = queue.next() {
      queue.head = readInference(node)
    }
    return queue.head
  }

  // MARK: Reading

  private mutating func readInference(_ node: JSONNode) -> ReadInference? {
    let node = unfolder.unfold(node)
    guard var fields = findings.object(node, "an inference") else { return nil }
    var inference = ReadInference(node: node)
    let idNode = fields.take("id")
    let kinds = ["support", "rebut", "undercut"]
    let kindNode = fields.take("kind")
    if kindNode == nil { findings.missing("kind", in: node) }
    let kind = findings.choice(kindNode, "kind", kinds)
    inference.kind = kind.flatMap(Self.inferenceKind) ?? .support
    readPremises(fields.take("premises"), fields.take("slots"), &inference)
    readConclusion(fields.take("conclusion"), &inference)
    inference.scheme = findings.string(
      fields.take("scheme"), "scheme", "a scheme's name is one word", LanguageWords.isWord)
    inference.warrant = findings.string(fields.take("warrant"), "warrant")
    readConcession(fields.take("conceded"), &inference)
    readQuestion(fields.take("question"), &inference)
    inference.note = findings.string(fields.take("note"), "note")
    _ = (fields.take("verdict"), fields.take("level"))
    findings.drop(fields)
    readName(idNode, &inference)
    return inference
  }

  private mutating func readPremises(
    _ node: JSONNode?, _ slotsNode: JSONNode?, _ inference: inout ReadInference
  ) {
    for element in findings.array(node, "list of premises") {
      let id = findings.string(element, "premise", Self.idRule, LanguageWords.isID)
      guard let id else { continue }
      if let named = names[id] {
        if !named.kind.isStatement {
          findings.error("`\(id)` is not a statement and cannot be a premise", at: element.range)
        }
        inference.readyAt = max(inference.readyAt, named.position)
      }
      if inference.premises.contains(id) {
        findings.error("`\(id)` is a premise of this inference already", at: element.range)
      }
      inference.premises.append(id)
    }
    if inference.premises.isEmpty, node?.value.array?.isEmpty ?? true {
      findings.missing("premises", in: node ?? inference.node)
    }
    guard let slotsNode else { return }
    let rule = "a slot is spelled like an id; the empty text stands for none"
    inference.slots = findings.array(slotsNode, "list of slots").compactMap {
      findings.string($0, "slot", rule) { $0.isEmpty || LanguageWords.isWordLikeID($0) }
    }
    if slotsNode.value.array?.count != node?.value.array?.count {
      findings.error("there must be as many slots as premises", at: slotsNode.range)
    }
  }

  private mutating func readConclusion(_ node: JSONNode?, _ inference: inout ReadInference) {
    guard let node else {
      findings.missing("conclusion", in: inference.node)
      return
    }
    guard let target = target(node, "conclusion") else { return }
    inference.conclusion = target
    for id in InferencePaths.steps(of: target).joined() {
      inference.readyAt = max(inference.readyAt, names[id]?.position ?? -1)
    }
    let kind = names[target]?.kind
    if kind == .source {
      findings.error("`\(target)` is a source and cannot be a conclusion", at: node.range)
    }
    let found = paths.count(of: target)
    let isInference = kind?.isInference ?? (found.unnamed + found.named > 0)
    if inference.kind == .rebut, isInference {
      findings.error(
        "`\(findings.shortened(target))` is an inference, which cannot be rebutted",
        at: node.range, help: "write \"kind\": \"undercut\"")
    }
  }

  /// What an inference or a directive is about: an id, or a path that names just one inference.
  mutating func target(_ node: JSONNode, _ what: StaticString) -> String? {
    guard let text = findings.string(node, what) else { return nil }
    if LanguageWords.isID(text) { return text }
    let (path, _) = InferencePaths.withoutOrdinal(text)
    let steps = InferencePaths.steps(of: path)
    guard steps.count > 1, steps.last?.count == 1, steps.joined().allSatisfy(LanguageWords.isID)
    else {
      findings.error(
        "`\(findings.shortened(text))` cannot be the \(what)", at: node.range,
        help: "it is an id, or the name of an inference without one: P + Q -> C")
      return nil
    }
    let count = paths.count(of: path)
    if count.unnamed > 1 || count.unnamed == 0 && count.named > 1 {
      findings.error(
        "several inferences are named `\(findings.shortened(path))`", at: node.range,
        help: "give the one that is meant an id of its own")
    }
    return path
  }

  private mutating func readConcession(_ node: JSONNode?, _ inference: inout ReadInference) {
    guard let node else { return }
    if inference.kind == .support {
      findings.error("support cannot be conceded", at: node.range)
    }
    inference.isConceded = true
    if node.value.bool != true { inference.concession = findings.string(node, "concession") }
  }

  private mutating func readQuestion(_ node: JSONNode?, _ inference: inout ReadInference) {
    guard let node else { return }
    if inference.kind != .undercut {
      findings.error("only an undercut answers a question of a scheme", at: node.range)
    }
    inference.question = findings.integer(node, "question", 1...Int.max) ?? 0
  }

  /// The id of an inference is its own, or made of its premises and its conclusion.
  private mutating func readName(_ node: JSONNode?, _ inference: inout ReadInference) {
    guard let node else {
      findings.missing("id", in: inference.node)
      return
    }
    guard let id = findings.string(node, "id") else { return }
    if LanguageWords.isID(id) {
      inference.label = id
      return
    }
    let base = inference.premises.joined(separator: " + ") + " -> " + inference.conclusion
    let (path, given) = InferencePaths.withoutOrdinal(id)
    if path != base {
      findings.error(
        "`\(findings.shortened(id))` is not the id of this inference", at: node.range,
        help: "it is an id of its own, or `\(findings.shortened(base))`")
      return
    }
    let ordinal = paths.nextOrdinal(inference.premises, inference.conclusion)
    if ordinal != given ?? 1 {
      let name = ordinal == 1 ? base : "\(base) (\(ordinal))"
      findings.loss(
        "this inference is named `\(findings.shortened(name))` in the notebook", at: node.range,
        severity: .note)
    }
  }
}
