/// What a user can do to a text, with the bytes that do it.
enum EditKey {
  case type(String), paste(String), newline
  case left, right, lineStart, lineEnd, textStart, textEnd, wordLeft, wordRight
  case deleteBack, delete, killLine, killToStart, killWord, killWordBack, killSpacedWord, yank
  case up, down
  /// Takes back everything and then that.
  case undoAndRedo
  /// Searches the history for something and gives up.
  case searchAndLeave(String)

  /// Whether this cuts, so that the next cut is joined to it.
  var kills: Bool {
    switch self {
    case .killLine, .killToStart, .killWord, .killWordBack, .killSpacedWord: true
    default: false
    }
  }

  /// Whether this only puts characters into the text.
  var types: Bool {
    switch self {
    case .type, .paste: true
    default: false
    }
  }

  /// What a terminal sends for it.
  var bytes: String {
    switch self {
    case .type(let text): text
    case .paste(let text): "\u{1B}[200~\(text)\u{1B}[201~"
    case .newline: "\u{1B}\r"
    case .left: "\u{1B}[D"
    case .right: "\u{1B}[C"
    case .lineStart: "\u{01}"
    case .lineEnd: "\u{05}"
    case .textStart: "\u{1B}<"
    case .textEnd: "\u{1B}>"
    case .wordLeft: "\u{1B}b"
    case .wordRight: "\u{1B}f"
    case .deleteBack: "\u{7F}"
    case .delete: "\u{1B}[3~"
    case .killLine: "\u{0B}"
    case .killToStart: "\u{15}"
    case .killWord: "\u{1B}d"
    case .killWordBack: "\u{1B}\u{7F}"
    case .killSpacedWord: "\u{17}"
    case .yank: "\u{19}"
    case .up: "\u{1B}[A"
    case .down: "\u{1B}[B"
    case .undoAndRedo:
      String(repeating: "\u{1F}", count: 200) + String(repeating: "\u{1B}_", count: 200)
    case .searchAndLeave(let pattern): "\u{12}\(pattern)\u{07}"
    }
  }
}

/// One step of a random session.
enum RandomStep {
  case key(EditKey)
  /// Several keys that arrive at once.
  case burst([EditKey])
  case submit
  case resize(columns: Int, rows: Int)

  private static let letters = ["b", "k", "x", "z", " ", " ", "\"", "7", "_", "-"]
  private static let wide = ["日", "本", "税", "한", "Ａ", "。"]
  private static let marked = ["é", "e\u{301}", "q\u{303}", "\u{301}", "ᄒ", "\u{1161}", "\u{11AB}"]
  private static let pictures = [
    "😀", "👩\u{200D}👩\u{200D}👧", "🇫🇷", "❤\u{FE0F}", "👍🏽", "\u{200D}", "\u{1F1E9}",
  ]

  /// A step; `joins` allows the letters on whose drawing terminals differ.
  static func random(
    joins: Bool, columns: ClosedRange<Int>, rows: ClosedRange<Int>,
    using random: inout SeededGenerator
  ) -> RandomStep {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<6:
      return .resize(
        columns: .random(in: columns, using: &random), rows: .random(in: rows, using: &random))
    case 6..<9: return .submit
    case 9..<24:
      return .burst(
        (0..<Int.random(in: 2...8, using: &random)).map { _ in
          key(joins: joins, using: &random)
        })
    default: return .key(key(joins: joins, using: &random))
    }
  }

  private static func key(joins: Bool, using random: inout SeededGenerator) -> EditKey {
    let plain: [EditKey] = [
      .left, .left, .left, .right, .right, .lineStart, .lineEnd, .textStart, .textEnd, .wordLeft,
      .wordRight, .deleteBack, .deleteBack, .delete, .killLine, .killToStart, .killWord,
      .killWordBack, .killSpacedWord, .yank, .up, .up, .down, .newline, .undoAndRedo,
    ]
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<9: return .type(text(1...6, joins: joins, using: &random))
    case 9: return .type(text(20...40, joins: joins, using: &random))
    case 10: return .paste(pasted(joins: joins, using: &random))
    case 11: return .searchAndLeave(letters.randomElement(using: &random)!)
    default: return plain.randomElement(using: &random)!
    }
  }

  private static func text(
    _ count: ClosedRange<Int>, joins: Bool, using random: inout SeededGenerator
  ) -> String {
    var text = ""
    for _ in 0..<Int.random(in: count, using: &random) {
      let pool: [String]
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<6: pool = letters
      case 6..<8: pool = wide
      case 8: pool = marked
      default: pool = joins ? pictures : ["😀", "é"]
      }
      text.unicodeScalars.append(contentsOf: pool.randomElement(using: &random)!.unicodeScalars)
    }
    return text
  }

  private static func pasted(joins: Bool, using random: inout SeededGenerator) -> String {
    let lines = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      text(1...9, joins: joins, using: &random)
    }
    // A paste that ends in a newline would lose it.
    return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\tz" : "b")
  }
}
