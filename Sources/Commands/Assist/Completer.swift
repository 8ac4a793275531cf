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

  /// Completes lines that are typed for a workspace.
  public init(_ workspace: Workspace) { self.workspace = workspace }

  /// What could be typed at `cursor`, a byte offset in `line`.
  ///
  /// Linear in the number of nodes. Ids match by their beginning, or by a word of their text.
  public func proposals(_ line: String, at cursor: Int) -> Proposals {
    let bytes = Array(line.utf8)
    let cursor = min(cursor, bytes.count)
    var word = cursor
    while word > 0, !Self.separators.contains(bytes[word - 1]) { word -= 1 }
    let statement = StatementStart.find(bytes, before: word)
    var tokens: [Token] = []
    var comments: [Token] = []
    _ = bytes.withUnsafeBufferPointer {
      Lexer.scan($0, statement..<word, semicolons: true, into: &tokens, comments: &comments)
    }
    let typed = String(decoding: bytes[word..<cursor], as: UTF8.self)
    // Within quotes nothing can be proposed, but for paths.
    if Self.isInText(bytes[statement..<cursor]) {
      return Proposals(range: word..<cursor, all: [], wantsPaths: false)
    }
    let expectation = ExpectationFinder(tokens, in: bytes).find {
      workspace.options.isInteractive ? try? Interpreter.expand($0, at: 0..<0) : $0
    }
    var all = candidates(for: expectation, typed)
    if all.count > Self.limit { all.removeLast(all.count - Self.limit) }
    return Proposals(range: word..<cursor, all: all, wantsPaths: expectation == .path)
  }

  private static let separators: Set<UInt8> = [
    0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""),
  ]

  private static func isInText(_ bytes: ArraySlice<UInt8>) -> Bool {
    var inside = false
    var escaped = false
    for byte in bytes {
      if escaped {
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = inside
      } else if byte == UInt8(ascii: "\"") {
        inside.toggle()
      } else if byte == 0x0A {
        inside = false
      }
    }
    return inside
  }

  private func candidates(for expectation: Expectation, _ typed: String) -> [Proposal] {
    switch expectation {
    case .command: return commands(typed)
    case .node(let filter): return nodes(filter, typed)
    case .anchor: return anchors(typed)
    case .words(let words): return matching(words.map { Proposal($0) }, typed)
    case .clauses(let clauses):
      return matching(clauses.map { Proposal($0.rawValue, Self.meaning($0)) }, typed)
    case .rule:
      let rules = RuleCatalog.byCode.map { Proposal($0.about.code, $0.about.name) }
      return matching(rules, typed)
    case .tag:
      var seen = Set<String>()
      let tags = workspace.graph.slots.filter { workspace.graph.kind($0).isStatement }
        .flatMap { workspace.graph.tags($0) }.filter { seen.insert($0).inserted }
      return matching(tags.sorted().map { Proposal($0) }, typed)
    case .scheme:
      let all = SchemeCatalog(workspace.notebook.view).all
      return matching(all.map { Proposal($0.name, $0.summary) }, typed)
    case .premise(let inference): return premises(inference, typed)
    case .question(let inference): return questions(inference, typed)
    case .topic:
      return matching(HelpText.topicNames.map { Proposal($0) }, typed)
    case .path, .free: return []
    }
  }

  func matching(_ all: [Proposal], _ typed: String) -> [Proposal] {
    all.filter { $0.text.hasPrefix(typed) }
  }

  private func commands(_ typed: String) -> [Proposal] {
    let declarations = DeclarationCatalog.all.map { Proposal($0.keyword.rawValue, $0.summary) }
    let commands = CommandCatalog.all.map { Proposal($0.about.name, $0.about.summary) }
    return matching(declarations + commands, typed)
  }

  /// Ids that fit: those that begin with what was typed, then those with such a word in their text.
  func nodes(_ filter: NodeFilter, _ typed: String) -> [Proposal] {
    let graph = workspace.graph
    let folded = searchFolded(typed)
    var byLabel: [Proposal] = []
    var byText: [Proposal] = []
    for node in graph.slots where filter.accepts(graph.kind(node)) {
      let name = graph.label(node) ?? (filter == .inference ? graph.name(node) : nil)
      guard let name else { continue }
      let description =
        graph.kind(node).isInference ? graph.kind(node).word : visible(graph.text(node))
      if name.hasPrefix(typed) {
        byLabel.append(Proposal(name, description))
      } else if folded.utf8.count >= 2, byText.count < Self.limit,
        Self.hasWord(graph.text(node), folded)
      {
        byText.append(Proposal(name, description))
      }
    }
    return byLabel.sorted { $0.text < $1.text } + byText
  }

  /// Whether a word of `text` begins with `folded`.
  private static func hasWord(_ text: String, _ folded: String) -> Bool {
    searchFolded(text).split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix(folded) }
  }

  private func anchors(_ typed: String) -> [Proposal] {
    nodes(.source, typed).map { Proposal($0.text + ":", $0.description, addsSpace: false) }
  }

  static func meaning(_ clause: Keyword) -> String {
    switch clause {
    case .from: "where it is from"
    case .by: "who says so"
    case .credibility: "1 confirmed … 6 cannot be judged"
    case .likelihood: "a likelihood term"
    case .confidence: "high, moderate or low"
    case .status: "solid, caveated or unsupported"
    case .tags: "words of your own"
    case .note: "a remark"
    case .supports: "it is a reason for"
    case .rebuts: "it is a reason against"
    case .undercuts: "it denies that a step carries"
    case .as: "the inference's id"
    case .scheme: "the argumentation scheme"
    case .warrant: "why the premises bear on the conclusion"
    case .conceded: "the author grants it"
    case .answers: "the question of the scheme that it answers"
    case .file: "the document's path"
    case .date: "YYYY-MM-DD"
    case .url: "where it was published"
    case .reliability: "A reliable … F cannot be judged"
    case .origin: "the source it derives from"
    case .quotes: "what may be quoted"
    case .digest: "of the document's text"
    default: ""
    }
  }
}

/// Where the statement begins that a place of a line is in.
enum StatementStart {
  /// The offset after the last `;`, or of the last line that begins without a space.
  static func find(_ bytes: [UInt8], before end: Int) -> Int {
    var start = 0
    var inText = false
    var index = 0
    while index < end {
      let byte = bytes[index]
      if inText {
        if byte == UInt8(ascii: "\\") { index += 1 }
        if byte == UInt8(ascii: "\"") || byte == 0x0A { inText = false }
      } else if byte == UInt8(ascii: "\"") {
        inText = true
      } else if byte == UInt8(ascii: ";") {
        start = index + 1
      }
      if byte == 0x0A, index + 1 < bytes.count, bytes[index + 1] > 0x20 { start = index + 1 }
      index += 1
    }
    return min(start, end)
  }
}
