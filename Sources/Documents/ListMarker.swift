/// Marks that begin a list item or a heading on a line of plain text or Markdown.
enum ListMarker {
  /// Whether a line begins with a bullet (`-`, `*`, `+`, `•`) or a number or letter and `.` or `)`.
  static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    guard index < line.upperBound else { return false }
    let opened = bytes[index] == UInt8(ascii: "(")
    if opened { index += 1 }
    let first = index
    var digits = 0
    var letters = 0
    while index < line.upperBound, index - first < 6 {
      let byte = bytes[index]
      if byte >= 0x30 && byte <= 0x39 {
        digits += 1
      } else if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A {
        letters += 1
      } else {
        break
      }
      index += 1
    }
    let word = bytes[first..<index]
    if digits + letters == 0 { return !opened && isBullet(bytes, line) }
    let isLabel = letters == 0 && digits <= 3 || digits == 0 && (letters == 1 || isRoman(word))
    guard isLabel, index < line.upperBound else { return false }
    let closes =
      bytes[index] == UInt8(ascii: ")") || bytes[index] == UInt8(ascii: ".") && !opened
    return closes && isSpace(bytes, index + 1, line)
  }

  /// Whether an item may begin after this line, when no list is open: it ended something.
  static func mayFollow(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    guard let last = line.last else { return true }
    return [UInt8](".!?:;,".utf8).contains(bytes[last]) || bytes[last] >= 0x80
  }

  /// Whether a line is a Markdown heading: one to six `#` and a space.
  static func isHeading(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] == UInt8(ascii: "#") { index += 1 }
    let count = index - line.lowerBound
    return (1...6).contains(count) && index < line.upperBound && bytes[index] == 0x20
  }

  /// Whether ASCII letters are a Roman number of one case, up to five letters.
  static func isRoman(_ word: some Collection<UInt8>) -> Bool {
    let isUpper = word.allSatisfy { [UInt8]("IVXLC".utf8).contains($0) }
    let isLower = word.allSatisfy { [UInt8]("ivxlc".utf8).contains($0) }
    return (1...5).contains(word.count) && (isUpper || isLower)
  }

  private static func isBullet(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    let first = line.lowerBound
    switch bytes[first] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return isSpace(bytes, first + 1, line)
    case 0xE2:
      // • ‣ ◦ ▪ – —, each of three bytes.
      let marks: [[UInt8]] = [
        [0x80, 0xA2], [0x80, 0xA3], [0x97, 0xA6], [0x96, 0xAA], [0x80, 0x93], [0x80, 0x94],
      ]
      return first + 3 < line.upperBound
        && marks.contains([bytes[first + 1], bytes[first + 2]])
        && isSpace(bytes, first + 3, line)
    default: return false
    }
  }

  private static func isSpace(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ line: Range<Int>
  ) -> Bool {
    index < line.upperBound && (bytes[index] == 0x20 || bytes[index] == 0x09)
  }
}
