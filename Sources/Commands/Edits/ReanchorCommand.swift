import ArgumentGraph
import Documents
import Notebook
import Reports
import SourceText

/// `reanchor [SOURCE] [certain | accept all | accept ID [at PASSAGE], …]`
enum ReanchorCommand: Command {
  static let source = Parameter.node("SOURCE", .source).optional
  static let certain = Parameter.flag("certain")
  static let places = Parameter(
    "all | ID [at PASSAGE], …", .rest, after: "accept", isOptional: true)

  static let about = CommandDescription(
    name: "reanchor", kind: .edit,
    summary: "Find anchors again in revised documents; stamp new ones.",
    grammar: [source, certain, places],
    details: """
      Each anchor is exact; moved, the same words elsewhere; drifted, altered by a quarter at most; \
      one to ask about, altered by less than half or found in several places; or lost. Where no \
      words are kept, what was altered is asked about where the anchors around put it. What is \
      certain is written down with digests, as one edit; the rest stays as it is, and at the prompt \
      you are asked for each, unless `certain` says not to. `accept ID` takes the best place for a \
      statement's anchor, `accept ID at PASSAGE` another one, `accept all` the best for each; of \
      several anchors of a statement one is named ID:PASSAGE. What hangs on lost words is listed. \
      Anchors without a digest are stamped while the document is the one that the map was made \
      from. Words of a source that is `quotes none` or `secret` are shown on a terminal only. \
      `crux reanchor NOTEBOOK` exits with 1 when something is left.
      """,
    examples: [
      Example(
        "reanchor op-ed", before: Example.source + "\nclaim c1 \"Free\" from op-ed:1.1",
        prints: "1 exact"),
      Example(
        "reanchor op-ed accept e1 at 2.1",
        before: Example.source + "\nevidence e1 \"Half\" from op-ed:9.1", prints: "as chosen"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let only = call.node(source)
    if !only.isNone { _ = try requireFile(of: only, call, workspace) }
    var plans = plans(only, workspace)
    if !only.isNone, let obstacle = plans.first?.obstacle {
      throw CommandFailure(
        "`\(workspace.graph.name(only))` is not at hand: \(obstacle.reason)", help: obstacle.help,
        at: call.range(of: 1))
    }
    if call.has(places) {
      try plans.accept(try AcceptedPlaces(call, in: workspace.graph), in: workspace)
    } else if workspace.options.isInteractive, !call.has(certain),
      plans.contains(where: { $0.items.contains { $0.isOpen } })
    {
      return Outcome(effect: .reanchor(only))
    }
    return try workspace.carryOut(
      plans, as: String(decoding: call.bytes[call.range], as: UTF8.self))
  }

  /// The plans for one source, or for all that name a file.
  static func plans(_ only: NodeID, _ workspace: Workspace) -> [ReanchorPlan] {
    let map = workspace.notebook.view
    return map.sources.filter {
      only.isNone ? map.graph.source($0).file != nil : $0 == only
    }.map { ReanchorPlan(of: $0, in: workspace) }
  }

  private static func requireFile(
    of source: NodeID, _ call: Call, _ workspace: Workspace
  ) throws(CommandFailure) -> String {
    if let file = workspace.graph.source(source).file { return file }
    let name = workspace.graph.name(source)
    throw CommandFailure(
      "`\(name)` names no file", help: "type edit \(name) file \"PATH\"", at: call.range(of: 1))
  }
}

extension Workspace {
  /// Writes down what plans settle, as one edit.
  mutating func carryOut(
    _ plans: [ReanchorPlan], as statement: String
  ) throws(CommandFailure) -> Outcome {
    let report = ReanchorReport(plans, in: self)
    var outcome = Outcome(report.answer)
    outcome.notices = report.notices
    outcome.isSettled = report.isSettled
    let edit = edit(for: plans)
    guard !edit.isEmpty else { return outcome }
    let before = notebook.bytes
    try commit(edit, as: statement)
    outcome.record = recordChange(since: before)
    return outcome
  }
}
