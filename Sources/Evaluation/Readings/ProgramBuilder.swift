import ArgumentGraph

/// Writes down the rules of what the grounded reading leaves open.
struct ProgramBuilder {
  private let network: Network
  private let givens: Givens
  private let values: Valuation
  private(set) var program: UndecidedProgram

  typealias Truth = UndecidedProgram.Truth
  typealias Input = UndecidedProgram.Input

  /// Linear in the network, times the number of levels.
  init(_ network: Network, _ givens: Givens, _ values: Valuation) {
    self.network = network
    self.givens = givens
    self.values = values
    program = UndecidedProgram(nodeCount: network.count + 1)
    for kind in [LayerKind.evidence, .word] {
      for node in 0..<network.count where network.roles[node] == .statement {
        allocateStatement(node, kind)
      }
      var defined: [Int] = []
      for node in 0..<network.count where isAttackOrSupport(node) {
        if allocateInference(node, kind) { defined.append(node) }
      }
      for node in defined { defineInference(node, kind) }
    }
    // Statements come last, since word rests on evidence and rebuttals on all inferences.
    for kind in [LayerKind.evidence, .word] {
      for node in 0..<network.count where network.roles[node] == .statement {
        defineStatement(node, kind)
      }
    }
  }

  private func isAttackOrSupport(_ node: Int) -> Bool {
    switch network.roles[node] {
    case .support, .rebut, .undercut: true
    case .none, .statement, .idle: false
    }
  }

  private func layer(_ kind: LayerKind) -> Layer {
    kind == .evidence ? values.evidence : values.word
  }

  /// What is known of a node at a level of a layer; word has the one level 1.
  private func truth(_ node: Int, _ kind: LayerKind, _ level: UInt8) -> Truth {
    let holds = kind == .evidence ? values.evidence.holds[node] : values.word.holds[node]
    if level <= holds { return .yes }
    let possible = kind == .evidence ? values.evidence.possible[node] : values.word.possible[node]
    guard level <= possible, let place = program.firstPlace(node, kind) else { return .no }
    return .open(program.gate(at: place + Int(level - holds) - 1))
  }

  // MARK: Gates

  private mutating func allocateStatement(_ node: Int, _ kind: LayerKind) {
    let layer = layer(kind)
    let count = Int(layer.possible[node]) - Int(layer.holds[node])
    if count <= 0 { return }
    program.beginPlaces(node, kind)
    for _ in 0..<count {
      let gate = program.newGate()
      program.addPlace(gate)
      program.report(gate, isCounted: true)
    }
  }

  /// Gives an inference its gates; one that says what its one open premise says shares its gates.
  ///
  /// - Returns: whether the gates are its own and must be defined.
  private mutating func allocateInference(_ node: Int, _ kind: LayerKind) -> Bool {
    let layer = layer(kind)
    let (holds, possible) = (layer.holds[node], layer.possible[node])
    if possible <= holds { return false }
    let isCounted = network.roles[node] != .support
    let isAlias = openUndercuts(of: node, kind).isEmpty
    var gates: [UInt32] = []
    var isOwn = false
    for level in holds + 1...possible {
      let premises = openPremises(of: node, kind, level)
      if isAlias, premises.count == 1 {
        gates.append(premises[0])
      } else {
        gates.append(program.newGate())
        isOwn = true
      }
    }
    program.beginPlaces(node, kind)
    for gate in gates {
      program.addPlace(gate)
      program.report(gate, isCounted: isCounted)
    }
    return isOwn
  }

  private func openPremises(of node: Int, _ kind: LayerKind, _ level: UInt8) -> [UInt32] {
    var found: [UInt32] = []
    for premise in network.premises[node] {
      if case .open(let gate) = truth(Int(premise), kind, level), !found.contains(gate) {
        found.append(gate)
      }
    }
    return found
  }

  /// The undercuts of an inference that may hold or not.
  private func openUndercuts(of node: Int, _ kind: LayerKind) -> [Int] {
    if givens.forces[node] == .in { return [] }
    let layer = layer(kind)
    return network.attacks[node].map { Int($0) }
      .filter { layer.possible[$0] > 0 && layer.holds[$0] == 0 }
  }

  private mutating func defineInference(_ node: Int, _ kind: LayerKind) {
    let layer = layer(kind)
    let undercuts = openUndercuts(of: node, kind).compactMap { undercut -> Input? in
      guard case .open(let gate) = truth(undercut, kind, 1) else { return nil }
      return Input(gate, isNegated: true)
    }
    for level in layer.holds[node] + 1...layer.possible[node] {
      guard case .open(let gate) = truth(node, kind, level) else { continue }
      let premises = openPremises(of: node, kind, level)
      if undercuts.isEmpty, premises.count == 1 { continue }
      program.define(gate, .all, premises.map { Input($0) } + undercuts)
    }
  }

  // MARK: Statements

  private mutating func defineStatement(_ node: Int, _ kind: LayerKind) {
    let layer = layer(kind)
    let supports = network.supports[node].map { Int($0) }
    let best = supports.map { layer.possible[$0] }.max() ?? 0
    let top = max(best, layer.possible[node])
    if top == 0 { return }
    var steps: [[Truth]] = Array(repeating: [], count: supports.count)
    for level in 1...top {
      let rebuttal = rebuttal(of: node, kind, level)
      // What is admitted stands when no rebuttal does.
      var unrebutted: UInt32?
      var inputs = floor(node, kind, level)
      for (index, support) in supports.enumerated() {
        let step = step(truth(support, kind, level), rebuttal, &unrebutted)
        if level <= layer.possible[support] { steps[index].append(step) }
        if case .open(let gate) = step { inputs.append(Input(gate)) }
      }
      if givens.base(node, kind) >= level,
        case .open(let gate) = step(.yes, rebuttal, &unrebutted)
      {
        inputs.append(Input(gate))
      }
      if case .open(let gate) = truth(node, kind, level) {
        program.define(gate, .any, inputs)
      }
    }
    if givens.forces[node] != .none { return }
    for (index, support) in supports.enumerated() { keep(steps[index], of: support, kind) }
  }

  /// What a statement holds on whatever rebuts it: a stronger level, or evidence below word.
  private func floor(_ node: Int, _ kind: LayerKind, _ level: UInt8) -> [Input] {
    let above =
      kind == .evidence ? truth(node, .evidence, level + 1) : truth(node, .evidence, 1)
    guard case .open(let gate) = above else { return [] }
    return [Input(gate)]
  }

  /// Whether any rebuttal holds at a level.
  private mutating func rebuttal(of node: Int, _ kind: LayerKind, _ level: UInt8) -> Truth {
    var open: [Input] = []
    for attack in network.attacks[node] {
      switch truth(Int(attack), kind, level) {
      case .yes: return .yes
      case .no: continue
      case .open(let gate): open.append(Input(gate))
      }
    }
    guard let first = open.first else { return .no }
    if open.allSatisfy({ $0 == first }) { return .open(UInt32(truncatingIfNeeded: first.gate)) }
    let gate = program.newGate()
    program.define(gate, .any, open)
    return .open(gate)
  }

  /// Whether a step carries against the rebuttals of its conclusion.
  private mutating func step(
    _ step: Truth, _ rebuttal: Truth, _ unrebutted: inout UInt32?
  ) -> Truth {
    switch (step, rebuttal) {
    case (.no, _), (_, .yes): return .no
    case (_, .no): return step
    case (.yes, .open(let rebuttal)):
      let gate = unrebutted ?? program.newGate()
      if unrebutted == nil { program.define(gate, .all, [Input(rebuttal, isNegated: true)]) }
      unrebutted = gate
      return .open(gate)
    case (.open(let step), .open(let rebuttal)):
      let gate = program.newGate()
      program.define(gate, .all, [Input(step), Input(rebuttal, isNegated: true)])
      return .open(gate)
    }
  }

  /// Keeps how a step stands against rebuttals, if that is not plain from the step itself.
  private mutating func keep(_ truths: [Truth], of support: Int, _ kind: LayerKind) {
    var isOpen = false
    for case .open(let gate) in truths {
      program.report(gate)
      isOpen = true
    }
    if isOpen { program.setStep(support, kind, truths) }
  }
}
