import ArgumentGraph
import Checks
import Notebook
import SourceText

/// What the parts of a line are, so that they can be coloured as they are typed.
public struct Highlighter {
  /// What a part is.
  public enum Part: Sendable, Equatable {
    case command, keyword, id, text, passage, comment, mark, unknown
  }

  private let workspace: Workspace

  /// Looks at lines that are typed for a workspace.
  public init(_ workspace: Workspace) { self.workspace = workspace }

  /// The most words of a statement that are looked at in their places.
  private static let placedLimit = 100
  /// The most statements of a map whose ids are looked through for what a word may become.
  private static let searchLimit = 50_000

  /// The parts of `line`, by bytes. Linear in the line, but for the words of one statement.
  ///
  /// A word that is wrong in its place is `unknown`; the last one only when nothing that fits
  /// begins like it, since it may still be typed.
  public func parts(_ line: String) -> [(range: Range<Int>, part: Part)] {
    let bytes = Array(line.utf8)
    var tokens: [Token] = []
    var comments: [Token] = []
    let problem = bytes.withUnsafeBufferPointer {
      Lexer.scan($0, 0..<bytes.count, semicolons: true, into: &tokens, comments: &comments)
    }
    var parts: [(range: Range<Int>, part: Part)] = comments.map { ($0.range, .comment) }
    var start = 0
    for (number, token) in tokens.enumerated() {
      // A line that begins without a space begins a statement.
      if token.start > 0, bytes[Int(token.start) - 1] == 0x0A { start = number }
      let before = tokens[start..<number]
      parts.append((token.range, part(token, after: before, in: bytes)))
      if token.kind == .semicolon { start = number + 1 }
    }
    if let problem { parts.append((problem.range, .text)) }
    return parts
  }

  private func part(
    _ token: Token, after before: ArraySlice<Token>, in bytes: [UInt8]
  ) -> Part {
    switch token.kind {
    case .text: return .text
    case .comment: return .comment
    case .comma, .plus, .arrow, .semicolon: return .mark
    case .word: break
    }
    let word = String(decoding: bytes[token.range], as: UTF8.self)
    let isLast = token.end == bytes.count
    if before.isEmpty { return command(word, isLast) }
    if Keyword(rawValue: word) != nil || Keyword.reserved.contains(word) { return .keyword }
    let name = word.prefix { $0 != ":" }
    let node = workspace.graph.find(String(name))
    if !node.isNone, workspace.graph.kind(node).isDeclared {
      return name.count == word.count ? .id : .passage
    }
    guard before.count <= Self.placedLimit else { return .mark }
    let expectation = ExpectationFinder(Array(before), in: bytes).find {
      workspace.options.isInteractive ? try? Interpreter.expand($0, at: 0..<0) : $0
    }
    return isWrong(word, String(name), expectation, isLast) ? .unknown : .mark
  }

  private func command(_ word: String, _ isLast: Bool) -> Part {
    if word == "counter" || Interpreter.allWords.contains(word) { return .command }
    let matches = Interpreter.allWords.filter { $0.hasPrefix(word) }.count
    return matches == 0 || (!isLast && matches > 1) ? .unknown : .command
  }

  /// Whether a word that is neither a keyword nor an id cannot stand where it stands.
  private func isWrong(
    _ word: String, _ name: String, _ expectation: Expectation, _ isLast: Bool
  ) -> Bool {
    switch expectation {
    case .words(let words): return !fits(word, words, isLast)
    case .clauses(let clauses): return !fits(word, clauses.map(\.rawValue), isLast)
    case .rule: return !fits(word, RuleCatalog.byCode.map { $0.about.code }, isLast)
    case .premise: return !isLast && !mayBecomeID(word, .statement, isLast)
    case .node(let filter): return !mayBecomeID(word, filter, isLast)
    case .ruleOr(let words):
      let plain = word.hasPrefix("--") ? String(word.dropFirst(2)) : word
      return RuleCatalog.rules(named: word).isEmpty && !fits(plain, words, isLast)
    case .nodeOr(let filter, let words):
      return !fits(word, words, isLast) && !mayBecomeID(word, filter, isLast)
    case .anchor:
      // A passage alone is of the only source, or the one before.
      if word.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false { return false }
      return !mayBecomeID(name, .source, isLast && name.utf8.count == word.utf8.count)
    default: return false
    }
  }

  private func fits(_ word: String, _ words: [String], _ isLast: Bool) -> Bool {
    words.contains(word) || (isLast && words.contains { $0.hasPrefix(word) })
  }

  private func mayBecomeID(_ word: String, _ filter: NodeFilter, _ isLast: Bool) -> Bool {
    // A slot of a scheme stands before its premise.
    if word.hasSuffix(":") { return true }
    guard isLast else { return false }
    return workspace.graph.statementCount > Self.searchLimit
      || NodeSearch(word, in: workspace.graph).isBeginning(filter)
  }
}
