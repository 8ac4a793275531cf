import ArgumentGraph
import Conventions

extension HelpTopics {
  /// The schemes that ship, rendered from their definitions.
  static let schemes = HelpTopic(
    name: "schemes", summary: "The argumentation schemes, their slots and questions",
    text: """
      A scheme is a known form of argument, and a tag on an inference. Its slots are premises that \
      must hold; its questions try the inference and stay open until they are dealt with.

        support rents with assertion: c2 + expertise: c3 scheme expert
        questions rents
        answer c2 + c3 -> rents 1 ok "Nobody pays her for it"
        undercut c2 + c3 -> rents with k1 answers 2

      Schemes are data: `scheme NAME "FORM" slot … question …` declares one of your own, or another \
      in the place of one of these. `check U006` finds slots that no premise fills, `check A005` \
      open questions of what a contention needs.

      """ + SchemeCatalog.builtIn.map(paragraph).joined(separator: "\n"))

  /// A scheme as lines that are kept.
  private static func paragraph(_ scheme: SchemeDefinition) -> String {
    var lines = ["", "  \(scheme.name)  \(scheme.summary)"]
    for slot in scheme.slots { lines.append("    \(slot.name): \(slot.text)") }
    for (index, question) in scheme.questions.enumerated() {
      lines.append("    \(index + 1) \(question)")
    }
    return lines.joined(separator: "\n")
  }
}
