import ArgumentGraph
import Documents

/// The passage that a reader comes to next: the first after what was captured last that the map
/// neither uses nor skips, from the start of the document again when there is none.
struct PassageGhost {
  private let document: DocumentText
  /// For each sentence, whether the map uses or skips it.
  private let isCovered: [Bool]
  /// The sentence after what was captured last.
  private let start: Int
  /// Whether the map names whole paragraphs of this source, never sentences.
  private let isByParagraph: Bool

  /// Looks at a source; `nil` when its document would have to be read first. Linear in the map.
  init?(of source: NodeID, in workspace: Workspace) {
    guard let document = workspace.knownDocument(of: source)?.text else { return nil }
    var isCovered = [Bool](repeating: false, count: document.sentences.count)
    func cover(_ passage: Passage) -> Range<Int>? {
      guard let range = try? document.range(of: passage) else { return nil }
      let indexes = document.sentenceIndexes(in: range)
      for index in indexes { isCovered[index] = true }
      return indexes
    }
    let last = workspace.node(workspace.lastMade)
    var start = 0
    var paragraphs = 0
    var sentences = 0
    let known = PassageUses(of: source, in: workspace.graph)
    for use in known.uses {
      guard let indexes = cover(use.anchor.passage) else { continue }
      if use.anchor.passage.isSentences { sentences += 1 } else { paragraphs += 1 }
      if use.node == last { start = indexes.upperBound }
    }
    for skip in known.skips { _ = cover(skip.passage) }
    self.document = document
    self.isCovered = isCovered
    self.start = start
    isByParagraph = paragraphs > 0 && sentences == 0
  }

  /// What is still to be typed of the passage that is proposed after `typed`, which is a passage or
  /// the start of one; `nil` when no passage is left that begins like it.
  func rest(of typed: String) -> String? {
    if let dash = typed.lastIndex(of: "-") {
      let end = String(typed[typed.index(after: dash)...])
      return rest(of: end, as: following(typed[..<dash]))
    }
    return rest(of: typed, as: next(typed))
  }

  private func rest(of typed: String, as place: Passage.Place?) -> String? {
    guard let place, case let word = "\(place)", word.hasPrefix(typed), word != typed else {
      return nil
    }
    return String(word.dropFirst(typed.count))
  }

  /// The end of the shortest range that begins at a place.
  private func following(_ typed: Substring) -> Passage.Place? {
    guard let passage = Passage(typed.utf8), passage.start == passage.end,
      let range = try? document.range(of: passage)
    else { return nil }
    let next = document.sentenceIndexes(in: range).upperBound
    guard next < isCovered.count else { return nil }
    let place = document.place(ofSentence: next)
    return passage.isSentences ? place : Passage.Place(paragraph: place.paragraph)
  }

  private func next(_ typed: String) -> Passage.Place? {
    let all = [start..<isCovered.count, 0..<start]
    let places = all.lazy.joined().filter(isLeft).map(place)
    // A number that is a paragraph's means that one, and not those that begin with it.
    return places.first { "\($0.paragraph)" == typed }
      ?? places.first { "\($0)".hasPrefix(typed) }
  }

  private func isLeft(_ sentence: Int) -> Bool {
    if isCovered[sentence] { return false }
    guard isByParagraph else { return true }
    let range = document.paragraphs[document.place(ofSentence: sentence).paragraph - 1]
    return !document.sentenceIndexes(in: range).contains { isCovered[$0] }
  }

  private func place(_ sentence: Int) -> Passage.Place {
    let place = document.place(ofSentence: sentence)
    return isByParagraph ? Passage.Place(paragraph: place.paragraph) : place
  }
}
