import ArgumentGraph
import Conventions
import JSONText
import Reports
import SourceText

/// `questions [ID] [all]`
enum QuestionsCommand: Command {
  static let id = Parameter.node("ID", .argument).optional
  static let all = Parameter.flag("all")

  static let about = CommandDescription(
    name: "questions", kind: .query,
    summary: "List the open critical questions of inferences.", grammar: [id, all],
    details: """
      Those of one inference, or of all that bear on a statement; without an ID those of the whole \
      map. `all` lists the closed ones too, with how they were closed. A question is closed by \
      `answer INFERENCE N ok|na "REASON"`, or by `undercut INFERENCE with ID answers N`.
      """,
    examples: [
      Example(
        "questions c1",
        before: "claim c1 \"Rents will fall\"\n"
          + "claim c2 \"Ms Osei says so\" supports c1 scheme expert",
        prints: "1 Is E biased or interested?"),
      Example(
        "questions c2 -> c1 all",
        before: "claim c1 \"Rents will fall\"\n"
          + "claim c2 \"Ms Osei says so\" supports c1 scheme expert\n"
          + "answer c2 -> c1 1 ok \"Nobody pays her for it\"",
        prints: "Nobody pays her for it"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let questions = CriticalQuestions(map)
    let node = call.node(id)
    let inferences =
      node.isNone
      ? Array(map.inferences)
      : map.graph.kind(node).isInference ? [node] : questions.inferences(bearingOn: node)
    let lists = inferences.map { inference in
      call.has(all) ? questions.all(of: inference) : questions.open(of: inference)
    }.filter { !$0.isEmpty }
    var answer = Answer()
    for list in lists { add(list, map, questions, workspace.options.width, to: &answer) }
    if lists.isEmpty { answer.add(nothing(node, inferences, questions, map.graph), .dim) }
    answer.json = { writer in
      writer.beginArray()
      for question in lists.joined() { Self.write(question, map.graph, into: &writer) }
      writer.endArray()
    }
    return Outcome(answer)
  }

  private static func nothing(
    _ node: NodeID, _ inferences: [NodeID], _ questions: CriticalQuestions, _ graph: Graph
  ) -> String {
    if inferences.contains(where: { questions.scheme(of: $0) != nil }) {
      return "no critical question is open"
    }
    let name = node.isNone || !graph.kind(node).isInference ? "INFERENCE" : graph.name(node)
    return "no scheme is named there: type edit \(name) scheme NAME, or help schemes"
  }

  private static func add(
    _ list: [CriticalQuestion], _ map: MapView, _ questions: CriticalQuestions, _ width: Int,
    to answer: inout Answer
  ) {
    let inference = list[0].inference
    let name = map.graph.name(inference)
    let form = questions.scheme(of: inference)?.summary ?? ""
    answer.add(
      StyledLine(visible(name), .id).adding("  \(visible(list[0].scheme))", .keyword)
        .adding("  \(visible(form))", .dim).cut(to: max(20, width)))
    for question in list {
      for line in QuestionLines.lines(question, map.graph, width: width) { answer.add(line) }
    }
    if let first = list.first(where: \.isOpen) {
      let number = list.count { $0.isOpen } == 1 ? "\(first.number)" : "N"
      answer.add("    answer \(visible(name)) \(number) ok|na \"REASON\"", .dim)
      answer.add("    undercut \(visible(name)) with ID answers \(number)", .dim)
    }
  }

  /// Writes a question as a JSON object.
  static func write(
    _ question: CriticalQuestion, _ graph: Graph, into writer: inout JSONWriter
  ) {
    writer.beginObject()
    func put(_ key: String, _ text: String) {
      writer.key(key)
      writer.string(text)
    }
    put("inference", graph.name(question.inference))
    put("scheme", question.scheme)
    writer.key("question")
    writer.int(question.number)
    put("text", question.text)
    switch question.state {
    case .open: put("state", "open")
    case .satisfied(let reason):
      put("state", "ok")
      put("reason", reason)
    case .notApplicable(let reason):
      put("state", "na")
      put("reason", reason)
    case .objection(let undercut):
      put("state", "undercut")
      put("by", graph.name(undercut))
    }
    writer.endObject()
  }
}

/// A critical question as lines.
enum QuestionLines {
  /// The question with its number, and how it was closed.
  static func lines(
    _ question: CriticalQuestion, _ graph: Graph, width: Int
  ) -> [StyledLine] {
    var text = visible(question.text)
    switch question.state {
    case .open: break
    case .satisfied(let reason): text += "  ok: \(visible(reason))"
    case .notApplicable(let reason): text += "  does not bear on it: \(visible(reason))"
    case .objection(let undercut): text += "  an objection: \(visible(graph.name(undercut)))"
    }
    let indent = "  \(question.number) "
    let pad = String(repeating: " ", count: indent.utf8.count)
    return wrapped(text, to: max(20, width - pad.utf8.count)).enumerated().map { index, line in
      StyledLine(index == 0 ? indent : pad, .id)
        .adding(line, question.isOpen ? .plain : .dim)
    }
  }
}
