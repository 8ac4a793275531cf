import SourceText

/// The rules' manual, written from what they say of themselves.
public enum Manual {
  /// What `explain CODE` prints: what a rule means, an example, how to mend it.
  ///
  /// - Throws: a diagnostic when `word` is not the code or the name of a rule.
  public static func explain(_ word: String) throws(Diagnostic) -> String {
    guard let rule = RuleCatalog.rule(named: word) else { throw RuleCatalog.unknown(word) }
    let about = rule.about
    var text = "\(about.code) \(about.name) (\(about.severity.word)\(asked(about)))\n\n"
    for paragraph in paragraphs(about) { text += wrapped(paragraph) + "\n\n" }
    if let documents = about.exampleDocuments { text += self.documents(documents) }
    if let example = about.triggering.first { text += "For example:\n\n\(indented(example))\n\n" }
    text += wrapped("To mend it: \(about.mending).") + "\n"
    if let example = about.clean.first { text += "\nThis is well:\n\n\(indented(example))\n" }
    return text
  }

  /// A reference page of all rules in Markdown.
  public static var reference: String {
    var text =
      "# Rules\n\n\(introduction)\n\n| code | name | severity | reports |\n| --- | --- | --- | --- |\n"
    for rule in RuleCatalog.byCode {
      let about = rule.about
      text += "| \(about.code) | \(about.name) | \(about.severity.word)\(asked(about)) "
      text += "| \(about.summary.replacing("|", with: "\\|")) |\n"
    }
    for rule in RuleCatalog.byCode { text += "\n" + section(rule.about) }
    return text
  }

  /// What stands above the table of the reference page.
  private static let introduction = """
    What `crux check` looks for, written by `crux -c 'explain all'` from what each rule says of
    itself; the examples are tests. What a machine cannot decide without a reader is not here: a
    straw man, an equivocation, whether a reason is to the point, whether a likeness matters.
    """

  private static func section(_ about: RuleDescription) -> String {
    "## \(about.code) \(about.name)\n\n" + markdown(about)
  }

  /// What a rule means, in Markdown without a heading: its reason, examples, how to mend it.
  public static func markdown(_ about: RuleDescription) -> String {
    var text = ""
    for paragraph in paragraphs(about) { text += paragraph + "\n\n" }
    if let documents = about.exampleDocuments { text += self.documents(documents) }
    text += "Reported, where `\(RuleDescription.marker)` stands:\n\n"
    for example in about.triggering { text += "```text\n\(cut(example))\n```\n\n" }
    text += "To mend it: \(about.mending).\n"
    if !about.clean.isEmpty { text += "\nNot reported:\n" }
    for example in about.clean { text += "\n```text\n\(cut(example))\n```\n" }
    return text
  }

  /// The documents that examples are about.
  private static func documents(_ documents: [String: String]) -> String {
    documents.sorted { $0.key < $1.key }.map { name, words in
      let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
      return "In \(name):\n\n" + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined() + "\n"
    }.joined()
  }

  private static func asked(_ about: RuleDescription) -> String {
    about.isOnlyWhenNamed ? ", only when named" : ""
  }

  private static func paragraphs(_ about: RuleDescription) -> [String] {
    var paragraphs = ["Reports \(about.summary).", "\(about.rationale)."]
    if let note = about.severityNote { paragraphs.append("\(note).") }
    if about.isOnlyWhenNamed {
      paragraphs.append(
        "It runs only when it is named: check \(about.code), or checks select \(about.code).")
    }
    return paragraphs
  }

  /// The width that explanations are wrapped to, in columns.
  private static let width = 80

  /// The most columns of an example's line that are shown.
  private static let exampleWidth = 96

  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, displayWidth(line) + 1 + displayWidth(String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private static func cut(_ example: String) -> String {
    example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { CheckContext.shortened(String($0), width: exampleWidth) }.joined(separator: "\n")
  }

  private static func indented(_ example: String) -> String {
    example.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        let plain = line.filter { $0 != RuleDescription.marker }
        return plain.isEmpty ? "" : "    " + CheckContext.shortened(plain, width: exampleWidth)
      }
      .joined(separator: "\n")
  }
}
