import SourceText

/// Finding rules by what people call them.
extension RuleCatalog {
  /// The rules that `word` names: a code, a name, or the beginning of codes such as `U`.
  ///
  /// Codes may be typed in small letters.
  public static func rules(named word: String) -> [any Rule.Type] {
    let folded = word.lowercased()
    if let rule = all.first(where: { $0.about.name == folded || $0.about.code == word }) {
      return [rule]
    }
    guard !folded.isEmpty else { return [] }
    return byCode.filter { $0.about.code.lowercased().hasPrefix(folded) }
  }

  /// The rule with this code or this name, and not one of several.
  public static func rule(named word: String) -> (any Rule.Type)? {
    all.first { isName(word, of: $0) }
  }

  /// Whether `word` is the code or the name of `rule`, and not only the beginning of its code.
  static func isName(_ word: String, of rule: any Rule.Type) -> Bool {
    let folded = word.lowercased()
    return rule.about.name == folded || rule.about.code.lowercased() == folded
  }

  /// What is wrong with a word that names no rule.
  public static func unknown(_ word: String) -> Diagnostic {
    let help = suggestion(for: word).map { "did you mean `\($0)`?" }
    return Diagnostic(
      "there is no rule `\(visible(word))`",
      help: help ?? "a rule is named by its code, such as U001, or its name")
  }

  /// The code or name that `word` was most likely meant to be.
  static func suggestion(for word: String) -> String? {
    closest(to: word, among: byCode.map { $0.about.name })
      ?? closest(to: word, among: byCode.map { $0.about.code })
  }
}
