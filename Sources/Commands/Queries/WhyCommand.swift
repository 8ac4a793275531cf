import ArgumentGraph
import Evaluation
import Reports
import SourceText

/// `why ID`
enum WhyCommand: Command {
  static let id = Parameter.node("ID", .argument)

  static let about = CommandDescription(
    name: "why", kind: .query, summary: "Say why a verdict is what it is, in a few sentences.",
    grammar: [id],
    details: "At most eight: the verdict, the best reasons, the strongest objections, the replies.",
    examples: [
      Example(
        "why c1", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "STANDS")
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let evaluation = workspace.evaluation()
    let node = call.node(id)
    let sentences = evaluation.explanation(of: node)
    var answer = Answer()
    for sentence in sentences {
      for line in wrapped(visible(sentence), to: max(20, workspace.options.width)) {
        answer.add(line)
      }
    }
    let name = workspace.graph.name(node)
    let verdict = evaluation.verdict(node)
    answer.json = { writer in
      writer.beginObject()
      writer.key("id")
      writer.string(name)
      writer.key("verdict")
      writer.string(verdict.key)
      writer.key("sentences")
      writer.beginArray()
      for sentence in sentences { writer.string(sentence) }
      writer.endArray()
      writer.endObject()
    }
    return Outcome(answer)
  }
}
