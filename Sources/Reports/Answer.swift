import JSONText

/// What a query answers: text for people and a JSON value for programs, both as plain data.
public struct Answer {
  /// A part of an answer.
  public enum Part {
    case line(StyledLine)
    case table(Table)
    case document(Document)
  }

  /// The parts from top to bottom.
  public var parts: [Part] = []
  /// Writes the answer as one JSON value.
  public var json: (inout JSONWriter) -> Void
  /// The table to be written as CSV, when the answer is one.
  public var table: Table?

  /// An empty answer.
  public init() { json = { $0.null() } }

  /// An answer of a few lines, which are also its JSON strings.
  public init(lines: [String]) {
    parts = lines.map { .line(StyledLine($0)) }
    json = { writer in
      writer.beginArray()
      for line in lines { writer.string(line) }
      writer.endArray()
    }
  }

  /// An answer that is a page.
  public init(_ document: Document) {
    parts = [.document(document)]
    table = document.table
    json = { writer in
      writer.beginObject()
      document.writeMembers(into: &writer)
      writer.endObject()
    }
  }

  /// Adds a line.
  public mutating func add(_ line: StyledLine) { parts.append(.line(line)) }

  /// Adds a line of one role.
  public mutating func add(_ text: String, _ role: TextRole = .plain) {
    parts.append(.line(StyledLine(text, role)))
  }

  /// Adds a table.
  public mutating func add(_ table: Table) {
    parts.append(.table(table))
    self.table = table
  }

  /// The answer as lines of at most `width` columns where tables are concerned.
  public func lines(width: Int) -> [StyledLine] {
    parts.flatMap { part in
      switch part {
      case .line(let line): [line]
      case .table(let table): table.lines(width: width)
      case .document(let document): document.lines(width: width)
      }
    }
  }
}
