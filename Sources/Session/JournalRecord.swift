import Commands
import SourceText

/// A record of the journal: an edit, or the notebook as a whole.
enum JournalRecord {
  /// An edit that does the same when it is typed again.
  case edit(Record)
  /// The notebook's bytes, after an undo or redo that goes back beyond where the journal begins.
  case whole([UInt8])

  /// The word that stands in place of the cell in a record of the whole notebook.
  private static let wholeWord = "!"

  /// The record's bytes: the cell that an edit went to, or `-`, and its statement.
  var encoded: [UInt8] {
    switch self {
    case .edit(let record): Array("\(record.cell.map(String.init) ?? "-") \(record.statement)".utf8)
    case .whole(let bytes): Array("\(Self.wholeWord) ".utf8) + bytes
    }
  }

  /// Reads a record.
  static func decode(_ bytes: [UInt8]) -> JournalRecord {
    let end = bytes.firstIndex(of: 0x20) ?? bytes.count
    let word = String(decoding: bytes[..<end], as: UTF8.self)
    let rest = bytes.dropFirst(end + 1)
    if word == wholeWord { return .whole(Array(rest)) }
    return .edit(Record(String(decoding: rest, as: UTF8.self), cell: Int(word)))
  }

  /// The record for a person to read.
  var words: String {
    switch self {
    case .edit(let record): record.statement
    case .whole: "undo or redo of edits that were saved"
    }
  }
}

/// How many edits can be undone and redone when the journal is read again from its beginning,
/// which is the last save.
struct Replayable: Equatable {
  var done = 0
  var undone = 0

  /// Counts an edit in.
  ///
  /// - Returns: whether the edit can be replayed; if not, the notebook is to be kept as a whole.
  mutating func count(_ record: Record) -> Bool {
    let words = record.statement.split(separator: " ")
    let number = words.count == 2 ? Int(words[1]) : nil
    switch (words.first, number) {
    case ("undo", let number?):
      if number > done { break }
      done -= number
      undone += number
      return true
    case ("redo", let number?):
      if number > undone { break }
      undone -= number
      done += number
      return true
    default:
      done += 1
      undone = 0
      return true
    }
    self = Replayable()
    return false
  }
}
