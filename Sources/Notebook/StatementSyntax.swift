import ArgumentGraph
import SourceText

/// Where the parts of a written statement stand, so that an edit can change one of them alone.
public struct StatementSyntax: Sendable {
  /// A clause: its keyword and the tokens it covers, the keyword's included.
  public struct Clause: Sendable {
    /// What begins it.
    public var keyword: Keyword
    /// Its tokens.
    public var tokens: Range<Int>
  }

  /// An id, as it stands in the statement.
  public struct Reference: Sendable {
    /// Its bytes.
    public var range: Range<Int>
    /// What it names.
    public var node: NodeID
  }

  /// One target of a `supports`, `rebuts` or `undercuts` clause, with what belongs to it.
  public struct Relation: Sendable {
    /// The clause that it is in.
    public var clause: Int
    /// Its tokens: the target, `with …`, `scheme …` and `answers …`.
    public var tokens: Range<Int>
    /// The token after its target and premises.
    public var tail: Int
    /// Which token is `answers`, if it is there.
    public var answers: Int?
    /// The inference of the declaration that it makes.
    public var inference: Int
  }

  /// One anchor of a `from` clause.
  public struct AnchorItem: Sendable {
    /// The clause that it is in.
    public var clause: Int
    /// Its tokens.
    public var tokens: Range<Int>
    /// Whether the source is spelled out.
    public var namesSource: Bool
    /// The source's name, when it is spelled out here or at an anchor before it in the list.
    public var source: Range<Int>?
  }

  /// The statement's tokens, comments left out.
  public internal(set) var tokens: [Token] = []
  /// Its comments.
  public internal(set) var comments: [Token] = []
  /// What begins it; `nil` when it is not a declaration.
  public internal(set) var keyword: Keyword?
  /// The tokens before the first clause.
  public internal(set) var head = 0..<0
  /// Which token is the statement's own id, if it has one.
  public internal(set) var labelToken: Int?
  /// Its clauses, in the order they stand.
  public internal(set) var clauses: [Clause] = []
  /// The ids it names, its own included.
  public internal(set) var references: [Reference] = []
  /// The targets of its relations.
  public internal(set) var relations: [Relation] = []
  /// Its anchors.
  public internal(set) var anchors: [AnchorItem] = []
  /// Whether an anchor has no source, so that it means the only or last-read one.
  public internal(set) var lacksSource = false

  mutating func reset() {
    tokens.removeAll(keepingCapacity: true)
    comments.removeAll(keepingCapacity: true)
    keyword = nil
    head = 0..<0
    labelToken = nil
    clauses.removeAll(keepingCapacity: true)
    references.removeAll(keepingCapacity: true)
    relations.removeAll(keepingCapacity: true)
    anchors.removeAll(keepingCapacity: true)
    lacksSource = false
  }
}
