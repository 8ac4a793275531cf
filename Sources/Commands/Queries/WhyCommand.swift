import ArgumentGraph
import Evaluation
import JSONText
import Reports
import SourceText

/// `why [not] ID`
enum WhyCommand: Command {
  static let not = Parameter.flag("not")
  static let id = Parameter.node("ID", .argument)

  static let about = CommandDescription(
    name: "why", kind: .query, summary: "Say why a verdict is what it is, in a few sentences.",
    grammar: [not, id],
    details: """
      At most eight: the verdict, the best reasons, the strongest objections, the replies. why not \
      ID says what stands in the way of a better verdict, and what would have to be lost or \
      confirmed for it. With --format json the answer holds a certificate: steps that prove the \
      verdict and that a program can check one after another against the exported map.
      """,
    examples: [
      Example(
        "why c1", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "STANDS"),
      Example(
        "why not c1", before: "claim c1 \"Rents will fall\"\nclaim c2 \"They will not\" rebuts c1",
        prints: "It would be ASSERTED without c2."),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let evaluation = workspace.evaluation()
    let node = call.node(id)
    var sentences = evaluation.explanation(of: node)
    if call.has(not) {
      let stop = workspace.stop
      sentences = WhyNot(evaluation, node).sentences { stop.isRaised }
      if stop.isRaised { throw .interrupted }
    }
    var answer = Answer()
    if let line = workspace.suppositionLine { answer.add(line) }
    for sentence in sentences {
      for line in wrapped(visible(sentence), to: max(20, workspace.options.width)) {
        answer.add(line)
      }
    }
    let supposing = workspace.suppositions.compactMap { workspace.name(of: $0) }
    answer.json = { writer in
      writer.beginObject()
      writer.key("id")
      writer.string(evaluation.graph.name(node))
      writer.verdictMembers(evaluation.verdict(node))
      if !supposing.isEmpty { writer.strings("supposing", supposing) }
      writer.readingMembers(of: node, evaluation)
      writer.strings("sentences", sentences)
      if let certificate = evaluation.certificate(node) {
        writer.key("certificate")
        CertificateJSON(evaluation.graph).write(certificate, into: &writer)
      }
      writer.endObject()
    }
    return Outcome(answer)
  }
}

/// Why a verdict is not a better one.
struct WhyNot {
  private let evaluation: Evaluation
  private let node: NodeID
  private let graph: Graph

  /// The ways to a better verdict that are named.
  private static let shown = 3
  /// The what-ifs that looking for them may take.
  private static let stepLimit = 20_000

  init(_ evaluation: Evaluation, _ node: NodeID) {
    self.evaluation = evaluation
    self.node = node
    graph = evaluation.graph
  }

  /// What stands in the way, and what would clear it.
  ///
  /// - Parameter isInterrupted: asked before each what-if.
  func sentences(_ isInterrupted: () -> Bool) -> [String] {
    let verdict = evaluation.verdict(node)
    var sentences = ["\(graph.name(node)): \(verdict.phrase)."]
    if case .stands(let level) = verdict, level == Int(evaluation.grades.top) {
      return sentences + ["No better verdict is to be had."]
    }
    if let reason = evaluation.fallReason(node) {
      sentences[0] = "\(graph.name(node)): \(verdict.phrase), \(reason.phrase(in: graph))."
    }
    var options = CruxOptions()
    options.moves = .lossesAndConfirmations
    options.change = .level
    options.maximumSize = 2
    var steps = 0
    let found = evaluation.cruxes(of: node, options) {
      steps += 1
      return steps > Self.stepLimit || isInterrupted()
    }
    let better = found.cruxes.filter { Self.rank($0.becomes) > Self.rank(verdict) }
      .sorted { ($0.size, -Self.rank($0.becomes)) < ($1.size, -Self.rank($1.becomes)) }
    for crux in better.prefix(Self.shown) {
      sentences.append("It would be \(crux.becomes.phrase) \(crux.condition(in: graph)).")
    }
    if better.isEmpty {
      sentences.append(
        found.isComplete
          ? "No one or two losses or confirmations would better it."
          : "Nothing was found that would better it before the search was stopped.")
    } else if better.count > Self.shown {
      sentences.append("And in \(better.count - Self.shown) other ways.")
    }
    return sentences
  }

  private static func rank(_ verdict: Verdict) -> Int {
    switch verdict {
    case .stands(let level): 1_000 + level
    case .asserted: 500
    case .contested(let level): 100 + level
    case .falls, .notAdmitted: 0
    }
  }
}

extension Crux {
  /// `without e1 and were a1 confirmed`: what it takes.
  func condition(in graph: Graph) -> String {
    func names(_ nodes: [NodeID]) -> String {
      nodes.map { graph.name($0) }.joined(separator: " + ")
    }
    var words: [String] = []
    if !remove.isEmpty { words.append("without \(names(remove))") }
    if !sources.isEmpty {
      words.append("without the source\(sources.count > 1 ? "s" : "") \(names(sources))")
    }
    if !add.isEmpty { words.append("were \(names(add)) confirmed") }
    return words.joined(separator: " and ")
  }
}
