/// Something that arrived from the keyboard.
enum Key: Equatable {
  /// A character, control characters included.
  case character(Unicode.Scalar)
  /// A key that terminals send as several bytes; `sequence` is what was sent.
  case special(SpecialKey, sequence: [UInt8])
  /// The Escape key; `isAlone` is false when more was sent at the same moment, as Alt does.
  case escape(isAlone: Bool)
  /// A whole paste, and how many of its bytes were over the limit and left out.
  case paste([UInt8], dropped: Int)
  /// A sequence that is no key known here.
  case unknown([UInt8])
}

/// The keys that are known beyond characters. The raw value is the character, from a range that no
/// keyboard sends, by which libedit's tables know the key.
enum SpecialKey: UInt8, CaseIterable {
  case up = 0x80
  case down
  case left
  case right
  case home
  case end
  case delete
  case pageUp
  case pageDown
  case wordLeft
  case wordRight
  case deleteWord
  case textStart
  case textEnd
  case backTab
  case newline
  /// The Escape key in vi's tables, where it must not begin a sequence.
  case viEscape
  /// No key: a question to libedit which of vi's tables is in use.
  case viQuestion
}

/// Turns the bytes of a terminal into keys.
struct KeyDecoder {
  /// The most bytes of one paste.
  static let pasteLimit = 8 << 20
  /// The most bytes of one control sequence.
  private static let sequenceLimit = 64
  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var start = 0
  private var paste: [UInt8]?
  private var dropped = 0

  /// Whether nothing is waiting to be decoded.
  var isEmpty: Bool { start == bytes.count && paste == nil }

  /// Whether the end of a paste is awaited.
  var isPasting: Bool { paste != nil }

  mutating func feed(_ more: some Sequence<UInt8>) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes += more
  }

  /// The next key, or nil when its bytes are not all there yet. `isFinal` says that no more will
  /// come at once, which decides between the Escape key and the start of a sequence.
  mutating func next(isFinal: Bool) -> Key? {
    if paste != nil { return nextOfPaste() }
    guard start < bytes.count else { return nil }
    let first = bytes[start]
    if first == 0x1B { return afterEscape(isFinal: isFinal) }
    if first < 0x80 {
      start += 1
      return first == 0 ? .unknown([0]) : .character(Unicode.Scalar(first))
    }
    return encoded(isFinal: isFinal)
  }

  /// The run of text without control characters that comes next, if it has so many bytes. A
  /// character that is not all there yet is left.
  mutating func takeText(atLeast count: Int) -> String? {
    guard paste == nil, bytes.count - start >= count else { return nil }
    var end = bytes[start...].firstIndex { $0 < 0x20 || $0 == 0x7F } ?? bytes.count
    if end == bytes.count {
      // The last character begins at most three bytes before the end.
      let last = bytes[max(start, end - 4)..<end].lastIndex { $0 & 0xC0 != 0x80 } ?? end
      if last < end, bytes[last] >= 0xC0 { end = last }
    }
    // The control characters beyond ASCII go the slow way, which leaves them out.
    let controls = bytes[start..<end].indices.first { index in
      bytes[index] == 0xC2 && index + 1 < end && bytes[index + 1] < 0xA0
    }
    if let controls { end = controls }
    guard end - start >= count else { return nil }
    return String(decoding: take(end - start), as: UTF8.self)
  }

  private mutating func take(_ count: Int) -> [UInt8] {
    defer { start += count }
    return Array(bytes[start..<start + count])
  }

  // MARK: Characters beyond ASCII

  private mutating func encoded(isFinal: Bool) -> Key? {
    let first = bytes[start]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let available = bytes[start..<min(start + length, bytes.count)]
    let isCut = available.count < length && available.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    if first >= 0xC2, isCut, !isFinal { return nil }
    var decoder = UTF8()
    var iterator = available.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      start += 1
      return .character("\u{FFFD}")
    }
    start += UTF8.width(scalar)
    return scalar.value < 0xA0 ? .unknown([]) : .character(scalar)
  }

  // MARK: Sequences

  private mutating func afterEscape(isFinal: Bool) -> Key? {
    guard start + 1 < bytes.count else {
      guard isFinal else { return nil }
      start += 1
      return .escape(isAlone: true)
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "["): return controlSequence(isFinal: isFinal)
    case UInt8(ascii: "O"): return shiftedSequence(isFinal: isFinal)
    default:
      start += 1
      return .escape(isAlone: false)
    }
  }

  private mutating func shiftedSequence(isFinal: Bool) -> Key? {
    guard start + 2 < bytes.count else { return interrupted(isFinal: isFinal) }
    let final = bytes[start + 2]
    guard (0x40...0x7E).contains(final) else {
      start += 1
      return .escape(isAlone: false)
    }
    let sequence = take(3)
    return Self.special(parameters: [], final: final).map { .special($0, sequence: sequence) }
      ?? .unknown(sequence)
  }

  private mutating func controlSequence(isFinal: Bool) -> Key? {
    var end = start + 2
    // The Linux console sends function keys as ESC [ [ A.
    if end < bytes.count, bytes[end] == UInt8(ascii: "[") {
      guard end + 1 < bytes.count else { return interrupted(isFinal: isFinal) }
      return .unknown(take(4))
    }
    while end < bytes.count, (0x20...0x3F).contains(bytes[end]), end - start < Self.sequenceLimit {
      end += 1
    }
    guard end < bytes.count else { return interrupted(isFinal: isFinal) }
    guard (0x40...0x7E).contains(bytes[end]) else { return .unknown(take(end - start)) }
    let sequence = take(end - start + 1)
    if sequence == Self.pasteStart {
      paste = []
      dropped = 0
      return nextOfPaste()
    }
    let parameters = sequence[2..<sequence.count - 1]
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    guard let last = sequence.last,
      let key = Self.special(parameters: parameters, final: last)
    else { return .unknown(sequence) }
    return .special(key, sequence: sequence)
  }

  private mutating func interrupted(isFinal: Bool) -> Key? {
    guard isFinal else { return nil }
    start += 1
    return .escape(isAlone: false)
  }

  private static func special(parameters: [Int], final: UInt8) -> SpecialKey? {
    // The second parameter is one more than the sum of Shift 1, Alt 2 and Control 4.
    let modifiers = parameters.count > 1 ? max(0, parameters[1] - 1) : 0
    let byWord = modifiers & 6 != 0
    switch Character(Unicode.Scalar(final)) {
    case "A": return .up
    case "B": return .down
    case "C": return byWord ? .wordRight : .right
    case "D": return byWord ? .wordLeft : .left
    case "H": return byWord ? .textStart : .home
    case "F": return byWord ? .textEnd : .end
    case "M" where parameters.isEmpty: return .newline
    case "Z": return .backTab
    case "u" where parameters.first == 13 && modifiers != 0: return .newline
    case "~":
      switch parameters.first {
      case 1, 7: return byWord ? .textStart : .home
      case 4, 8: return byWord ? .textEnd : .end
      case 3: return byWord ? .deleteWord : .delete
      case 5: return .pageUp
      case 6: return .pageDown
      default: return nil
      }
    default: return nil
    }
  }

  // MARK: Pastes

  private mutating func nextOfPaste() -> Key? {
    let end = Self.pasteEnd
    var position = start
    // Only at an escape can the end begin, which makes this a quick scan.
    while position < bytes.count, let escape = bytes[position...].firstIndex(of: 0x1B) {
      if bytes.count - escape < end.count {
        if end.starts(with: bytes[escape...]) {
          keep(upTo: escape)
          return nil
        }
      } else if bytes[escape...].starts(with: end) {
        keep(upTo: escape)
        start += end.count
        defer { paste = nil }
        return .paste(paste ?? [], dropped: dropped)
      }
      position = escape + 1
    }
    keep(upTo: bytes.count)
    return nil
  }

  /// What has come of a paste whose end is not to be expected any more.
  mutating func endPaste() -> Key {
    keep(upTo: bytes.count)
    defer { paste = nil }
    return .paste(paste ?? [], dropped: dropped)
  }

  private mutating func keep(upTo end: Int) {
    let room = Self.pasteLimit - (paste?.count ?? 0)
    let kept = min(room, end - start)
    paste?.append(contentsOf: bytes[start..<start + kept])
    dropped += end - start - kept
    start = end
  }
}
