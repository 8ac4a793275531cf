import ArgumentGraph

/// The names of inferences as exports write them: the id, else `P + Q -> C`.
///
/// Of several inferences without an id that have the same premises and conclusion, the second and
/// later ones in the order of the document have ` (2)` and so on, so that every name is unique and
/// the same notebook has the same names however it came about.
struct InferenceNames {
  private let graph: Graph
  /// The position among those that share its name, by inference; only the second and later.
  private var ordinals: [NodeID: Int] = [:]

  /// Names the inferences of a map. Linear.
  init(_ map: MapView) {
    graph = map.graph
    var unnamed: [NodeID] = []
    for node in map.order where graph.kind(node).isInference && graph.labelID(node).isNone {
      unnamed.append(node)
    }
    countTied(unnamed.filter { !graph.conclusion($0).isNone })
    countDangling(unnamed.filter { graph.conclusion($0).isNone })
  }

  /// Appends the name of any node.
  func append(_ node: NodeID, to bytes: inout [UInt8]) {
    if node.isNone { return }
    appendBase(node, to: &bytes)
    if let ordinal = ordinals[node] { bytes += " (\(ordinal))".utf8 }
  }

  /// The name of any node.
  func name(_ node: NodeID) -> String {
    var bytes: [UInt8] = []
    append(node, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the name of what an inference bears on, as it was written when there is no such thing.
  func appendConclusion(of inference: NodeID, to bytes: inout [UInt8]) {
    let conclusion = graph.conclusion(inference)
    if !conclusion.isNone {
      append(conclusion, to: &bytes)
    } else if let path = graph.targetPath(inference) {
      bytes += graph.describe(path).utf8
    }
  }

  /// The name of what a directive is about, as it was written when there is no such thing.
  func name(_ target: Target) -> String {
    let node = graph.resolve(target)
    return node.isNone ? graph.describe(target) : name(node)
  }

  /// The chain of inferences that bear on inferences is walked with a loop: it may be long.
  private func appendBase(_ node: NodeID, to bytes: inout [UInt8]) {
    var node = node
    var steps = 0
    while graph.kind(node).isInference, graph.labelID(node).isNone, steps < graph.count {
      var isFirst = true
      for premise in graph.premises(node) {
        if !isFirst { bytes += " + ".utf8 }
        isFirst = false
        appendLabel(premise, to: &bytes)
      }
      bytes += " -> ".utf8
      let conclusion = graph.conclusion(node)
      if conclusion.isNone {
        if let path = graph.targetPath(node) { bytes += graph.describe(path).utf8 }
        return
      }
      node = conclusion
      steps += 1
    }
    appendLabel(node, to: &bytes)
  }

  private func appendLabel(_ node: NodeID, to bytes: inout [UInt8]) {
    graph.texts.withBytes(of: graph.labelID(node)) { bytes.append(contentsOf: $0) }
  }

  /// Counts inferences of the same premises and conclusion, by open addressing.
  private mutating func countTied(_ inferences: [NodeID]) {
    var size = 64
    while size < inferences.count * 2 { size *= 2 }
    /// The position of the first of a group in `inferences`, plus one.
    var places = [UInt32](repeating: 0, count: size)
    var sizes: [NodeID: Int] = [:]
    for (index, inference) in inferences.enumerated() {
      var place = Int(truncatingIfNeeded: hash(inference)) & (size - 1)
      while places[place] != 0 {
        let first = inferences[Int(places[place]) - 1]
        if haveSameName(first, inference) {
          let ordinal = sizes[first, default: 1] + 1
          sizes[first] = ordinal
          ordinals[inference] = ordinal
          break
        }
        place = (place + 1) & (size - 1)
      }
      if places[place] == 0 { places[place] = UInt32(truncatingIfNeeded: index + 1) }
    }
  }

  /// A hash that does not depend on the order of the premises.
  private func hash(_ inference: NodeID) -> UInt64 {
    var sum = Self.mixed(UInt64(graph.conclusion(inference).raw) | 1 << 40)
    for premise in graph.premises(inference) { sum &+= Self.mixed(UInt64(premise.raw)) }
    return Self.mixed(sum)
  }

  /// The finisher of SplitMix64 (Steele, Lea and Flood).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  private func haveSameName(_ left: NodeID, _ right: NodeID) -> Bool {
    guard graph.conclusion(left) == graph.conclusion(right) else { return false }
    let count = graph.premiseCount(left)
    guard count == graph.premiseCount(right) else { return false }
    if count == 1 { return graph.premise(left, 0) == graph.premise(right, 0) }
    return graph.premises(left).sorted() == graph.premises(right).sorted()
  }

  private mutating func countDangling(_ inferences: [NodeID]) {
    var seen: [[UInt8]: Int] = [:]
    for inference in inferences {
      var base: [UInt8] = []
      appendBase(inference, to: &base)
      let ordinal = seen[base, default: 0] + 1
      seen[base] = ordinal
      if ordinal > 1 { ordinals[inference] = ordinal }
    }
  }
}
