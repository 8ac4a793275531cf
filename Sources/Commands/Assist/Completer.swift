import ArgumentGraph
import Checks
import Conventions
import Notebook
import SourceText

/// Completes a line at the prompt, by the place in it.
public struct Completer {
  /// The most proposals that are made.
  public static let limit = 200

  let workspace: Workspace

  /// Completes lines that are typed for a workspace, with what its documents hold.
  public init(_ workspace: Workspace) { self.workspace = workspace }

  /// What could be typed at `cursor`, a byte offset in `line`.
  ///
  /// Linear in the number of nodes. Ids match by their beginning, by the beginning of one of their
  /// parts, or by a word of their text.
  public func proposals(_ line: String, at cursor: Int) -> Proposals {
    let place = TypingPlace(line, at: cursor)
    let expectation = place.expectation(in: workspace)
    var proposals = Proposals(range: place.word, all: [], paths: nil)
    switch expectation {
    case .path: proposals.paths = .init(needsQuotes: place.isInText, isInText: place.isInText)
    case .notebookPath:
      proposals.paths = .init(
        needsQuotes: true, isInText: place.isInText, isFromNotebook: true)
    default:
      // Within quotes nothing else can be proposed.
      if place.isInText, expectation != .likelihood { return proposals }
      proposals.all = candidates(for: expectation, place)
    }
    if proposals.all.count > Self.limit {
      proposals.all.removeLast(proposals.all.count - Self.limit)
    }
    return proposals
  }

  func candidates(for expectation: Expectation, _ place: TypingPlace) -> [Proposal] {
    let typed = place.typed
    switch expectation {
    case .command: return Self.matching(Self.commands, typed)
    case .node(let filter): return nodes(filter, place)
    case .nodeOr(let filter, let words):
      return Self.matching(words.map(Self.described), typed) + nodes(filter, place)
    case .anchor: return anchors(typed)
    case .words(let words):
      let command = place.commandWord(in: workspace)
      return Self.matching(
        words.map { Proposal($0, WordMeanings.of($0, in: command)) }, typed)
    case .clauses(let clauses):
      return Self.matching(clauses.map { Self.described($0.rawValue) }, typed)
    case .rule: return Self.rules(typed)
    case .ruleOr(let words):
      return Self.matching(words.map(Self.described), typed) + Self.rules(typed)
    case .likelihood: return likelihoods(place)
    case .tag: return Self.matching(tags, typed)
    case .scheme:
      let all = SchemeCatalog(workspace.notebook.view).all
      return Self.matching(all.map { Proposal($0.name, $0.summary) }, typed, byWords: true)
    case .premise(let scheme): return slots(of: scheme, typed) + nodes(.statement, place)
    case .question(let inference): return questions(inference, typed)
    case .topic: return Self.matching(Self.topics, typed)
    case .path, .notebookPath, .free: return []
    }
  }

  /// The terms of the map's scale, with the chances that they stand for.
  private func likelihoods(_ place: TypingPlace) -> [Proposal] {
    let typed = place.typed.lowercased()
    return LikelihoodScale.of(workspace.notebook.view).terms.filter { term in
      term.word.hasPrefix(typed)
        || term.word.split(separator: " ").contains { $0.hasPrefix(typed) }
    }.map { term in
      Proposal(
        (place.isInText ? "" : "\"") + term.word + "\"",
        "\(term.range.lowerBound)\u{2013}\(term.range.upperBound)%")
    }
  }

  private static func rules(_ typed: String) -> [Proposal] {
    matching(
      RuleCatalog.byCode.map { Proposal($0.about.code, $0.about.name) }, typed, byWords: true)
  }

  // MARK: Words

  /// Those that begin with what was typed; with `byWords` also those with such a word in what is
  /// said of them.
  static func matching(
    _ all: [Proposal], _ typed: String, byWords: Bool = false
  ) -> [Proposal] {
    let begin = all.filter { $0.text.hasPrefix(typed) }
    guard byWords, typed.utf8.count >= NodeSearch.leastWord else { return begin }
    let folded = searchFolded(typed)
    let others = all.filter {
      !$0.text.hasPrefix(typed)
        && searchFolded($0.description).split { !$0.isLetter }.contains { $0.hasPrefix(folded) }
    }
    return begin + others
  }

  /// A word of the language with what it means.
  static func described(_ word: String) -> Proposal {
    Proposal(word, WordMeanings.of(word))
  }

  /// Every word that may begin a statement: declarations, then commands.
  static let commands =
    DeclarationCatalog.all.map { Proposal($0.keyword.rawValue, $0.summary) }
    + CommandCatalog.all.map { Proposal($0.about.name, $0.about.summary) }

  private static let topics: [Proposal] = {
    let summaries = Dictionary(
      commands.map { ($0.text, $0.description) }, uniquingKeysWith: { first, _ in first })
    var seen = Set<String>()
    return HelpText.topicNames.filter { seen.insert($0).inserted }
      .map { Proposal($0, summaries[$0] ?? "a topic") }
  }()

  private var tags: [Proposal] {
    var counts: [String: Int] = [:]
    for node in workspace.graph.slots where workspace.graph.kind(node).isStatement {
      for tag in workspace.graph.tags(node) { counts[tag, default: 0] += 1 }
    }
    return counts.sorted { $0.key < $1.key }.map {
      Proposal($0.key, $0.value == 1 ? "1 statement" : "\($0.value) statements")
    }
  }
}
