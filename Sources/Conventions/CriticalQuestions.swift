import ArgumentGraph

/// A question that tries an inference, as its scheme asks it.
public struct CriticalQuestion: Sendable, Equatable {
  /// Whether it is still to be dealt with.
  public enum State: Sendable, Equatable {
    /// Nobody has dealt with it.
    case open
    /// It was looked into, and the inference holds up; why.
    case satisfied(String)
    /// It does not bear on this inference; why.
    case notApplicable(String)
    /// It was turned into an objection: this undercut.
    case objection(NodeID)
  }

  /// The inference that it tries.
  public var inference: NodeID
  /// The scheme that asks it.
  public var scheme: String
  /// Its number, from 1.
  public var number: Int
  /// The question.
  public var text: String
  /// Whether it is dealt with.
  public var state: State

  /// Whether it is still to be dealt with.
  public var isOpen: Bool { state == .open }
}

/// The critical questions of a map's inferences.
///
/// An `answer` statement closes a question, and so does an undercut that says which one it answers;
/// an undercut counts before an `answer`, and of several the first in the document counts.
public struct CriticalQuestions: Sendable {
  /// The schemes that ask.
  public let schemes: SchemeCatalog
  private let map: MapView
  private var states: [Key: CriticalQuestion.State] = [:]

  private struct Key: Hashable {
    var inference: NodeID
    var number: Int
  }

  /// Finds what answers the questions of a map. Linear.
  public init(_ map: MapView) { self.init(map, SchemeCatalog(map)) }

  /// Finds what answers the questions of a map whose schemes are known. Linear.
  public init(_ map: MapView, _ schemes: SchemeCatalog) {
    self.map = map
    self.schemes = schemes
    for inference in map.order where map.graph.kind(inference) == .undercut {
      let number = map.graph.answeredQuestion(inference)
      let target = map.graph.conclusion(inference)
      if number == 0 || target.isNone { continue }
      enter(.objection(inference), Key(inference: target, number: number))
    }
    for placed in map.directives {
      guard case .answer(let target, let number, let isSatisfied, let reason) = placed.directive
      else { continue }
      let words = map.graph.texts[reason]
      enter(
        isSatisfied ? .satisfied(words) : .notApplicable(words),
        Key(inference: map.graph.resolve(target), number: number))
    }
  }

  private mutating func enter(_ state: CriticalQuestion.State, _ key: Key) {
    if states[key] == nil { states[key] = state }
  }

  /// The scheme of an inference; `nil` when it has none, or names none that there is.
  public func scheme(of inference: NodeID) -> SchemeDefinition? {
    schemes.scheme(of: inference, in: map.graph)
  }

  /// The questions that try an inference, in the order of its scheme.
  public func all(of inference: NodeID) -> [CriticalQuestion] {
    guard let scheme = scheme(of: inference) else { return [] }
    return scheme.questions.enumerated().map { index, text in
      CriticalQuestion(
        inference: inference, scheme: scheme.name, number: index + 1, text: text,
        state: states[Key(inference: inference, number: index + 1)] ?? .open)
    }
  }

  /// The questions of an inference that are still to be dealt with.
  public func open(of inference: NodeID) -> [CriticalQuestion] {
    all(of: inference).filter(\.isOpen)
  }

  /// The slots of an inference's scheme that no premise fills.
  public func emptySlots(of inference: NodeID) -> [SchemeDefinition.Slot] {
    guard let scheme = scheme(of: inference) else { return [] }
    let filled = Set(
      (0..<map.graph.premiseCount(inference)).compactMap { map.graph.slot(inference, $0) })
    return scheme.slots.filter { !filled.contains($0.name) }
  }

  /// The inferences that bear on `node`, itself included when it is one, in the order of the
  /// document: what leads to it over premises, support and attacks. Linear in what leads to it.
  public func inferences(bearingOn node: NodeID) -> [NodeID] {
    let graph = map.graph
    var seen: Set<NodeID> = [node]
    var open = [node]
    var found: [NodeID] = []
    while let next = open.popLast() {
      let isInference = graph.kind(next).isInference
      if isInference { found.append(next) }
      for other in graph.incoming(next) where seen.insert(other).inserted { open.append(other) }
      if !isInference { continue }
      for premise in graph.premises(next) where seen.insert(premise).inserted {
        open.append(premise)
      }
    }
    return found.sorted { map.rank[$0.index] < map.rank[$1.index] }
  }
}
