import ArgumentGraph
import Evaluation
import JSONText
import Reports
import SourceText
import Strength

/// `strength [ID] [by df-quad|quadratic] [shapley] [sources] [robust]`
enum StrengthCommand: Command {
  static let id = Parameter.node("ID", .statement).optional
  static let model = Parameter.choice(
    "MODEL", StrengthModel.allCases.map(\.rawValue), after: "by"
  ).optional
  static let shapley = Parameter.flag("shapley")
  static let sources = Parameter.flag("sources")
  static let robust = Parameter.flag("robust")

  static let about = CommandDescription(
    name: "strength", kind: .query, summary: "Give numbers to statements; never a verdict.",
    grammar: [id, model, shapley, sources, robust],
    details: """
      A number from 0 to 1 for each statement, by DF-QuAD, or with `by quadratic` the quadratic \
      energy model, from base scores that are a convention: evidence by its grade, assumptions by \
      their status, claims a half. What is supposed counts here as it does in verdicts. In circles a \
      number is certified unique, or UNCERTIFIED.

      With an id it also shows what each item of evidence or assumption adds by removal: what the \
      number becomes without it. `shapley` adds their Shapley values, what each adds on average over \
      all orders in which they could come; these sum to what all of them add, and are estimates with \
      their error when there are many. `sources` asks the same of sources instead \
      of evidence. The two measures differ: where either of two items does as well as both, nothing \
      is lost with one of them, and each has half of what they add as its Shapley value.

      Of the base scores only the order means something: `robust` re-scales them in many ways that \
      keep it, and says between which places of the ranking each statement moves and which \
      neighbours change places. The ways are drawn, so their shares have an error, which it gives.
      """,
    examples: [
      Example(
        "strength c1", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "without a1"),
      Example(
        "strength c1 shapley",
        before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "a1 adds +0.18"),
      Example(
        "strength robust", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "re-scaled in 200 ways"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let evaluation = workspace.evaluation()
    let model = call.text(model).flatMap(StrengthModel.init) ?? .dfQuad
    let root = call.node(id)
    let numeric = MapStrength(map, evaluation, beneath: root)
    let strengths = Strengths(numeric.network, model)
    let ranking =
      call.has(robust)
      ? Ranking(map, root.isNone ? numeric : MapStrength(map, evaluation), model) : nil
    var rows: [Row] = []
    for node in root.isNone ? Array(map.statements) : [root] {
      guard let number = numeric.number(node) else { continue }
      rows.append(
        Row(
          node: node, value: strengths.values[number], certainty: strengths.certainties[number],
          base: numeric.base(of: node),
          grade: map.graph.kind(node) == .evidence ? evaluation.grade(of: node).code : ""))
    }
    if root.isNone { rows = rows.enumerated().sorted { isBefore($0, $1) }.map(\.element) }
    var answer = Answer()
    if let line = workspace.suppositionLine { answer.add(line) }
    answer.add(table(rows, ranking, map.graph))
    let shares =
      root.isNone
      ? nil
      : StrengthShares(
        of: root, map, numeric, model, strengths, bySource: call.has(sources),
        withShapley: call.has(shapley))
    for line in shares?.lines ?? [] { answer.add(line) }
    for line in ranking?.lines(about: root) ?? [] { answer.add(line) }
    answer.add("\(model.rawValue); the base scores are a convention, and this is no verdict", .dim)
    let graph = map.graph
    answer.json = { write(rows, shares, ranking, model, graph, into: &$0) }
    return Outcome(answer)
  }

  private struct Row {
    var node: NodeID
    var value: Double
    var certainty: Certainty
    var base: Double
    var grade: String
  }

  /// The strongest first, then in the order of the document.
  private static func isBefore(
    _ left: (offset: Int, element: Row), _ right: (offset: Int, element: Row)
  ) -> Bool {
    left.element.value != right.element.value
      ? left.element.value > right.element.value : left.offset < right.offset
  }

  private static func table(_ rows: [Row], _ ranking: Ranking?, _ graph: Graph) -> Table {
    var columns: [Table.Column] = ranking == nil ? [] : [.init("place")]
    columns += [
      .init("strength", isNumeric: true), .init("base", isNumeric: true), .init("grade"),
      .init("id"), .init("certainty"), .init("text", isFlexible: true),
    ]
    var table = Table(columns)
    for row in rows {
      let isSure = row.certainty == .exact || row.certainty == .certifiedUnique
      let place = ranking.map { [Table.Cell($0.place(of: row.node))] } ?? []
      table.rows.append(
        place + [
          .init(fixed(row.value)), .init(fixed(row.base)), .init(row.grade),
          .init(graph.name(row.node), .id),
          .init(phrase(row.certainty), isSure ? .dim : .warning), .init(graph.text(row.node)),
        ])
    }
    return table
  }

  private static func phrase(_ certainty: Certainty) -> String {
    switch certainty {
    case .exact: "exact"
    case .certifiedUnique: "certified unique"
    case .converged: "UNCERTIFIED: converged"
    case .unstable: "UNCERTIFIED: no stable value"
    }
  }

  /// Two decimals, the same in every locale.
  static func fixed(_ value: Double) -> String {
    let hundredths = Int(value * 100 + 0.5)
    let digits = String(hundredths % 100)
    return "\(hundredths / 100).\(digits.count < 2 ? "0" : "")\(digits)"
  }

  /// The same with a sign, but for what is nothing in two decimals.
  static func signed(_ change: Double) -> String {
    let size = fixed(abs(change))
    return size == "0.00" ? size : (change < 0 ? "-" : "+") + size
  }

  private static func write(
    _ rows: [Row], _ shares: StrengthShares?, _ ranking: Ranking?, _ model: StrengthModel,
    _ graph: Graph,
    into writer: inout JSONWriter
  ) {
    func number(_ key: String, _ value: Double) {
      writer.key(key)
      writer.number(JSONNumber(value) ?? JSONNumber(0))
    }
    writer.beginObject()
    writer.key("model")
    writer.string(model.rawValue)
    writer.key("strengths")
    writer.beginArray()
    for row in rows {
      writer.beginObject()
      writer.key("id")
      writer.string(graph.name(row.node))
      number("strength", row.value)
      number("base", row.base)
      if !row.grade.isEmpty {
        writer.key("grade")
        writer.string(row.grade)
      }
      writer.key("certainty")
      writer.string(phrase(row.certainty))
      ranking?.writePlaces(of: row.node, into: &writer)
      switch row.certainty {
      case .converged(let residual), .unstable(let residual): number("residual", residual)
      case .exact, .certifiedUnique: break
      }
      writer.endObject()
    }
    writer.endArray()
    shares?.write(into: &writer)
    ranking?.write(into: &writer)
    writer.endObject()
  }
}
