import Commands

/// An edit in the journal's bytes: the cell it went to, or `-`, and the statement.
enum JournalRecord {
  static func encode(_ record: Record) -> [UInt8] {
    Array("\(record.cell.map(String.init) ?? "-") \(record.statement)".utf8)
  }

  static func decode(_ bytes: [UInt8]) -> Record {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    return Record(parts.count > 1 ? String(parts[1]) : "", cell: Int(parts[0]))
  }
}
