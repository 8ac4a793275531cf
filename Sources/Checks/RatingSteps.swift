import ArgumentGraph

/// Whether the letter and the number of an item of evidence are the same place of their scales.
enum RatingStep: UInt8 {
  /// It lacks one of them, or is no evidence.
  case unrated
  /// They are: A and 1, B and 2, and so on.
  case together
  /// They are not.
  case apart
}

extension CheckContext {
  /// How a statement is rated.
  func ratingStep(of node: NodeID) -> RatingStep {
    guard graph.kind(node) == .evidence else { return .unrated }
    let number = graph.credibility(node)
    guard number > 0, let letter = letter(node)?.asciiValue else { return .unrated }
    return Int(letter) - 0x40 == number ? .together : .apart
  }
}

/// How the statements of a map are rated, counted.
struct RatingSteps {
  private var steps: [RatingStep]
  private(set) var together = 0
  private(set) var apart = 0

  /// Counts a whole map. Linear.
  init(_ map: CheckContext) {
    steps = [RatingStep](repeating: .unrated, count: map.graph.count)
    for node in map.statements { update(node, in: map) }
  }

  /// How a statement is rated.
  subscript(node: NodeID) -> RatingStep { steps[node.index] }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    if count <= steps.count { return }
    steps.append(contentsOf: repeatElement(.unrated, count: count - steps.count))
  }

  /// Reads a node again.
  mutating func update(_ node: NodeID, in map: CheckContext) {
    let new = map.map.rank[node.index] >= 0 ? map.ratingStep(of: node) : .unrated
    count(steps[node.index], -1)
    count(new, 1)
    steps[node.index] = new
  }

  private mutating func count(_ step: RatingStep, _ number: Int) {
    if step == .together { together += number }
    if step == .apart { apart += number }
  }
}
