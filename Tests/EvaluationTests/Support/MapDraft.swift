import ArgumentGraph

/// A map in the simplest form, for references to read and for graphs to be made of.
struct MapDraft: Equatable {
  struct Statement: Equatable {
    var kind: NodeKind
    /// For evidence: `A1` and so on; `E` and 5 are not admitted.
    var letter: Character = "F"
    var number = 6
    var status = Status.none
  }

  /// `target` is a statement's index for support and rebut, an inference's for undercut.
  struct Inference: Equatable {
    var kind: NodeKind
    var premises: [Int]
    var target: Int
  }

  var statements: [Statement] = []
  var inferences: [Inference] = []

  static let top = 5

  /// The level at which a statement is admitted, written down anew from the definition.
  func level(_ index: Int) -> Int {
    let statement = statements[index]
    switch statement.kind {
    case .evidence:
      let letters: [Character: Int] = ["A": 5, "B": 4, "C": 3, "D": 2, "E": 0, "F": 2]
      let numbers = [1: 5, 2: 4, 3: 3, 4: 2, 5: 0, 6: 2]
      return min(letters[statement.letter] ?? -1, numbers[statement.number] ?? -1)
    case .assumption:
      switch statement.status {
      case .solid: return 2
      case .caveated, .none: return 1
      case .unsupported: return 0
      }
    default: return 0
    }
  }

  /// Whether a statement is admitted on somebody's word.
  func isWord(_ index: Int) -> Bool {
    switch statements[index].kind {
    case .evidence, .assumption: level(index) > 0
    default: !inferences.contains { $0.kind == .support && $0.target == index }
    }
  }
}

/// A draft as a map, with the nodes of its statements and inferences.
struct BuiltMap {
  var view: MapView
  var statements: [NodeID]
  var inferences: [NodeID]

  /// - Parameter order: the order in which statements and inferences are declared; ids are given
  ///   in this order too.
  /// - Parameter prefix: what all ids begin with.
  init(_ draft: MapDraft, order: [Int]? = nil, prefix: String = "") {
    var graph = Graph()
    var origins: [Origin] = []
    func next() -> Origin {
      origins.append(Origin(raw: UInt32(origins.count)))
      return origins[origins.count - 1]
    }
    var sources: [Character: NodeID] = [:]
    for letter in "ABCDEF" {
      var details = SourceDetails()
      details.reliability = letter
      var declaration = Declaration(form: .source(details))
      declaration.node = graph.node(labelled: "source\(letter)")
      sources[letter] = declaration.node
      graph.declare(declaration, next())
    }
    let all = order ?? Array(0..<draft.statements.count + draft.inferences.count)
    let count = draft.statements.count
    var nodes = [NodeID](repeating: .none, count: all.count)
    for item in all {
      nodes[item] = graph.node(
        labelled: prefix + (item < count ? "n\(item)" : "i\(item - count)"))
    }
    for item in all {
      var declaration: Declaration
      if item < count {
        let statement = draft.statements[item]
        declaration = Declaration(form: .statement(statement.kind))
        declaration.node = nodes[item]
        declaration.text = graph.keep(Array("Statement \(item)".utf8))
        if statement.kind == .evidence, let source = sources[statement.letter] {
          declaration.clauses.credibility = UInt8(statement.number)
          declaration.anchors = [Anchor(source: source, passage: .unknown)]
        }
        declaration.clauses.status = statement.status
      } else {
        let inference = draft.inferences[item - count]
        declaration = Declaration(form: .inference)
        declaration.premises = inference.premises.map { Premise(nodes[$0]) }
        let target = inference.kind == .undercut ? count + inference.target : inference.target
        var made = InferenceDraft(kind: inference.kind, target: .node(nodes[target]), place: 0)
        made.label = nodes[item]
        made.premises = 0..<inference.premises.count
        declaration.inferences = [made]
      }
      graph.declare(declaration, next())
    }
    view = MapView(graph, origins: origins)
    statements = Array(nodes[..<count])
    inferences = Array(nodes[count...])
  }
}

extension MapDraft {
  /// What a random map is to be like.
  struct Shape {
    var statements = 7
    var inferences = 9
    /// Whether supports go from statements with higher numbers to such with lower ones only.
    var isSupportAcyclic = false
    /// Whether rebuttals have one premise and undercuts attack supports.
    var isTreelike = false
    var grades = true
    /// What an inference may be.
    var kinds: [NodeKind] = [.support, .support, .support, .rebut, .undercut]
  }

  static func random(_ shape: Shape, _ dice: inout Dice) -> MapDraft {
    var draft = MapDraft()
    let count = 1 + dice.roll(shape.statements)
    for _ in 0..<count {
      var statement = Statement(
        kind: [.claim, .counterclaim, .claim, .evidence, .assumption][dice.roll(5)])
      if statement.kind == .evidence {
        statement.letter = Array("ABCDEF")[dice.roll(6)]
        statement.number = 1 + dice.roll(shape.grades ? 6 : 3)
      }
      if statement.kind == .assumption { statement.status = Status.allCases[dice.roll(4)] }
      draft.statements.append(statement)
    }
    for _ in 0..<dice.roll(shape.inferences + 1) {
      let kind = shape.kinds[dice.roll(shape.kinds.count)]
      let size = shape.isTreelike && kind == .rebut ? 1 : [1, 1, 2, 3][dice.roll(4)]
      var premises: [Int] = []
      for _ in 0..<size {
        let premise = dice.roll(count)
        if !premises.contains(premise) { premises.append(premise) }
      }
      var target = dice.roll(count)
      if kind == .undercut {
        let supports = draft.inferences.indices.filter {
          !shape.isTreelike || draft.inferences[$0].kind == .support
        }
        if supports.isEmpty { continue }
        target = supports[dice.roll(supports.count)]
      } else if kind == .support, shape.isSupportAcyclic {
        premises = premises.filter { $0 > target }
        if premises.isEmpty { continue }
      }
      draft.inferences.append(Inference(kind: kind, premises: premises, target: target))
    }
    return draft
  }
}
