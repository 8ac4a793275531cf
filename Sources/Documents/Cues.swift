import ArgumentGraph

/// Ranks the sentences of a document that are likely to be claims, evidence, objections or
/// concessions, and says by which cue.
///
/// It is help for a reader of English prose, never an automatic map: it goes by the wording alone.
/// ``measured`` says how often it is right.
public enum Cues {
  /// All cues, by kind.
  public static let all: [Cue] = CueTable.all

  /// How many sentences the figures were measured on.
  public static let measuredSentences = 149

  /// How often suggestions are right, in percent: measured on 149 sentences of made-up prose of
  /// several kinds by the author of the cues, who looked at half of them once: a floor, not an
  /// estimate. Other prose fares worse; a test measures again.
  public static let measured: [CueMeasurement] = [
    CueMeasurement(kind: .objection, precision: 89, recall: 94),
    CueMeasurement(kind: .concession, precision: 90, recall: 58),
    CueMeasurement(kind: .evidence, precision: 89, recall: 93),
    CueMeasurement(kind: .claim, precision: 88, recall: 72),
  ]

  private static let matcher = CueMatcher(all)

  /// Sentences with a lower score are not suggested.
  static let leastScore = 2
  /// Shorter sentences, in words, are headings and exclamations.
  static let fewestWords = 3

  /// The suggestions for a document, the most likely first, equals in the document's order.
  ///
  /// Linear in the length of the text.
  public static func suggest(_ document: DocumentText) -> [Suggestion] {
    let suggestions = document.sentences.indices.compactMap { index in
      suggestion(
        for: document.text(in: document.sentences[index]),
        at: document.place(ofSentence: index))
    }
    return suggestions.sorted { left, right in
      (right.score, left.passage) < (left.score, right.passage)
    }
  }

  private static func suggestion(
    for sentence: String, at place: Passage.Place
  ) -> Suggestion? {
    // Headings have no stop, and questions assert nothing.
    let last = sentence.unicodeScalars.last { TextClass.isWord($0) || SentenceMarks.isStop($0) }
    guard let last, SentenceMarks.isStop(last), last != "?" else { return nil }
    guard CueMatcher.words(sentence).count >= fewestWords else { return nil }
    let found = matcher.cues(in: sentence).map { all[$0] }
    var scores: [SuggestionKind: Int] = [:]
    for cue in found { scores[cue.kind, default: 0] += cue.weight }
    let best = SuggestionKind.allCases.max { left, right in
      // The first of equals wins: `max` keeps the last, so the order is turned round.
      (scores[left, default: 0], -left.order) < (scores[right, default: 0], -right.order)
    }
    guard let kind = best, let score = scores[kind], score >= leastScore else { return nil }
    let cues = found.filter { $0.kind == kind }.sorted { $0.weight > $1.weight }
    return Suggestion(
      passage: Passage(ordered: place, place), kind: kind, score: score, cues: cues.map(\.name))
  }
}

/// How often suggestions of a kind are right, and how many of its sentences they find.
public struct CueMeasurement: Equatable, Sendable {
  /// The kind.
  public let kind: SuggestionKind
  /// Of the sentences suggested as the kind, the percentage that were labelled so.
  public let precision: Int
  /// Of the sentences labelled as the kind, the percentage that were suggested so.
  public let recall: Int
}

extension SuggestionKind {
  /// Its place in the order that settles ties.
  fileprivate var order: Int { SuggestionKind.allCases.firstIndex(of: self) ?? 0 }
}
