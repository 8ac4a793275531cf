import ArgumentGraph
import SourceText

/// Ids that change wherever they stand.
extension Notebook {
  /// An edit that writes the ids of statements that were written without one; empty when all have
  /// one. It goes before the first edit of a session, so that ids do not shift later.
  public mutating func labelInsertion() -> Edit {
    var edit = Edit()
    for item in unlabelledItems.sorted() {
      guard let node = automaticNodes[item], let label = graph.label(node) else { continue }
      let syntax = syntax(of: item)
      var splice = Splice()
      let end = Int(syntax.tokens[0].end)
      splice.replace(end..<end, with: " " + label)
      edit.steps.append(step(splice, in: item))
    }
    return edit
  }

  /// An edit that gives `node` another id, everywhere.
  ///
  /// - Throws: `EditRefusal` when the id is in use.
  public mutating func renaming(_ node: NodeID, to label: String) throws(EditRefusal) -> Edit {
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

  /// An edit that names `label` wherever `node` is named, but not in `except`.
  mutating func replacing(_ node: NodeID, with label: String, except: Set<ItemID>) -> Edit {
    var edit = Edit()
    let old = Array((graph.label(node) ?? "").utf8)
    for block in blocks {
      guard case .cell(let cell) = block else { continue }
      for item in cells[Int(cell)].items where !except.contains(item) {
        guard items.kinds[Int(item)] != .trivia, mayName(node, old, item) else { continue }
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

  /// An edit that makes one statement of two: `node` goes, and whatever named it names `other`.
  ///
  /// Its anchors, tags and relations are added to the other's; what the other has already is kept,
  /// and what is lost is returned in words.
  public mutating func merging(
    _ node: NodeID, into other: NodeID
  ) throws(EditRefusal) -> (edit: Edit, lost: [String]) {
    guard graph.kind(node).isStatement, graph.kind(other).isStatement, node != other else {
      throw EditRefusal("only two different statements can be merged")
    }
    let item = ItemID(graph.origin(node).raw)
    let target = ItemID(graph.origin(other).raw)
    let label = graph.label(other) ?? ""
    // An inference from one to the other would bear on itself.
    let between = Set(
      graph.uses(node).filter { graph.conclusion($0) == other }
        + graph.uses(other).filter { graph.conclusion($0) == node })
    if !between.isEmpty {
      throw EditRefusal(
        "`\(graph.name(node))` and `\(label)` bear on each other",
        help: "type `unlink \(graph.name(node)) \(label)` first")
    }
    let shared = graph.uses(node).filter { graph.premises($0).contains(other) }
    if let inference = shared.first {
      throw EditRefusal(
        "both are premises of `\(graph.name(inference))`", help: "remove that inference first")
    }
    let source = syntax(of: item)
    var added: [String] = []
    var lost: [String] = [graph.text(node)]
    let present = syntax(of: target)
    for clause in source.clauses {
      let text = String(decoding: store[range(of: clause.tokens, in: source)], as: UTF8.self)
      let has = present.clauses.contains { $0.keyword == clause.keyword }
      let isSame = present.clauses.contains {
        String(decoding: store[range(of: $0.tokens, in: present)], as: UTF8.self) == text
      }
      if isSame { continue }
      if clause.keyword.mayRepeat || !has { added.append(text.trimmedLine) } else { lost.append(text) }
    }
    var edit = replacing(node, with: label, except: [item])
    var splice = Splice()
    if let index = edit.steps.firstIndex(where: { $0.item == target }) {
      for reference in present.references where reference.node == node {
        splice.replace(reference.range, with: label)
      }
      edit.steps.remove(at: index)
    }
    if !added.isEmpty { append(added.joined(separator: " "), to: present, into: &splice) }
    if !splice.changes.isEmpty { edit.steps.append(step(splice, in: target)) }
    edit.steps += removalSteps([item])
    return (edit, lost)
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
