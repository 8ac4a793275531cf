import Checks
import Commands
import SourceText

/// The manual page `crux(1)`, from the same texts as `crux --help` and `help`.
struct ManualPage {
  private let table: ProgramTable
  private var roff: Roff

  /// The page of this version.
  static func text(_ table: ProgramTable) -> String {
    var page = ManualPage(table: table)
    page.writeProgram()
    page.writeLanguage()
    page.writeTopics()
    return page.roff.text
  }

  private init(table: ProgramTable) {
    self.table = table
    roff = Roff(
      name: "CRUX", date: Crux.versionDate, version: "crux \(Crux.version)",
      section: "User Commands")
  }

  // MARK: The program

  private mutating func writeProgram() {
    roff.section("NAME")
    let summary = table.summary.hasSuffix(".") ? String(table.summary.dropLast()) : table.summary
    roff.prose("crux - \(summary.prefix(1).lowercased() + summary.dropFirst())")
    roff.section("SYNOPSIS")
    roff.verbatim(table.usage)
    roff.section("DESCRIPTION")
    roff.prose(HelpText.purpose + " " + table.details)
    write(topic: "start", as: "GETTING STARTED")
    roff.section("OPTIONS")
    roff.prose("Options stand before or after a subcommand and its arguments.")
    for option in table.topOptions { write(option) }
    roff.section("SUBCOMMANDS")
    for subcommand in table.subcommands { write(subcommand) }
    write(topic: "exit-status", as: "EXIT STATUS")
    write(topic: "environment", as: "ENVIRONMENT")
    write(topic: "files", as: "FILES")
  }

  private mutating func write(_ subcommand: ProgramTable.Subcommand) {
    roff.subsection(subcommand.name)
    roff.verbatim(subcommand.usage)
    roff.prose("\n" + subcommand.summary)
    if !subcommand.details.isEmpty { roff.prose("\n" + subcommand.details) }
    for argument in subcommand.positionals { write(argument) }
    for option in subcommand.options { write(option) }
  }

  private mutating func write(_ argument: ProgramTable.Argument) {
    let value = argument.valueName.map { $0.uppercased() }
    let names = argument.names.sorted { $0.utf8.count < $1.utf8.count }
    let heads = names.isEmpty ? [value ?? ""] : names.map { $0 + (value.map { " \($0)" } ?? "") }
    roff.item(heads.joined(separator: ", ") + (names.isEmpty && argument.isRepeating ? "…" : ""))
    roff.prose(argument.summary + Self.choices(argument), goesOn: true)
  }

  /// The few words that a value may be, where its summary does not have them.
  private static func choices(_ argument: ProgramTable.Argument) -> String {
    guard case .words(let words) = argument.values, words.count <= shownChoices,
      !words.allSatisfy({ argument.summary.contains($0.text) })
    else { return "" }
    return " It is " + listed(words.map(\.text)) + "."
  }

  /// The most words of a value that are listed.
  private static let shownChoices = 8

  private static func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  // MARK: The language

  private mutating func writeLanguage() {
    write(topic: "syntax", as: "LANGUAGE")
    for (title, kind) in [
      ("Declarations", HelpEntry.Kind.declaration), ("Clauses", .clause), ("Queries", .query),
      ("Edits", .edit), ("The session", .session),
    ] {
      roff.subsection(title)
      for entry in HelpIndex.entries(kind) { write(entry) }
    }
  }

  private mutating func write(_ entry: HelpEntry) {
    roff.item(entry.usage.isEmpty ? entry.name : entry.usage)
    roff.prose(entry.summary, goesOn: true)
    if !entry.text.isEmpty { roff.prose("\n" + entry.text, goesOn: true) }
    guard let example = entry.examples.first else { return }
    roff.prose(
      "\n" + example.typed.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"),
      goesOn: true)
  }

  // MARK: Topics

  /// Topics that have a section of their own.
  private static let placed = [
    "start", "exit-status", "environment", "files", "syntax", "rules", "formats", "command-line",
  ]

  private mutating func writeTopics() {
    for entry in HelpIndex.entries(.topic) where !Self.placed.contains(entry.name) {
      roff.section(entry.name.uppercased())
      roff.prose(Self.sentence(entry.summary))
      roff.prose("\n" + entry.text)
    }
    roff.section("RULES")
    roff.prose("`crux help CODE` has the reason for a rule, and an example.")
    for rule in RuleCatalog.byCode {
      let about = rule.about
      roff.item("\(about.code) \(about.name) (\(about.severity.word))")
      roff.prose("Reports \(about.summary).", goesOn: true)
    }
    roff.section("FORMATS")
    for entry in HelpIndex.entries(.format) {
      roff.subsection(entry.name)
      roff.prose(Self.sentence(entry.summary))
      roff.prose("\n" + entry.text)
    }
    write(topic: "command-line", as: "EXAMPLES")
    roff.section("SEE ALSO")
    roff.prose("`crux help` in the program; `dot`(1), `less`(1), `editrc`(5).")
  }

  private mutating func write(topic: String, as title: String) {
    guard let entry = entry(topic, .topic) else { return }
    roff.section(title)
    roff.prose(entry.text)
  }

  private func entry(_ name: String, _ kind: HelpEntry.Kind) -> HelpEntry? {
    HelpIndex.entries(kind).first { $0.name == name }
  }

  private static func sentence(_ summary: String) -> String {
    let text = summary.prefix(1).uppercased() + summary.dropFirst()
    return text.hasSuffix(".") ? text : text + "."
  }
}
