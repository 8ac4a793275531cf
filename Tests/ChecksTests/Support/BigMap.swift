import ArgumentGraph

/// Large maps, made without a notebook.
struct BigMap {
  private var graph = Graph()
  private var origins: [Origin] = []

  /// Makes claims `c0`, `c1` and so on.
  mutating func claims(_ count: Int) -> [NodeID] {
    (0..<count).map { number in
      let node = graph.node(labelled: "c\(number)")
      var declaration = Declaration(form: .statement(.claim))
      declaration.node = node
      declaration.label = graph.labelID(node)
      declaration.text = graph.keep(Array("Claim number \(number) is so".utf8))
      graph.declare(declaration, nextOrigin())
      return node
    }
  }

  /// An id that nothing declares.
  mutating func undeclared(_ number: Int) -> NodeID { graph.node(labelled: "u\(number)") }

  @discardableResult
  mutating func support(_ target: NodeID, with premises: [NodeID]) -> NodeID {
    add(.support, target, with: premises)
  }

  /// Makes an inference and returns it.
  @discardableResult
  mutating func add(_ kind: NodeKind, _ target: NodeID, with premises: [NodeID]) -> NodeID {
    var declaration = Declaration(form: .inference)
    var draft = InferenceDraft(kind: kind, target: .node(target), place: 0)
    declaration.premises = premises.map { Premise($0) }
    draft.premises = 0..<premises.count
    declaration.inferences = [draft]
    let origin = nextOrigin()
    graph.declare(declaration, origin)
    return graph.nodes(of: origin)[0]
  }

  private mutating func nextOrigin() -> Origin {
    let origin = Origin(raw: UInt32(origins.count))
    origins.append(origin)
    return origin
  }

  /// The map.
  var view: MapView { MapView(graph, origins: origins) }
}
