import ArgumentGraph
import Documents
import Notebook
import SourceText

/// Carries out one statement while a document is captured.
///
/// Statements get the sentence for their anchor and lead to the next one; a few words go to and fro;
/// all else is carried out as ever.
struct CaptureStep {
  /// Carries out a statement as if nothing was captured.
  typealias Body = (
    _ name: String, _ bytes: [UInt8], _ range: Range<Int>, inout Workspace
  ) throws(CommandFailure) -> Outcome

  private let name: String
  private let bytes: [UInt8]
  private let range: Range<Int>
  private let tokens: [Token]
  let capture: Capture
  private let body: Body

  /// Reads what was typed; `nil` when nothing is being captured.
  ///
  /// - Throws: `CommandFailure` when it is not made of words, or the source is gone.
  init?(
    _ name: String, _ bytes: [UInt8], _ range: Range<Int>, in workspace: inout Workspace,
    _ body: @escaping Body
  ) throws(CommandFailure) {
    guard let capture = workspace.capture else { return nil }
    self.name = name
    self.bytes = bytes
    self.range = range
    self.capture = capture
    self.body = body
    var tokens: [Token] = []
    var comments: [Token] = []
    let problem = bytes.withUnsafeBufferPointer {
      Lexer.scan($0, range, into: &tokens, comments: &comments)
    }
    if let problem { throw CommandFailure(problem) }
    self.tokens = tokens
    if workspace.captureSource.isNone {
      workspace.capture = nil
      throw CommandFailure(
        "`\(capture.label)` is no source any more, and capture has ended",
        help: "type capture SOURCE to begin again")
    }
  }

  /// Carries it out.
  func run(in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    if let word = CaptureWord(rawValue: name) { return try go(word, &workspace) }
    let kinds: [Keyword] = [
      .claim, .counterclaim, .counter, .evidence, .assumption, .contention,
    ]
    if let keyword = Keyword(rawValue: name) {
      if kinds.contains(keyword), tokens.contains(where: { $0.kind == .text }) {
        return try state(&workspace)
      }
      if keyword == .skip, tokens.count < 2 || tokens[1].kind == .text || word(1) == "paragraph" {
        return try skip(&workspace)
      }
    }
    let outcome = try body(name, bytes, range, &workspace)
    workspace.noteCaptureUndo()
    return outcome
  }

  // MARK: Making

  /// Makes a statement, from this sentence unless it says where it is from.
  private func state(_ workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let text = tokens.first { $0.kind == .text }
    let end = text.map { Int($0.end) } ?? range.upperBound
    var anchor: [UInt8] = []
    if !tokens.contains(where: { $0.kind == .word && self.text($0) == "from" }) {
      anchor = Array(" from \(capture.label):\(try place())".utf8)
    }
    try requireOwnWords()
    let typed = bytes[..<end] + anchor + bytes[end...]
    let whole = range.lowerBound..<(range.upperBound + anchor.count)
    let known = workspace.pending.count
    do throws(CommandFailure) {
      var outcome = try body(name, Array(typed), whole, &workspace)
      for index in known..<max(known, workspace.pending.count) {
        workspace.pending[index].range = Self.without(
          anchor.count, at: end, workspace.pending[index].range)
      }
      let node = workspace.node(workspace.lastMade)
      if workspace.graph.kind(node).isStatement { workspace.capture?.last = workspace.lastMade }
      workspace.noteCaptureEdit()
      let sentence = max(capture.position, lastSentence(of: node, workspace))
      workspace.capture?.move(to: sentence + 1)
      workspace.addCaptured(to: &outcome)
      return outcome
    } catch {
      var failure = error
      for index in failure.problems.indices {
        failure.problems[index].range = failure.problems[index].range.map {
          Self.without(anchor.count, at: end, $0)
        }
      }
      throw failure
    }
  }

  /// Where a range was typed, before `count` bytes were put in at `start`.
  private static func without(_ count: Int, at start: Int, _ range: Range<Int>) -> Range<Int> {
    func typed(_ offset: Int) -> Int { offset <= start ? offset : max(start, offset - count) }
    return typed(range.lowerBound)..<typed(range.upperBound)
  }

  /// The last sentence of this document that a statement stands on.
  private func lastSentence(of node: NodeID, _ workspace: Workspace) -> Int {
    let text = capture.document.text
    let source = workspace.captureSource
    let ranges = workspace.graph.anchors(node).filter { $0.source == source }
      .compactMap { try? text.range(of: $0.passage) }
    return ranges.map { text.sentenceIndexes(in: $0).upperBound - 1 }.max() ?? -1
  }

  /// Refuses a statement in the words of a source of which none may be kept.
  private func requireOwnWords() throws(CommandFailure) {
    guard let runs = capture.ownWords else { return }
    for (index, token) in tokens.enumerated() where token.kind == .text {
      // Words after a passage are a quotation, of which only the place is kept.
      let isOurs = index <= 2 || ["note", "warrant"].contains(word(index - 1))
      if isOurs, runs.occurs(in: text(token)) {
        throw CommandFailure(
          "\(WordRuns.ownLength) words in a row are `\(capture.label)`'s, which keeps none",
          help: "say it in your own words", at: token.range)
      }
    }
  }

  /// Leaves the sentence or its paragraph out, with the reason.
  private func skip(_ workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    let isParagraph = word(1) == "paragraph"
    let reason = isParagraph ? 2 : 1
    guard reason < tokens.count, tokens[reason].kind == .text else {
      throw CommandFailure(
        "the reason is missing", help: "type skip \"REASON\"; next goes on without one",
        at: endRange)
    }
    try requireEnd(reason + 1)
    try requireOwnWords()
    let place = try place()
    let passage = isParagraph ? "\(place.paragraph)" : "\(place)"
    let statement = Array("skip \(capture.label):\(passage) \(text(tokens[reason]))".utf8)
    var outcome = try carryOut(Keyword.skip.rawValue, statement, &workspace)
    workspace.noteCaptureEdit()
    if isParagraph {
      workspace.capture?.leaveParagraph()
    } else {
      workspace.capture?.move(to: capture.position + 1)
    }
    workspace.addCaptured(to: &outcome)
    return outcome
  }

  /// Ties one more statement to the sentence, as one passage with the one beside it.
  private func attach(_ workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    try requireEnd(2)
    let place = try place()
    let node: NodeID
    if tokens.count > 1 {
      let name = text(tokens[1])
      node = workspace.graph.find(name)
      guard !node.isNone, workspace.graph.kind(node).isStatement else {
        throw CommandFailure(
          "`\(name)` is not a statement", help: "`list` shows them", at: tokens[1].range)
      }
    } else {
      node = workspace.node(capture.last)
      guard !node.isNone else {
        throw CommandFailure(
          "nothing was made on the way yet", help: "type attach ID", at: tokens.first?.range)
      }
    }
    let id = workspace.graph.name(node)
    let statement = Array("edit \(id) add from \(capture.label):\(place)".utf8)
    if let there = standing(node, workspace) {
      throw CommandFailure(
        "`\(id)` is from \(capture.label):\(there) already", help: "type next to go on",
        at: tokens.first?.range)
    }
    var outcome: Outcome
    if let widened = try widen(node, &workspace) {
      outcome = widened
    } else {
      outcome = try carryOut("edit", statement, &workspace)
    }
    workspace.noteCaptureEdit()
    workspace.capture?.move(to: capture.position + 1)
    workspace.addCaptured(to: &outcome)
    return outcome
  }

  /// Carries out a statement that was not typed like this: what is wrong with it has no place.
  private func carryOut(
    _ name: String, _ statement: [UInt8], _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    do { return try body(name, statement, 0..<statement.count, &workspace) } catch {
      var failure = error
      for index in failure.problems.indices { failure.problems[index].range = nil }
      throw failure
    }
  }

  // MARK: Going to and fro

  private func go(
    _ word: CaptureWord, _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    var outcome = Outcome()
    switch word {
    case .attach: return try attach(&workspace)
    case .at:
      let index = try sentence()
      workspace.capture?.move(to: index)
    case .next, .back:
      try requireEnd(1)
      if word == .next { _ = try place() }
      workspace.capture?.move(to: capture.position + (word == .next ? 1 : -1))
    case .quit:
      try requireEnd(1)
      // At the end it was said already what came of it.
      let isSaid = workspace.options.isInteractive || capture.isAtEnd
      if !isSaid { outcome.answer = CapturePage(workspace)?.summary }
      workspace.capture = nil
      return outcome
    }
    workspace.addCaptured(to: &outcome)
    return outcome
  }

  /// The first sentence of the passage that `at` names.
  private func sentence() throws(CommandFailure) -> Int {
    guard tokens.count > 1, tokens[1].kind == .word else {
      throw CommandFailure("the passage is missing", help: "type at 2.1", at: endRange)
    }
    try requireEnd(2)
    let place = tokens[1].range
    let index: Int
    do throws(PassageError) {
      let passage = try Passage(parsing: text(tokens[1]))
      let bytes = try capture.document.text.range(of: passage)
      index = capture.document.text.sentenceIndexes(in: bytes).lowerBound
    } catch {
      throw CommandFailure("`\(capture.label)` has no such passage: \(error)", at: place)
    }
    guard capture.sentences.contains(index) else {
      throw CommandFailure(
        "this is not among the sentences that are captured",
        help: "type capture \(capture.label) for all of them", at: place)
    }
    return index
  }

  // MARK: Tokens

  private func word(_ index: Int) -> String {
    index < tokens.count && tokens[index].kind == .word ? text(tokens[index]) : ""
  }

  private func text(_ token: Token) -> String {
    String(decoding: bytes[token.range], as: UTF8.self)
  }

  private var endRange: Range<Int> {
    let end = tokens.last.map { Int($0.end) } ?? range.lowerBound
    return end..<end
  }

  private func requireEnd(_ position: Int) throws(CommandFailure) {
    guard position < tokens.count else { return }
    throw CommandFailure(
      "`\(text(tokens[position]))` is not expected here", at: tokens[position].range)
  }

  /// The place of the sentence that is being captured.
  private func place() throws(CommandFailure) -> Passage.Place {
    guard let place = capture.place else {
      throw CommandFailure(
        "there is no sentence left", help: "type back, at PASSAGE or quit",
        at: tokens.first?.range)
    }
    return place
  }
}
