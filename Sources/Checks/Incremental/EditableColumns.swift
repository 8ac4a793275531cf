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
  private(set) var rowUse: LikelihoodRowUse
  private var ratingSteps: RatingSteps
  private var quotedSums = QuotedSums()
  private(set) var cites: Adjacency
  private var citations: [UInt32]
  private var citationsByEvidence: [UInt32]
  private var citationsByClaims: [UInt32]
  private(set) var citers: CitationLists
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
    citationsByClaims = map.citationsByClaims
    citers = CitationLists(map)
    rowUse = map.rowUse
    ratingSteps = RatingSteps(map)
    for node in map.statements { quotedSums.set(map.quotes(in: node).quoted, of: node) }
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
    map.citationsByClaims = citationsByClaims
    map.citers = citers
    map.rowUse = rowUse
    map.ratingSteps = ratingSteps
    map.quotedSums = quotedSums
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
    citationsByClaims.append(contentsOf: repeatElement(0, count: missing))
    citers.grow(to: count)
    ratingSteps.grow(to: count)
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
    rowUse.count(likelihoodRows[node.index], -1)
    likelihoodRows[node.index] = isDeclared ? map.likelihoodRows(of: node) : 0
    rowUse.count(likelihoodRows[node.index], 1)
    likelihoods[node] = isDeclared ? map.likelihoodRange(of: node) : nil
    let old = Array(cites[node])
    for source in old { count(source, kind, -1) }
    let now = isDeclared ? map.citedSources(of: node) : []
    for source in now { count(source, map.graph.kind(node), 1) }
    cites.set(now, of: node)
    citers.set(now, of: node)
    return old + now
  }

  /// Reads again what goes by the sources that a node cites.
  mutating func rereadCitations(_ node: NodeID, in map: CheckContext) {
    let isStatement = map.map.rank[node.index] >= 0 && map.graph.kind(node).isStatement
    ratingSteps.update(node, in: map)
    quotedSums.set(isStatement ? map.quotes(in: node).quoted : [], of: node)
    origins.update(node, in: map)
  }

  /// Finds out again what derives from what. Linear in the map.
  ///
  /// - Returns: the sources that go back to another origin or that others derive from as they did
  ///   not, and all origins that have to do with them.
  mutating func findOriginsAgain(
    in map: CheckContext
  ) -> (sources: [NodeID], origins: Set<NodeID>) {
    let before = derivations
    derivations = map.countDerivations()
    let (roots, circles) = (origins.roots, origins.circles)
    let moved = origins.findRootsAgain(map)
    var affected = Set(moved.map { roots[$0] ?? $0 })
    for source in moved + circles.joined() + origins.circles.joined() {
      affected.insert(origins.root(of: source))
      affected.insert(roots[source] ?? source)
    }
    let others = derivations.indices.filter {
      derivations[$0] != ($0 < before.count ? before[$0] : 0)
    }
    return (moved + others.map { NodeID(raw: UInt32(truncatingIfNeeded: $0)) }, affected)
  }

  /// Whether a claim cites a source.
  func isStudied(_ source: NodeID) -> Bool {
    source.index < citationsByClaims.count && citationsByClaims[source.index] > 0
  }

  /// The nodes with a likelihood of another row than the main one.
  func nodes(apartFrom main: UInt32?) -> [NodeID] {
    guard let main else { return [] }
    return likelihoodRows.indices.filter {
      likelihoodRows[$0] != 0 && likelihoodRows[$0] & main == 0
    }.map { NodeID(raw: UInt32(truncatingIfNeeded: $0)) }
  }

  private mutating func count(_ source: NodeID, _ kind: NodeKind, _ number: Int) {
    func add(_ counts: inout [UInt32]) {
      counts[source.index] = UInt32(truncatingIfNeeded: Int(counts[source.index]) + number)
    }
    add(&citations)
    if kind == .evidence { add(&citationsByEvidence) }
    if kind.isClaim { add(&citationsByClaims) }
  }
}
