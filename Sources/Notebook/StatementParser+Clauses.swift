import SourceText

/// Reading the clauses that follow the head of a statement, an inference or a source.
extension StatementParser {
  /// Reads clauses to the end.
  ///
  /// - Parameters:
  ///   - words: the keywords that begin one.
  ///   - what: what they are clauses of.
  ///   - parse: reads what follows a keyword.
  @inline(__always)
  mutating func parseClauses(
    _ words: [Keyword], of what: @autoclosure () -> String, _ source: Input,
    parse: (inout StatementParser, Keyword, Token) -> Void
  ) {
    var seen: UInt64 = 0
    while let token = peek() {
      guard let keyword = source.keyword(token), words.contains(keyword) else {
        unknownClause(token, what(), words, source)
        continue
      }
      let start = next
      next += 1
      if !keyword.mayRepeat {
        if seen & keyword.clauseBit != 0 {
          fail("`\(keyword.rawValue)` is given twice", help: "keep one of them", at: token)
        }
        seen |= keyword.clauseBit
      }
      let before = problems.count
      parse(&self, keyword, token)
      if problems.count > before { skip(toOneOf: words, source) }
      syntax.clauses.append(.init(keyword: keyword, tokens: start..<next))
    }
  }

  /// Reports a token that begins no clause, and goes on to one that does.
  private mutating func unknownClause(
    _ token: Token, _ what: String, _ clauses: [Keyword], _ source: Input
  ) {
    let word = source.string(token)
    let near = token.kind == .word ? closest(to: word, among: clauses.map(\.rawValue)) : nil
    let list = clauses.map(\.rawValue).joined(separator: ", ")
    fail(
      token.kind == .word
        ? "`\(word)` is not a clause of \(what)" : "`\(word)` is not expected here",
      help: near.map { "did you mean `\($0)`?" } ?? "the clauses are \(list)", at: token)
    next += 1
    skip(toOneOf: clauses, source)
  }
}

extension Keyword {
  /// Whether a statement may have the clause more than once.
  public var mayRepeat: Bool {
    switch self {
    case .from, .supports, .rebuts, .undercuts: true
    default: false
    }
  }

  /// A bit of its own among the clauses that are given once; none for all other words.
  var clauseBit: UInt64 {
    switch self {
    case .by: 1
    case .credibility: 1 << 1
    case .likelihood: 1 << 2
    case .confidence: 1 << 3
    case .status: 1 << 4
    case .tags: 1 << 5
    case .note: 1 << 6
    case .as: 1 << 7
    case .scheme: 1 << 8
    case .warrant: 1 << 9
    case .conceded: 1 << 10
    case .answers: 1 << 11
    case .file: 1 << 12
    case .date: 1 << 13
    case .url: 1 << 14
    case .reliability: 1 << 15
    case .origin: 1 << 16
    case .quotes: 1 << 17
    case .digest: 1 << 18
    default: 0
    }
  }
}
