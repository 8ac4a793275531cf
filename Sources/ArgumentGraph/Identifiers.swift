/// A node of the graph: a statement, an inference or a source, as a small dense integer.
public struct NodeID: Hashable, Sendable, Comparable {
  /// The index into the graph's columns.
  public var raw: UInt32

  /// Wraps an index.
  @inlinable public init(raw: UInt32) { self.raw = raw }

  /// No node.
  public static let none = NodeID(raw: .max)

  /// Whether it is `none`.
  @inlinable public var isNone: Bool { raw == .max }

  /// The index as an `Int`.
  @inlinable public var index: Int { Int(raw) }

  /// Nodes are ordered by their numbers.
  @inlinable public static func < (left: NodeID, right: NodeID) -> Bool { left.raw < right.raw }
}

/// A text of the graph's store: a label, a sentence, a name.
public struct TextID: Hashable, Sendable {
  /// The index into the store; 0 is no text.
  public var raw: UInt32

  /// Wraps an index.
  @inlinable public init(raw: UInt32) { self.raw = raw }

  /// No text at all, which is not the empty text.
  public static let none = TextID(raw: 0)

  /// Whether it is `none`.
  @inlinable public var isNone: Bool { raw == 0 }
}

/// The written statement that a declaration came from. The graph only stores and compares it.
public struct Origin: Hashable, Sendable {
  /// The notebook's number for the statement.
  public var raw: UInt32

  /// Wraps a number.
  @inlinable public init(raw: UInt32) { self.raw = raw }

  /// No written statement.
  public static let none = Origin(raw: .max)

  /// Whether it is `none`.
  @inlinable public var isNone: Bool { raw == .max }
}

/// What a node is.
public enum NodeKind: UInt8, Sendable, CaseIterable {
  /// A slot that nothing uses any more.
  case vacant
  /// An id that is used and that nothing declares (yet).
  case undeclared
  /// A statement that can be true or false.
  case claim
  /// A claim that is put forward against another.
  case counterclaim
  /// Something observed, reported or measured.
  case evidence
  /// Something taken for granted.
  case assumption
  /// A reason to hold the conclusion true; backing when the conclusion is an inference.
  case support
  /// A reason to hold the conclusion false.
  case rebut
  /// A reason why an inference does not carry.
  case undercut
  /// A document that statements are drawn from.
  case source

  /// Whether it is a claim, counterclaim, evidence or assumption.
  @inlinable public var isStatement: Bool {
    rawValue >= NodeKind.claim.rawValue && rawValue <= NodeKind.assumption.rawValue
  }

  /// Whether it is a claim or a counterclaim: what *claim* means in every rule.
  @inlinable public var isClaim: Bool { self == .claim || self == .counterclaim }

  /// Whether it is a support, a rebuttal or an undercut.
  @inlinable public var isInference: Bool {
    rawValue >= NodeKind.support.rawValue && rawValue <= NodeKind.undercut.rawValue
  }

  /// Whether it is declared: a statement, an inference or a source.
  @inlinable public var isDeclared: Bool { rawValue >= NodeKind.claim.rawValue }

  /// The field's word for it, as it is typed and exported.
  public var word: String {
    switch self {
    case .vacant: "vacant"
    case .undeclared: "undeclared"
    case .claim: "claim"
    case .counterclaim: "counterclaim"
    case .evidence: "evidence"
    case .assumption: "assumption"
    case .support: "support"
    case .rebut: "rebut"
    case .undercut: "undercut"
    case .source: "source"
    }
  }
}
