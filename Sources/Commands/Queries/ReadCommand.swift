import ArgumentGraph
import Documents
import JSONText
import Reports
import SourceText

/// `read SOURCE[:PASSAGE]`
enum ReadCommand: Command {
  static let passage = Parameter.passage()

  static let about = CommandDescription(
    name: "read", kind: .query, summary: "Show a document with its paragraphs numbered.",
    grammar: [passage],
    details: """
      Every sentence has its number, as `from` takes it: `*` marks those that a statement stands on, \
      with its id behind the first of them, `~` those that are skipped. The document is the source's \
      `file`, beside the notebook or, with the digest that the source gives, in the folder that \
      CRUX_SOURCES names: text, Markdown or HTML, PDF when pdftotext is installed, Word and the like \
      when pandoc is. Words of a source that is `quotes none` or `secret` are shown on a terminal only.
      """,
    examples: [
      Example("read op-ed:1", before: Example.source, prints: "1.1"),
      Example(
        "read op-ed:2.1", before: Example.source + "\nevidence e1 \"Half\" from op-ed:2.1",
        prints: "[e1]"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let (source, passage) = call.passage(self.passage)
    let place = call.range(of: 1)
    guard !workspace.lacks(source) else { return workspace.outcomeWithout(source) }
    let document = try workspace.requireDocument(of: source, at: place)
    workspace.lastSource = source
    var sentences = document.text.sentences.indices
    if let passage {
      do throws(PassageError) {
        sentences = document.text.sentenceIndexes(in: try document.text.range(of: passage))
      } catch {
        throw CommandFailure(
          "`\(workspace.graph.name(source))` has no passage \(passage): \(error)", at: place)
      }
    }
    let page = DocumentPage(workspace, source, document, sentences, isWhole: passage == nil)
    var outcome = Outcome(page.answer())
    outcome.notices = [workspace.noteOfChange(source, document), page.notice].compactMap { $0 }
    return outcome
  }
}

extension Workspace {
  /// Whether an answer is being recorded that needs a document which is not at hand.
  func lacks(_ source: NodeID) -> Bool {
    guard isRecording, case .notAtHand = document(of: source) else { return false }
    return true
  }

  /// What is recorded, where nothing was, of an answer without its document.
  func outcomeWithout(_ source: NodeID) -> Outcome {
    var outcome = Outcome(Answer(lines: ["`\(graph.name(source))` is not at hand"]))
    outcome.lacksDocument = true
    return outcome
  }
}

/// Some sentences of a document as `read` shows them.
struct DocumentPage {
  private let graph: Graph
  private let source: NodeID
  private let document: DocumentText
  private let sentences: Range<Int>
  private let isWhole: Bool
  private let users: [[NodeID]]
  private let reasons: [String?]
  private let width: Int
  /// The words of each sentence that may be shown.
  private let words: [String?]
  /// Why words are missing, if they are.
  let notice: String?

  init(
    _ workspace: Workspace, _ source: NodeID, _ document: SourceDocument, _ sentences: Range<Int>,
    isWhole: Bool
  ) {
    graph = workspace.graph
    self.source = source
    self.document = document.text
    self.sentences = sentences
    self.isWhole = isWhole
    let uses = PassageUses(of: source, in: workspace.notebook.view)
    users = uses.statements(in: document.text)
    reasons = uses.reasons(in: document.text)
    width = max(40, workspace.options.width)
    var gate = WordGate(workspace, source)
    words = sentences.map { gate.pass(document.text.text(in: document.text.sentences[$0])) }
    notice = gate.notice(workspace, source)
  }

  /// The sentences as text and as JSON.
  func answer() -> Answer {
    var answer = Answer()
    if isWhole {
      let count = document.paragraphs.count
      answer.add(
        StyledLine(graph.name(source), .id).adding("  \(visible(graph.text(source)))", .heading)
          .adding("  \(count) paragraphs, \(document.sentences.count) sentences", .dim)
          .cut(to: width))
    }
    var lastParagraph = 0
    for index in sentences {
      let place = document.place(ofSentence: index)
      if place.paragraph != lastParagraph, lastParagraph > 0 || isWhole { answer.add("") }
      lastParagraph = place.paragraph
      for line in lines(of: index, place) { answer.add(line) }
    }
    answer.json = { [self] in writeJSON(into: &$0) }
    return answer
  }

  private func lines(of index: Int, _ place: Passage.Place) -> [StyledLine] {
    let number = "\(place)"
    let mark = !users[index].isEmpty ? "*" : reasons[index] != nil ? "~" : " "
    let lead = String(repeating: " ", count: max(0, 6 - number.utf8.count)) + number
    // The id stands where its passage begins, not at every sentence of it.
    let known = index > sentences.lowerBound ? users[index - 1] : []
    let new = users[index].filter { !known.contains($0) }.map { graph.name($0) }
    let text = words[index - sentences.lowerBound] ?? ""
    let indent = lead.utf8.count + 3
    var lines: [StyledLine] = []
    for piece in wrapped(text, to: width - indent) {
      var line =
        lines.isEmpty
        ? StyledLine(lead, .dim).adding(" \(mark) ", mark == "*" ? .good : .dim)
        : StyledLine(String(repeating: " ", count: indent))
      line.append(piece)
      lines.append(line)
    }
    if lines.isEmpty { lines = [StyledLine(lead, .dim).adding(" \(mark) ")] }
    if !new.isEmpty {
      let ids = "  [\(new.joined(separator: " "))]"
      let last = lines.count - 1
      if lines[last].width + ids.count <= width {
        lines[last].append(ids, .id)
      } else {
        lines.append(StyledLine(String(repeating: " ", count: indent)).adding(ids, .id))
      }
    }
    return lines.map(\.trimmed)
  }

  private func writeJSON(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("source")
    writer.string(graph.name(source))
    writer.key("sentences")
    writer.beginArray()
    for index in sentences {
      writer.beginObject()
      writer.key("passage")
      writer.string("\(document.place(ofSentence: index))")
      if let text = words[index - sentences.lowerBound] {
        writer.key("text")
        writer.string(text)
      }
      if let reason = reasons[index] {
        writer.key("skipped")
        writer.string(reason)
      }
      writer.key("statements")
      writer.beginArray()
      for node in users[index] { writer.string(graph.name(node)) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
