import ArgumentGraph
import Notebook

/// What may follow in `edit ID …`, by what the id names and by what is written of it.
struct EditPlaces {
  private let workspace: Workspace
  private let words: [String]

  /// - Parameter words: those before the place, of which the first is `edit`.
  init(_ workspace: Workspace, _ words: [String]) {
    self.workspace = workspace
    self.words = words
  }

  /// Those of the words and clauses that are possible.
  func narrowed(_ expectation: Expectation) -> Expectation {
    let node = workspace.graph.find(words[1])
    guard !node.isNone, workspace.graph.kind(node).isDeclared else { return expectation }
    switch expectation {
    case .words(let words) where self.words.count == 2:
      return .words(words.filter { isPossible($0, of: node) })
    case .clauses where words.count == 3 && words[2] == "drop":
      return .clauses(workspace.notebook.clauses(of: node))
    case .clauses(let clauses):
      let isAdding = words.count == 3 && words[2] == "add"
      let fitting = clauses.filter {
        clausesOfKind(node).contains($0)
          || isAdding && $0 == .with
            && workspace.graph.kind(node).isInference
      }
      return .clauses(fitting.filter { $0.mayRepeat || !words.dropFirst(2).contains($0.rawValue) })
    default: return expectation
    }
  }

  private func isPossible(_ word: String, of node: NodeID) -> Bool {
    let kind = workspace.graph.kind(node)
    switch word {
    case "text": return !kind.isInference
    case "kind": return kind.isStatement
    case "drop": return !workspace.notebook.clauses(of: node).isEmpty
    case "add": return true
    default: return Keyword(rawValue: word).map { clausesOfKind(node).contains($0) } ?? false
    }
  }

  private func clausesOfKind(_ node: NodeID) -> [Keyword] {
    let kind = workspace.graph.kind(node)
    if kind.isInference { return Keyword.inferenceClauses }
    if kind == .source { return Keyword.sourceClauses }
    return Keyword.statementClauses.filter { $0 != .status || kind == .assumption }
  }
}
