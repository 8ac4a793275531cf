/// A declaration about the map or its checks, rather than a node of it.
public enum Directive: Sendable, Equatable {
  /// A verdict that `expect` may name.
  public enum Verdict: String, Sendable, CaseIterable {
    case stands, asserted, contested, falls
  }

  /// What a `checks` statement sets.
  public enum Policy: Sendable, Equatable {
    case select([String])
    case ignore([String])
    case failOn(String)
    /// How much older than the date in question a source may be: `90d`, `18m`, `2y`.
    case horizon(String)
  }

  /// The map's title.
  case title(TextID)
  /// Claims that are named as the map's main points.
  case contentions([NodeID])
  /// A finding that is silenced, and why.
  case allow(code: String, on: Target, reason: TextID)
  /// A test of the map.
  case expect(NodeID, Verdict)
  /// A passage that is left out on purpose.
  case skip(source: NodeID, passage: Passage, reason: TextID)
  /// Another notebook whose statements are taken in.
  case include(path: String, prefix: String?)
  /// The notebook's policy for checks.
  case checks(Policy)
  /// An analyst's own argumentation scheme.
  case scheme(SchemeDefinition)
  /// The likelihood words in use.
  case scale(String)
  /// A critical question that is closed.
  case answer(inference: Target, question: Int, isSatisfied: Bool, reason: TextID)
  /// The language's version.
  case format(Int)
}

/// A scheme: its name, what its premises are, and the questions that try it.
public struct SchemeDefinition: Sendable, Equatable {
  /// One premise of the scheme.
  public struct Slot: Sendable, Equatable {
    /// Its name, as it is typed before a colon.
    public var name: String
    /// What must hold.
    public var text: String

    /// Makes a slot.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The name that `scheme` gives on an inference.
  public var name: String
  /// The scheme's form in a few words.
  public var summary: String
  /// Its premises.
  public var slots: [Slot]
  /// Its critical questions, numbered from 1.
  public var questions: [String]

  /// Makes a scheme.
  public init(name: String, summary: String, slots: [Slot], questions: [String]) {
    self.name = name
    self.summary = summary
    self.slots = slots
    self.questions = questions
  }
}

extension Directive {
  /// The nodes that it names by an id of their own.
  public var mentions: [NodeID] {
    switch self {
    case .contentions(let nodes): nodes
    case .allow(_, .node(let node), _), .expect(let node, _), .skip(let node, _, _),
      .answer(.node(let node), _, _, _):
      [node]
    case .allow(_, .path(let path), _), .answer(.path(let path), _, _, _):
      path.steps.flatMap { $0 } + [path.end]
    default: []
    }
  }
}
