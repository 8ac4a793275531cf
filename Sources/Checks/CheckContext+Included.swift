import ArgumentGraph

/// Findings on what other notebooks declare.
extension CheckContext {
  /// Whether a finding is for the check of an included notebook to report: all that it names, and
  /// the place where it lands, is of that one notebook.
  ///
  /// What joins statements of two notebooks, or one of them with this map's own, is seen only here
  /// and is reported here.
  func isForAnotherMap(_ finding: Finding) -> Bool {
    if map.included.files.isEmpty { return false }
    var file: Int?
    for origin in origins(of: finding) {
      guard let other = map.included.file(of: origin), file == nil || file == other else {
        return false
      }
      file = other
    }
    return file != nil
  }

  /// The written statements that a finding names, and the one that it lands in.
  private func origins(of finding: Finding) -> [Origin] {
    var origins = ([finding.subject] + finding.nodes).filter { !$0.isNone }.map {
      graph.origin($0)
    }
    switch finding.place {
    case .map: return []
    case .node(let node): origins.append(graph.origin(node))
    case .reference(_, let origin), .statement(let origin, _): origins.append(origin)
    }
    return origins.filter { !$0.isNone }
  }

  /// Whether an id would be declared if a notebook that is included could be read.
  func isMissingWithNotebook(_ node: NodeID) -> Bool {
    if map.included.missingPrefixes.isEmpty { return false }
    let label = graph.label(node) ?? ""
    return map.included.missingPrefixes.contains { label.hasPrefix($0) }
  }
}
