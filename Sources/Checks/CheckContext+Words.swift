import ArgumentGraph
import SourceText

/// How nodes are named in messages.
extension CheckContext {
  /// The most columns of a statement's words that a message shows.
  static let wordsWidth = 48
  /// The most names that a message lists.
  static let listedNames = 8

  /// The name of `node`: its id, or `P + Q -> C` for an inference without one.
  public func name(_ node: NodeID) -> String {
    if node.isNone { return "" }
    let label = graph.labelID(node)
    if !label.isNone { return visible(graph.texts[label]) }
    return visible(hasSharedName(node) ? graph.name(node) : graph.path(of: node))
  }

  /// The first words of a statement or a source's title, in quotes.
  func words(_ node: NodeID) -> String {
    node.isNone ? Self.nothing : quoted(graph.text(node))
  }

  /// How what an inference bears on is named when nothing declares it.
  private static let nothing = "something that is not declared"

  /// A node by its name and, when it has any, its words.
  func describe(_ node: NodeID) -> String {
    if node.isNone { return Self.nothing }
    return graph.bodyID(node).isNone || graph.kind(node).isInference
      ? "`\(name(node))`" : "\(name(node)) \(words(node))"
  }

  /// The first words of `text`, in quotes, on one line.
  func quoted(_ text: String) -> String { "\"\(Self.shortened(text))\"" }

  /// Names in a row, the last ones left out when they are many.
  func list(_ nodes: [NodeID], limit: Int = CheckContext.listedNames) -> String {
    let shown = nodes.prefix(limit).map { name($0) }.joined(separator: ", ")
    return nodes.count > limit ? "\(shown) and \(nodes.count - limit) more" : shown
  }

  /// `text` on one line, cut after a word when it is wider than `width` columns.
  static func shortened(_ text: String, width: Int = CheckContext.wordsWidth) -> String {
    var kept = String.UnicodeScalarView()
    var columns = 0
    var lastSpace: (end: String.UnicodeScalarView.Index, columns: Int)?
    for scalar in text.unicodeScalars {
      let plain: Unicode.Scalar = scalar == "\n" || scalar == "\t" ? " " : scalar
      columns += displayWidth(plain)
      if columns > width {
        var end = kept.endIndex
        // A cut within a word is for words that take most of the room.
        if let lastSpace, lastSpace.columns > width / 2 { end = lastSpace.end }
        return visible(String(kept[..<end])) + "..."
      }
      if plain == " " { lastSpace = (kept.endIndex, columns) }
      kept.append(plain)
    }
    return visible(String(kept))
  }

  /// Whether an inference without an id shares its premises and conclusion with another.
  private func hasSharedName(_ node: NodeID) -> Bool {
    if !isEdited { return sharedNames.contains(node) }
    let conclusion = graph.conclusion(node)
    if conclusion.isNone { return false }
    let own = Set(premises[node])
    return incoming[conclusion].contains {
      $0 != node && graph.labelID($0).isNone && premises.count($0) == own.count
        && premises[$0].allSatisfy(own.contains)
    }
  }

  /// The inferences without an id that share their premises and conclusion with another.
  func findSharedNames() -> Set<NodeID> {
    let unnamed = inferences.filter { graph.labelID($0).isNone && !graph.conclusion($0).isNone }
    let hashes = unnamed.map { hash(ofPremises: $0) ^ UInt64(graph.conclusion($0).raw) << 32 }
    var shared: Set<NodeID> = []
    for group in HashGroups.of(hashes) { shared.formUnion(group.map { unnamed[$0] }) }
    return shared
  }

  /// A hash of an inference's premises in which their order does not count.
  func hash(ofPremises inference: NodeID) -> UInt64 {
    premises[inference].reduce(0) { $0 &+ HashGroups.mixed(UInt64($1.raw)) }
  }
}

/// Words for counts.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}
