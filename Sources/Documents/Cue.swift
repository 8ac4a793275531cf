import ArgumentGraph

/// What a sentence is likely to be to a map.
public enum SuggestionKind: String, CaseIterable, Sendable {
  // In the order in which a tie is settled.
  /// A view against the author's that the text reports.
  case objection
  /// A point that the author grants.
  case concession
  /// A fact, figure, event, example or testimony.
  case evidence
  /// A judgment, forecast, cause or duty that the author asserts.
  case claim
}

/// A sign in a sentence's wording that it is of a kind.
public struct Cue: Sendable {
  /// A name for people, such as `says what should be done`.
  public let name: String
  /// What it speaks for.
  public let kind: SuggestionKind
  /// How strongly, 1 to 5.
  public let weight: Int
  /// The wordings, in small letters without accents.
  ///
  /// `^` before a word: at the start of the sentence. `~`: up to three words in between. `#`: a
  /// word with a digit; `#%`: a share; `#year`: a year. `a/b`: either. A word that ends in `*` may
  /// go on.
  let phrases: [String]

  init(_ name: String, _ kind: SuggestionKind, _ weight: Int, _ phrases: String) {
    self.name = name
    self.kind = kind
    self.weight = weight
    self.phrases = phrases.split(separator: ",").map { phrase in
      phrase.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
  }
}

/// A sentence that is likely to belong in a map, and why.
public struct Suggestion: Equatable, Sendable {
  /// The sentence.
  public let passage: Passage
  /// What it is likely to be.
  public let kind: SuggestionKind
  /// How much speaks for it: the sum of the weights of its cues.
  public let score: Int
  /// The names of the cues that speak for the kind, the strongest first.
  public let cues: [String]
}
