import ArgumentGraph
import Documents
import JSONText
import Reports
import SourceText

/// `suggest SOURCE`
enum SuggestCommand: Command {
  static let source = Parameter.node("SOURCE", .source)

  static let about = CommandDescription(
    name: "suggest", kind: .query,
    summary: "Rank the sentences that are likely to belong in the map.",
    grammar: [source],
    details: """
      It goes by the wording of English prose alone and says which cue it saw: help for a reader, \
      never a map. \(measured) The author of the cues measured that on \(Cues.measuredSentences) \
      sentences of made-up memos, news, assessments and opinions; other prose fares worse.
      """,
    examples: [Example("suggest op-ed", before: Example.source, prints: "op-ed:1.1")])

  /// How often it is right, in words.
  private static var measured: String {
    let parts = Cues.measured.map {
      "of \($0.kind.rawValue)s \($0.precision)% of what it names is right, and it finds \($0.recall)%"
    }
    return parts.joined(separator: "; ").prefix(1).uppercased()
      + parts.joined(separator: "; ").dropFirst() + "."
  }

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let source = call.node(source)
    guard !workspace.lacks(source) else { return workspace.outcomeWithout(source) }
    let document = try workspace.requireDocument(of: source, at: call.range(of: 1))
    workspace.lastSource = source
    let name = workspace.graph.name(source)
    var gate = WordGate(workspace, source)
    let text = document.text
    let users = PassageUses(of: source, in: workspace.notebook.view).statements(in: text)
    let rows = Cues.suggest(text).map { suggestion in
      let range = (try? text.range(of: suggestion.passage)) ?? 0..<0
      let isUsed = text.sentenceIndexes(in: range).contains { !users[$0].isEmpty }
      return (suggestion, gate.pass(text.firstWords(in: range)), isUsed)
    }
    var table = Table([
      .init("passage"), .init(""), .init("kind"), .init("score", isNumeric: true),
      .init("cues", isFlexible: true), .init("words", isFlexible: true),
    ])
    table.rows = rows.map { suggestion, words, isUsed in
      [
        .init("\(name):\(suggestion.passage)", .id), .init(isUsed ? "*" : "", .good),
        .init(suggestion.kind.rawValue, .keyword), .init("\(suggestion.score)"),
        .init(suggestion.cues.joined(separator: ", "), .dim), .init(words ?? ""),
      ]
    }
    var answer = Answer()
    if rows.isEmpty { answer.add("no sentence of \(name) has a cue", .dim) }
    answer.add(table)
    answer.json = { writer in
      writer.beginArray()
      for (suggestion, words, isUsed) in rows {
        write(suggestion, words, isUsed, name, into: &writer)
      }
      writer.endArray()
    }
    var outcome = Outcome(answer)
    outcome.notices = [gate.notice(workspace, source)].compactMap { $0 }
    return outcome
  }

  private static func write(
    _ suggestion: Suggestion, _ words: String?, _ isUsed: Bool, _ source: String,
    into writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("passage")
    writer.string("\(source):\(suggestion.passage)")
    writer.key("kind")
    writer.string(suggestion.kind.rawValue)
    writer.key("score")
    writer.int(suggestion.score)
    writer.key("used")
    writer.bool(isUsed)
    writer.key("cues")
    writer.beginArray()
    for cue in suggestion.cues { writer.string(cue) }
    writer.endArray()
    if let words {
      writer.key("words")
      writer.string(words)
    }
    writer.endObject()
  }
}
