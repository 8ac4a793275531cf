import Checks
import Formats
import Notebook
import Reports

/// Something that `help` explains.
public struct HelpEntry: Sendable {
  /// What it is, which decides under which heading it is listed.
  public enum Kind: String, Sendable, CaseIterable {
    case declaration, query, edit, session, clause, topic, rule, format

    /// The heading of the list of all that is of this kind.
    public var heading: String {
      switch self {
      case .declaration: "Declarations: what the map holds"
      case .query: "Queries: they print and change nothing"
      case .edit: "Edits: they change the map, and can be undone"
      case .session: "The session"
      case .clause: "Clauses: what may follow in a declaration"
      case .topic: "Topics"
      case .rule: "Rules: what `check` reports"
      case .format: "Formats: what `export` and `import` know"
      }
    }
  }

  /// The word that `help` takes.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// What it is for, in one line.
  public var summary: String
  /// How it is typed; empty for what is not typed.
  public var usage = ""
  /// More about it: paragraphs are wrapped, lines that begin with two spaces are kept.
  public var text = ""
  /// Examples that run.
  public var examples: [Example] = []
  /// Another name that it is found by.
  public var otherName: String?
}

/// Everything that `help` explains, from the catalogs in which it is described.
public enum HelpIndex {
  /// All entries, kind by kind.
  public static let all: [HelpEntry] =
    declarations + commands + clauses + topics + rules + formats

  /// The entries of one kind.
  public static func entries(_ kind: HelpEntry.Kind) -> [HelpEntry] {
    all.filter { $0.kind == kind }
  }

  /// What a word comes to.
  public enum Lookup {
    /// The entries of that name: more than one when a word is, say, a declaration and a clause.
    case found([HelpEntry])
    /// Names that begin with it.
    case several([String])
    /// Nothing.
    case none
  }

  /// Looks a word up: a name, or the beginning of just one.
  public static func find(_ word: String) -> Lookup {
    let name = word == "counter" ? "counterclaim" : word
    let exact = all.filter { $0.name == name || $0.otherName == name }
    if !exact.isEmpty { return .found(exact) }
    let folded = name.lowercased()
    let alike = all.filter { $0.name.lowercased() == folded }
    if !alike.isEmpty { return .found(alike) }
    let longer = all.filter { $0.name.lowercased().hasPrefix(folded) }
    var names: [String] = []
    for entry in longer where !names.contains(entry.name) { names.append(entry.name) }
    if names.count == 1 { return .found(longer) }
    return names.isEmpty || word.isEmpty ? .none : .several(names)
  }

  private static let declarations = DeclarationCatalog.all.map { entry($0, .declaration) }
  private static let clauses = ClauseCatalog.all.map { entry($0, .clause) }

  private static func entry(
    _ about: DeclarationDescription, _ kind: HelpEntry.Kind
  ) -> HelpEntry {
    HelpEntry(
      name: about.keyword.rawValue, kind: kind, summary: about.summary, usage: about.usage,
      text: about.details, examples: about.examples)
  }

  private static let commands: [HelpEntry] =
    ofCommands(.query) + ofCommands(.edit) + ofCommands(.session)

  private static func ofCommands(_ kind: CommandKind) -> [HelpEntry] {
    let heading: HelpEntry.Kind =
      switch kind {
      case .query: .query
      case .edit: .edit
      case .session: .session
      }
    return CommandCatalog.all.filter { $0.about.kind == kind }.map { entry($0.about, heading) }
  }

  private static func entry(_ about: CommandDescription, _ kind: HelpEntry.Kind) -> HelpEntry {
    HelpEntry(
      name: about.name, kind: kind, summary: about.summary, usage: about.usage,
      text: about.details, examples: about.examples)
  }

  private static let topics = HelpTopics.all.map {
    HelpEntry(name: $0.name, kind: .topic, summary: $0.summary, text: $0.text)
  }

  private static let rules = RuleCatalog.byCode.map { rule in
    let about = rule.about
    return HelpEntry(
      name: about.code, kind: .rule, summary: sentence(about.summary),
      text: (try? Manual.explain(about.code)) ?? about.rationale, otherName: about.name)
  }

  /// A rule's summary goes on after "Reports"; alone it begins with a capital.
  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }

  private static let formats: [HelpEntry] = {
    let readers = FormatCatalog.importers.map { $0.about }
    let writers = FormatCatalog.exporters.map { $0.about }
    let onlyRead = readers.filter { reader in !writers.contains { $0.name == reader.name } }
    return (writers + onlyRead).map { about in
      let isRead = readers.contains { $0.name == about.name }
      let isWritten = writers.contains { $0.name == about.name }
      return HelpEntry(
        name: about.name, kind: .format, summary: about.summary,
        text: HelpTopics.describe(about, isRead: isRead, isWritten: isWritten))
    }
  }()
}
