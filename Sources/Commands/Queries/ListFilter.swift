import ArgumentGraph
import Evaluation
import SourceText

/// One condition of `list … where …`.
struct ListFilter {
  private enum Test {
    case unsupported
    case conceded
    case tag(String)
    case source(NodeID)
    case kind(String)
    case verdict(String)
  }

  private let test: Test
  private let isNegated: Bool

  static let words = ["unsupported", "conceded", "tag", "source", "kind", "verdict"]
  static let verdicts = ["stands", "asserted", "contested", "falls", "not-admitted"]
  static let kinds = NodeKind.allCases.filter(\.isDeclared).map(\.word)

  /// Reads `where FILTER [and FILTER]…`; nothing when no filter was typed.
  static func read(_ call: Call, in graph: Graph) throws(CommandFailure) -> [ListFilter] {
    var next = call.rest.lowerBound
    guard next < call.rest.upperBound else { return [] }
    guard call.typed(call.tokens[next]) == "where" else {
      throw CommandFailure(
        "`\(call.typed(call.tokens[next]))` is not expected here",
        help: "type \(ListCommand.about.usage)", at: call.tokens[next].range)
    }
    var filters: [ListFilter] = []
    repeat {
      next += 1
      filters.append(try readOne(call, &next, in: graph))
    } while next < call.tokens.count && call.typed(call.tokens[next]) == "and"
    try call.requireEnd(next)
    return filters
  }

  private static func readOne(
    _ call: Call, _ next: inout Int, in graph: Graph
  ) throws(CommandFailure) -> ListFilter {
    var negated = false
    if next < call.tokens.count, call.typed(call.tokens[next]) == "not" {
      negated = true
      next += 1
    }
    guard next < call.tokens.count else {
      throw CommandFailure(
        "a filter is missing", help: words.joined(separator: ", "), at: call.endRange)
    }
    let word = call.typed(call.tokens[next])
    next += 1
    switch word {
    case "unsupported": return ListFilter(test: .unsupported, isNegated: negated)
    case "conceded": return ListFilter(test: .conceded, isNegated: negated)
    case "tag", "kind", "verdict":
      guard next < call.tokens.count else {
        throw CommandFailure("the \(word) is missing", at: call.endRange)
      }
      let value = call.typed(call.tokens[next])
      let known = word == "kind" ? kinds : verdicts
      if word != "tag", !known.contains(value) {
        let near = closest(to: value, among: known).map { "did you mean `\($0)`?" }
        throw CommandFailure(
          "`\(value)` is not a \(word)",
          help: near ?? "the \(word)s are \(known.joined(separator: ", "))",
          at: call.tokens[next].range)
      }
      next += 1
      let test: Test =
        word == "tag" ? .tag(value) : word == "kind" ? .kind(value) : .verdict(value)
      return ListFilter(test: test, isNegated: negated)
    case "source":
      let (node, _, used) = try NodeReader.read(call, next, in: graph)
      next += used
      return ListFilter(test: .source(node), isNegated: negated)
    default:
      let near = closest(to: word, among: words).map { "did you mean `\($0)`?" }
      throw CommandFailure(
        "`\(word)` is not a filter",
        help: near ?? "the filters are \(words.joined(separator: ", "))",
        at: call.tokens[next - 1].range)
    }
  }

  func accepts(_ node: NodeID, _ graph: Graph, _ evaluation: Evaluation) -> Bool {
    let holds: Bool =
      switch test {
      case .unsupported:
        graph.kind(node).isClaim
          && !graph.incoming(node).contains { graph.kind($0) == .support }
      case .conceded: graph.kind(node).isInference && graph.isConceded(node)
      case .tag(let tag): graph.kind(node).isStatement && graph.tags(node).contains(tag)
      case .kind(let kind): graph.kind(node).word == kind
      case .verdict(let word):
        graph.kind(node) != .source && evaluation.verdict(node).key == word
      case .source(let source):
        graph.kind(node).isStatement && graph.anchors(node).contains { $0.source == source }
      }
    return holds != isNegated
  }
}
