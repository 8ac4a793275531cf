import SourceText

/// Cuts what a cell holds, or a script, into statements and what stands between them.
struct CellScanner {
  /// A statement with its continuation lines, or lines that hold none.
  enum Part: Equatable {
    case statement(Range<Int>)
    /// Blank lines and comments.
    case trivia(Range<Int>)
    /// A continuation line with nothing above it.
    case stray(Range<Int>)
    /// A line that git leaves where two branches disagree.
    case conflict(Range<Int>)
  }

  /// What a line is.
  private enum Line {
    case blank, comment, start, continuation, conflict
  }

  /// Cuts `bytes[range]` into parts and hands each to `body`. Linear.
  ///
  /// - Parameter indent: spaces that belong to the fence and not to the lines.
  static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, indent: Int = 0,
    _ body: (Part) -> Void
  ) {
    var at = range.lowerBound
    var triviaStart = at
    func flushTrivia(_ end: Int) {
      if end > triviaStart { body(.trivia(triviaStart..<end)) }
    }
    while at < range.upperBound {
      let end = endOfLine(bytes, from: at, limit: range.upperBound)
      switch classify(bytes, at..<end, indent) {
      case .blank, .comment:
        at = end
      case .start:
        flushTrivia(at)
        let last = statementEnd(bytes, end, range.upperBound, indent)
        body(.statement(at..<last))
        at = last
        triviaStart = last
      case .continuation:
        flushTrivia(at)
        body(.stray(at..<end))
        at = end
        triviaStart = end
      case .conflict:
        flushTrivia(at)
        body(.conflict(at..<end))
        at = end
        triviaStart = end
      }
    }
    flushTrivia(at)
  }

  /// The one statement that `bytes[range]` holds, without comments after it; `nil` when it holds
  /// none, several, or something else.
  static func statement(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, indent: Int
  ) -> Range<Int>? {
    var found: Range<Int>?
    var isAlone = true
    scan(bytes, range, indent: indent) { part in
      switch part {
      case .statement(let statement) where found == nil: found = statement
      case .trivia: isAlone = isAlone && found != nil
      default: isAlone = false
      }
    }
    return isAlone ? found : nil
  }

  /// Where the statement ends whose first line ends at `start`: comment lines count only when a
  /// continuation line follows them.
  private static func statementEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int, _ indent: Int
  ) -> Int {
    var end = start
    var at = start
    while at < limit {
      let next = endOfLine(bytes, from: at, limit: limit)
      switch classify(bytes, at..<next, indent) {
      case .continuation:
        end = next
      case .comment:
        break
      default:
        return end
      }
      at = next
    }
    return end
  }

  private static func classify(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ indent: Int
  ) -> Line {
    var start = line.lowerBound
    while start < line.upperBound, start - line.lowerBound < indent, bytes[start] == 0x20 {
      start += 1
    }
    var index = start
    while index < line.upperBound, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) {
      index += 1
    }
    if index == line.upperBound { return .blank }
    if bytes[index] == UInt8(ascii: "#") { return .comment }
    if index > start { return .continuation }
    let first = bytes[index]
    if first == UInt8(ascii: "<") || first == UInt8(ascii: ">") || first == UInt8(ascii: "=")
      || first == UInt8(ascii: "|")
    {
      if bytes[index..<line.upperBound].prefix(while: { $0 == first }).count >= 7 {
        return .conflict
      }
    }
    return .start
  }
}

/// One statement of a script, or of the text of `-c`.
public struct ScriptStatement: Sendable, Equatable {
  /// Its bytes.
  public var range: Range<Int>
  /// A problem of its lines, when it is no statement at all.
  public var problem: LexicalProblem?
}

/// Cuts a script into its statements.
///
/// - Parameter indent: spaces before every line that are no indentation.
public func scriptStatements(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, indent: Int = 0
) -> [ScriptStatement] {
  var statements: [ScriptStatement] = []
  CellScanner.scan(bytes, start..<bytes.count, indent: indent) { part in
    switch part {
    case .statement(let range): statements.append(.init(range: range, problem: nil))
    case .trivia: break
    case .stray(let range):
      statements.append(.init(range: range, problem: strayProblem(bytes, range)))
    case .conflict(let range):
      statements.append(.init(range: range, problem: conflictProblem(range)))
    }
  }
  return statements
}

func strayProblem(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> LexicalProblem {
  var end = range.upperBound
  while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
  return LexicalProblem(
    "an indented line continues the statement above it, and there is none",
    help: "begin the statement in the first column", at: range.lowerBound..<end)
}

func conflictProblem(_ range: Range<Int>) -> LexicalProblem {
  LexicalProblem(
    "a merge conflict is not resolved here",
    help: "keep the lines you want and delete the <<<<<<<, ======= and >>>>>>> marks",
    at: range.lowerBound..<range.lowerBound + 7)
}
