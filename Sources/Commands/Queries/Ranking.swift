import ArgumentGraph
import JSONText
import Reports
import Strength

/// How far the ranking of a map's statements by strength is owed to the numbers of the convention.
struct Ranking {
  private let graph: Graph
  private let numbers: MapStrength
  private let robustness: Robustness
  private let nodes: [Int: NodeID]

  /// Neighbours that are printed.
  static let shown = 10

  init(_ map: MapView, _ strength: MapStrength, _ model: StrengthModel) {
    graph = map.graph
    numbers = strength
    var nodes: [Int: NodeID] = [:]
    var ranked: [Int] = []
    for node in map.statements {
      guard let number = strength.number(node) else { continue }
      nodes[number] = node
      ranked.append(number)
    }
    self.nodes = nodes
    robustness = Robustness(strength.network, model, ranking: ranked)
  }

  private func places(of node: NodeID) -> ClosedRange<Int>? {
    numbers.number(node).flatMap { robustness.places[$0] }
  }

  /// `3`, or `2-5` when it moves.
  func place(of node: NodeID) -> String {
    guard let places = places(of: node) else { return "" }
    return places.count == 1
      ? "\(places.lowerBound)" : "\(places.lowerBound)-\(places.upperBound)"
  }

  private func name(_ number: Int) -> String { nodes[number].map { graph.name($0) } ?? "?" }

  /// `the ways are drawn: …`: how far what was counted may be off.
  private var errorLine: StyledLine {
    func hundredths(_ share: Double) -> Int { Int(share * 100 + 0.999) }
    return StyledLine(
      "the ways are drawn: shares are within \(hundredths(robustness.shareError)) of 100, and what "
        + "never happened does in under \(hundredths(robustness.missedShare)) of 100 (95 % sure)",
      .dim)
  }

  /// What was found, of one statement or of all.
  func lines(about node: NodeID) -> [StyledLine] {
    let ways = "re-scaled in \(robustness.tries) ways that keep the order of the base scores"
    if !node.isNone {
      return [
        StyledLine("\(ways), it has place \(place(of: node)) of \(nodes.count)"), errorLine,
      ]
    }
    if robustness.turns.isEmpty {
      return [StyledLine("\(ways), no neighbours in the ranking change places"), errorLine]
    }
    var lines = [StyledLine("\(ways), these neighbours change places:")]
    for turn in robustness.turns.prefix(Self.shown) {
      lines.append(
        StyledLine("  \(name(turn.lower)) is above \(name(turn.higher)) in \(turn.count)"))
    }
    let rest = robustness.turns.count - Self.shown
    if rest > 0 { lines.append(StyledLine("  ... \(rest) more", .dim)) }
    lines.append(errorLine)
    return lines
  }

  /// Writes the member `places` of an object: the best and the worst.
  func writePlaces(of node: NodeID, into writer: inout JSONWriter) {
    guard let places = places(of: node) else { return }
    writer.key("places")
    writer.beginArray()
    writer.int(places.lowerBound)
    writer.int(places.upperBound)
    writer.endArray()
  }

  /// Writes the member `robustness` of an object.
  func write(into writer: inout JSONWriter) {
    writer.key("robustness")
    writer.beginObject()
    writer.key("tries")
    writer.int(robustness.tries)
    for (key, share) in [
      ("share_error", robustness.shareError), ("missed_share", robustness.missedShare),
    ] {
      writer.key(key)
      writer.number(JSONNumber(share) ?? JSONNumber(0))
    }
    writer.key("turns")
    writer.beginArray()
    for turn in robustness.turns {
      writer.beginObject()
      writer.key("higher")
      writer.string(name(turn.higher))
      writer.key("lower")
      writer.string(name(turn.lower))
      writer.key("count")
      writer.int(turn.count)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
