/// What is taken for granted in an evaluation, node by node.
struct Givens: Sendable {
  /// What is supposed of a node, whatever speaks for it or against it.
  enum Force: UInt8, Sendable {
    case none
    /// A statement is not admitted and nothing supports it; an inference is not there.
    case out
    /// A statement holds at the top level; an inference cannot be undercut.
    case `in`
  }

  /// The strongest level.
  var top: UInt8
  /// The levels at which evidence and assumptions are admitted; 0 for everything else.
  var levels: ContiguousArray<UInt8>
  /// 1 for what is admitted on somebody's word.
  var words: ContiguousArray<UInt8>
  var forces: ContiguousArray<Force>
}

/// One truth value per node, as two bounds: the highest level at which it holds, and the highest
/// at which it is not refuted. 0 is no level at all.
///
/// An inference's value is that of its premises after undercuts. Whether a support is defeated by
/// a rebuttal of its conclusion shows in the conclusion.
struct Layer: Sendable {
  var holds: ContiguousArray<UInt8>
  var possible: ContiguousArray<UInt8>

  init(count: Int) {
    holds = ContiguousArray(repeating: 0, count: count)
    possible = ContiguousArray(repeating: 0, count: count)
  }
}

/// The values of all nodes: the levels 1..G in one layer, and level 0 (word) in another, in which
/// 1 stands for *at level 0*.
struct Valuation: Sendable {
  var evidence: Layer
  var word: Layer

  init(count: Int) {
    evidence = Layer(count: count)
    word = Layer(count: count)
  }
}

/// Which layer is being computed.
///
/// The rules are the same in both. The word layer has one level, takes its admissions from
/// `Givens.words`, and a statement holds in it as soon as it holds in the layer above.
enum LayerKind: Sendable {
  case evidence, word
}

extension Givens {
  /// The level at which a statement is admitted by itself.
  @inline(__always) func base(_ node: Int, _ kind: LayerKind) -> UInt8 {
    kind == .evidence ? levels[node] : words[node]
  }

  /// The strongest level of a layer.
  @inline(__always) func top(_ kind: LayerKind) -> UInt8 { kind == .evidence ? top : 1 }
}

extension Valuation {
  /// What a statement holds at, at least, whatever a layer says of it.
  @inline(__always) func floor(
    _ node: Int, _ kind: LayerKind, _ givens: Givens
  ) -> (holds: UInt8, possible: UInt8) {
    if givens.forces[node] == .in {
      let top = givens.top(kind)
      return (top, top)
    }
    if kind == .evidence || givens.forces[node] == .out { return (0, 0) }
    return (min(1, evidence.holds[node]), min(1, evidence.possible[node]))
  }

  /// Computes a node that does not depend on itself, in both layers, from its inputs' values.
  @inline(__always) mutating func evaluate(
    _ node: Int, _ network: Network, _ givens: Givens
  ) {
    if network.roles[node] == .statement {
      let above = statement(node, evidence, .evidence, network, givens)
      evidence.holds[node] = above.holds
      evidence.possible[node] = above.possible
      let below = statement(node, word, .word, network, givens)
      word.holds[node] = below.holds
      word.possible[node] = below.possible
    } else {
      let above = inference(node, evidence, givens.top, network, givens)
      evidence.holds[node] = above.holds
      evidence.possible[node] = above.possible
      let below = inference(node, word, 1, network, givens)
      word.holds[node] = below.holds
      word.possible[node] = below.possible
    }
  }

  @inline(__always) private func statement(
    _ node: Int, _ layer: Layer, _ kind: LayerKind, _ network: Network, _ givens: Givens
  ) -> (holds: UInt8, possible: UInt8) {
    if givens.forces[node] == .out { return (0, 0) }
    let floor = floor(node, kind, givens)
    var holds = givens.base(node, kind)
    var possible = holds
    for place in network.supports.range(node) {
      let support = Int(network.supports.items[place])
      holds = max(holds, layer.holds[support])
      possible = max(possible, layer.possible[support])
    }
    for place in network.attacks.range(node) {
      let rebuttal = Int(network.attacks.items[place])
      // A derivation must be stronger than every rebuttal.
      if holds <= layer.possible[rebuttal] { holds = 0 }
      if possible <= layer.holds[rebuttal] { possible = 0 }
    }
    return (max(holds, floor.holds), max(possible, floor.possible))
  }

  @inline(__always) private func inference(
    _ node: Int, _ layer: Layer, _ top: UInt8, _ network: Network, _ givens: Givens
  ) -> (holds: UInt8, possible: UInt8) {
    let force = givens.forces[node]
    if force == .out { return (0, 0) }
    var holds = top
    var possible = top
    for place in network.premises.range(node) {
      let premise = Int(network.premises.items[place])
      holds = min(holds, layer.holds[premise])
      possible = min(possible, layer.possible[premise])
    }
    if force == .in { return (holds, possible) }
    for place in network.attacks.range(node) {
      let undercut = Int(network.attacks.items[place])
      if layer.possible[undercut] != 0 { holds = 0 }
      if layer.holds[undercut] != 0 { possible = 0 }
    }
    return (holds, possible)
  }
}
