import JSONText

/// What was measured: a list of tables.
struct Report {
  /// One figure, in the unit that its kind says.
  enum Figure {
    case nanoseconds(Int)
    case bytes(Int)
    case count(Int)
    case ratio(Double)
    case text(String)

    /// For people.
    var text: String {
      switch self {
      case .nanoseconds(let value):
        value < 10_000_000
          ? "\(decimals(Double(value) / 1e6, 2)) ms" : "\(decimals(Double(value) / 1e6, 0)) ms"
      case .bytes(let value): "\(decimals(Double(value) / 1e6, 1)) MB"
      case .count(let value): grouped(value)
      case .ratio(let value): "\(decimals(value, 2)) x"
      case .text(let value): value
      }
    }
  }

  private struct Table {
    var name: String
    var title: String
    var columns: [String]
    var rows: [[Figure]] = []
    var notes: [String] = []
  }

  private var tables: [Table] = []

  /// Begins a table. Its first column names the rows.
  mutating func begin(_ name: String, _ title: String, columns: [String]) {
    tables.append(Table(name: name, title: title, columns: columns))
  }

  /// Adds a row to the last table.
  mutating func add(_ row: [Figure]) { tables[tables.count - 1].rows.append(row) }

  /// Adds a line beneath the last table.
  mutating func note(_ text: String) { tables[tables.count - 1].notes.append(text) }

  /// For people.
  var text: String {
    var text = ""
    for table in tables {
      if !text.isEmpty { text += "\n" }
      text += "\(table.title)\n\n"
      let cells = [table.columns] + table.rows.map { $0.map(\.text) }
      let widths = table.columns.indices.map { column in
        cells.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
      }
      for row in cells {
        var line = ""
        for (column, cell) in row.enumerated() {
          let pad = String(repeating: " ", count: widths[column] - cell.count)
          line += column == 0 ? "  " + cell + pad : "  " + pad + cell
        }
        text += line + "\n"
      }
      for note in table.notes { text += "  \(note)\n" }
    }
    return text
  }

  /// For programs: times in nanoseconds, memory in bytes.
  var json: String {
    var writer = JSONWriter(.pretty)
    writer.beginArray()
    for table in tables {
      writer.beginObject()
      writer.key("name")
      writer.string(table.name)
      writer.key("rows")
      writer.beginArray()
      for row in table.rows {
        writer.beginObject()
        for (column, figure) in zip(table.columns, row) {
          writer.key(column)
          switch figure {
          case .nanoseconds(let value), .bytes(let value), .count(let value): writer.int(value)
          case .ratio(let value): writer.number(JSONNumber(value) ?? JSONNumber(0))
          case .text(let value): writer.string(value)
          }
        }
        writer.endObject()
      }
      writer.endArray()
      writer.key("notes")
      writer.beginArray()
      for note in table.notes { writer.string(note) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    return String(decoding: writer.finish(), as: UTF8.self)
  }
}

/// A number with so many decimals.
func decimals(_ value: Double, _ count: Int) -> String {
  var scale = 1
  for _ in 0..<count { scale *= 10 }
  let scaled = Int(value * Double(scale) + 0.5)
  if count == 0 { return grouped(scaled) }
  let digits = String(scaled % scale)
  return grouped(scaled / scale) + "."
    + String(repeating: "0", count: count - digits.count) + digits
}

/// A number with its digits in groups of three.
func grouped(_ value: Int) -> String {
  var text = ""
  for (index, digit) in String(value).reversed().enumerated() {
    if index > 0, index % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return String(text.reversed())
}
