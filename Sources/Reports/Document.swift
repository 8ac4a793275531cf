import JSONText
import SourceText

/// A page that is handed over: a title, and under headings paragraphs, items and tables.
///
/// It is plain data, from which text, Markdown and JSON are rendered. Ids are the pieces of its
/// lines with the role `id`.
public struct Document: Sendable {
  /// A part of a page.
  public enum Block: Sendable {
    /// What follows is about this.
    case heading(String)
    /// A paragraph.
    case paragraph(StyledLine)
    /// An item of a list; at depth 1 it belongs to the item of depth 0 above it.
    case item(StyledLine, depth: Int)
    /// A table, which in text is a list of its rows, each with all its words.
    case records(Table)
  }

  /// What page it is, as JSON names it.
  public var kind: String
  /// What stands above it.
  public var title: String
  /// Its parts from top to bottom.
  public var blocks: [Block] = []

  /// A page without parts.
  public init(kind: String, title: String) {
    self.kind = kind
    self.title = title
  }

  /// Adds a heading.
  public mutating func addHeading(_ text: String) { blocks.append(.heading(text)) }

  /// Adds a paragraph.
  public mutating func add(_ line: StyledLine) { blocks.append(.paragraph(line)) }

  /// Adds an item of a list.
  public mutating func addItem(_ line: StyledLine, depth: Int = 0) {
    blocks.append(.item(line, depth: depth))
  }

  /// Adds a table.
  public mutating func add(_ table: Table) { blocks.append(.records(table)) }

  /// The page as one table, for CSV: its only table, or a row for each part with its heading, its
  /// words and the ids that it names.
  public var table: Table {
    let tables = blocks.compactMap { block in
      if case .records(let table) = block { table } else { nil as Table? }
    }
    if tables.count == 1, let only = tables.first { return only }
    var table = Table([.init("section"), .init("text", isFlexible: true), .init("ids")])
    for section in sections {
      for entry in section.entries {
        table.rows.append([
          .init(section.heading), .init(entry.line.text),
          .init(entry.line.ids.joined(separator: ", ")),
        ])
      }
    }
    return table
  }

  /// The parts under one heading.
  struct Section {
    var heading: String
    var entries: [(line: StyledLine, depth: Int)] = []
    var tables: [Table] = []
  }

  var sections: [Section] {
    var sections = [Section(heading: "")]
    for block in blocks {
      switch block {
      case .heading(let text): sections.append(Section(heading: text))
      case .paragraph(let line): sections[sections.count - 1].entries.append((line, 0))
      case .item(let line, let depth): sections[sections.count - 1].entries.append((line, depth))
      case .records(let table): sections[sections.count - 1].tables.append(table)
      }
    }
    return sections.filter { !$0.entries.isEmpty || !$0.tables.isEmpty }
  }

  /// Writes the members that say what the page holds into an object that is open.
  public func writeMembers(into json: inout JSONWriter) {
    json.key("report")
    json.string(kind)
    json.key("title")
    json.string(title)
    let sections = sections
    if sections.allSatisfy({ $0.entries.isEmpty }) {
      json.key("rows")
      json.beginArray()
      for table in sections.flatMap(\.tables) { table.writeRows(into: &json) }
      json.endArray()
      return
    }
    json.key("sections")
    json.beginArray()
    for section in sections { write(section, into: &json) }
    json.endArray()
  }

  private func write(_ section: Section, into json: inout JSONWriter) {
    json.beginObject()
    json.key("heading")
    json.string(section.heading)
    if !section.entries.isEmpty {
      json.key("entries")
      json.beginArray()
      for (line, depth) in section.entries {
        json.beginObject()
        json.key("text")
        json.string(line.text)
        if depth > 0 {
          json.key("depth")
          json.int(depth)
        }
        if !line.ids.isEmpty {
          json.key("ids")
          json.beginArray()
          for id in line.ids { json.string(id) }
          json.endArray()
        }
        json.endObject()
      }
      json.endArray()
    }
    if !section.tables.isEmpty {
      json.key("rows")
      json.beginArray()
      for table in section.tables { table.writeRows(into: &json) }
      json.endArray()
    }
    json.endObject()
  }
}

extension StyledLine {
  /// The ids that the line names, each once, in the order they stand.
  public var ids: [String] {
    var seen: Set<String> = []
    return runs.filter { $0.role == .id && seen.insert($0.text).inserted }.map(\.text)
  }
}

extension Table {
  /// Writes each row as an object of an array that is open; empty cells are left out.
  func writeRows(into json: inout JSONWriter) {
    for row in rows {
      json.beginObject()
      for (column, cell) in zip(columns, row) where !cell.text.isEmpty {
        json.key(column.title)
        if column.isNumeric, let number = Int(cell.text) {
          json.int(number)
        } else {
          json.string(cell.text)
        }
      }
      json.endObject()
    }
  }
}
