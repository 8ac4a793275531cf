/// Noting which nodes change, for what is worked out again after an edit.
extension Graph {
  /// Begins to note changes. A graph that is read from a document is all new, and notes nothing.
  public mutating func beginNoting() { noted = [] }

  /// The nodes that were declared, withdrawn, tied or untied since the last call, some of them
  /// perhaps more than once; nothing unless `beginNoting` was called.
  public mutating func takeNoted() -> [NodeID] {
    guard let nodes = noted else { return [] }
    noted = []
    return nodes
  }

  /// Notes that a node is not what it was.
  mutating func noteChange(of node: NodeID) {
    changeCount &+= 1
    if noted != nil { noted?.append(node) }
  }
}
