import ArgumentGraph
import Documents

/// `capture SOURCE[:PASSAGE]`
enum CaptureCommand: Command {
  static let passage = Parameter.passage()

  static let about = CommandDescription(
    name: "capture", kind: .session,
    summary: "Walk through a document and state what each sentence says.",
    grammar: [passage],
    details: """
      It begins at the first sentence that no statement stands on and that is not skipped. At a \
      terminal one key does each thing: c claim, e evidence, k counterclaim, a assumption, m main \
      point, + attach to the last, s skip, n next, b back, u undo, q quit, ? help. It asks for the \
      statement in your own words, what it bears on (Tab completes ids by words) and who says so.

      In a script or a pipe, and after : at a terminal, the same is typed in lines. A statement \
      without `from` is from the sentence, and leads to the next one:

        evidence "Riders rose by half" supports c1 by "the city" credibility 2
        attach                  ties what was made last to this sentence too
        attach c1               the same for another statement
        skip "Byline"           leaves the sentence out
        skip paragraph "Title"  leaves the paragraph out
        next, back, at 3.2      go on, go back, go elsewhere
        quit                    ends it

      All other commands work as ever. Each statement is an edit of its own: undo takes it back, \
      and goes back to its sentence. Of a source that is `quotes none` or `secret` a statement that \
      repeats \(WordRuns.ownLength) words in a row is refused.
      """,
    examples: [
      Example("capture op-ed", before: Example.source, prints: "1.1   Buses should be free."),
      Example(
        "capture op-ed:2", before: Example.source,
        prints: "2.1   In Dunkirk the number of riders rose by half"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let (source, passage) = call.passage(self.passage)
    let place = call.range(of: 1)
    let document = try workspace.requireDocument(of: source, at: place)
    guard !document.text.sentences.isEmpty else {
      throw CommandFailure("`\(workspace.graph.name(source))` has no words", at: place)
    }
    workspace.lastSource = source
    let goesOn: Bool
    do throws(PassageError) {
      goesOn = try workspace.beginCapture(of: source, document, passage: passage)
    } catch {
      throw CommandFailure(
        "`\(workspace.graph.name(source))` has no such passage: \(error)", at: place)
    }
    var outcome = Outcome()
    workspace.addCaptured(to: &outcome)
    outcome.notices = [workspace.noteOfChange(source, document)].compactMap { $0 }
    if goesOn {
      outcome.notices.append("note: it goes on at the first sentence that is open; back goes back")
    }
    if !workspace.options.isInteractive, let notice = CapturePage(workspace)?.notice {
      outcome.notices.append(notice)
    }
    return outcome
  }
}
