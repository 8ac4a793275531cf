import Reports

/// Tables as comma-separated values (RFC 4180).
enum CSV {
  /// The table's bytes, its headings first.
  static func bytes(of table: Table) -> [UInt8] {
    var output: [UInt8] = []
    append(table.columns.map(\.title), to: &output)
    for row in table.rows { append(row.map(\.text), to: &output) }
    return output
  }

  private static func append(_ cells: [String], to output: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output += field(cell).utf8
    }
    output += "\r\n".utf8
  }

  /// A field: a cell that a spreadsheet would take for a formula gets a `'` before it (OWASP).
  static func field(_ text: String) -> String {
    // The wide forms are taken for the narrow ones in some languages.
    let isFormula =
      text.unicodeScalars.first.map {
        "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0)
      } ?? false
    let safe = isFormula ? "'" + text : text
    let needsQuotes = safe.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
    }
    guard needsQuotes else { return safe }
    var quoted = "\""
    for character in safe.unicodeScalars {
      if character == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
  }
}
