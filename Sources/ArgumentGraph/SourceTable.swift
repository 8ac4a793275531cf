/// What sources are, by their node.
///
/// A map has few sources, as a rule, and these are looked through one by one: making a table of
/// hashes takes a program longer than reading a small map.
struct SourceTable: Sendable {
  /// The most sources that are looked through.
  private static let few = 16

  private var entries: [(node: NodeID, details: SourceDetails)] = []
  /// The place of each node in `entries`, when they are more than a few.
  private var places: [NodeID: Int] = [:]

  /// How many sources there are.
  var count: Int { entries.count }

  /// The nodes of the sources, in no particular order.
  var nodes: some Collection<NodeID> { entries.lazy.map(\.node) }

  /// What all sources are, in no particular order.
  var details: some Collection<SourceDetails> { entries.lazy.map(\.details) }

  /// What a source is; setting it to `nil` takes the source out.
  subscript(node: NodeID) -> SourceDetails? {
    get { place(of: node).map { entries[$0].details } }
    set {
      let place = self.place(of: node)
      if let newValue {
        if let place { entries[place].details = newValue } else { append(node, newValue) }
      } else if let place {
        remove(at: place)
      }
    }
  }

  private func place(of node: NodeID) -> Int? {
    places.isEmpty ? entries.firstIndex { $0.node == node } : places[node]
  }

  private mutating func append(_ node: NodeID, _ details: SourceDetails) {
    entries.append((node, details))
    if !places.isEmpty {
      places[node] = entries.count - 1
    } else if entries.count > Self.few {
      for (place, entry) in entries.enumerated() { places[entry.node] = place }
    }
  }

  private mutating func remove(at place: Int) {
    if !places.isEmpty { places[entries[place].node] = nil }
    let last = entries.removeLast()
    guard place < entries.count else { return }
    entries[place] = last
    if !places.isEmpty { places[last.node] = place }
  }
}
