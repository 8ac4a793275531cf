import ArgumentGraph

/// What the grounded reading leaves open, as gates: what holds at a level, joined by *all* and *any*.
///
/// A gate stands for a statement, an inference, or a step against the rebuttals of its conclusion,
/// at one level, whose truth the grounded reading leaves undefined; or for a part of such a rule.
/// Inputs that are decided are left out, so that every gate has some.
struct UndecidedProgram: Sendable {
  enum Kind: UInt8, Sendable {
    /// True when all inputs are.
    case all
    /// True when any input is.
    case any
  }

  /// Another gate, or that it is false: twice its number, and one more when it is negated.
  struct Input: Sendable, Hashable {
    let code: UInt32

    init(code: UInt32) { self.code = code }
    init(_ gate: UInt32, isNegated: Bool = false) { code = gate << 1 | (isNegated ? 1 : 0) }

    var gate: Int { Int(code >> 1) }
    var isNegated: Bool { code & 1 == 1 }
  }

  /// What is known of a node at a level.
  enum Truth: Sendable, Hashable {
    case no, yes
    case open(UInt32)
  }

  struct Gate: Sendable {
    var kind = Kind.any
    var start: UInt32 = 0
    var count: UInt32 = 0
    /// Whether verdicts are read off this gate.
    var isReported = false
    /// Whether it is a statement or an attack, which semi-stable readings leave open as few of as
    /// can be.
    var isCounted = false
  }

  private(set) var gates: ContiguousArray<Gate> = []
  private(set) var inputs: ContiguousArray<Input> = []
  /// Where each node's gates begin in `table`, by layer; `.max` for none.
  private var evidenceStart: ContiguousArray<UInt32>
  private var wordStart: ContiguousArray<UInt32>
  private var table: ContiguousArray<UInt32> = []
  /// Supports whose standing against the rebuttals of their conclusions is open at some level:
  /// their truth at the levels from 1 on, or at the one level of word.
  private(set) var evidenceSteps: [Int: [Truth]] = [:]
  private(set) var wordSteps: [Int: [Truth]] = [:]

  init(nodeCount: Int) {
    evidenceStart = ContiguousArray(repeating: .max, count: nodeCount)
    wordStart = evidenceStart
  }

  /// The inputs of a gate.
  func inputs(of gate: Int) -> ContiguousArray<Input>.SubSequence {
    let start = Int(gates[gate].start)
    return inputs[start..<start + Int(gates[gate].count)]
  }

  /// The first of a node's gates in a layer, one for each level from that on at which it is open.
  func firstPlace(_ node: Int, _ kind: LayerKind) -> Int? {
    let start = kind == .evidence ? evidenceStart[node] : wordStart[node]
    return start == .max ? nil : Int(start)
  }

  /// The gate at a place.
  func gate(at place: Int) -> UInt32 { table[place] }

  // MARK: Building

  mutating func newGate() -> UInt32 {
    gates.append(Gate())
    return UInt32(truncatingIfNeeded: gates.count - 1)
  }

  /// Says what a gate is.
  mutating func define(_ gate: UInt32, _ kind: Kind, _ given: [Input]) {
    gates[Int(gate)].kind = kind
    gates[Int(gate)].start = UInt32(truncatingIfNeeded: inputs.count)
    var seen = Set<Input>()
    for input in given where seen.insert(input).inserted { inputs.append(input) }
    gates[Int(gate)].count =
      UInt32(truncatingIfNeeded: inputs.count) - gates[Int(gate)].start
  }

  mutating func report(_ gate: UInt32, isCounted: Bool = false) {
    gates[Int(gate)].isReported = true
    if isCounted { gates[Int(gate)].isCounted = true }
  }

  /// Begins the list of a node's gates.
  mutating func beginPlaces(_ node: Int, _ kind: LayerKind) {
    let start = UInt32(truncatingIfNeeded: table.count)
    if kind == .evidence { evidenceStart[node] = start } else { wordStart[node] = start }
  }

  /// Adds the gate of the node's next level.
  mutating func addPlace(_ gate: UInt32) { table.append(gate) }

  mutating func setStep(_ support: Int, _ kind: LayerKind, _ truths: [Truth]) {
    if kind == .evidence { evidenceSteps[support] = truths } else { wordSteps[support] = truths }
  }
}
