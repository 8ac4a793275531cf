/// The texts of a node by their numbers, for readers that look at bytes and need no strings.
extension Graph {
  /// The text id of the remark on `node`.
  @inlinable public func noteID(_ node: NodeID) -> TextID { notes[node.index] }

  /// The text id of who says so.
  @inlinable public func byID(_ node: NodeID) -> TextID { bys[node.index] }

  /// The text id of why an objection is granted.
  @inlinable public func concessionID(_ inference: NodeID) -> TextID {
    concessions[inference.index].reason
  }

  /// The text id of the scheme's name.
  @inlinable public func schemeID(_ inference: NodeID) -> TextID { schemes[inference.index] }
}
