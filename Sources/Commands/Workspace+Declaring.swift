import ArgumentGraph
import Conventions
import Notebook

/// Making declarations that were typed.
extension Workspace {
  /// Reads the declaration in `bytes[range]` and makes it.
  mutating func declare(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(CommandFailure) -> Outcome {
    let draft = try draft(bytes, range)
    let cell = cellForNew
    let position = position(of: cell)
    let edit = notebook.insertion(of: draft, into: cell)
    try commit(edit, as: draft.resolved)
    remember(draft)
    return outcome(of: draft, in: position)
  }

  /// The cell that a new statement goes to; `nil` for a new one at the end.
  var cellForNew: CellID? {
    if let forced = forcedCell {
      let cells = notebook.orderedCells
      return cells.indices.contains(forced - 1) ? cells[forced - 1] : nil
    }
    return beginsCell ? nil : notebook.cell(forFocus: focusNode)
  }

  /// The position of a cell, from 1, as the journal keeps it; 0 for a new one.
  func position(of cell: CellID?) -> Int {
    cell.flatMap { notebook.orderedCells.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  /// What verifies and completes the anchors that are typed, if anything does.
  var anchorCompleter: AnchorCompleter? { completesAnchors ? AnchorCompleter(shelf: shelf) : nil }

  /// Reads a declaration without making it.
  mutating func draft(
    _ bytes: [UInt8], _ range: Range<Int>
  ) throws(CommandFailure) -> Draft {
    do {
      let source = lastSource
      var completer = anchorCompleter
      if bytes[range].starts(with: Keyword.source.rawValue.utf8),
        String(decoding: bytes[range], as: UTF8.self).contains("secret")
      {
        completer?.mayMakeKey = !hasKeyedDigests
      }
      return try bytes.withUnsafeBufferPointer { (buffer) throws(EditRefusal) in
        try notebook.draft(buffer, range, lastSource: source, completer: completer)
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Keeps what was made last, for `it`, `and` and `unless`, and what it used.
  mutating func remember(_ draft: Draft) {
    let made = graph.nodes(of: lastOrigin)
    if let inference = made.last(where: { graph.kind($0).isInference }) {
      lastInference = target(for: inference)
    }
    if let first = made.first { lastMade = target(for: first) }
    if !draft.lastSource.isNone { lastSource = draft.lastSource }
    note(draft.undeclared)
    let inferences = made.filter { graph.kind($0).isInference }
    for (index, range) in draft.missingTargets where inferences.indices.contains(index) {
      pending.append(Pending(node: inferences[index], range: range, input: input))
    }
  }

  /// The statement that the last edit made.
  private var lastOrigin: Origin {
    guard let item = done.last?.edit.touchedItems.last else { return .none }
    return Origin(raw: item)
  }

  private func outcome(of draft: Draft, in position: Int) -> Outcome {
    var outcome = Outcome()
    outcome.record = Record(draft.resolved, cell: position)
    outcome.automaticLabel = draft.automaticLabel
    if options.isInteractive {
      outcome.summary = summary(of: draft)
      outcome.notices = draft.undeclared.map {
        "note: `\(graph.label($0.node) ?? "")` is not declared yet"
      }
      if let notice = schemeNotice { outcome.notices.append(notice) }
    }
    return outcome
  }

  /// What is said of a `scheme` statement that takes the place of one that ships.
  private var schemeNotice: String? {
    let origin = lastOrigin
    guard
      case .scheme(let scheme)? = graph.directives.last(where: { $0.origin == origin })?.directive,
      SchemeCatalog.isBuiltIn(scheme.name)
    else { return nil }
    return "note: `\(scheme.name)` takes the place of the scheme of that name that ships"
  }

  /// What was made, in one line.
  private func summary(of draft: Draft) -> String {
    let nodes = graph.nodes(of: lastOrigin)
    guard let first = nodes.first else { return draft.resolved.text }
    var text = "\(graph.name(first)): \(graph.kind(first).word)"
    if graph.isMarkedContention(first) { text = "\(graph.name(first)): contention" }
    let inferences = nodes.filter { graph.kind($0).isInference }
    if graph.kind(first).isInference {
      return "\(graph.name(first)): \(Self.relationWord(first, graph))"
    }
    for inference in inferences {
      let target = graph.conclusion(inference)
      let name = target.isNone ? "an inference that is not declared" : graph.name(target)
      text += ", \(graph.kind(inference).word)s \(name)"
    }
    return text
  }

  private static func relationWord(_ inference: NodeID, _ graph: Graph) -> String {
    graph.isBacking(inference) ? "backing" : graph.kind(inference).word
  }
}
