import ArgumentGraph
import SourceText

/// An `allow` statement: a finding that is silenced, and why.
public struct Allowance: Sendable, Equatable {
  /// The written statement.
  public var origin: Origin
  /// The rule's code or name as it was written.
  public var word: String
  /// What it was written on.
  public var target: Target
  /// The node that `target` names; `none` when it names none, or several.
  public var node: NodeID
  /// Why the finding is silenced.
  public var reason: String
  /// The rule's code; `nil` when no rule is named so.
  public var code: String?
  /// Whether it has silenced a finding.
  public internal(set) var isUsed = false

  /// Whether a reason is given; without one nothing is silenced.
  public var hasReason: Bool { reason.unicodeScalars.contains { !$0.properties.isWhitespace } }
}

extension CheckContext {
  /// The map's `allow` statements in the order of the document.
  func readAllowances() -> [Allowance] {
    map.directives.compactMap { placed in
      guard case .allow(let word, let target, let reason) = placed.directive else { return nil }
      return Allowance(
        origin: placed.origin, word: word, target: target, node: graph.resolve(target),
        reason: graph.texts[reason], code: RuleCatalog.rule(named: word)?.about.code)
    }
  }
}

/// The `allow` statements by what they silence.
struct Silencer {
  /// A rule and a statement.
  struct Key: Hashable {
    var code: String
    var node: NodeID
  }

  private var allowances: [Key: [Int]] = [:]

  init(_ all: [Allowance]) {
    for (index, allowance) in all.enumerated() where allowance.hasReason {
      guard let code = allowance.code, !allowance.node.isNone else { continue }
      allowances[Key(code: code, node: allowance.node), default: []].append(index)
    }
  }

  /// What is silenced by either and not by both.
  func difference(from other: Silencer) -> Set<Key> {
    if allowances.isEmpty, other.allowances.isEmpty { return [] }
    return Set(allowances.keys).symmetricDifference(other.allowances.keys)
  }

  /// Whether something is silenced.
  func silences(_ key: Key) -> Bool { allowances[key] != nil }

  /// The `allow` statements that silence `finding`, in the order of the document.
  func allowances(for finding: Finding) -> [Int] {
    if allowances.isEmpty || finding.subject.isNone { return [] }
    return allowances[Key(code: finding.code, node: finding.subject)] ?? []
  }
}
