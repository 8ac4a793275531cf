import ArgumentGraph
import Documents
import SourceText

/// What was typed after `accept`: `all`, or `ID[:PASSAGE] [at PASSAGE][, …]`.
struct AcceptedPlaces {
  /// One place that a person chose.
  struct Entry {
    let node: NodeID
    /// Which of the statement's anchors is meant, by where it stood.
    let old: AnchorRecord?
    /// Where it is to stand; nil for the best place that was found.
    let place: AnchorRecord?
    let range: Range<Int>
  }

  private(set) var acceptsAll = false
  private(set) var entries: [Entry] = []

  /// Reads the tokens of a call's rest.
  init(_ call: Call, in graph: Graph) throws(CommandFailure) {
    let tokens = Array(call.restTokens)
    if tokens.count == 1, call.typed(tokens[0]) == "all" {
      acceptsAll = true
      return
    }
    var next = 0
    func word(_ what: String) throws(CommandFailure) -> Token {
      guard tokens.indices.contains(next), tokens[next].kind == .word else {
        let range = tokens.indices.contains(next) ? tokens[next].range : call.endRange
        throw CommandFailure(
          "\(what) is missing", help: "type reanchor accept ID, or accept ID at PASSAGE", at: range)
      }
      next += 1
      return tokens[next - 1]
    }
    while true {
      let first = try word("the id of a statement")
      let (node, old) = try Self.anchor(first, call, in: graph)
      var place: AnchorRecord?
      if tokens.indices.contains(next), call.typed(tokens[next]) == "at" {
        next += 1
        place = try Self.passage(try word("the passage"), call)
      }
      entries.append(Entry(node: node, old: old, place: place, range: first.range))
      if next == tokens.count { return }
      guard tokens[next].kind == .comma else {
        throw CommandFailure(
          "`\(call.typed(tokens[next]))` is not expected here",
          help: "a comma comes between two ids", at: tokens[next].range)
      }
      next += 1
    }
  }

  /// `ID` or `ID:PASSAGE`.
  private static func anchor(
    _ token: Token, _ call: Call, in graph: Graph
  ) throws(CommandFailure) -> (NodeID, AnchorRecord?) {
    let parts = call.typed(token).split(separator: ":", maxSplits: 1)
    let label = String(parts.first ?? "")
    let node = Array(label.utf8).withUnsafeBufferPointer { graph.find($0) }
    guard !node.isNone, graph.kind(node).isStatement else {
      throw CommandFailure(
        "there is no statement `\(label)`", help: "reanchor lists those that are to be placed",
        at: token.range)
    }
    guard parts.count == 2 else { return (node, nil) }
    do throws(AnchorError) {
      return (node, try AnchorRecord(parsing: parts[1]))
    } catch {
      throw CommandFailure("\(error)", at: token.range)
    }
  }

  /// `PASSAGE` or `SOURCE:PASSAGE`.
  private static func passage(
    _ token: Token, _ call: Call
  ) throws(CommandFailure) -> AnchorRecord {
    let typed = call.typed(token)
    let text = typed.split(separator: ":", maxSplits: 1).last ?? ""
    do throws(AnchorError) {
      return try AnchorRecord(parsing: text)
    } catch {
      throw CommandFailure("\(error)", at: token.range)
    }
  }
}

extension [ReanchorPlan] {
  /// Puts anchors where a person said.
  ///
  /// - Throws: `CommandFailure` when an entry names no anchor, or several.
  mutating func accept(
    _ accepted: AcceptedPlaces, in workspace: Workspace
  ) throws(CommandFailure) {
    if accepted.acceptsAll {
      for plan in indices {
        for item in self[plan].items.indices where self[plan].items[item].isOpen {
          self[plan].items[item].takeBest()
        }
      }
      return
    }
    for entry in accepted.entries { try accept(entry, in: workspace) }
  }

  private mutating func accept(
    _ entry: AcceptedPlaces.Entry, in workspace: Workspace
  ) throws(CommandFailure) {
    let name = workspace.graph.name(entry.node)
    var found: [(plan: Int, item: Int)] = []
    for plan in indices {
      for (number, item) in self[plan].items.enumerated()
      where item.use.node == entry.node && (entry.old?.isPlace(of: item.old) ?? true) {
        found.append((plan, number))
      }
    }
    let open = found.filter { self[$0.plan].items[$0.item].isOpen }
    if !open.isEmpty || entry.place == nil { found = open }
    guard let first = found.first else {
      throw CommandFailure(
        "`\(name)` has nothing to place", help: "reanchor lists what there is", at: entry.range)
    }
    guard let place = entry.place else {
      for at in found {
        self[at.plan].items[at.item].takeBest()
        if self[at.plan].items[at.item].isOpen {
          throw CommandFailure(
            "no place was found for `\(name)`",
            help: "say where it is: accept \(name) at PASSAGE; or type edit \(name) drop from",
            at: entry.range)
        }
      }
      return
    }
    if found.count > 1 {
      let names = found.map { "\(name):\(self[$0.plan].items[$0.item].old.place)" }
      throw CommandFailure(
        "`\(name)` has several anchors to place",
        help: "name one: \(names.joined(separator: ", "))", at: entry.range)
    }
    let plan = self[first.plan]
    guard let text = plan.document?.text else { return }
    do throws(AnchorError) {
      _ = try text.range(of: place)
    } catch {
      throw CommandFailure(
        "`\(workspace.graph.name(plan.source))` has no passage \(place): \(error)", at: entry.range)
    }
    self[first.plan].items[first.item].choose(place, in: text, workspace, plan.source)
  }
}

extension ReanchorPlan.Item {
  /// Takes the best place that was found, if there is one.
  fileprivate mutating func takeBest() {
    guard let best = result.candidates.first?.record else { return }
    new = best
    isChosen = true
  }

  /// Takes the place that was found there or, when a passage was named, in it; else what was named.
  fileprivate mutating func choose(
    _ place: AnchorRecord, in text: DocumentText, _ workspace: Workspace, _ source: NodeID
  ) {
    isChosen = true
    let places = result.candidates.map(\.record)
    let isIn = { (record: AnchorRecord) in
      place.part == nil && place.passage.overlaps(record.passage)
    }
    if let found = places.first(where: { $0.place == place.place }) ?? places.first(where: isIn) {
      new = found
      return
    }
    var record = place.place
    if let digester = workspace.digester(for: source, creating: true),
      let range = try? text.range(of: record)
    {
      record.digest = digester.digest(of: text.bytes[range])
    }
    new = record
  }
}

extension AnchorRecord {
  /// The record without its digest: what tells anchors of a statement apart.
  var place: AnchorRecord { AnchorRecord(passage: passage, part: part) }

  /// Whether it names the place of another; without a part it names all of the passage's.
  func isPlace(of other: AnchorRecord) -> Bool {
    passage == other.passage && (part == nil || part == other.part)
  }
}
