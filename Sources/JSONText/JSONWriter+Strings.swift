extension JSONWriter {
  mutating func writeQuoted(_ text: String) {
    var text = text
    text.withUTF8 { writeEscaped($0) }
  }

  mutating func writeQuoted(utf8 text: UnsafeBufferPointer<UInt8>) {
    if UTF8Scan.isWellFormed(text) {
      writeEscaped(text)
    } else {
      writeQuoted(String(decoding: text, as: UTF8.self))
    }
  }

  /// Writes well-formed UTF-8 as a JSON string, in runs of bytes that stand for themselves.
  ///
  /// Besides what RFC 8259 asks for, it escapes what acts on terminals (U+007F to U+009F) and what
  /// ends lines in JavaScript (U+2028, U+2029).
  private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    var written = 0
    var at = 0
    while at < text.count {
      let length = Self.escapedLength(text, at: at)
      if length == 0 {
        at += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written..<at]))
      writeEscape(text, at: at, length: length)
      at += length
      written = at
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[written...]))
    bytes.append(UInt8(ascii: "\""))
  }

  /// How many bytes the character to be escaped at `at` has, 0 when the byte stands for itself.
  @inline(__always)
  private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    let byte = text[at]
    if byte < 0x7F {
      return byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
    }
    switch byte {
    case 0x7F:
      return 1
    case 0xC2:
      return at + 1 < text.count && text[at + 1] < 0xA0 ? 2 : 0
    case 0xE2:
      let isSeparator = at + 2 < text.count && text[at + 1] == 0x80 && text[at + 2] & 0xFE == 0xA8
      return isSeparator ? 3 : 0
    default:
      return 0
    }
  }

  private mutating func writeEscape(_ text: UnsafeBufferPointer<UInt8>, at: Int, length: Int) {
    bytes.append(UInt8(ascii: "\\"))
    switch text[at] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(text[at])
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      // The last byte of U+0080 to U+009F and of U+2028, U+2029 says which it is.
      bytes.append(contentsOf: length == 3 ? "u20".utf8 : "u00".utf8)
      writeHexadecimal(length == 3 ? text[at + 2] & 0x0F | 0x20 : text[at + length - 1])
    }
  }

  private mutating func writeHexadecimal(_ byte: UInt8) {
    for digit in [byte >> 4, byte & 15] {
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
  }
}
