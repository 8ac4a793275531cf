/// What a strength depends on: statements with base scores, and steps between them.
///
/// Nodes are numbers from 0. A step's base score is the product of its premises' strengths.
public struct StrengthNetwork: Sendable {
  /// What a node is.
  public enum Role: Sendable, Equatable {
    /// It has this base score.
    case statement(base: Double)
    /// It has these premises, which are statements.
    case step(premises: [Int])
  }

  /// What each node is.
  public private(set) var roles: [Role] = []
  /// The steps that support each node.
  public private(set) var supporters: [[Int]] = []
  /// The steps that attack each node.
  public private(set) var attackers: [[Int]] = []

  /// No nodes.
  public init() {}

  /// How many nodes there are.
  public var count: Int { roles.count }

  /// Adds a statement; its base score is brought into 0...1.
  public mutating func addStatement(base: Double) -> Int {
    append(.statement(base: min(1, max(0, base))))
  }

  /// Adds a step.
  public mutating func addStep(premises: [Int]) -> Int { append(.step(premises: premises)) }

  private mutating func append(_ role: Role) -> Int {
    roles.append(role)
    supporters.append([])
    attackers.append([])
    return roles.count - 1
  }

  /// Lets a step support a node.
  public mutating func support(_ node: Int, by step: Int) { supporters[node].append(step) }

  /// Lets a step attack a node.
  public mutating func attack(_ node: Int, by step: Int) { attackers[node].append(step) }

  /// The same network with other base scores. A base score of 0 stays, since nothing may come of
  /// what does not count. Linear.
  ///
  /// - Parameter scores: what each base score becomes; one that is not named stays.
  public func rescaled(_ scores: [Double: Double]) -> StrengthNetwork {
    var copy = self
    for node in roles.indices {
      if case .statement(let base) = roles[node], base > 0 {
        copy.roles[node] = .statement(base: min(1, max(0, scores[base] ?? base)))
      }
    }
    return copy
  }

  /// Gives a statement another base score, brought into 0...1; nothing for a step.
  public mutating func rebase(_ node: Int, to base: Double) {
    if case .statement = roles[node] { roles[node] = .statement(base: min(1, max(0, base))) }
  }

  /// What a node's strength is computed from, its premises first.
  func input(_ node: Int, _ position: Int) -> Int? {
    var position = position
    if case .step(let premises) = roles[node] {
      if position < premises.count { return premises[position] }
      position -= premises.count
    }
    if position < supporters[node].count { return supporters[node][position] }
    position -= supporters[node].count
    return position < attackers[node].count ? attackers[node][position] : nil
  }
}
