import ArgumentGraph
import Conventions
import Evaluation
import Formats
import Reports
import SourceText

/// `show ID`
enum ShowCommand: Command {
  static let id = Parameter.node()

  static let about = CommandDescription(
    name: "show", kind: .query,
    summary: "Show a statement, an inference or a source in full.",
    grammar: [id],
    details: """
      With the verdict come the reasons that are grounded, what to be wary of, and what it needs: \
      the evidence and assumptions without which no support would be left for it.
      """,
    examples: [
      Example(
        "show c1", before: "claim c1 \"Rents will fall\"\nevidence e1 \"400 homes\" supports c1",
        prints: "+ e1"),
      Example(
        "show c2 -> c1",
        before: "claim c1 \"Rents will fall\"\n"
          + "claim c2 \"Ms Osei says so\" supports c1 scheme expert",
        prints: "1 Is E biased or interested?"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let node = call.node(id)
    var answer = Answer()
    let evaluation = workspace.evaluation()
    if let line = workspace.suppositionLine, map.graph.kind(node) != .source { answer.add(line) }
    let questions = CriticalQuestions(map)
    let card = NodeCard(
      map: map, evaluation: evaluation, questions: questions, width: workspace.options.width,
      place: workspace.notebook.includedPlace(of: node))
    for line in card.lines(node) { answer.add(line) }
    answer.json = { writer in
      writer.beginObject()
      var objects = JSONNodeWriter(
        map, verdict: evaluation.verdictMark, chances: map.chances)
      objects.writeMembers(of: node, into: &writer)
      if let place = card.place {
        writer.key("file")
        writer.string(place.file)
        writer.key("line")
        writer.int(place.line)
      }
      let incoming = map.incoming(node)
      if !incoming.isEmpty {
        writer.key("incoming")
        objects.writeArray(incoming, into: &writer)
      }
      let uses = map.uses(node)
      if !uses.isEmpty {
        writer.key("uses")
        objects.writeArray(uses, into: &writer)
      }
      let open = ([node] + incoming).filter { map.graph.kind($0).isInference }
        .flatMap { questions.open(of: $0) }
      if !open.isEmpty {
        writer.key("questions")
        writer.beginArray()
        for question in open { QuestionsCommand.write(question, map.graph, into: &writer) }
        writer.endArray()
      }
      writer.endObject()
    }
    return Outcome(answer)
  }
}

extension NodeKind {
  /// The sign of an inference: `+` support, `-` rebuttal, `/` undercut.
  var mark: String { self == .support ? "+" : self == .rebut ? "-" : "/" }
}
