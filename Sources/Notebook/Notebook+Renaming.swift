import ArgumentGraph
import SourceText

/// Ids that change wherever they stand.
extension Notebook {
  /// An edit that writes the ids of statements that were written without one, and the source of
  /// anchors that mean the only one; empty when nothing is left out. It goes before the first edit
  /// of a session, so that what is left out does not come to mean something else later.
  public mutating func labelInsertion() -> Edit {
    var edit = Edit()
    let source = graph.label(onlySource)
    for item in unlabelledItems.union(source == nil ? [] : sourcelessItems).sorted() {
      let syntax = syntax(of: item)
      var splice = Splice()
      if unlabelledItems.contains(item), let node = automaticNodes[item],
        let label = graph.label(node)
      {
        let end = Int(syntax.tokens[0].end)
        splice.replace(end..<end, with: " " + label)
      }
      for anchor in syntax.anchors where anchor.source == nil {
        guard let source else { continue }
        let start = Int(syntax.tokens[anchor.tokens.lowerBound].start)
        splice.replace(start..<start, with: source + ":")
      }
      if !splice.changes.isEmpty { edit.steps.append(step(splice, in: item)) }
    }
    return edit
  }

  /// An edit that gives `node` another id, everywhere.
  ///
  /// - Throws: `EditRefusal` when the id is in use.
  public mutating func renaming(_ node: NodeID, to label: String) throws(EditRefusal) -> Edit {
    if let refusal = refusalToEdit(node) { throw refusal }
    try refuseIncludedPrefix(label)
    let other = graph.find(label)
    if !other.isNone, other != node, graph.kind(other).isDeclared {
      throw EditRefusal(
        "`\(label)` is declared already, as \(graph.kind(other).article)",
        help: "choose another id, or type `merge` to make one statement of two")
    }
    if !other.isNone, other != node, graph.isReferred(other) {
      throw EditRefusal(
        "`\(label)` is used already, although nothing declares it", help: "choose another id")
    }
    if graph.label(node) == nil {
      throw EditRefusal(
        "`\(graph.name(node))` has no id to change",
        help: "type `edit \(graph.name(node)) as \(label)` to give it one")
    }
    return replacing(node, with: label, except: [])
  }

  private func refuseIncludedPrefix(_ label: String) throws(EditRefusal) {
    guard let file = owner(ofLabel: label) else { return }
    throw EditRefusal(
      "ids that begin as `\(label)` does are those of \(file), which is included",
      help: "choose another id")
  }

  /// An edit that names `label` wherever `node` is named, but not in `except`.
  mutating func replacing(_ node: NodeID, with label: String, except: Set<ItemID>) -> Edit {
    var edit = Edit()
    let old = Array((graph.label(node) ?? "").utf8)
    for block in blocks {
      guard case .cell(let cell) = block else { continue }
      for item in cells[Int(cell)].items where !except.contains(item) {
        let kind = items.kinds[Int(item)]
        guard kind != .trivia, kind != .stray, mayName(node, old, item) else { continue }
        let syntax = syntax(of: item)
        var splice = Splice()
        for reference in syntax.references where reference.node == node {
          splice.replace(reference.range, with: label)
        }
        if items.kinds[Int(item)] == .query { replaceWords(old, label, syntax, &splice) }
        if !splice.changes.isEmpty { edit.steps.append(step(splice, in: item)) }
      }
    }
    return edit
  }

  /// A quick look for the id's bytes; an id beyond ASCII may be spelled otherwise.
  private func mayName(_ node: NodeID, _ old: [UInt8], _ item: ItemID) -> Bool {
    guard let first = old.first, old.allSatisfy({ $0 < 0x80 }) else { return true }
    let range = items.pieces[Int(item)].range
    guard range.count >= old.count else { return false }
    return store.withUnsafeBufferPointer { buffer in
      for at in range.lowerBound...(range.upperBound - old.count) where buffer[at] == first {
        if old.elementsEqual(buffer[at..<at + old.count]) { return true }
      }
      return false
    }
  }

  private func replaceWords(
    _ old: [UInt8], _ label: String, _ syntax: StatementSyntax, _ splice: inout Splice
  ) {
    for token in syntax.tokens.dropFirst() where token.kind == .word {
      let word = store[token.range]
      if word.elementsEqual(old) {
        splice.replace(token.range, with: label)
      } else if word.starts(with: old + [UInt8(ascii: ":")]) {
        splice.replace(Int(token.start)..<Int(token.start) + old.count, with: label)
      }
    }
  }
}

extension Edit.Step {
  /// The item that a step changes.
  var item: ItemID? {
    switch self {
    case .insert(let item, _, _), .remove(let item, _, _), .replace(let item, _, _): item
    default: nil
    }
  }
}
