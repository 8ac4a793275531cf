import ArgumentGraph
import SourceText

/// Which rules run, and which findings make a check fail.
///
/// The notebook's own `checks` statements and the caller's options are merged: a caller's selection
/// takes the place of the notebook's, what either ignores is ignored, unless the caller selects it
/// by its code or name, and the caller's `fail-on` counts before the notebook's.
public struct CheckPolicy: Sendable, Equatable {
  /// From which severity on a finding makes the check fail.
  public enum FailOn: String, Sendable, CaseIterable {
    case error, warning, note, never

    /// Whether a finding of this severity makes the check fail.
    public func includes(_ severity: Severity) -> Bool {
      switch self {
      case .error: severity >= .error
      case .warning: severity >= .warning
      case .note: true
      case .never: false
      }
    }
  }

  /// The rules that run, by code, name or beginning of a code; empty for all that run unasked.
  public private(set) var select: [String] = []
  /// The rules that do not run.
  public private(set) var ignore: [String] = []
  /// From which severity on a finding makes the check fail; `nil` leaves it to the notebook.
  public var failOn: FailOn?
  /// The date that staleness is judged by; `nil` leaves it unjudged. The clock is never read.
  public var asOf: PartialDate?

  /// The policy of a caller who says nothing.
  public init() {}

  /// A caller's policy.
  ///
  /// - Throws: a diagnostic for a word that names no rule, with the nearest that does.
  public init(
    select: [String], ignore: [String] = [], failOn: FailOn? = nil
  ) throws(Diagnostic) {
    for word in select + ignore where RuleCatalog.rules(named: word).isEmpty {
      throw RuleCatalog.unknown(word)
    }
    self.select = select
    self.ignore = ignore
    self.failOn = failOn
  }
}

/// A policy after merging: the codes of the rules that run, and when the check fails.
struct ResolvedPolicy: Equatable {
  var codes: Set<String>
  var failOn: CheckPolicy.FailOn
  var asOf: PartialDate?
  var horizon = Stretch.year

  /// Merges a caller's policy with the `checks` statements among `directives`.
  init(_ caller: CheckPolicy, _ directives: [PlacedDirective]) {
    var selected: [String] = []
    var ignored: [String] = []
    var failOn = CheckPolicy.FailOn.error
    for placed in directives {
      guard case .checks(let policy) = placed.directive else { continue }
      switch policy {
      case .select(let words): selected += words
      case .ignore(let words): ignored += words
      case .failOn(let word): failOn = CheckPolicy.FailOn(rawValue: word) ?? failOn
      case .horizon(let word): horizon = Stretch(word) ?? horizon
      }
    }
    self.failOn = caller.failOn ?? failOn
    asOf = caller.asOf
    codes = Self.codes(selectedBy: caller.select.isEmpty ? selected : caller.select)
    // A notebook that selects few rules is still told of a word that names none.
    if caller.select.isEmpty { codes.insert(UnknownRule.about.code) }
    for rule in RuleCatalog.all {
      let isNamed = caller.select.contains { RuleCatalog.isName($0, of: rule) }
      let words = isNamed ? caller.ignore : caller.ignore + ignored
      if words.contains(where: { Self.selects($0, rule) }) { codes.remove(rule.about.code) }
    }
  }

  private static func codes(selectedBy words: [String]) -> Set<String> {
    // Words that name nothing are reported, and select nothing.
    let words = words.filter { !RuleCatalog.rules(named: $0).isEmpty }
    var codes: Set<String> = []
    for rule in RuleCatalog.all {
      let isSelected =
        rule.about.isOnlyWhenNamed
        ? words.contains { RuleCatalog.isName($0, of: rule) }
        : words.isEmpty || words.contains { selects($0, rule) }
      if isSelected { codes.insert(rule.about.code) }
    }
    return codes
  }

  private static func selects(_ word: String, _ rule: any Rule.Type) -> Bool {
    RuleCatalog.rules(named: word).contains { $0.about.code == rule.about.code }
  }
}
