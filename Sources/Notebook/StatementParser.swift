import ArgumentGraph
import SourceText

/// Reads one written statement: its declaration, where its parts stand, and what is wrong with it.
///
/// It reads on after a mistake, so that one statement can report several. One parser is used for
/// many statements; its storage is kept. Linear in the statement's bytes.
public struct StatementParser: Sendable {
  /// What was read.
  public enum Outcome: Sendable, Equatable {
    /// Nothing: spaces and comments.
    case empty
    /// A declaration; what could be read of it when there are problems.
    case declaration
    /// A statement that does not begin with a declaration's keyword.
    case command
    /// A declaration of which nothing can be used.
    case failed
  }

  /// What the statement declares.
  public internal(set) var declaration = Declaration(form: .inference)
  /// Where its parts stand.
  public internal(set) var syntax = StatementSyntax()
  /// What is wrong with it, with ranges of bytes.
  public internal(set) var problems: [LexicalProblem] = []
  /// The source of an anchor that names none: the one that was read last, or the only one.
  public var defaultSource = NodeID.none

  /// What is put before every id, for statements of a notebook that is included.
  var prefix: [UInt8] = []

  var next = 0
  var base = 0
  var scratch: [UInt8] = []

  /// A parser without a default source.
  public init() {}

  /// Reads the statement in `bytes[range]`; its ids become nodes of `graph`.
  public mutating func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into graph: inout Graph
  ) -> Outcome {
    syntax.reset()
    declaration.reset()
    problems.removeAll(keepingCapacity: true)
    next = 0
    base = range.lowerBound
    if range.count > Lexer.statementLimit {
      problems.append(
        LexicalProblem(
          "the statement is longer than \(Lexer.statementLimit) bytes",
          help: "split it, or put long text into a source document",
          at: range.lowerBound..<range.lowerBound + 1))
      return .failed
    }
    let problem = Lexer.scan(bytes, range, into: &syntax.tokens, comments: &syntax.comments)
    if let problem {
      problems.append(problem)
      // What stands before it is still read, so that its id is known.
      if syntax.tokens.last?.kind == .semicolon { syntax.tokens.removeLast() }
    }
    guard let first = syntax.tokens.first else { return problem == nil ? .empty : .failed }
    let source = Input(bytes: bytes)
    guard first.kind == .word, let keyword = source.keyword(first), keyword.isDeclaration else {
      return problem == nil ? .command : .failed
    }
    syntax.keyword = keyword == .counter ? .counterclaim : keyword
    next = 1
    let usable = parseDeclaration(keyword, source, &graph)
    if let problem { dropConsequences(of: problem) }
    if usable, problems.isEmpty, let extra = peek() {
      fail("`\(source.string(extra))` is not expected here", at: extra)
    }
    return usable ? .declaration : .failed
  }

  /// Drops what is said to be missing where a text or a word could not be read.
  private mutating func dropConsequences(of problem: LexicalProblem) {
    problems.removeAll { $0 != problem && $0.range.upperBound + 1 >= problem.range.lowerBound }
  }

  private mutating func parseDeclaration(
    _ keyword: Keyword, _ source: Input, _ graph: inout Graph
  ) -> Bool {
    switch keyword {
    case .claim, .contention: parseStatement(.claim, keyword, source, &graph)
    case .counterclaim, .counter: parseStatement(.counterclaim, keyword, source, &graph)
    case .evidence: parseStatement(.evidence, keyword, source, &graph)
    case .assumption: parseStatement(.assumption, keyword, source, &graph)
    case .support: parseInference(.support, source, &graph)
    case .rebut: parseInference(.rebut, source, &graph)
    case .undercut: parseInference(.undercut, source, &graph)
    case .source: parseSource(source, &graph)
    default: parseDirective(keyword, source, &graph)
    }
  }
}

/// The bytes that a statement is read from.
struct Input {
  let bytes: UnsafeBufferPointer<UInt8>

  func slice(_ token: Token) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[token.range])
  }

  func string(_ token: Token) -> String { String(decoding: slice(token), as: UTF8.self) }

  func keyword(_ token: Token) -> Keyword? {
    token.kind == .word && token.isPlain ? Keyword.match(slice(token)) : nil
  }

  func isWord(_ token: Token, _ word: StaticString) -> Bool {
    guard token.kind == .word, Int(token.end - token.start) == word.utf8CodeUnitCount else {
      return false
    }
    return UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
      .elementsEqual(slice(token))
  }
}

/// Taking tokens one by one.
extension StatementParser {
  func peek(_ ahead: Int = 0) -> Token? {
    next + ahead < syntax.tokens.count ? syntax.tokens[next + ahead] : nil
  }

  /// The bytes right after the last token: where something is missing.
  var endRange: Range<Int> {
    let end = syntax.tokens.last.map { Int($0.end) } ?? base
    return end..<end
  }

  mutating func fail(_ message: String, help: String? = nil, at token: Token?) {
    problems.append(LexicalProblem(message, help: help, at: token?.range ?? endRange))
  }

  mutating func fail(_ message: String, help: String? = nil, at range: Range<Int>) {
    problems.append(LexicalProblem(message, help: help, at: range))
  }

  /// The next token when it is of `kind`.
  mutating func take(_ kind: Token.Kind) -> Token? {
    guard let token = peek(), token.kind == kind else { return nil }
    next += 1
    return token
  }

  /// The next token when it is this word.
  mutating func take(_ word: StaticString, _ source: Input) -> Bool {
    guard let token = peek(), source.isWord(token, word) else { return false }
    next += 1
    return true
  }

  /// What `read` makes of the next word; a problem at that word, or where one is missing, when it
  /// makes nothing of it.
  mutating func takeValue<Value>(
    _ rule: String, help: String? = nil, _ source: Input, _ read: (String) -> Value?
  ) -> Value? {
    guard let token = peek(), token.kind == .word, let value = read(source.string(token)) else {
      fail(rule, help: help, at: peek())
      return nil
    }
    next += 1
    return value
  }

  /// A quoted text; a problem that names `what` when there is none.
  mutating func takeText(
    _ what: @autoclosure () -> String, _ source: Input, _ graph: inout Graph
  ) -> TextID? {
    guard let token = take(.text) else {
      fail("\(what()) is missing", help: "write it in double quotes, as \"…\"", at: peek())
      return nil
    }
    return store(token, source, &graph)
  }

  /// Keeps the value of a text token.
  mutating func store(_ token: Token, _ source: Input, _ graph: inout Graph) -> TextID {
    if token.isPlain {
      let inner = Int(token.start) + 1..<Int(token.end) - 1
      return graph.keep(UnsafeBufferPointer(rebasing: source.bytes[inner]))
    }
    scratch.removeAll(keepingCapacity: true)
    if let problem = TextEscapes.decode(source.bytes, token.range, into: &scratch) {
      problems.append(problem)
    }
    return scratch.withUnsafeBufferPointer { graph.keep($0) }
  }

  /// The value of a text token as a string.
  mutating func takeString(
    _ what: @autoclosure () -> String, _ source: Input
  ) -> String? {
    guard let token = take(.text) else {
      fail("\(what()) is missing", help: "write it in double quotes, as \"…\"", at: peek())
      return nil
    }
    scratch.removeAll(keepingCapacity: true)
    if let problem = TextEscapes.decode(source.bytes, token.range, into: &scratch) {
      problems.append(problem)
    }
    return String(decoding: scratch, as: UTF8.self)
  }

  /// Whether the next token may be an id: a word that is not reserved and not a keyword's mark.
  func nextIsLabel(_ source: Input) -> Bool {
    guard let token = peek(), token.kind == .word else { return false }
    return isLabel(source.slice(token)) && !isReserved(token, source)
  }

  func isReserved(_ token: Token, _ source: Input) -> Bool {
    token.isPlain && Keyword.isReserved(source.slice(token))
  }

  /// An id; a problem that names `what` when there is none.
  mutating func takeLabel(
    _ what: @autoclosure () -> String, _ source: Input, _ graph: inout Graph
  ) -> NodeID? {
    guard let token = peek(), token.kind == .word else {
      fail("\(what()) is missing", help: "write its id", at: peek())
      return nil
    }
    let bytes = source.slice(token)
    if !isLabel(bytes) {
      next += 1
      fail("`\(source.string(token))` is not an id", help: labelHelp(bytes), at: token)
      return nil
    }
    if isReserved(token, source) {
      fail(
        "\(what()) is missing before `\(source.string(token))`",
        help: "`\(source.string(token))` is a word of the language and cannot be an id", at: token)
      return nil
    }
    next += 1
    let node = self.node(labelled: bytes, in: &graph)
    syntax.references.append(.init(range: token.range, node: node))
    return node
  }

  /// The node that an id names here.
  func node(labelled label: UnsafeBufferPointer<UInt8>, in graph: inout Graph) -> NodeID {
    if prefix.isEmpty { return graph.node(labelled: label) }
    return (prefix + label).withUnsafeBufferPointer { graph.node(labelled: $0) }
  }

  /// The text of a statement's own id as it is written here.
  func labelText(
    of token: Token, _ node: NodeID, _ source: Input, _ graph: inout Graph
  ) -> TextID {
    if prefix.isEmpty { return graph.labelText(source.slice(token), of: node) }
    return graph.labelID(node)
  }

  private func labelHelp(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if bytes.count > Graph.labelLimit { return "an id has at most \(Graph.labelLimit) bytes" }
    return "an id is a letter, then letters, digits, - _ or ., ending in a letter, digit or _"
  }

  /// Goes to the next token that begins one of `clauses`, after a mistake.
  mutating func skip(toOneOf clauses: [Keyword], _ source: Input) {
    while let token = peek() {
      if let keyword = source.keyword(token), clauses.contains(keyword) { return }
      next += 1
    }
  }
}
