import ArgumentGraph

/// What the language allows in the places that an importer writes to.
///
/// The notebook's own parser is not known here; a test holds these rules and its together.
enum LanguageWords {
  /// Words that may not be ids.
  static let reserved: Set<String> = [
    "with", "as", "from", "by", "credibility", "likelihood", "confidence", "status", "tags",
    "note", "scheme", "warrant", "conceded", "supports", "rebuts", "undercuts", "on", "of", "in",
    "to", "not", "nothing", "depth", "where", "all", "text", "cascade",
  ]

  /// Whether `text` may be an id.
  static func isID(_ text: String) -> Bool { isWordLikeID(text) && !reserved.contains(text) }

  /// Whether `text` is spelled like an id, as tags and codes are.
  static func isWordLikeID(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isLabel($0) }
  }

  /// Whether `text` is one word of the language that is no mark: what may name a scheme.
  static func isWord(_ text: String) -> Bool {
    if text.isEmpty || text == "+" || text == "->" || text.hasPrefix("#") { return false }
    let isSafe = text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && !(0x7F..<0xA0).contains($0.value) && !",\";".unicodeScalars.contains($0)
    }
    return isSafe && text.utf8.count <= Graph.labelLimit
  }

  /// Whether `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day of the Gregorian calendar.
  static func isDate(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard (1...3).contains(parts.count), zip(parts, lengths).allSatisfy({ $0.count == $1 }),
      let numbers = digits(parts)
    else { return false }
    if numbers.count > 1, !(1...12).contains(numbers[1]) { return false }
    guard numbers.count > 2 else { return true }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[numbers[1] - 1]).contains(numbers[2])
  }

  /// Whether `text` is a number of days, months or years, such as `18m`.
  static func isStretch(_ text: String) -> Bool {
    guard let unit = text.last, "dmy".contains(unit) else { return false }
    let digits = text.dropLast().utf8
    return (1...5).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func digits(_ parts: [Substring.UTF8View]) -> [Int]? {
    var numbers: [Int] = []
    for part in parts {
      guard part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return numbers
  }

  /// Whether `text` is `count` lower-case hexadecimal digits.
  static func isHexadecimal(_ text: Substring, _ count: ClosedRange<Int>) -> Bool {
    count.contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
