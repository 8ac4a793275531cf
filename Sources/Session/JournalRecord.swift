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

  /// Where the statements of an edit are in its text.
  static func statements(of record: Record) -> [Range<Int>] {
    let text = Array(record.statement.utf8)
    var reader = ScriptReader(text, semicolons: true)
    var ranges: [Range<Int>] = []
    while let item = reader.next() {
      if case .statement(let range) = item.content { ranges.append(range) }
    }
    return ranges
  }

  /// The record for a person to read.
  var words: String {
    switch self {
    case .edit(let record): record.statement
    case .whole: "undo or redo of edits that were saved"
    }
  }
}

/// The edits that can be undone and redone when the journal is read again from its beginning,
/// which is the last save.
///
/// A command such as `and` is one edit here and two statements in the journal, so that undoing it
/// is undoing two when they are typed again.
struct Replayable {
  /// For each edit that can be undone, how many statements it is in the journal.
  private var done: [Int]
  /// The same for the edits that can be done again.
  private var undone: [Int]

  /// So many edits of one statement each.
  init(done: Int = 0, undone: Int = 0) {
    self.done = Array(repeating: 1, count: done)
    self.undone = Array(repeating: 1, count: undone)
  }

  /// Counts an edit in.
  ///
  /// - Returns: the edit as the journal is to have it; `nil` when it cannot be replayed, so that
  ///   the notebook is to be kept as a whole.
  mutating func count(_ record: Record) -> Record? {
    let words = record.statement.split(separator: " ", maxSplits: 2)
    let number = words.count == 2 ? Int(words[1]) : nil
    switch (words.first, number) {
    case ("undo", let number?):
      guard let statements = Self.move(number, from: &done, to: &undone) else { break }
      return Record("undo \(statements)")
    case ("redo", let number?):
      guard let statements = Self.move(number, from: &undone, to: &done) else { break }
      return Record("redo \(statements)")
    default:
      done.append(JournalRecord.statements(of: record).count)
      undone.removeAll(keepingCapacity: true)
      return record
    }
    self = Replayable()
    return nil
  }

  private static func move(_ count: Int, from: inout [Int], to: inout [Int]) -> Int? {
    guard count <= from.count else { return nil }
    var statements = 0
    for _ in 0..<count {
      guard let last = from.popLast() else { break }
      statements += last
      to.append(last)
    }
    return statements
  }
}
