import ArgumentGraph
import Commands
import SourceText

/// A statement that named an inference which was not there yet.
struct Waiting {
  /// The nodes that the statement made, by their index.
  var nodes: Range<Int>
  /// Where the statement is, in which of the session's inputs.
  var range: Range<Int>
  var input: Int
}

/// What statements referred to before it was declared.
extension Session {
  /// The most references that are reported.
  static let undeclaredLimit = 100
  /// The fewest letters of an id for which a like one is looked for.
  private static let suggestionLength = 3

  /// Remembers a statement that made nodes, when an inference is still waited for.
  func noteMade(since count: Int, at range: Range<Int>) {
    let now = workspace.notebook.graph.count
    guard now > count, workspace.notebook.graph.hasUnresolvedPaths else { return }
    waiting.append(Waiting(nodes: count..<now, range: range, input: workspace.input))
  }

  /// What the statements so far referred to and nothing declares, each once, at its place.
  ///
  /// Nothing is remembered after that. Linear in the map for each that is missing.
  func undeclared() -> [Diagnostic] {
    if workspace.notebook.graph.hasUnresolvedPaths { workspace.notebook.resolve() }
    let graph = workspace.graph
    var waited: Set<NodeID> = []
    for inference in graph.danglingInferences {
      guard let path = graph.targetPath(inference) else { continue }
      for premises in path.steps { waited.formUnion(premises) }
      waited.insert(path.end)
    }
    var problems: [Diagnostic] = []
    var seen: Set<NodeID> = []
    for pending in workspace.pending where problems.count < Self.undeclaredLimit {
      let node = pending.node
      guard graph.kind(node) == .undeclared, !seen.contains(node),
        waited.contains(node) || graph.isReferred(node)
      else { continue }
      seen.insert(node)
      problems.append(undeclared(pending, graph))
    }
    problems += missingInferences(graph).prefix(Self.undeclaredLimit - problems.count)
    workspace.pending = []
    waiting = []
    return problems
  }

  private func undeclared(_ pending: Workspace.Pending, _ graph: Graph) -> Diagnostic {
    let label = graph.label(pending.node) ?? ""
    var near: String?
    if label.utf8.count >= Self.suggestionLength {
      let labels = graph.slots.lazy.filter { graph.kind($0).isDeclared }.compactMap {
        graph.label($0)
      }
      near = closest(to: label, among: labels)
    }
    return Diagnostic(
      "`\(label)` is used here, and nothing declares it",
      at: place(of: pending.range, in: pending.input),
      help: near.map { "did you mean `\($0)`?" } ?? "declare it before the end")
  }

  /// Steps between declared statements that were named and that nothing makes.
  private func missingInferences(_ graph: Graph) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    var next = 0
    for inference in graph.danglingInferences {
      while next < waiting.count, waiting[next].nodes.upperBound <= inference.index { next += 1 }
      guard next < waiting.count, waiting[next].nodes.contains(inference.index),
        let path = graph.targetPath(inference)
      else { continue }
      let nodes = path.steps.flatMap { $0 } + [path.end]
      guard nodes.allSatisfy({ graph.kind($0).isDeclared }) else { continue }
      let name = graph.describe(path)
      var isAmbiguous = false
      if case .ambiguous = graph.resolve(path) { isAmbiguous = true }
      problems.append(
        Diagnostic(
          isAmbiguous
            ? "several inferences are named `\(name)`" : "no inference is named `\(name)`",
          at: place(of: waiting[next].range, in: waiting[next].input),
          help: isAmbiguous
            ? "give the one that is meant an id, with `as ID`"
            : "name it by exactly its premises, or declare it before the end"))
    }
    return problems
  }

  /// A place in one of the texts of the batch; `nil` in what was imported.
  private func place(of range: Range<Int>, in input: Int) -> Place? {
    guard inputs.indices.contains(input) else { return nil }
    return inputs[input].bytes.withUnsafeBufferPointer {
      Place(of: range, in: $0, file: inputs[input].name)
    }
  }
}
