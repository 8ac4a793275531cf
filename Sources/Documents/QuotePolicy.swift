/// What a notebook keeps of the words of a source: the `quotes` clause.
public enum QuotePolicy: String, CaseIterable, Sendable {
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

  /// Whether words may be kept, shown in files or sent anywhere.
  public var keepsWords: Bool { self == .short || self == .full }

  /// Whether digests must be keyed.
  public var needsKey: Bool { self == .secret }

  /// Whether a quote may be kept as it is.
  public func allows(_ words: String) -> Bool {
    switch self {
    case .none, .secret: return false
    case .short: return words.unicodeScalars.count <= QuotePolicy.longestShortQuote
    case .full: return true
    }
  }
}
