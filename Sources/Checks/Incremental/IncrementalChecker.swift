import ArgumentGraph
import Evaluation
import SourceText

/// Checks that follow edits: after one, only what it touches is checked again, and the findings are
/// those of a check of the whole map.
///
/// Each rule says by its `scope` what it has to look at. Facts that the rules share are worked out
/// again in what the edit reaches (`CheckFacts`), texts are compared with an index (`Twins`), and
/// losses are tried again where their outcome may be another (`LinchpinIndex`). Edits of what the
/// whole map is read by, such as `checks`, `scheme` and `include` statements, and moves within the
/// document are followed by a check of everything (`Kept.canFollow` has them all).
public final class IncrementalChecker {
  private var kept: Kept?
  private var documents: DocumentAccess?
  /// How many edits were followed by a check of the whole map.
  public private(set) var wholeChecks = 0

  /// Knows nothing yet: the first update checks the whole map.
  public init() {}

  /// Whether there is something to compare with.
  public var isReady: Bool { kept != nil }

  /// Forgets all findings.
  public func reset() { kept = nil }

  /// Checks a map that was edited.
  ///
  /// It keeps no part of the map, so that the next edit need not copy it.
  ///
  /// - Parameters:
  ///   - map: the map as it is now.
  ///   - changed: every node that was declared, withdrawn, tied or untied since the last update;
  ///     `nil` when that is not known.
  ///   - evaluation: what stands now.
  ///   - documents: the way to the documents of the map's sources; what changed is verified
  ///     again.
  /// - Returns: which findings came and went; none at the first update. `nil` when `stop` was raised
  ///   meanwhile: all is checked again next time.
  public func update(
    _ map: MapView, changed: [NodeID]?, evaluation: Evaluation,
    policy: CheckPolicy = CheckPolicy(), stop: StopSignal = .never,
    documents: DocumentAccess? = nil
  ) -> FindingChanges? {
    self.documents = documents
    let resolved = ResolvedPolicy(policy, map.directives)
    if var last = kept.take() {
      if let changed, last.canFollow(map, changed, resolved) {
        last.documents = documents
        let changes = last.follow(map, changed, evaluation)
        kept = last
        return changes
      }
      guard let next = checkAll(map, evaluation, resolved, stop) else { return nil }
      kept = next
      return next.changes(since: last, map, evaluation)
    }
    guard let first = checkAll(map, evaluation, resolved, stop) else { return nil }
    kept = first
    return FindingChanges()
  }

  /// The findings in words, those that `allow` statements silence left out, in no order.
  func describeAll(_ map: MapView, _ evaluation: Evaluation) -> [FindingDescription] {
    guard let kept else { return [] }
    let context = kept.context(map, evaluation, lookingAt: map.order)
    let result = CheckResult(context: context, findings: [], silenced: [], failOn: .never)
    return kept.visible(kept.store.all, in: context).map { result.describe($0) }
  }

  private func checkAll(
    _ map: MapView, _ evaluation: Evaluation, _ policy: ResolvedPolicy, _ stop: StopSignal
  ) -> Kept? {
    wholeChecks += 1
    return Kept(map, evaluation, policy, stop, documents)
  }
}

/// Which findings an edit brought and cured.
public struct FindingChanges: Sendable, Equatable {
  /// A finding that is new.
  public struct Gained: Sendable, Equatable {
    /// Its rule's code.
    public var code: String
    /// The name of what it is about.
    public var id: String
    /// How much it matters.
    public var severity: Severity
    /// What is wrong.
    public var message: String
  }

  /// A finding that is gone.
  public struct Cured: Sendable, Hashable {
    /// Its rule's code.
    public var code: String
    /// The name of what it was about.
    public var id: String
  }

  /// The new ones, the worst first, then by their codes and ids.
  public var gained: [Gained] = []
  /// Those that are gone, by their codes and ids.
  public var cured: [Cured] = []

  /// No changes.
  public init() {}
}
