import ArgumentGraph
import Notebook
import SourceText

/// `edit ID text "…"`, `edit ID CLAUSE…`, `edit ID add CLAUSE…`, `edit ID drop WORD`,
/// `edit ID kind WORD`
enum EditCommand: Command {
  static let about = CommandDescription(
    name: "edit", kind: .edit, summary: "Change a statement, a source or an inference.",
    grammar: [.rest("ID text \"TEXT\" | ID [add] CLAUSE… | ID drop WORD | ID kind KIND")],
    details: """
      A clause takes the place of the one that is there; `add` adds to it instead, and `drop` \
      takes it out. Nothing else of the statement changes. `edit INFERENCE add with …` links one \
      more premise, given as for `and`.
      """,
    examples: [
      Example(
        "edit e1 credibility 2", before: "source s \"Survey\"\nevidence e1 \"Most agree\" from s:1"),
      Example("edit c1 text \"Rents will fall\"", before: "claim c1 \"Rents wil fall\""),
      Example("edit c1 add tags rent, housing", before: "claim c1 \"Rents will fall\" tags city"),
      Example("edit c1 drop note", before: "claim c1 \"Rents will fall\" note \"check\""),
      Example("edit c1 kind assumption", before: "claim c1 \"Rents will fall\""),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let (node, _, used) = try NodeReader.read(call, 1, in: workspace.graph)
    let name = workspace.graph.name(node)
    let next = 1 + used
    guard next < call.tokens.count else {
      throw CommandFailure(
        "what to change is missing", help: "type \(about.usage)", at: call.endRange)
    }
    switch call.typed(call.tokens[next]) {
    case "text": return try editText(node, name, call, next + 1, &workspace)
    case "kind": return try editKind(node, name, call, next + 1, &workspace)
    case "drop": return try drop(node, name, call, next + 1, &workspace)
    case "add" where isWith(call, next + 1):
      return try addPremise(node, call, next + 2, &workspace)
    case "add": return try editClauses(node, name, call, next + 1, .add, &workspace)
    default: return try editClauses(node, name, call, next, .replace, &workspace)
    }
  }

  private static func isWith(_ call: Call, _ position: Int) -> Bool {
    position < call.tokens.count && call.typed(call.tokens[position]) == "with"
  }

  private static func editText(
    _ node: NodeID, _ name: String, _ call: Call, _ next: Int, _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    guard next < call.tokens.count, call.tokens[next].kind == .text else {
      throw CommandFailure(
        "the new text is missing", help: "type edit \(name) text \"…\"", at: call.range(of: next))
    }
    try call.requireEnd(next + 1)
    let text = try call.decode(call.tokens[next])
    let edit: Edit
    do { edit = try workspace.notebook.textEdit(of: node, to: text) } catch {
      throw CommandFailure(error)
    }
    return try workspace.finish(edit, "edit \(name) text \(TextEscapes.encoded(text))")
  }

  private static func editKind(
    _ node: NodeID, _ name: String, _ call: Call, _ next: Int, _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    let kinds: [Keyword] = [.claim, .counterclaim, .evidence, .assumption, .contention]
    guard next < call.tokens.count, let kind = Keyword(rawValue: call.typed(call.tokens[next])),
      kinds.contains(kind)
    else {
      let words = kinds.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure("a kind is missing", help: "one of \(words)", at: call.range(of: next))
    }
    try call.requireEnd(next + 1)
    let edit: Edit
    do { edit = try workspace.notebook.kindEdit(of: node, to: kind) } catch {
      throw CommandFailure(error)
    }
    return try workspace.finish(edit, "edit \(name) kind \(kind.rawValue)")
  }

  private static func drop(
    _ node: NodeID, _ name: String, _ call: Call, _ next: Int, _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    guard next < call.tokens.count, let word = Keyword(rawValue: call.typed(call.tokens[next]))
    else {
      throw CommandFailure(
        "the clause to drop is missing", help: "type edit \(name) drop credibility",
        at: call.range(of: next))
    }
    try call.requireEnd(next + 1)
    let edit: Edit
    do { edit = try workspace.notebook.dropEdit(of: node, word) } catch {
      throw CommandFailure(error)
    }
    return try workspace.finish(edit, "edit \(name) drop \(word.rawValue)")
  }

  private static func addPremise(
    _ node: NodeID, _ call: Call, _ next: Int, _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    guard workspace.graph.kind(node).isInference else {
      throw CommandFailure("only an inference takes a premise", at: call.range(of: next - 1))
    }
    return try workspace.link(call, from: next, into: node)
  }

  private static func editClauses(
    _ node: NodeID, _ name: String, _ call: Call, _ next: Int, _ mode: Notebook.ClauseMode,
    _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    guard next < call.tokens.count else {
      throw CommandFailure("the clause is missing", at: call.endRange)
    }
    let fragment: Fragment
    let edit: Edit
    do {
      let source = workspace.lastSource
      let completer = workspace.anchorCompleter
      fragment = try call.bytes.withUnsafeBufferPointer { (buffer) throws(EditRefusal) in
        try workspace.notebook.fragment(
          for: node, buffer, Array(call.tokens[next...]), lastSource: source, completer: completer)
      }
      edit = try workspace.notebook.clauseEdit(of: node, fragment, mode)
    } catch {
      throw CommandFailure(error)
    }
    let clauses = fragment.clauses.map(\.text).joined(separator: " ")
    let word = mode == .add ? " add" : ""
    let outcome = try workspace.finish(edit, "edit \(name)\(word) \(clauses)")
    workspace.note(fragment.undeclared)
    return outcome
  }
}

extension Call {
  /// Refuses what follows `position`.
  func requireEnd(_ position: Int) throws(CommandFailure) {
    guard position < tokens.count else { return }
    throw CommandFailure(
      "`\(typed(tokens[position]))` is not expected here", at: tokens[position].range)
  }

  /// The value of a text token.
  func decode(_ token: Token) throws(CommandFailure) -> String {
    var output: [UInt8] = []
    let problem = bytes.withUnsafeBufferPointer {
      TextEscapes.decode($0, token.range, into: &output)
    }
    if let problem { throw CommandFailure(problem) }
    return String(decoding: output, as: UTF8.self)
  }
}

extension Workspace {
  /// Commits an edit and tells of it.
  mutating func finish(_ edit: Edit, _ statement: String) throws(CommandFailure) -> Outcome {
    try commit(edit, as: statement)
    var outcome = Outcome()
    outcome.record = Record(statement)
    outcome.summary = statement
    return outcome
  }

  /// Keeps ids that were used and are not declared.
  mutating func note(_ undeclared: [(range: Range<Int>, node: NodeID)]) {
    for (range, node) in undeclared {
      pending.append(Pending(node: node, range: range, input: input))
    }
  }

  /// Refuses a premise that the inference has already, or that is no statement.
  func checkPremise(
    _ premise: NodeID, of inference: NodeID, at range: Range<Int>?
  ) throws(CommandFailure) {
    if !graph.kind(premise).isStatement {
      throw CommandFailure(
        "`\(graph.name(premise))` is \(graph.kind(premise).article) and cannot be a premise",
        at: range)
    }
    if graph.premises(inference).contains(premise) {
      throw CommandFailure(
        "`\(graph.name(premise))` is a premise of `\(graph.name(inference))` already", at: range)
    }
  }
}
