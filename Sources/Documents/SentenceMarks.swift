/// The marks that the sentence rules know.
enum SentenceMarks {
  /// Stops that need no space behind them: of scripts without case or without spaces.
  static let strong: Set<Unicode.Scalar> = [
    "。", "！", "？", "｡", "．", "؟", "۔", "।", "॥", "։", "።", "፧", "။", "។", "᙮",
  ]
  /// Stops that may belong to an abbreviation or be an ellipsis.
  static let dots: Set<Unicode.Scalar> = [".", "…"]
  /// All others that end a sentence before a space.
  static let marks: Set<Unicode.Scalar> = ["!", "?", "‼", "⁇", "⁈", "⁉", "‽"]
  /// Quotation marks: each of them closes when it clings to the stop before it.
  static let quotes: Set<Unicode.Scalar> = [
    "\"", "'", "”", "’", "“", "‘", "„", "‟", "«", "»", "‹", "›", "」", "』",
  ]
  /// What else belongs to the stop that it clings to: brackets, emphasis, note marks.
  static let closers: Set<Unicode.Scalar> = [
    ")", "]", "}", "）", "】", "〕", "〉", "》", "*", "_", "†", "‡",
    "¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹",
  ]
  /// Closing quotation marks that French sets after a space.
  static let spacedClosers: Set<Unicode.Scalar> = ["»", "”", "›"]
  /// What goes on with the sentence after a quotation in Japanese or Chinese.
  static let continuations: Set<Unicode.Scalar> = ["と", "、", "，", ","]
  /// What may stand inside a word before a stop.
  static let inner: Set<Unicode.Scalar> = [".", "-", "'", "’", "&"]
  /// Verbs that follow a speaker's name.
  static let saying: Set<String> = [
    "said", "says", "asked", "asks", "wrote", "writes", "replied", "replies", "cried", "added",
    "adds", "told", "shouted", "wondered", "demanded", "exclaimed", "answered", "continued",
  ]

  static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar == "." || scalar == "!" || scalar == "?" }
    return scalar == "…" || strong.contains(scalar) || marks.contains(scalar)
  }

  /// Whether a scalar may stand before the first word of a sentence.
  static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    if TextClass.isWord(scalar) { return false }
    switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol: return false
    default: return !["@", "%", "&", "§"].contains(scalar)
    }
  }
}
