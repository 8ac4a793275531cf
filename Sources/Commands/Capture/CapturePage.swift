import ArgumentGraph
import Documents
import JSONText
import Reports
import SourceText

/// The sentence that capture has come to, as it is shown: its place and words, what the map does
/// with it already, and what it looks like.
struct CapturePage {
  private let workspace: Workspace
  private let capture: Capture
  private let source: NodeID

  /// `nil` when nothing is being captured.
  init?(_ workspace: Workspace) {
    guard let capture = workspace.capture, !workspace.captureSource.isNone else { return nil }
    self.workspace = workspace
    self.capture = capture
    source = workspace.captureSource
  }

  /// Why words are missing, if they are.
  var notice: String? { page.notice }

  private var page: DocumentPage {
    let sentence = capture.isAtEnd ? 0..<0 : capture.position..<(capture.position + 1)
    return DocumentPage(workspace, source, capture.document, sentence, isWhole: false)
  }

  /// The sentence; at the end, what came of all.
  var answer: Answer {
    if capture.isAtEnd { return summary }
    var answer = Answer()
    for line in lines { answer.add(line) }
    answer.json = { [self] in writeSentence(into: &$0) }
    return answer
  }

  /// The sentence in lines.
  var lines: [StyledLine] {
    if capture.isAtEnd { return summary.lines(width: workspace.options.width) }
    var lines = page.answer().lines(width: workspace.options.width)
    if let suggestion = capture.suggestion {
      let cues =
        "looks like \(suggestion.kind.rawValue): \(suggestion.cues.joined(separator: ", "))"
      lines += wrapped(cues, to: max(40, workspace.options.width) - Self.indent)
        .map { StyledLine(String(repeating: " ", count: Self.indent) + $0, .dim) }
    }
    return lines
  }

  /// The columns before the words of a sentence.
  private static let indent = 9

  /// How many of the sentences are used, skipped and left.
  var summary: Answer {
    let uses = PassageUses(of: source, in: workspace.notebook.view)
    let users = uses.statements(in: capture.document.text)
    let reasons = uses.reasons(in: capture.document.text)
    let used = capture.sentences.count { !users[$0].isEmpty }
    let skipped = capture.sentences.count { users[$0].isEmpty && reasons[$0] != nil }
    let left = capture.sentences.count - used - skipped
    let name = workspace.graph.name(source)
    let sentences =
      capture.sentences.count == 1 ? "1 sentence" : "\(capture.sentences.count) sentences"
    var answer = Answer()
    answer.add(
      StyledLine(name, .id)
        .adding(": of \(sentences) \(used) used, \(skipped) skipped, \(left) left"))
    answer.json = { writer in
      writer.beginObject()
      writer.key("source")
      writer.string(name)
      for (key, count) in [("used", used), ("skipped", skipped), ("left", left)] {
        writer.key(key)
        writer.int(count)
      }
      writer.endObject()
    }
    return answer
  }

  private func writeSentence(into writer: inout JSONWriter) {
    let text = capture.document.text
    let uses = PassageUses(of: source, in: workspace.notebook.view)
    var gate = WordGate(workspace, source)
    writer.beginObject()
    writer.key("source")
    writer.string(workspace.graph.name(source))
    writer.key("passage")
    writer.string("\(text.place(ofSentence: capture.position))")
    if let words = gate.pass(capture.words) {
      writer.key("text")
      writer.string(words)
    }
    if let reason = uses.reasons(in: text)[capture.position] {
      writer.key("skipped")
      writer.string(reason)
    }
    writer.key("statements")
    writer.beginArray()
    for node in uses.statements(in: text)[capture.position] {
      writer.string(workspace.graph.name(node))
    }
    writer.endArray()
    if let suggestion = capture.suggestion {
      writer.key("kind")
      writer.string(suggestion.kind.rawValue)
      writer.key("cues")
      writer.beginArray()
      for cue in suggestion.cues { writer.string(cue) }
      writer.endArray()
    }
    writer.endObject()
  }
}
