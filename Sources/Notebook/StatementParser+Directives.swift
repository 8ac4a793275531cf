import ArgumentGraph
import SourceText

/// Declarations about the map: its title, its tests, its policy.
extension StatementParser {
  mutating func parseDirective(
    _ keyword: Keyword, _ source: Input, _ graph: inout Graph
  ) -> Bool {
    let directive: Directive? =
      switch keyword {
      case .title: takeText("the title", source, &graph).map(Directive.title)
      case .allow: parseAllow(source, &graph)
      case .expect: parseExpect(source, &graph)
      case .skip: parseSkip(source, &graph)
      case .include: parseInclude(source)
      case .checks: parseChecks(source)
      case .scheme: parseScheme(source)
      case .scale: parseScale(source)
      case .answer: parseAnswer(source, &graph)
      default: parseFormat(source)
      }
    guard let directive else { return false }
    declaration.form = .directive(directive)
    syntax.head = 0..<next
    return true
  }

  /// `CODE on ID "REASON"`
  private mutating func parseAllow(_ source: Input, _ graph: inout Graph) -> Directive? {
    guard let code = takeCode(source) else { return nil }
    guard take("on", source) else {
      fail("`on` is missing", help: "write allow \(code) on ID \"REASON\"", at: peek())
      return nil
    }
    guard let target = takeTarget(source, &graph) else { return nil }
    guard let reason = takeText("the reason", source, &graph) else { return nil }
    return .allow(code: code, on: target, reason: reason)
  }

  /// A rule's code, such as `U001`, or its name, such as `unsupported-claim`.
  private mutating func takeCode(_ source: Input) -> String? {
    guard let token = take(.word), isLabel(source.slice(token)) else {
      fail("a rule's code is missing", help: "write a code such as U001", at: peek())
      return nil
    }
    return source.string(token)
  }

  /// `ID stands|asserted|contested|falls`
  private mutating func parseExpect(_ source: Input, _ graph: inout Graph) -> Directive? {
    guard let node = takeLabel("the statement", source, &graph) else { return nil }
    let verdicts = Directive.Verdict.allCases
    guard let value = takeChoice("the verdict", verdicts.map(\.rawValue), source) else {
      return nil
    }
    return .expect(node, verdicts[value])
  }

  /// `SOURCE:PASSAGE "REASON"`
  private mutating func parseSkip(_ source: Input, _ graph: inout Graph) -> Directive? {
    guard let token = take(.word) else {
      fail("the passage is missing", help: "write skip SOURCE:PASSAGE \"REASON\"", at: peek())
      return nil
    }
    let bytes = source.slice(token)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      isLabel(UnsafeBufferPointer(rebasing: bytes[..<colon])),
      let passage = Passage(UnsafeBufferPointer(rebasing: bytes[(colon + 1)...]))
    else {
      fail(
        "`\(source.string(token))` is not a passage", help: "write SOURCE:PARAGRAPH, as report:4",
        at: token)
      return nil
    }
    let node = node(labelled: UnsafeBufferPointer(rebasing: bytes[..<colon]), in: &graph)
    let start = Int(token.start)
    syntax.references.append(.init(range: start..<start + colon, node: node))
    guard let reason = takeText("the reason", source, &graph) else { return nil }
    return .skip(source: node, passage: passage, reason: reason)
  }

  /// `"PATH" [as PREFIX]`
  private mutating func parseInclude(_ source: Input) -> Directive? {
    guard let path = takeString("the notebook's path", source) else { return nil }
    guard take("as", source) else { return .include(path: path, prefix: nil) }
    guard nextIsLabel(source), let token = take(.word) else {
      fail("the prefix is missing", help: "write include \"PATH\" as PREFIX", at: peek())
      return nil
    }
    return .include(path: path, prefix: source.string(token))
  }

  /// `select CODE[, …]`, `ignore CODE[, …]`, `fail-on SEVERITY` or `horizon STRETCH`
  private mutating func parseChecks(_ source: Input) -> Directive? {
    if take("fail-on", source) {
      let words = ["error", "warning", "note"]
      return takeChoice("the severity", words, source).map { .checks(.failOn(words[$0])) }
    }
    if take("horizon", source) {
      let rule = "the horizon is a number of days, months or years"
      return takeValue(rule, help: "write checks horizon 90d, 18m or 2y", source) { word in
        Self.isStretch(word) ? .checks(.horizon(word)) : nil
      }
    }
    let selects = take("select", source)
    guard selects || take("ignore", source) else {
      fail("`select`, `ignore`, `fail-on` or `horizon` is missing", at: peek())
      return nil
    }
    var codes: [String] = []
    repeat {
      guard let code = takeCode(source) else { return nil }
      codes.append(code)
    } while take(.comma) != nil
    return .checks(selects ? .select(codes) : .ignore(codes))
  }

  /// The most digits of a stretch of time.
  private static let stretchDigits = 5

  /// Whether `word` is a stretch of time such as `18m`.
  private static func isStretch(_ word: String) -> Bool {
    guard let unit = word.last, "dmy".contains(unit) else { return false }
    let digits = word.dropLast().utf8
    return (1...stretchDigits).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// `NAME "FORM" [slot NAME "TEXT"]… [question "TEXT"]…`
  private mutating func parseScheme(_ source: Input) -> Directive? {
    guard nextIsLabel(source), let name = take(.word) else {
      fail("the scheme's name is missing", help: "write scheme NAME \"FORM\"", at: peek())
      return nil
    }
    guard let summary = takeString("the scheme's form", source) else { return nil }
    var scheme = SchemeDefinition(
      name: source.string(name), summary: summary, slots: [], questions: [])
    while peek() != nil {
      if take("slot", source) {
        guard nextIsLabel(source), let slot = take(.word) else {
          fail("the slot's name is missing", help: "write slot NAME \"TEXT\"", at: peek())
          return nil
        }
        guard let text = takeString("what must hold", source) else { return nil }
        scheme.slots.append(.init(name: source.string(slot), text: text))
      } else if take("question", source) {
        guard let text = takeString("the question", source) else { return nil }
        scheme.questions.append(text)
      } else {
        fail("`slot` or `question` is expected here", at: peek())
        return nil
      }
    }
    return .scheme(scheme)
  }

  /// `icd203` or `phia`
  private mutating func parseScale(_ source: Input) -> Directive? {
    let words = ["icd203", "phia"]
    return takeChoice("the scale", words, source).map { .scale(words[$0]) }
  }

  /// `INFERENCE N ok|na "REASON"`
  private mutating func parseAnswer(_ source: Input, _ graph: inout Graph) -> Directive? {
    guard let target = takeTarget(source, &graph) else { return nil }
    let help = "write answer INFERENCE 1 ok \"REASON\""
    guard let number = takeNumber("the question's number is missing", help: help, source) else {
      return nil
    }
    guard let value = takeChoice("the answer", ["ok", "na"], source) else { return nil }
    guard let reason = takeText("the reason", source, &graph) else { return nil }
    return .answer(inference: target, question: number, isSatisfied: value == 0, reason: reason)
  }

  /// `1`
  private mutating func parseFormat(_ source: Input) -> Directive? {
    takeNumber("the version of the format is a number", help: "write format 1", source)
      .map { .format($0) }
  }

  /// A whole number from 1.
  mutating func takeNumber(_ rule: String, help: String, _ source: Input) -> Int? {
    takeValue(rule, help: help, source) { word in Int(word).flatMap { $0 > 0 ? $0 : nil } }
  }
}
