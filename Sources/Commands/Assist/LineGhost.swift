import ArgumentGraph
import Notebook
import SourceText

/// What the language proposes to follow a line: the rest of a word, or the next clause that fits.
public struct LineGhost {
  /// The fewest letters of an id that it is proposed for.
  private static let leastLabel = 2
  /// The most statements of a map whose ids are looked through at every key.
  private static let searchLimit = 50_000
  /// Commands that are meant rather than others that begin alike.
  private static let usual = [
    "claim", "evidence", "because", "but", "counterclaim", "assumption", "support", "show", "tree",
    "check", "verdict", "why", "focus", "save", "undo", "edit", "help", "quit", "list", "find",
  ]

  private let workspace: Workspace
  private let place: TypingPlace

  /// The text to show after `line`, in which the cursor is at the end; `nil` when nothing is
  /// proposed. One quick pass over the ids at most.
  public static func after(_ line: String, in workspace: Workspace) -> String? {
    let ghost = LineGhost(
      workspace: workspace, place: TypingPlace(line, at: line.utf8.count))
    if ghost.place.isInText { return nil }
    return ghost.place.word.isEmpty ? ghost.next : ghost.rest
  }

  private var graph: Graph { workspace.graph }

  // MARK: The next word

  private var next: String? {
    guard let last = place.tokens.last else { return nil }
    // A text is done with its closing quote; all else with a space.
    let isSpaced = place.bytes.last == UInt8(ascii: " ")
    guard isSpaced || last.kind == .text else { return nil }
    let lead = isSpaced ? "" : " "
    switch place.expectation(in: workspace) {
    case .clauses(let clauses):
      let clause = clauses.first { $0 != .with && $0 != .scheme }
      return clause.map { lead + $0.rawValue + (value(of: $0).map { " \($0)" } ?? "") }
    case .premise: return nil
    case .node(let filter), .nodeOr(let filter, _): return likely(filter).map { lead + $0 }
    case .anchor: return likelySource.map { "\(lead)\($0):" }
    case .words(let words): return words.first == "with" || words.count == 1 ? lead + words[0] : nil
    default: return nil
    }
  }

  private func value(of clause: Keyword) -> String? {
    switch clause {
    case .supports: likely(.argument)
    case .rebuts: likely(.statement)
    case .undercuts: likely(.inference)
    case .from: likelySource.map { "\($0):" }
    default: nil
    }
  }

  /// What is meant by an id here, if anything: what is in focus, what was made last, or the only
  /// contention.
  private func likely(_ filter: NodeFilter) -> String? {
    var nodes = [
      workspace.focusNode, workspace.node(workspace.lastMade),
      workspace.node(workspace.lastInference),
    ]
    let contentions = graph.slots.lazy.filter { graph.isMarkedContention($0) }.prefix(2)
    if contentions.count == 1 { nodes += contentions }
    let used = usedWords
    return nodes.first {
      !$0.isNone && filter.accepts(graph.kind($0)) && !used.contains(graph.name($0))
    }.map { graph.name($0) }
  }

  private var likelySource: String? { likelySourceNode.map { graph.name($0) } }

  private var likelySourceNode: NodeID? {
    let last = workspace.node(.node(workspace.lastSource))
    let source = last.isNone ? graph.onlySource : last
    return source.isNone ? nil : source
  }

  private var usedWords: Set<String> {
    Set(place.tokens.map { String(decoding: place.bytes[$0.range], as: UTF8.self) })
  }

  // MARK: The rest of a word

  private var rest: String? {
    let typed = place.typed
    let expectation = place.expectation(in: workspace)
    if expectation == .anchor, let (source, passage) = anchorParts(typed) {
      return PassageGhost(of: source, in: workspace)?.rest(of: passage)
    }
    let word: String? =
      switch expectation {
      case .command: first(Self.usual + Interpreter.allWords, typed)
      case .clauses(let clauses): first(clauses.map(\.rawValue), typed)
      case .words(let words): first(words, typed)
      case .nodeOr(let filter, let words): first(words, typed) ?? label(filter, typed)
      case .node(let filter): label(filter, typed)
      case .premise: label(.statement, typed)
      case .anchor: label(.source, typed).map { "\($0):" }
      default: nil
      }
    return word.map { String(decoding: $0.utf8.dropFirst(typed.utf8.count), as: UTF8.self) }
  }

  /// The source and the passage of an anchor that has come to its passage.
  private func anchorParts(_ typed: String) -> (source: NodeID, passage: String)? {
    if let colon = typed.firstIndex(of: ":") {
      let source = graph.find(String(typed[..<colon]))
      let isKnown = !source.isNone && graph.kind(source) == .source
      return isKnown ? (source, String(typed[typed.index(after: colon)...])) : nil
    }
    guard let first = typed.utf8.first, (0x30...0x39).contains(first) else { return nil }
    return likelySourceNode.map { ($0, typed) }
  }

  private func first(_ words: [String], _ typed: String) -> String? {
    words.contains(typed) ? nil : words.first { $0.hasPrefix(typed) }
  }

  /// The first id that begins with what was typed, unless that is one.
  private func label(_ filter: NodeFilter, _ typed: String) -> String? {
    guard typed.utf8.count >= Self.leastLabel, graph.statementCount <= Self.searchLimit else {
      return nil
    }
    let known = graph.find(typed)
    if !known.isNone, graph.kind(known).isDeclared { return nil }
    let used = usedWords
    let bytes = Array(typed.utf8)
    return graph.slots.first { node in
      let id = graph.labelID(node)
      return !id.isNone && filter.accepts(graph.kind(node))
        && graph.texts.withBytes(of: id) { $0.starts(with: bytes) }
        && !used.contains(graph.name(node))
    }.map { graph.name($0) }
  }
}
