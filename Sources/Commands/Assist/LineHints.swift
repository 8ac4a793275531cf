import ArgumentGraph
import Notebook
import SourceText

/// Help for the line that is being typed.
public enum LineHints {
  /// How the statement that the cursor is in goes on: the grammar of its command, in one line.
  ///
  /// Takes a time that does not depend on the map.
  public static func grammar(_ line: String, at cursor: Int) -> String? {
    let bytes = Array(line.utf8)
    let start = StatementStart.find(bytes, before: min(cursor, bytes.count))
    let word = String(
      decoding: bytes[start...].drop { $0 <= 0x20 }.prefix { $0 > 0x20 }, as: UTF8.self)
    guard !word.isEmpty, let name = try? Interpreter.expand(word, at: 0..<0) else { return nil }
    if let entry = DeclarationCatalog.find(name) { return entry.usage }
    return CommandCatalog.find(name)?.about.usage
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
