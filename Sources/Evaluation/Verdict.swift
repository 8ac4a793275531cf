import ArgumentGraph

/// What is to be thought of a statement or an inference, on what the map holds.
public enum Verdict: Sendable, Hashable {
  /// It holds, on evidence or assumptions, up to this level.
  case stands(level: Int)
  /// Nothing but somebody's word beneath it, and no equal word against it.
  case asserted
  /// It is locked with others; the level is the highest at which it is undecided, and 0 when only
  /// words are.
  case contested(level: Int)
  /// It does not hold.
  case falls
  /// Its grade or status keeps it out, and nothing supports it.
  case notAdmitted

  /// The word that is shown.
  public var word: String {
    switch self {
    case .stands: "STANDS"
    case .asserted: "ASSERTED"
    case .contested: "CONTESTED"
    case .falls: "FALLS"
    case .notAdmitted: "NOT ADMITTED"
    }
  }

  /// The word of JSON.
  public var key: String {
    switch self {
    case .stands: "stands"
    case .asserted: "asserted"
    case .contested: "contested"
    case .falls: "falls"
    case .notAdmitted: "not-admitted"
    }
  }

  /// The level, when there is one to name.
  public var level: Int? {
    switch self {
    case .stands(let level), .contested(let level): level
    default: nil
    }
  }

  /// Whether `expect` with this word is met. What is not admitted falls.
  public func meets(_ expected: Directive.Verdict) -> Bool {
    switch (self, expected) {
    case (.stands, .stands), (.asserted, .asserted), (.contested, .contested), (.falls, .falls),
      (.notAdmitted, .falls):
      true
    default: false
    }
  }

  /// Whether it is the same but for the level.
  public func isSameWord(as other: Verdict) -> Bool { key == other.key }
}

/// Why something falls: the first of these that applies.
public enum FallReason: Sendable, Hashable {
  /// Each of these rebuttals is stronger than the best that speaks for it.
  case rebutted(by: [NodeID], level: Int)
  /// These rebuttals are as strong as the best that speaks for it, and none is stronger: were a
  /// rebuttal required to be strictly stronger, it would not fall.
  case tied(with: [NodeID], level: Int)
  /// Every step that supports it is undercut, by these.
  case undercut(by: [NodeID])
  /// What supports it goes round in a circle.
  case circular(through: [NodeID])
  /// What would carry it does not hold: these premises.
  case restsOnFallen([NodeID])
  /// It is supposed to be false.
  case supposed
  /// The grounded reading leaves it open; every reading that counts refutes it, by one or another
  /// of these attacks, or by the loss of one or another of these premises.
  case inEveryReading(by: [NodeID])

  /// The word of JSON.
  public var key: String {
    switch self {
    case .rebutted: "rebutted"
    case .tied: "tie"
    case .undercut: "undercut"
    case .circular: "circular"
    case .restsOnFallen: "rests-on-what-falls"
    case .supposed: "supposed"
    case .inEveryReading: "every-reading"
    }
  }

  /// The nodes it names.
  public var nodes: [NodeID] {
    switch self {
    case .rebutted(let nodes, _), .tied(let nodes, _), .undercut(let nodes),
      .circular(let nodes), .restsOnFallen(let nodes), .inEveryReading(let nodes):
      nodes
    case .supposed: []
    }
  }
}
