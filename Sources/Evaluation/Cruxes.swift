import ArgumentGraph

/// A smallest set of things whose change would change a verdict.
public struct Crux: Sendable, Equatable {
  /// Statements whose loss it takes, in the order of the document.
  public var remove: [NodeID]
  /// Statements whose confirmation it takes.
  public var add: [NodeID]
  /// Sources whose loss it takes, with all that derives from them.
  public var sources: [NodeID]
  /// The verdict then.
  public var becomes: Verdict

  /// How many things it names.
  public var size: Int { remove.count + add.count + sources.count }

  /// Makes a crux.
  public init(
    remove: [NodeID] = [], add: [NodeID] = [], sources: [NodeID] = [], becomes: Verdict
  ) {
    self.remove = remove
    self.add = add
    self.sources = sources
    self.becomes = becomes
  }

  /// What to suppose to see it happen.
  public var suppositions: Suppositions {
    Suppositions(held: Set(add), dropped: Set(remove), droppedSources: Set(sources))
  }
}

/// What a verdict hinges on.
public struct Cruxes: Sendable {
  /// The node that was asked about.
  public var node: NodeID
  /// Its verdict.
  public var verdict: Verdict
  /// The sets that were found, smaller ones first, then those that are easiest to doubt, then in
  /// the order of the document. No proper subset of one changes the verdict.
  public var cruxes: [Crux]
  /// The largest size up to which every set was found.
  public var completeTo: Int
  /// Whether the search ended by itself.
  public var isComplete: Bool
  /// When no set was found of a thing that holds: reasons for it that share no leaf, each with the
  /// leaves that it rests on. A crux has at least as many members as there are reasons here.
  public var independentReasons: [[NodeID]]
}

/// What to search for.
public struct CruxOptions: Sendable {
  /// What counts as a change.
  public enum Change: Sendable {
    /// Another word: STANDS, FALLS and so on.
    case word
    /// Another word or another level.
    case level
  }

  /// What may be changed.
  public enum Moves: Sendable {
    /// Losses; of what falls or is not admitted, confirmations as well.
    case usual
    /// The loss of evidence, assumptions, and claims that nothing supports.
    case losses
    /// Losses, and confirmations: what is confirmed holds at the top level.
    case lossesAndConfirmations
    /// The loss of sources.
    case sources
  }

  /// What counts as a change.
  public var change = Change.word
  /// What may be changed.
  public var moves = Moves.usual
  /// The largest sets to look for.
  public var maximumSize = 3
  /// Whether to go on to larger sets when smaller ones were found.
  public var findsAllSizes = false
  /// How many values may be computed before the search is given up. It stands for a time, and is
  /// the same on every machine.
  public var workLimit = Int.max

  /// What a person waits for: some seconds of work.
  public static let patience = 20_000_000

  /// The usual: another word, sets of up to three, none larger than the smallest that is found.
  public init() {}
}
