import ArgumentParser
import Checks

/// What the shells propose for values that several subcommands take.
extension CompletionKind {
  /// A notebook.
  static var notebook: CompletionKind { .file(extensions: ["md"]) }

  /// The codes of rules, then their names.
  static var rules: CompletionKind {
    let rules = RuleCatalog.byCode.map { $0.about }
    return .list(rules.map(\.code) + rules.map(\.name))
  }
}
