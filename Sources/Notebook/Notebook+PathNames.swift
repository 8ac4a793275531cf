import ArgumentGraph
import SourceText

/// Names such as `P -> C` in statements, which change with the premises of what they name.
extension Notebook {
  /// One step of a name as it stands in a statement.
  private struct NamedStep {
    var premises: [NodeID] = []
    /// The bytes after the last premise.
    var end = 0
  }

  /// Adds a premise to `inference` wherever it is named by its premises.
  ///
  /// - Parameters:
  ///   - splice: the changes of `item`, which holds the inference itself.
  ///   - edit: gets a step for every other item.
  mutating func lengthenPaths(
    of inference: NodeID, by label: String, _ splice: inout Splice, in item: ItemID,
    _ edit: inout Edit
  ) {
    for other in itemsNaming(inference).sorted() {
      let syntax = syntax(of: other)
      var changes = other == item ? splice : Splice()
      for end in placesNaming(inference, syntax) { changes.replace(end..<end, with: " + \(label)") }
      if other == item {
        splice = changes
      } else if !changes.changes.isEmpty {
        edit.steps.append(step(changes, in: other))
      }
    }
  }

  /// The items that may name `inference` by its premises: those of the inferences that bear on it,
  /// on these and so on, directives, and queries.
  private func itemsNaming(_ inference: NodeID) -> Set<ItemID> {
    var found: Set<ItemID> = []
    var seen: Set<NodeID> = [inference]
    var open = [inference]
    while let node = open.popLast() {
      for user in graph.incoming(node) where seen.insert(user).inserted {
        if graph.targetPath(user) != nil { found.insert(ItemID(graph.origin(user).raw)) }
        open.append(user)
      }
    }
    for placed in graph.directives where placed.directive.namesPath {
      found.insert(ItemID(placed.origin.raw))
    }
    for cell in orderedCells {
      found.formUnion(cells[Int(cell)].items.filter { items.kinds[Int($0)] == .query })
    }
    return found
  }

  /// The ends of the steps in a statement that stand for `inference`.
  private func placesNaming(_ inference: NodeID, _ syntax: StatementSyntax) -> [Int] {
    var places: [Int] = []
    var at = 0
    while at < syntax.tokens.count {
      let (steps, end, next) = name(at, syntax)
      for index in steps.indices {
        let path = InferencePath(steps: steps[index...].map(\.premises), end: end)
        if graph.lookUp(path) == .found(inference) { places.append(steps[index].end) }
      }
      at = next
    }
    return places
  }

  /// The name that begins with the token at `start`, without steps when that is a plain word, and
  /// the token after it.
  private func name(
    _ start: Int, _ syntax: StatementSyntax
  ) -> (steps: [NamedStep], end: NodeID, next: Int) {
    var steps: [NamedStep] = []
    var step = NamedStep()
    var at = start
    while at < syntax.tokens.count, syntax.tokens[at].kind == .word {
      let token = syntax.tokens[at]
      let node = store[token.range].withUnsafeBufferPointer { graph.find($0) }
      step.premises.append(node)
      step.end = Int(token.end)
      at += 1
      guard at + 1 < syntax.tokens.count else { break }
      if syntax.tokens[at].kind == .arrow {
        steps.append(step)
        step = NamedStep()
      } else if syntax.tokens[at].kind != .plus {
        break
      }
      at += 1
    }
    let end = step.premises.last ?? .none
    let isName = step.premises.count == 1 && !steps.contains { $0.premises.contains(.none) }
    return (isName && !end.isNone ? steps : [], end, max(at, start + 1))
  }
}

extension Directive {
  /// Whether it names an inference by its premises and conclusion.
  var namesPath: Bool {
    switch self {
    case .allow(_, .path, _), .answer(.path, _, _, _): true
    default: false
    }
  }
}
