import ArgumentGraph
import Evaluation
import JSONText
import Reports
import SourceText
import Strength

/// `strength [ID] [by df-quad|quadratic] [robust]`
enum StrengthCommand: Command {
  static let id = Parameter.node("ID", .statement).optional
  static let model = Parameter.choice(
    "MODEL", StrengthModel.allCases.map(\.rawValue), after: "by"
  ).optional
  static let robust = Parameter.flag("robust")

  static let about = CommandDescription(
    name: "strength", kind: .query, summary: "Give numbers to statements; never a verdict.",
    grammar: [id, model, robust],
    details: """
      A number from 0 to 1 for each statement, by DF-QuAD, or with `by quadratic` the quadratic \
      energy model, from base scores that are a convention: evidence by its grade, assumptions by \
      their status, claims a half. With an id it also shows how much each item of evidence or \
      assumption adds: what the number loses when it is dropped. In circles a number is certified \
      unique, or UNCERTIFIED. Of the base scores only the order means something: `robust` re-scales \
      them in many ways that keep it, and says between which places of the ranking each statement \
      moves and which neighbours change places.
      """,
    examples: [
      Example(
        "strength c1", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "without a1"),
      Example(
        "strength robust", before: "claim c1 \"Rents will fall\"\nassumption a1 \"B\" supports c1",
        prints: "re-scaled in 200 ways"),
    ])

  /// How many items are dropped one by one, so that it ends soon on the largest maps.
  static let dropLimit = 100

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let map = workspace.notebook.view
    let grades = workspace.evaluation().grades
    let model = call.text(model).flatMap(StrengthModel.init) ?? .dfQuad
    let root = call.node(id)
    let numeric = MapStrength(map, grades: grades, beneath: root)
    let strengths = Strengths(numeric.network, model)
    let ranking =
      call.has(robust)
      ? Ranking(map, root.isNone ? numeric : MapStrength(map, grades: grades), model) : nil
    var rows: [Row] = []
    for node in root.isNone ? Array(map.statements) : [root] {
      guard let number = numeric.number(node) else { continue }
      rows.append(
        Row(
          node: node, value: strengths.values[number], certainty: strengths.certainties[number],
          base: MapStrength.base(of: node, map.graph, grades),
          grade: map.graph.kind(node) == .evidence
            ? grades.grade(of: node, in: map.graph).code : ""))
    }
    if root.isNone { rows = rows.enumerated().sorted { isBefore($0, $1) }.map(\.element) }
    var answer = Answer()
    answer.add(table(rows, ranking, map.graph))
    var drops: [Drop] = []
    if !root.isNone {
      drops = removals(of: root, map, numeric, model, strengths)
      let shown = drops.filter { fixed(abs($0.change)) != "0.00" }
      for drop in shown {
        answer.add(
          "without \(map.graph.name(drop.node)): \(fixed(drop.value)) (\(signed(drop.change)))")
      }
      if shown.count < drops.count {
        let words = shown.isEmpty ? "items change" : "more change"
        answer.add("\(drops.count - shown.count) \(words) it by less than 0.01", .dim)
      }
    }
    for line in ranking?.lines(about: root) ?? [] { answer.add(line) }
    answer.add("\(model.rawValue); the base scores are a convention, and this is no verdict", .dim)
    let graph = map.graph
    answer.json = { write(rows, drops, ranking, model, graph, into: &$0) }
    return Outcome(answer)
  }

  private struct Row {
    var node: NodeID
    var value: Double
    var certainty: Certainty
    var base: Double
    var grade: String
  }

  private struct Drop {
    var node: NodeID
    var value: Double
    var change: Double
  }

  /// The strongest first, then in the order of the document.
  private static func isBefore(
    _ left: (offset: Int, element: Row), _ right: (offset: Int, element: Row)
  ) -> Bool {
    left.element.value != right.element.value
      ? left.element.value > right.element.value : left.offset < right.offset
  }

  /// What the strength becomes without each of the things that it rests on, the largest change first.
  private static func removals(
    of root: NodeID, _ map: MapView, _ numeric: MapStrength, _ model: StrengthModel,
    _ strengths: Strengths
  ) -> [Drop] {
    guard let target = numeric.number(root) else { return [] }
    let leaves = map.order.filter {
      (map.graph.kind($0) == .evidence || map.graph.kind($0) == .assumption) && $0 != root
        && numeric.number($0) != nil
    }
    let drops = leaves.prefix(dropLimit).map { leaf in
      let dropped = numeric.number(leaf).map { Set([$0]) } ?? []
      let value = Strengths(numeric.network, model, without: dropped).values[target]
      return Drop(node: leaf, value: value, change: value - strengths.values[target])
    }
    return drops.enumerated().sorted {
      let (left, right) = (abs($0.element.change), abs($1.element.change))
      return left != right ? left > right : $0.offset < $1.offset
    }.map(\.element)
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
  private static func fixed(_ value: Double) -> String {
    let hundredths = Int(value * 100 + 0.5)
    let digits = String(hundredths % 100)
    return "\(hundredths / 100).\(digits.count < 2 ? "0" : "")\(digits)"
  }

  private static func signed(_ change: Double) -> String {
    let size = fixed(abs(change))
    return size == "0.00" ? size : (change < 0 ? "-" : "+") + size
  }

  private static func write(
    _ rows: [Row], _ drops: [Drop], _ ranking: Ranking?, _ model: StrengthModel, _ graph: Graph,
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
    if !drops.isEmpty {
      writer.key("removals")
      writer.beginArray()
      for drop in drops {
        writer.beginObject()
        writer.key("without")
        writer.string(graph.name(drop.node))
        number("strength", drop.value)
        number("change", drop.change)
        writer.endObject()
      }
      writer.endArray()
    }
    ranking?.write(into: &writer)
    writer.endObject()
  }
}
