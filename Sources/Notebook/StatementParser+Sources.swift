import ArgumentGraph
import SourceText

/// Sources and their clauses.
extension StatementParser {
  mutating func parseSource(_ source: Input, _ graph: inout Graph) -> Bool {
    var details = SourceDetails()
    let labelToken = peek()
    let position = next
    guard let node = takeLabel("the source's id", source, &graph), let labelToken else {
      return false
    }
    declaration.form = .source(details)
    declaration.node = node
    declaration.label = labelText(of: labelToken, node, source, &graph)
    declaration.place = UInt32(Int(labelToken.start) - base)
    syntax.labelToken = position
    guard let title = takeText("the source's title", source, &graph) else { return false }
    declaration.text = title
    syntax.head = 0..<next
    parseSourceClauses(&details, source, &graph)
    declaration.form = .source(details)
    return true
  }

  mutating func parseSourceClauses(
    _ details: inout SourceDetails, _ source: Input, _ graph: inout Graph
  ) {
    parseClauses(Keyword.sourceClauses, of: "a source", source) { parser, keyword, token in
      parser.parseSourceClause(keyword, &details, source, &graph)
    }
  }

  private mutating func parseSourceClause(
    _ keyword: Keyword, _ details: inout SourceDetails, _ source: Input, _ graph: inout Graph
  ) {
    switch keyword {
    case .file: details.file = takeString("the file's path", source)
    case .by: details.by = takeString("who wrote it", source)
    case .url: details.url = takeString("the URL", source)
    case .note: details.note = takeString("the note's text", source)
    case .date:
      details.date = takeWord("the date is YYYY, YYYY-MM or YYYY-MM-DD", source, isDate)
    case .reliability:
      details.reliability =
        takeWord(
          "the reliability is a letter from A (reliable) to F (cannot be judged)", source,
          { $0.utf8.count == 1 && ("A"..."F").contains($0) })?.first
    case .origin: details.origin = takeLabel("the source it derives from", source, &graph) ?? .none
    case .quotes:
      let words = SourceDetails.Quotes.allCases
      if let value = takeChoice("what may be quoted", words.map(\.rawValue), source) {
        details.quotes = words[value]
      }
    default:
      let digest = takeWord("a digest is sha256: and 64 hexadecimal digits", source) {
        $0.hasPrefix("sha256:") && $0.utf8.count == 71
          && $0.utf8.dropFirst(7).allSatisfy { isDigit($0) || ($0 >= 97 && $0 <= 102) }
      }
      details.digest = digest.map { String($0.dropFirst(7)) }
    }
  }

  /// The next word when it passes `check`; else a problem that says what it is to be.
  private mutating func takeWord(
    _ rule: String, _ source: Input, _ check: (String) -> Bool
  ) -> String? {
    takeValue(rule, source) { check($0) ? $0 : nil }
  }
}

/// Whether `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day of the Gregorian calendar.
func isDate(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard (1...3).contains(parts.count), parts[0].count == 4,
    parts.dropFirst().allSatisfy({ $0.count == 2 }),
    parts.allSatisfy({ $0.allSatisfy(isDigit) })
  else { return false }
  let numbers = parts.map { part in part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
  if numbers.count > 1, !(1...12).contains(numbers[1]) { return false }
  if numbers.count > 2 {
    let year = numbers[0]
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if !(1...days[numbers[1] - 1]).contains(numbers[2]) { return false }
  }
  return true
}
