import ArgumentGraph
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

  /// The parts of `line`, by bytes. Linear in the line.
  public func parts(_ line: String) -> [(range: Range<Int>, part: Part)] {
    let bytes = Array(line.utf8)
    var tokens: [Token] = []
    var comments: [Token] = []
    let problem = bytes.withUnsafeBufferPointer {
      Lexer.scan($0, 0..<bytes.count, semicolons: true, into: &tokens, comments: &comments)
    }
    var parts: [(range: Range<Int>, part: Part)] = comments.map { ($0.range, .comment) }
    var atStart = true
    var previous = ""
    for token in tokens {
      let beginsLine = token.start > 0 && bytes[Int(token.start) - 1] == 0x0A
      if beginsLine { atStart = true }
      let word = String(decoding: bytes[token.range], as: UTF8.self)
      parts.append((token.range, part(token, word, atStart, previous, token.end == bytes.count)))
      atStart = token.kind == .semicolon
      previous = word
    }
    if let problem { parts.append((problem.range, .text)) }
    return parts
  }

  private func part(
    _ token: Token, _ word: String, _ atStart: Bool, _ previous: String, _ isLast: Bool
  ) -> Part {
    switch token.kind {
    case .text: return .text
    case .comment: return .comment
    case .comma, .plus, .arrow, .semicolon: return .mark
    case .word: break
    }
    if atStart {
      if word == "counter" || Interpreter.allWords.contains(word) { return .command }
      let matches = Interpreter.allWords.filter { $0.hasPrefix(word) }.count
      return matches == 0 || (!isLast && matches > 1) ? .unknown : .command
    }
    if Keyword(rawValue: word) != nil || Keyword.reserved.contains(word) { return .keyword }
    let name = word.prefix { $0 != ":" }
    let node = workspace.graph.find(String(name))
    if !node.isNone, workspace.graph.kind(node).isDeclared {
      return name.count == word.count ? .id : .passage
    }
    let wantsID = Self.beforeIDs.contains(previous)
    // While a word is being typed it may still become an id.
    return wantsID && !isLast ? .unknown : .mark
  }

  private static let beforeIDs: Set<String> = [
    "supports", "rebuts", "undercuts", "with", "+", "->", "on", "origin", "focus", "show", "tree",
    "edit", "rename", "remove", "unlink", "merge", "into", "support", "rebut", "undercut",
  ]
}
