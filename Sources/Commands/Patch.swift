import SourceText

/// A change of the notebook's bytes that the journal keeps, when no statement says it.
struct Patch {
  /// The cell number of records that are patches.
  static let cell = -1

  /// Where the change begins, in bytes.
  private(set) var offset: Int
  /// How many bytes go.
  private(set) var length: Int
  /// What comes in their place.
  private(set) var bytes: [UInt8]

  /// The one run of bytes in which two documents differ.
  init(from old: [UInt8], to new: [UInt8]) {
    var head = 0
    while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < old.count - head, tail < new.count - head,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    { tail += 1 }
    // Whole characters, so that the bytes can be written as text.
    while head > 0, Self.isWithin(old, head) || Self.isWithin(new, head) { head -= 1 }
    while tail > 0, Self.isWithin(old, old.count - tail) { tail -= 1 }
    offset = head
    length = old.count - head - tail
    bytes = Array(new[head..<new.count - tail])
  }

  /// Whether a character goes on at `index`.
  private static func isWithin(_ bytes: [UInt8], _ index: Int) -> Bool {
    index < bytes.count && bytes[index] & 0xC0 == 0x80
  }

  /// Reads `OFFSET LENGTH "TEXT"`; `nil` when `statement` is none.
  init?(_ statement: [UInt8]) {
    var tokens: [Token] = []
    var comments: [Token] = []
    var text: [UInt8] = []
    let isRead = statement.withUnsafeBufferPointer { buffer in
      Lexer.scan(buffer, 0..<buffer.count, into: &tokens, comments: &comments) == nil
        && tokens.count == 3 && tokens[2].kind == .text
        && TextEscapes.decode(buffer, tokens[2].range, into: &text) == nil
    }
    guard isRead, let offset = Int(String(decoding: statement[tokens[0].range], as: UTF8.self)),
      let length = Int(String(decoding: statement[tokens[1].range], as: UTF8.self)),
      offset >= 0, length >= 0
    else { return nil }
    self.offset = offset
    self.length = length
    bytes = text
  }

  /// What the journal keeps.
  var record: Record {
    let text = TextEscapes.encoded(String(decoding: bytes, as: UTF8.self))
    return Record("\(offset) \(length) \(text)", cell: Self.cell)
  }

  /// The document with the change made; `nil` when it does not fit.
  func applied(to document: [UInt8]) -> [UInt8]? {
    guard offset <= document.count, length <= document.count - offset else { return nil }
    return document[..<offset] + bytes + document[(offset + length)...]
  }
}
