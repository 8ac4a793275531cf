import ArgumentGraph

/// What the rules ask of single nodes, kept from one check to the next and read again for those that
/// are edited.
struct EditableColumns {
  private var isSupported: [Bool]
  private var isAttacked: [Bool]
  private var attacks: AttackCounts
  private var traits: [TextTraits]
  private var hashes: [UInt64]
  private var likelihoodRows: [UInt32]
  private var likelihoods: [NodeID: ClosedRange<Int>]
  private(set) var cites: Adjacency
  private var citations: [UInt32]
  private var citationsByEvidence: [UInt32]
  private var derivations: [UInt32]
  var origins: OriginNumbers

  /// Takes the columns of a whole map. Linear.
  init(_ map: CheckContext) {
    isSupported = map.isSupported
    isAttacked = map.isAttacked
    attacks = map.attacks
    traits = map.textTraits
    hashes = map.normalHashes
    likelihoodRows = map.likelihoodRows
    likelihoods = map.likelihoods
    cites = map.cites
    citations = map.citations
    citationsByEvidence = map.citationsByEvidence
    derivations = map.derivations
    origins = map.origins
  }

  /// Lends the columns to the rules.
  func lend(to map: CheckContext) {
    map.isSupported = isSupported
    map.isAttacked = isAttacked
    map.attacks = attacks
    map.textTraits = traits
    map.normalHashes = hashes
    map.likelihoodRows = likelihoodRows
    map.likelihoods = likelihoods
    map.cites = cites
    map.citations = citations
    map.citationsByEvidence = citationsByEvidence
    map.derivations = derivations
    map.origins = origins
  }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    let missing = count - isSupported.count
    if missing <= 0 { return }
    isSupported.append(contentsOf: repeatElement(false, count: missing))
    isAttacked.append(contentsOf: repeatElement(false, count: missing))
    attacks.grow(by: missing)
    traits.append(contentsOf: repeatElement([], count: missing))
    hashes.append(contentsOf: repeatElement(0, count: missing))
    likelihoodRows.append(contentsOf: repeatElement(0, count: missing))
    cites.grow(to: count)
    citations.append(contentsOf: repeatElement(0, count: missing))
    citationsByEvidence.append(contentsOf: repeatElement(0, count: missing))
    derivations.append(contentsOf: repeatElement(0, count: missing))
  }

  /// Whether a statement cites a source.
  func isCited(_ source: NodeID) -> Bool {
    source.index < citations.count && citations[source.index] > 0
  }

  /// Whether a source derives from another, or another from it.
  func isDerived(_ source: NodeID) -> Bool {
    source.index < derivations.count && derivations[source.index] > 0
      || origins.roots[source].map { $0 != source } ?? false
  }

  /// Counts again what bears on a node.
  mutating func countIncoming(of node: NodeID, in map: CheckContext) {
    let incoming = map.incoming[node]
    isSupported[node.index] = incoming.contains { map.isSupport($0) }
    attacks.count(node, incoming.lazy.filter { map.graph.kind($0).isAttack })
    isAttacked[node.index] = attacks.count[node.index] > 0
  }

  /// Reads a node again.
  ///
  /// - Parameter kind: what it was.
  /// - Returns: the sources that it cites or cited.
  mutating func reread(
    _ node: NodeID, was kind: NodeKind, in map: CheckContext
  ) -> [NodeID] {
    let isDeclared = map.map.rank[node.index] >= 0
    traits[node.index] = isDeclared ? map.traits(of: node) : []
    hashes[node.index] = isDeclared ? map.normalHash(of: node) : 0
    likelihoodRows[node.index] = isDeclared ? map.likelihoodRows(of: node) : 0
    likelihoods[node] = isDeclared ? map.likelihoodRange(of: node) : nil
    let old = Array(cites[node])
    for source in old {
      citations[source.index] -= 1
      if kind == .evidence { citationsByEvidence[source.index] -= 1 }
    }
    let now = isDeclared ? map.citedSources(of: node) : []
    for source in now {
      citations[source.index] += 1
      if map.graph.kind(node) == .evidence { citationsByEvidence[source.index] += 1 }
    }
    cites.set(now, of: node)
    return old + now
  }
}
