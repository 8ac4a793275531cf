/// An anchor as a notebook keeps it: the record, and the words where it may keep those.
public struct KeptAnchor: Hashable, Sendable {
  /// Where it stood.
  public var record: AnchorRecord
  /// The anchored words; nil where no quote is kept.
  public var words: String?

  /// An anchor as a notebook keeps it.
  public init(_ record: AnchorRecord, words: String? = nil) {
    self.record = record
    self.words = words
  }
}

/// What became of one anchor in a document.
public struct Reanchoring: Equatable, Sendable {
  /// The sorts of outcome, from the best to the worst.
  public enum Outcome: String, CaseIterable, Sendable {
    /// The words stand where the record says, letter for letter.
    case exact
    /// The words stand elsewhere, letter for letter, and there is no doubt that it is they.
    case moved
    /// The words were altered, by at most ``Reanchorer/driftRatio``, and there is no doubt.
    case drifted
    /// A person must say: see ``Reanchoring/reason``.
    case ask
    /// The words are gone.
    case lost
  }

  /// Why an outcome is `ask` or `lost`, or how the others were found.
  public enum Reason: Equatable, Sendable {
    /// The words were found letter for letter.
    case verbatim
    /// The words were found with a few changes.
    case altered
    /// The words stand in several places, and the other anchors do not tell which it is.
    case several
    /// So much was changed that it may be another sentence.
    case muchAltered
    /// The words were changed, and stand where the other anchors would not put them.
    case alteredElsewhere
    /// The words are too few to tell them from others like them.
    case tooShort
    /// A figure or a negation was changed.
    case meaningChanged
    /// Another anchor, of other words, stands there.
    case taken
    /// Only the beginning of very long words was looked for.
    case veryLong
    /// The record has neither words nor digest, so nothing can be compared.
    case nothingToCompare
    /// The digest is keyed and the key is not at hand.
    case noKey
    /// No words were kept and nothing has the digest: the anchors around name the place.
    case onlyNeighbours
    /// Nothing in the document is like the words or has the digest.
    case noMatch
    /// The record does not fit the document, and there is nothing else to go by.
    case badPosition(AnchorError)
  }

  /// A place where the words may be now.
  public struct Candidate: Equatable, Sendable {
    /// The anchor that it would get, with a new digest.
    public let record: AnchorRecord
    /// Where it stands in the document's ``DocumentText/bytes``.
    public let range: Range<Int>
    /// The share of the old words that was changed: the edit distance by their length; nil when
    /// the words are not known.
    public let errorRatio: Double?
  }

  /// What became of it.
  public let outcome: Outcome
  /// Why.
  public let reason: Reason
  /// Where it may be, the best first; for exact, moved and drifted just the one.
  public let candidates: [Candidate]

  /// The new record of an anchor that may be set without asking.
  public var settled: AnchorRecord? {
    outcome == .ask || outcome == .lost ? nil : candidates.first?.record
  }

  /// The finding that `check` makes of it, nil when all is well or nothing can be verified.
  public var finding: QuoteFinding? {
    switch (outcome, reason) {
    case (.exact, _), (_, .nothingToCompare), (_, .noKey): return nil
    case (.moved, _): return .moved
    case (_, .badPosition): return .badPosition
    case (.ask, .onlyNeighbours): return .notFound
    case (.ask, .several), (.ask, .tooShort): return .ambiguous
    case (.drifted, _), (.ask, _): return .drifted
    case (.lost, _): return .notFound
    }
  }
}

extension Reanchoring.Reason: CustomStringConvertible {
  /// One line for people, without a word of the document.
  public var description: String {
    switch self {
    case .verbatim: "the words are there letter for letter"
    case .altered: "a few words were altered"
    case .several: "the words stand in several places"
    case .muchAltered: "much was altered: it may be another sentence"
    case .alteredElsewhere: "words like them stand where the other anchors would not put them"
    case .tooShort: "the words are too few to tell them from others"
    case .meaningChanged: "a figure or a negation was altered"
    case .taken: "another anchor stands there"
    case .veryLong: "only the beginning of these very long words was looked for"
    case .nothingToCompare: "neither words nor a digest were kept, so nothing can be compared"
    case .noKey: "its digest is keyed, and the key is not at hand"
    case .onlyNeighbours: "it was altered; the anchors around would put it here"
    case .noMatch: "nothing in the document is like it"
    case .badPosition(let error): "\(error)"
    }
  }
}

/// The rules on quotations that a single anchor can break.
public enum QuoteFinding: String, CaseIterable, Sendable {
  /// Nothing in the document is like the words.
  case notFound = "Q001"
  /// The words stand elsewhere.
  case moved = "Q002"
  /// The words stand in several places.
  case ambiguous = "Q003"
  /// The words are altered.
  case drifted = "Q004"
  /// The record does not fit the document.
  case badPosition = "Q008"
}
