@testable import ArgumentGraph

/// A graph as dictionaries and lists, which finds everything anew each time.
struct SlowGraph {
  /// What an inference was written to bear on.
  enum Goal: Equatable {
    case id(String)
    case path([[String]], end: String)
  }

  struct Inference {
    var kind: NodeKind
    var label: String?
    var premises: [String]
    var goal: Goal
  }

  struct Statement {
    var kind: NodeKind
    var label: String?
    var text: String
    var inferences: [Inference]
  }

  /// What stands, by origin, in the order in which it was declared.
  private(set) var standing: [(origin: UInt32, statement: Statement)] = []
  /// Origins whose id was taken.
  private(set) var silent: [UInt32] = []

  mutating func declare(_ statement: Statement, _ origin: UInt32) {
    silent.removeAll { $0 == origin }
    if mayDeclare(statement) {
      standing.append((origin, statement))
    } else {
      silent.append(origin)
    }
  }

  /// Whether no other statement has declared its ids.
  func mayDeclare(_ statement: Statement) -> Bool {
    let taken = Set(standing.flatMap { labels($0.statement) })
    return taken.isDisjoint(with: labels(statement))
  }

  mutating func withdraw(_ origin: UInt32) {
    silent.removeAll { $0 == origin }
    standing.removeAll { $0.origin == origin }
  }

  private func labels(_ statement: Statement) -> [String] {
    (statement.label.map { [$0] } ?? []) + statement.inferences.compactMap(\.label)
  }

  /// Where an inference stands: its origin and its position there.
  struct Spot: Hashable, Comparable {
    var origin: UInt32
    var index: Int
    static func < (a: Spot, b: Spot) -> Bool { (a.origin, a.index) < (b.origin, b.index) }
  }

  enum Conclusion: Hashable {
    case id(String)
    case inference(Spot)
  }

  var inferences: [Spot: Inference] {
    var all: [Spot: Inference] = [:]
    for (origin, statement) in standing {
      for (index, inference) in statement.inferences.enumerated() {
        all[Spot(origin: origin, index: index)] = inference
      }
    }
    return all
  }

  /// What every inference bears on, found by going on until nothing changes.
  func conclusions() -> (tied: [Spot: Conclusion], ambiguous: Set<Spot>) {
    let all = inferences
    var byLabel: [String: Spot] = [:]
    for (spot, inference) in all { if let label = inference.label { byLabel[label] = spot } }
    var tied: [Spot: Conclusion] = [:]
    var ambiguous: Set<Spot> = []
    for _ in 0...all.count {
      var next: [Spot: Conclusion] = [:]
      ambiguous = []
      for (spot, inference) in all {
        switch inference.goal {
        case .id(let id): next[spot] = byLabel[id].map { .inference($0) } ?? .id(id)
        case .path(let steps, let end):
          let found = look(steps, byLabel[end].map { .inference($0) } ?? .id(end), all, tied)
          if found.count == 1 { next[spot] = .inference(found[0]) }
          if found.count > 1 { ambiguous.insert(spot) }
        }
      }
      if next == tied { break }
      tied = next
    }
    return (tied, ambiguous)
  }

  private func look(
    _ steps: [[String]], _ end: Conclusion, _ all: [Spot: Inference], _ tied: [Spot: Conclusion]
  ) -> [Spot] {
    var conclusion = end
    for (depth, step) in steps.enumerated().reversed() {
      let matches = all.keys.filter {
        Set(all[$0]!.premises) == Set(step) && tied[$0] == conclusion
      }
      let unnamed = matches.filter { all[$0]!.label == nil }
      let chosen = unnamed.isEmpty ? matches : unnamed
      if chosen.count != 1 || depth == 0 { return chosen.sorted() }
      conclusion = .inference(chosen[0])
    }
    return []
  }
}
