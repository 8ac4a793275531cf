/// The names that people see.
extension Graph {
  /// The name of `node`: its id, or `P + Q -> C` for an inference without one.
  ///
  /// Where several inferences share that name, the second and later ones have ` (2)` and so on.
  public func name(_ node: NodeID) -> String {
    if let label = label(node) { return label }
    let base = path(of: node)
    let same = inferences(with: Array(premises(node)), concluding: conclusions[node.index])
      .filter { labels[$0.index].isNone }
    guard same.count > 1, let position = same.firstIndex(of: node), position > 0 else {
      return base
    }
    return "\(base) (\(position + 1))"
  }

  /// `P + Q -> C`, without what tells apart those that share it.
  ///
  /// The chain of inferences that bear on inferences is walked with a loop, since it may be long.
  public func path(of inference: NodeID) -> String {
    var text = ""
    var node = inference
    var steps = 0
    while !node.isNone, labels[node.index].isNone, steps < count {
      text += premises(node).map { label($0) ?? "?" }.joined(separator: " + ")
      text += " -> "
      if conclusions[node.index].isNone, let path = targetPaths[node] {
        return text + describe(path)
      }
      node = conclusions[node.index]
      steps += 1
    }
    return text + (node.isNone ? "?" : label(node) ?? "?")
  }

  /// A path as it is typed.
  public func describe(_ path: InferencePath) -> String {
    let steps = path.steps.map { step in
      step.map { label($0) ?? "?" }.joined(separator: " + ")
    }
    return (steps + [label(path.end) ?? "?"]).joined(separator: " -> ")
  }

  /// A target as it is typed.
  public func describe(_ target: Target) -> String {
    switch target {
    case .node(let node): name(node)
    case .path(let path): describe(path)
    }
  }
}

/// The map's main points.
extension Graph {
  /// Whether `node` was declared a contention, by its own word or by naming it.
  public func isContention(_ node: NodeID) -> Bool {
    contentionMarks[node.index]
      || directives.contains {
        if case .contentions(let nodes) = $0.directive { nodes.contains(node) } else { false }
      }
  }

  /// Whether `node` was declared with the word `contention`.
  public func isMarkedContention(_ node: NodeID) -> Bool { contentionMarks[node.index] }

  /// The declared contentions in the order of their numbers.
  public var contentions: [NodeID] {
    var all = Set(slots.filter { contentionMarks[$0.index] })
    for placed in directives {
      if case .contentions(let nodes) = placed.directive {
        all.formUnion(nodes.filter { kinds[$0.index].isClaim })
      }
    }
    return all.sorted()
  }
}
