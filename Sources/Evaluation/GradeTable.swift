import ArgumentGraph

/// How grades become levels: data, so that an analyst's own table can stand in for it.
///
/// A level is an ordinal, 1 being the weakest that is admitted and `top` the strongest; 0 means
/// not admitted. Evidence has the smaller of its letter's and its number's level, which is the
/// only combination that uses order alone, and none when either of them has none.
public struct GradeTable: Sendable, Equatable {
  /// The strongest level, G.
  public let top: UInt8
  /// The levels of the reliability letters `A` to `F`.
  public let reliability: [UInt8]
  /// The levels of the credibility numbers 1 to 6.
  public let credibility: [UInt8]
  /// The levels of assumptions by their status: none, unsupported, caveated, solid.
  public let assumptions: [UInt8]

  /// The most levels a table may have.
  public static let levelLimit: UInt8 = 100

  /// NATO's Admiralty code (STANAG 2511, AJP-2.1) on five levels. `F` and 6 mean unknown, which
  /// is not worst: they have level 2; `E` and 5 are not admitted.
  public static let admiralty = GradeTable(
    unchecked: 5, reliability: [5, 4, 3, 2, 0, 2], credibility: [5, 4, 3, 2, 0, 2],
    assumptions: [1, 0, 1, 2])

  /// One level for everything that the Admiralty table admits: grades do not weigh.
  public static let ungraded = GradeTable(
    unchecked: 1, reliability: [1, 1, 1, 1, 0, 1], credibility: [1, 1, 1, 1, 0, 1],
    assumptions: [1, 0, 1, 1])

  /// Makes a table; `nil` unless it has six letters, six numbers and four statuses, whose levels
  /// do not exceed `top`, and `top` is in 1...`levelLimit`.
  public init?(top: UInt8, reliability: [UInt8], credibility: [UInt8], assumptions: [UInt8]) {
    let all = reliability + credibility + assumptions
    guard (1...Self.levelLimit).contains(top), reliability.count == 6, credibility.count == 6,
      assumptions.count == Status.allCases.count, all.allSatisfy({ $0 <= top })
    else { return nil }
    self.init(
      unchecked: top, reliability: reliability, credibility: credibility, assumptions: assumptions)
  }

  private init(
    unchecked top: UInt8, reliability: [UInt8], credibility: [UInt8], assumptions: [UInt8]
  ) {
    self.top = top
    self.reliability = reliability
    self.credibility = credibility
    self.assumptions = assumptions
  }

  /// The level of a letter; that of `F` when there is none.
  func level(ofLetter letter: Character?) -> UInt8 {
    reliability[Self.index(ofLetter: letter)]
  }

  /// The level of a number; that of 6 when it is 0, which is to say that there is none.
  func level(ofNumber number: Int) -> UInt8 {
    credibility[(1...6).contains(number) ? number - 1 : 5]
  }

  private static func index(ofLetter letter: Character?) -> Int {
    guard let value = letter?.asciiValue, (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(value)
    else { return 5 }
    return Int(value - UInt8(ascii: "A"))
  }
}

/// What an item of evidence is graded.
public struct Grade: Sendable, Equatable {
  /// The best letter among its sources, `F` when none has one.
  public var letter: Character
  /// Its number, 6 when it has none.
  public var number: Int
  /// Its level; 0 when it is not admitted.
  public var level: UInt8

  /// Whether the letter or the number says that it cannot be judged.
  public var isUnjudged: Bool { letter == "F" || number == 6 }

  /// Both letters, as the field writes them: `B2`.
  public var code: String { "\(letter)\(number)" }
}

extension GradeTable {
  /// The grade of an item of evidence.
  ///
  /// With several sources the letter of the highest level counts; of two letters of one level, the
  /// one that is judged, then the first in the alphabet. A source in `dropped` does not count.
  public func grade(
    of evidence: NodeID, in graph: Graph, without dropped: Set<NodeID> = []
  ) -> Grade {
    var best: Character?
    var hasSource = false
    for anchor in graph.anchors(evidence) where !dropped.contains(anchor.source) {
      let letter = graph.source(anchor.source).reliability ?? "F"
      if !hasSource || isBetter(letter, than: best ?? "F") { best = letter }
      hasSource = true
    }
    let number = graph.credibility(evidence)
    let letters = level(ofLetter: best)
    let numbers = level(ofNumber: number)
    let isDropped = !hasSource && graph.anchorCount(evidence) > 0
    return Grade(
      letter: best ?? "F", number: (1...6).contains(number) ? number : 6,
      level: isDropped ? 0 : min(letters, numbers))
  }

  private func isBetter(_ letter: Character, than other: Character) -> Bool {
    let mine = level(ofLetter: letter)
    let its = level(ofLetter: other)
    return mine != its ? mine > its : letter < other
  }
}
