import ArgumentGraph
import Notebook
import SourceText

/// Help for the line that is being typed.
public enum LineHints {
  /// How the statement that the cursor is in goes on, in one line: the clauses that may follow, what
  /// the last of them takes, or else the grammar of its command.
  ///
  /// Takes a time that does not depend on the map.
  public static func grammar(_ line: String, at cursor: Int, in workspace: Workspace) -> String? {
    let place = TypingPlace(line, at: cursor)
    guard let first = place.tokens.first else { return commands(beginningWith: place.typed) }
    let word = String(decoding: place.bytes[first.range], as: UTF8.self)
    guard let name = try? Interpreter.expand(word, at: 0..<0) else { return nil }
    if !place.isInText {
      if case .clauses(let clauses) = place.expectation(in: workspace) {
        return clauses.map(WordMeanings.usage).joined(separator: " · ")
      }
      if let last = place.tokens.dropFirst().last, last.kind == .word,
        let clause = Keyword(rawValue: String(decoding: place.bytes[last.range], as: UTF8.self)),
        !WordMeanings.of(clause.rawValue).isEmpty
      {
        return "\(WordMeanings.usage(of: clause)): \(WordMeanings.of(clause.rawValue))"
      }
    }
    return usage(name)
  }

  /// The grammar of the command that a word is short for, or the commands that it may become.
  private static func commands(beginningWith word: String) -> String? {
    guard !word.isEmpty else { return nil }
    if let name = try? Interpreter.expand(word, at: 0..<0) { return usage(name) }
    let matches = Interpreter.allWords.filter { $0.hasPrefix(word) }
    return matches.isEmpty ? nil : matches.joined(separator: ", ")
  }

  private static func usage(_ name: String) -> String? {
    DeclarationCatalog.find(name)?.usage ?? CommandCatalog.find(name)?.about.usage
  }

  /// The last id that a line names, for the next line to take up; a word when it names none.
  public static func lastID(_ line: String, in workspace: Workspace) -> String? {
    let bytes = Array(line.utf8)
    var tokens: [Token] = []
    var comments: [Token] = []
    _ = bytes.withUnsafeBufferPointer {
      Lexer.scan($0, 0..<bytes.count, semicolons: true, into: &tokens, comments: &comments)
    }
    let words = tokens.filter { $0.kind == .word }
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }
    let known = words.last {
      let node = workspace.graph.find($0)
      return !node.isNone && workspace.graph.kind(node).isDeclared
    }
    return known ?? words.dropFirst().last { !Keyword.reserved.contains($0) }
  }

  /// Whether a text may be carried out as it is; else more must be typed on the next line.
  ///
  /// A statement goes on while it ends with a comma, `+`, `->` or a word that something must
  /// follow. An empty line always ends it.
  public static func isComplete(_ text: String) -> Bool {
    if text.hasSuffix("\n") || text.split(separator: "\n").last?.allSatisfy({ $0 == " " }) == true {
      return true
    }
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    var comments: [Token] = []
    let problem = bytes.withUnsafeBufferPointer {
      Lexer.scan($0, 0..<bytes.count, semicolons: true, into: &tokens, comments: &comments)
    }
    guard problem == nil, let last = tokens.last else { return true }
    switch last.kind {
    case .comma, .plus, .arrow: return false
    case .word: return !mustGoOn.contains(String(decoding: bytes[last.range], as: UTF8.self))
    default: return true
    }
  }

  /// Words that something must follow.
  private static let mustGoOn: Set<String> = [
    "supports", "rebuts", "undercuts", "with", "from", "by", "credibility", "likelihood",
    "confidence", "status", "tags", "note", "scheme", "warrant", "on", "into",
  ]
}
