/// How sure the author is of an estimate.
public enum Confidence: UInt8, Sendable, CaseIterable {
  case none, low, moderate, high

  /// The word that is typed; `nil` for none.
  public var word: String? {
    switch self {
    case .none: nil
    case .low: "low"
    case .moderate: "moderate"
    case .high: "high"
    }
  }
}

/// What has been found of an assumption (Key Assumptions Check).
public enum Status: UInt8, Sendable, CaseIterable {
  case none, unsupported, caveated, solid

  /// The word that is typed; `nil` for none.
  public var word: String? {
    switch self {
    case .none: nil
    case .unsupported: "unsupported"
    case .caveated: "caveated"
    case .solid: "solid"
    }
  }
}

/// The clauses of a statement, beside its anchors, tags and relations.
public struct StatementClauses: Sendable, Equatable {
  /// Who says so, when it is not the source's author.
  public var by = TextID.none
  /// The credibility of an item, 1 to 6; 0 when it was not graded.
  public var credibility: UInt8 = 0
  /// A likelihood term, in the scale's words.
  public var likelihood = TextID.none
  /// The confidence in the estimate.
  public var confidence = Confidence.none
  /// What has been found of an assumption.
  public var status = Status.none
  /// A remark.
  public var note = TextID.none

  /// No clauses.
  public init() {}
}

/// What a source is and how far it can be relied on.
public struct SourceDetails: Sendable, Equatable {
  /// How much of a source's words a notebook may keep.
  public enum Quotes: String, Sendable, CaseIterable {
    /// No word anywhere; plain digests.
    case none
    /// Up to ``longestShortQuote`` characters a quote: the default.
    case short
    /// Any length.
    case full
    /// No word anywhere; keyed digests, which nobody can confirm a guess with.
    case secret

    /// The longest quote that `short` keeps, and that Q006 lets pass, in characters.
    public static let longestShortQuote = 300
    /// The largest share of one source's text that its quotes may make up before Q006 speaks.
    public static let largestShare = 0.05

    /// Whether words may be kept, written to files or sent anywhere.
    public var keepsWords: Bool { self == .short || self == .full }

    /// Whether a quote may be kept as it is.
    public func allows(_ words: String) -> Bool {
      switch self {
      case .none, .secret: false
      case .short: words.unicodeScalars.count <= Self.longestShortQuote
      case .full: true
      }
    }
  }

  /// The document's path, relative to the notebook.
  public var file: String?
  /// Who wrote it.
  public var by: String?
  /// When it was written: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public var date: String?
  /// Where it was published.
  public var url: String?
  /// The reliability letter, `A` to `F`.
  public var reliability: Character?
  /// The source that this one derives from.
  public var origin: NodeID = .none
  /// How much of its words may be kept; `short` when it is not said.
  public var quotes: Quotes?
  /// The digest of the document's text, 64 hexadecimal digits.
  public var digest: String?
  /// A remark.
  public var note: String?

  /// Nothing known.
  public init() {}
}

/// An inference named by its premises and its conclusion: `P + Q -> C`, or `R -> P -> C` for one
/// that bears on `P -> C`.
public struct InferencePath: Sendable, Equatable {
  /// The premise sets, from the outermost inference to the innermost.
  public var steps: [[NodeID]]
  /// What the innermost inference concludes.
  public var end: NodeID

  /// Makes a path.
  public init(steps: [[NodeID]], end: NodeID) {
    self.steps = steps
    self.end = end
  }
}

/// What an inference or a directive points at.
public enum Target: Sendable, Equatable {
  /// A statement, a source, or an inference with an id of its own.
  case node(NodeID)
  /// An inference without an id.
  case path(InferencePath)
}

/// A premise, and the slot of the scheme that it fills.
public struct Premise: Sendable, Equatable {
  /// The statement.
  public var node: NodeID
  /// The slot's name, if one was given.
  public var slot: TextID

  /// Makes a premise.
  @inlinable public init(_ node: NodeID, slot: TextID = .none) {
    self.node = node
    self.slot = slot
  }
}

/// An inference as it was written.
public struct InferenceDraft: Sendable, Equatable {
  /// `support`, `rebut` or `undercut`.
  public var kind: NodeKind
  /// The node that carries its `as` id, or `none`.
  public var label: NodeID = .none
  /// Its premises, as a range of the declaration's `premises`.
  public var premises: Range<Int> = 0..<0
  /// What it bears on.
  public var target: Target
  /// The scheme's name.
  public var scheme: TextID = .none
  /// Why the premises bear on the conclusion.
  public var warrant: TextID = .none
  /// A remark.
  public var note: TextID = .none
  /// Whether the author grants the objection.
  public var isConceded = false
  /// Why it is granted.
  public var concession: TextID = .none
  /// The critical question, from 1, that an undercut answers about what it bears on; 0 for none.
  public var question = 0
  /// Where its name is to be shown, in bytes from the statement's beginning.
  public var place: UInt32

  /// Makes an inference without premises.
  public init(kind: NodeKind, target: Target, place: UInt32) {
    self.kind = kind
    self.target = target
    self.place = place
  }
}

/// A written statement of the language, with its ids resolved to nodes.
public struct Declaration: Sendable, Equatable {
  /// What is declared.
  public enum Form: Sendable, Equatable {
    /// A claim, counterclaim, evidence or assumption.
    case statement(NodeKind)
    case source(SourceDetails)
    /// Inferences only.
    case inference
    case directive(Directive)
  }

  /// What is declared.
  public var form: Form
  /// The node that carries its id, or `none`.
  public var node: NodeID = .none
  /// The id as it was written.
  public var label: TextID = .none
  /// Where the id stands, in bytes from the statement's beginning.
  public var place: UInt32 = 0
  /// The statement's text or the source's title.
  public var text: TextID = .none
  /// Whether it is the map's main point.
  public var isContention = false
  /// The statement's clauses.
  public var clauses = StatementClauses()
  /// What the statement is drawn from.
  public var anchors: [Anchor] = []
  /// Its tags.
  public var tags: [TextID] = []
  /// The inferences that it makes.
  public var inferences: [InferenceDraft] = []
  /// The premises of those inferences.
  public var premises: [Premise] = []

  /// An empty declaration, to be filled.
  public init(form: Form) { self.form = form }

  /// Empties it, keeping its storage.
  public mutating func reset() {
    form = .inference
    node = .none
    label = .none
    place = 0
    text = .none
    isContention = false
    clauses = StatementClauses()
    anchors.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    inferences.removeAll(keepingCapacity: true)
    premises.removeAll(keepingCapacity: true)
  }
}
