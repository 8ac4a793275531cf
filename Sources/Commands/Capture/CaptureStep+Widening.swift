import ArgumentGraph
import Documents
import Notebook

extension CaptureStep {
  /// The passage of a statement's anchors that holds all of this sentence, if one does.
  func standing(_ node: NodeID, _ workspace: Workspace) -> Passage? {
    let source = workspace.captureSource
    return workspace.graph.anchors(node).first { anchor in
      guard anchor.source == source, anchor.length == 0, anchor.quote.isNone,
        let range = try? capture.document.text.range(of: anchor.passage)
      else { return false }
      return capture.document.text.sentenceIndexes(in: range).contains(capture.position)
    }?.passage
  }

  /// Makes an anchor of the statement that ends right before this sentence, or begins right after
  /// it, in its paragraph, reach over it; `nil` when there is none.
  ///
  /// Adjacent sentences are one passage then, as a reader would name it.
  func widen(
    _ node: NodeID, _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome? {
    guard workspace.notebook.includedFileName(of: node) == nil,
      let (index, record) = widened(node, workspace)
    else { return nil }
    let change = AnchorChange(node: node, index: index, text: "\(record)")
    let edit = workspace.notebook.anchorEdit([change], digests: [])
    guard !edit.isEmpty else { return nil }
    let id = workspace.graph.name(node)
    let isOnly = workspace.graph.anchors(node).count == 1
    let statement =
      isOnly ? "edit \(id) from \(capture.label):\(record.passage)" : "attach \(id)"
    let before = workspace.notebook.bytes
    var outcome = try workspace.finish(edit, statement)
    outcome.summary = "\(id): from \(capture.label):\(record.passage)"
    outcome.record = workspace.recordChange(since: before)
    return outcome
  }

  /// Which anchor is to be widened, and what becomes of it.
  private func widened(
    _ node: NodeID, _ workspace: Workspace
  ) -> (index: Int, record: AnchorRecord)? {
    let text = capture.document.text
    let here = capture.position
    guard text.sentences.indices.contains(here),
      let paragraph = capture.place?.paragraph
    else { return nil }
    let source = workspace.captureSource
    for (index, anchor) in workspace.graph.anchors(node).enumerated().reversed() {
      let passage = anchor.passage
      // A part of a sentence, or quoted words, say more than which sentences they are in.
      guard anchor.source == source, passage.isSentences, anchor.length == 0, anchor.quote.isNone,
        passage.start.paragraph == paragraph, passage.end.paragraph == paragraph,
        let range = try? text.range(of: passage)
      else { continue }
      let sentences = text.sentenceIndexes(in: range)
      guard sentences.upperBound == here || sentences.lowerBound == here + 1 else { continue }
      let first = min(sentences.lowerBound, here)
      let last = max(sentences.upperBound - 1, here)
      let whole = text.sentences[first].lowerBound..<text.sentences[last].upperBound
      let digester = workspace.digester(for: source, creating: true)
      return text.anchor(of: whole, asParagraphs: false, digester: digester).map { (index, $0) }
    }
    return nil
  }
}
