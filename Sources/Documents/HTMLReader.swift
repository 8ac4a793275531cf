/// Reads HTML a tag at a time; the text between tags goes straight into a ``ReadingText``.
struct HTMLReader {
  enum Token { case open(String), close(String), other }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private var line = 1
  private var breaks = 0
  var text = ReadingText()
  /// Names that have no end tag left: looking for one again would make many of them quadratic.
  private var unclosed: Set<String> = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Takes the text up to the next tag and the tag; nil at the end.
  mutating func next() -> Token? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"):
        if let token = tag() { return token }
        take("<", width: 1)
      case UInt8(ascii: "&"): reference()
      default:
        let width = UTF8Bytes.length(ofLead: bytes[index])
        take(UTF8Bytes.scalar(at: index, length: width, in: bytes), width: width)
      }
    }
    return nil
  }

  /// A line break: the second in a row ends the paragraph.
  mutating func lineBreak() {
    breaks += 1
    if breaks > 1 {
      text.endParagraph()
    } else {
      text.appendSpace()
      text.breakSentence()
    }
  }

  /// Moves behind the end tag of an element, or to the end of the page when it has none.
  mutating func skip(to name: String) {
    if !unclosed.contains(name) {
      var place = index
      while let end = find("</", from: place) {
        if self.name(at: end + 2) == name {
          move(to: end)
          return
        }
        place = end + 2
      }
      unclosed.insert(name)
    }
    move(to: bytes.count)
  }

  private mutating func take(_ scalar: Unicode.Scalar, width: Int) {
    add(scalar)
    if scalar == "\n" { line += 1 }
    index += width
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    if TextClass.isSpace(scalar) {
      text.appendSpace()
    } else {
      breaks = 0
      text.append(scalar, line: line)
    }
  }

  private mutating func move(to end: Int) {
    for place in index..<max(index, end) where bytes[place] == 0x0A { line += 1 }
    index = max(index, end)
  }

  // MARK: Tags

  private mutating func tag() -> Token? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      if isThere("<!--", at: index) {
        move(to: find("-->", from: index + 4).map { $0 + 3 } ?? bytes.count)
      } else {
        move(to: tagEnd(from: index + 2))
      }
      return .other
    case UInt8(ascii: "/"):
      let name = name(at: index + 2)
      guard !name.isEmpty else { return nil }
      move(to: tagEnd(from: index + 2))
      return .close(name)
    default:
      let name = name(at: index + 1)
      guard !name.isEmpty else { return nil }
      move(to: tagEnd(from: index + 1))
      // Only pictures may close themselves; browsers ignore the slash of all others.
      let closesItself = (name == "svg" || name == "math") && bytes[max(0, index - 2)] == 0x2F
      return closesItself ? .other : .open(name)
    }
  }

  /// The name of a tag in small letters, empty when there is none.
  private func name(at start: Int) -> String {
    var name: [UInt8] = []
    var place = start
    while place < bytes.count, name.count < 20 {
      let byte = bytes[place]
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      let isDigit = (0x30...0x39).contains(byte)
      guard isLetter || isDigit && !name.isEmpty else { break }
      name.append(isLetter ? byte | 0x20 : byte)
      place += 1
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// Behind the `>` of a tag, quoted values looked through; the page's end when it has none.
  private func tagEnd(from start: Int) -> Int {
    var place = start
    var quote: UInt8?
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return place
      } else if (byte == 0x22 || byte == 0x27) && bytes[place - 2] == UInt8(ascii: "=") {
        quote = byte
      }
    }
    return bytes.count
  }

  private func isThere(_ word: StaticString, at start: Int) -> Bool {
    guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where bytes[start + offset] != word.utf8Start[offset] { return false }
    return true
  }

  private func find(_ word: StaticString, from start: Int) -> Int? {
    var place = start
    while place + word.utf8CodeUnitCount <= bytes.count {
      if isThere(word, at: place) { return place }
      place += 1
    }
    return nil
  }

  // MARK: Character references

  private mutating func reference() {
    let limit = min(bytes.count, index + 2 + HTMLEntities.longestName)
    let end = (index + 1..<max(index + 1, limit)).first { bytes[$0] == UInt8(ascii: ";") }
    guard let end else { return take("&", width: 1) }
    let name = String(decoding: bytes[index + 1..<end], as: UTF8.self)
    guard let scalar = HTMLEntities.scalar(named: name) else { return take("&", width: 1) }
    add(scalar)
    index = end + 1
  }
}
