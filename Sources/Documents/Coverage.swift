import ArgumentGraph

/// Which paragraphs of a document are mapped, which are skipped on purpose, and which are left.
public struct Coverage: Equatable, Sendable {
  /// What a map does with a paragraph.
  public enum State: String, CaseIterable, Sendable {
    /// An anchor stands in it.
    case mapped
    /// All of it is skipped, and no anchor stands in it.
    case skipped
    /// Neither.
    case left
  }

  /// The state of each paragraph, in order.
  public let states: [State]
  /// The passages, used or skipped, that the document does not have.
  public let beyond: [Passage]
  /// The skipped passages that an anchor stands in.
  public let skippedButUsed: [Passage]

  /// Sums up what a map uses of a document and what it skips.
  ///
  /// Linear in the document, the passages and what these span.
  public init(of document: DocumentText, used: [Passage], skipped: [Passage]) {
    let isThere = { (passage: Passage) in (try? document.range(of: passage)) != nil }
    beyond = Set(used + skipped).filter { !isThere($0) }.sorted()
    var usage = [Bool](repeating: false, count: document.sentences.count)
    for passage in Set(used) where isThere(passage) {
      for sentence in document.sentenceIndexes(of: passage) { usage[sentence] = true }
    }
    var skips = usage.map { _ in false }
    var contradicted: Set<Passage> = []
    for passage in Set(skipped) where isThere(passage) {
      for sentence in document.sentenceIndexes(of: passage) {
        skips[sentence] = true
        if usage[sentence] { contradicted.insert(passage) }
      }
    }
    skippedButUsed = contradicted.sorted()
    states = document.paragraphs.indices.map { index in
      let own = document.firstSentence[index]..<document.firstSentence[index + 1]
      if usage[own].contains(true) { return .mapped }
      return skips[own].allSatisfy { $0 } ? .skipped : .left
    }
  }

  /// How many paragraphs are in a state.
  public func count(_ state: State) -> Int {
    states.count { $0 == state }
  }

  /// The paragraphs in a state, runs of them as one passage.
  public func passages(_ state: State) -> [Passage] {
    var passages: [Passage] = []
    for (index, own) in states.enumerated() where own == state {
      let place = Passage.Place(paragraph: index + 1)
      if let last = passages.last, last.end.paragraph == index {
        passages[passages.count - 1] = Passage(ordered: last.start, place)
      } else {
        passages.append(Passage(ordered: place, place))
      }
    }
    return passages
  }

  /// Whether every paragraph is mapped or skipped.
  public var isComplete: Bool { !states.contains(.left) }
}

extension DocumentText {
  /// The sentences of a passage that the document has, as indexes into ``sentences``.
  func sentenceIndexes(of passage: Passage) -> Range<Int> {
    let first = firstSentence[passage.start.paragraph - 1] + (passage.start.sentence ?? 1) - 1
    guard let last = passage.end.sentence else {
      return first..<firstSentence[passage.end.paragraph]
    }
    return first..<(firstSentence[passage.end.paragraph - 1] + last)
  }
}
