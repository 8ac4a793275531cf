import ArgumentGraph
import Evaluation
import JSONText
import Reports
import Strength

/// What evidence and assumptions, or sources, add to the strength of a statement.
struct StrengthShares {
  /// What it becomes without one of them.
  struct Removal {
    var node: NodeID
    var value: Double
    var change: Double
  }

  /// The largest change first.
  private(set) var removals: [Removal] = []
  /// Asked for, and what came of it; `nil` when there are too many items.
  private var shapley: ShapleyValues??
  private let items: [NodeID]
  private let graph: Graph

  /// How many items are dropped one by one, so that it ends soon on the largest maps.
  static let dropLimit = 100

  init(
    of root: NodeID, _ map: MapView, _ numeric: MapStrength, _ model: StrengthModel,
    _ strengths: Strengths, bySource: Bool, withShapley: Bool
  ) {
    graph = map.graph
    items = Self.items(under: root, map, numeric, bySource: bySource)
    guard let target = numeric.number(root) else { return }
    let items = items
    func worth(without gone: [NodeID]) -> Double {
      let dropped = Set(gone.compactMap { numeric.number($0) })
      let network = numeric.network(without: Set(gone.filter { map.graph.kind($0) == .source }))
      return Strengths(network, model, without: dropped).values[target]
    }
    let usual = strengths.values[target]
    let drops = items.prefix(Self.dropLimit).map { item in
      let value = worth(without: [item])
      return Removal(node: item, value: value, change: value - usual)
    }
    removals = drops.enumerated().sorted {
      let (left, right) = (abs($0.element.change), abs($1.element.change))
      return left != right ? left > right : $0.offset < $1.offset
    }.map(\.element)
    if !withShapley { return }
    if bySource {
      shapley = .some(
        ShapleyValues(of: items.count, cost: numeric.network.count) { isIn in
          worth(without: zip(items, isIn).filter { !$0.1 }.map(\.0))
        })
    } else {
      let numbers = items.compactMap { numeric.number($0) }
      shapley = .some(numeric.network.shapley(of: numbers, to: target, model))
    }
  }

  /// Evidence and assumptions beneath a statement; or assumptions and the sources that its evidence
  /// cites. In the order of the document.
  private static func items(
    under root: NodeID, _ map: MapView, _ numeric: MapStrength, bySource: Bool
  ) -> [NodeID] {
    let graph = map.graph
    var cited: Set<NodeID> = []
    var items: [NodeID] = []
    for node in map.order where numeric.number(node) != nil {
      switch graph.kind(node) {
      case .evidence where bySource:
        for anchor in graph.anchors(node) { cited.insert(anchor.source) }
      case .evidence where node != root, .assumption where node != root: items.append(node)
      default: continue
      }
    }
    if !bySource { return items }
    return map.order.filter { cited.contains($0) && graph.kind($0) == .source } + items
  }

  // MARK: Text

  /// A line for each item that matters.
  var lines: [StyledLine] {
    var lines: [StyledLine] = []
    let shown = removals.filter { StrengthCommand.fixed(abs($0.change)) != "0.00" }
    for removal in shown {
      lines.append(
        StyledLine(
          "without \(graph.name(removal.node)): \(StrengthCommand.fixed(removal.value)) "
            + "(\(StrengthCommand.signed(removal.change)))"))
    }
    if shown.count < removals.count {
      let words = shown.isEmpty ? "items change" : "more change"
      lines.append(
        StyledLine("\(removals.count - shown.count) \(words) it by less than 0.01", .dim))
    }
    if let shapley { lines += shapley.map(shapleyLines) ?? [tooMany] }
    return lines
  }

  private var tooMany: StyledLine {
    StyledLine("its \(items.count) items are too many for Shapley values", .warning)
  }

  private func shapleyLines(_ found: ShapleyValues) -> [StyledLine] {
    let how =
      found.isExact
      ? "exact" : "estimated from \(found.orders) orders, errors at 95 %"
    var lines = [StyledLine("Shapley values, \(how):")]
    let ranked = items.indices.sorted {
      let (left, right) = (abs(found.values[$0]), abs(found.values[$1]))
      return left != right ? left > right : $0 < $1
    }
    var hidden = 0
    for index in ranked {
      let value = StrengthCommand.signed(found.values[index])
      let error = StrengthCommand.fixed(found.errors[index])
      if value == "0.00", error == "0.00" {
        hidden += 1
        continue
      }
      let range = found.isExact ? "" : " ± \(error)"
      lines.append(StyledLine("  \(graph.name(items[index])) adds \(value)\(range)"))
    }
    if hidden > 0 { lines.append(StyledLine("  \(hidden) more add less than 0.01", .dim)) }
    let total = StrengthCommand.signed(found.all - found.none)
    lines.append(
      StyledLine(
        "  together \(total): \(StrengthCommand.fixed(found.none)) without any, "
          + "\(StrengthCommand.fixed(found.all)) with all"))
    return lines
  }

  // MARK: JSON

  /// Writes the members `removals` and `shapley` of an object.
  func write(into writer: inout JSONWriter) {
    if !removals.isEmpty {
      writer.key("removals")
      writer.beginArray()
      for removal in removals {
        writer.beginObject()
        writer.key("without")
        writer.string(graph.name(removal.node))
        number("strength", removal.value, into: &writer)
        number("change", removal.change, into: &writer)
        writer.endObject()
      }
      writer.endArray()
    }
    guard let shapley else { return }
    writer.key("shapley")
    guard let shapley else { return writer.null() }
    writer.beginObject()
    writer.key("exact")
    writer.bool(shapley.isExact)
    writer.key("orders")
    writer.int(shapley.orders)
    number("none", shapley.none, into: &writer)
    number("all", shapley.all, into: &writer)
    writer.key("values")
    writer.beginArray()
    for (index, item) in items.enumerated() {
      writer.beginObject()
      writer.key("of")
      writer.string(graph.name(item))
      number("adds", shapley.values[index], into: &writer)
      number("error", shapley.errors[index], into: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func number(_ key: String, _ value: Double, into writer: inout JSONWriter) {
    writer.key(key)
    writer.number(JSONNumber(value) ?? JSONNumber(0))
  }
}
