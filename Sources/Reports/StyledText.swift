import SourceText

/// What a piece of an answer is, so that the terminal can choose how it looks.
public enum TextRole: UInt8, Sendable {
  case plain
  /// An id.
  case id
  /// A word of the language, such as a kind.
  case keyword
  /// What matters less.
  case dim
  case heading
  /// A verdict or finding that is well.
  case good
  /// A warning.
  case warning
  /// An error, or a statement that falls.
  case bad
}

/// One line of an answer: pieces of text, each with a role.
public struct StyledLine: Sendable, Equatable {
  /// A piece of a line.
  public struct Run: Sendable, Equatable {
    /// Its text, without line breaks.
    public var text: String
    /// What it is.
    public var role: TextRole
  }

  /// The pieces from left to right.
  public var runs: [Run] = []

  /// An empty line.
  public init() {}

  /// A line of one piece.
  public init(_ text: String, _ role: TextRole = .plain) { append(text, role) }

  /// Adds a piece at the end.
  public mutating func append(_ text: String, _ role: TextRole = .plain) {
    if !text.isEmpty { runs.append(Run(text: text, role: role)) }
  }

  /// This line with a piece added.
  public func adding(_ text: String, _ role: TextRole = .plain) -> StyledLine {
    var line = self
    line.append(text, role)
    return line
  }

  /// This line and then another.
  public func adding(_ other: StyledLine) -> StyledLine {
    var line = self
    line.runs += other.runs
    return line
  }

  /// The line without spaces at its end.
  public var trimmed: StyledLine {
    var line = self
    while let last = line.runs.last {
      let text = last.text.unicodeScalars
      guard let end = text.lastIndex(where: { $0 != " " }) else {
        line.runs.removeLast()
        continue
      }
      line.runs[line.runs.count - 1].text = String(text[...end])
      break
    }
    return line
  }

  /// The text alone.
  public var text: String { runs.map(\.text).joined() }

  /// The columns it takes.
  public var width: Int { runs.reduce(0) { $0 + displayWidth($1.text) } }

  /// The line cut at a word so that it takes at most `limit` columns, with `…` or `...` at the cut.
  public func cut(to limit: Int, ellipsis: String = "...") -> StyledLine {
    if width <= limit { return self }
    var line = StyledLine()
    var left = max(0, limit - displayWidth(ellipsis))
    for run in runs {
      let taken = displayWidth(run.text)
      if taken <= left {
        line.append(run.text, run.role)
        left -= taken
        continue
      }
      line.append(SourceText.cut(run.text, to: left), run.role)
      break
    }
    line.append(ellipsis, line.runs.last?.role ?? .plain)
    return line
  }

  /// The line as rows of at most `limit` columns, broken at spaces; see `folded(_:to:indent:)`.
  public func folded(to limit: Int) -> [StyledLine] {
    if width <= limit { return [self] }
    var roles: [TextRole] = []
    for run in runs { roles += Array(repeating: run.role, count: run.text.count) }
    let whole = Array(runs.map(\.text).joined())
    // Runs that meet within a character are one character together.
    guard whole.count == roles.count else {
      return SourceText.folded(text, to: limit).map { StyledLine($0) }
    }
    var next = 0
    return SourceText.folded(text, to: limit).map { row in
      let content = row.drop { $0 == " " }
      while next < whole.count, whole[next] == " " { next += 1 }
      var line = StyledLine(String(repeating: " ", count: row.count - content.count))
      for character in content {
        let role = next < roles.count ? roles[next] : .plain
        if let last = line.runs.last, last.role == role {
          line.runs[line.runs.count - 1].text.append(character)
        } else {
          line.append(String(character), role)
        }
        next += 1
      }
      return line
    }
  }
}
