import ArgumentGraph
import Documents
import Reports
import SourceText

/// Walking through the sentences of a document.
extension Workspace {
  /// The source that is being captured; `none` when there is none, or it is gone.
  var captureSource: NodeID {
    guard let capture else { return .none }
    let node = graph.find(capture.label)
    return !node.isNone && graph.kind(node) == .source ? node : .none
  }

  /// Words that are commands only now.
  var captureWords: [String] { capture == nil ? [] : CaptureWord.all }

  /// Begins to capture a source.
  ///
  /// - Parameter passage: the sentences to walk through; without one all of them, from the first
  ///   that nothing uses or skips.
  /// - Returns: whether it goes on where somebody stopped, behind the first sentence.
  mutating func beginCapture(
    of source: NodeID, _ document: SourceDocument, passage: Passage?
  ) throws(PassageError) -> Bool {
    var sentences = document.text.sentences.indices
    if let passage {
      sentences = document.text.sentenceIndexes(in: try document.text.range(of: passage))
    }
    var start = sentences.lowerBound
    if passage == nil {
      let uses = PassageUses(of: source, in: notebook.view)
      let users = uses.statements(in: document.text)
      let reasons = uses.reasons(in: document.text)
      start = sentences.first { users[$0].isEmpty && reasons[$0] == nil } ?? start
    }
    capture = Capture(
      graph.name(source), document, sentences, at: start,
      keepsWords: graph.quotes(of: source).keepsWords)
    return start > sentences.lowerBound
  }

  /// Keeps that the last edit was made at the sentence that capture has come to.
  mutating func noteCaptureEdit() {
    let count = editCount
    capture?.noteEdit(count: count)
  }

  /// Goes back to where edits were made that were undone.
  mutating func noteCaptureUndo() {
    let count = editCount
    capture?.noteUndo(count: count)
  }

  /// Adds the sentence that capture has come to, where nobody draws it.
  func addCaptured(to outcome: inout Outcome) {
    guard !options.isInteractive else { return }
    outcome.answer = CapturePage(self)?.answer
  }

  /// The sentence that is being captured, in lines; what came of all of them at the end.
  public var captureLines: [StyledLine] { CapturePage(self)?.lines ?? [] }

  /// What came of capture, in lines.
  public var captureSummary: [StyledLine] {
    CapturePage(self)?.summary.lines(width: options.width) ?? []
  }

  /// Where capture is, such as `op-ed:2.1`; the source alone at its end.
  public var capturePlace: String? {
    capture.map { capture in
      capture.place.map { "\(capture.label):\($0)" } ?? capture.label
    }
  }

  /// The paragraph that capture is in, such as `op-ed:2`; `nil` at its end.
  public var captureParagraph: String? {
    capture.flatMap { capture in
      capture.place.map { "\(capture.label):\($0.paragraph)" }
    }
  }

  /// Whether the last sentence is behind, so that nothing can be made.
  public var captureIsAtEnd: Bool { capture?.isAtEnd ?? true }

  /// The rest of the sentence when what was typed begins like it: for those who mean to quote it.
  ///
  /// - Returns: `nil` when the source keeps no words, or not so many.
  public func captureGhost(after typed: String) -> String? {
    guard let capture, !typed.isEmpty else { return nil }
    let words = capture.words
    guard graph.quotes(of: captureSource).allows(words), words.hasPrefix(typed), words != typed
    else { return nil }
    return visible(String(words.dropFirst(typed.count)))
  }

  /// Who is named with `by` in the map, each once, in the order of their names.
  public var namesOfSpeakers: [String] {
    let names = graph.slots.filter { graph.kind($0).isStatement }.compactMap { graph.by($0) }
    return Set(names).sorted()
  }
}
