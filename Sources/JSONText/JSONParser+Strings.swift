extension JSONParser {
  /// Reads the string whose opening quotation mark is here, nil when reading has stopped.
  mutating func readString() -> String? {
    let quote = bytes[at]
    let start = at
    var reached = at + 1
    scan: while reached < bytes.count {
      let byte = bytes[reached]
      if byte == quote {
        at = reached + 1
        return String(decoding: bytes[start + 1..<reached], as: UTF8.self)
      }
      if byte < 0x20 || byte == UInt8(ascii: "\\") { break }
      if byte < 0x80 {
        reached += 1
        continue
      }
      switch UTF8Scan.sequence(in: bytes, at: reached) {
      case .scalar(let length): reached += length
      case .illFormed: break scan
      }
    }
    at = reached
    return readIrregularString(from: start)
  }

  /// Reads on from the first byte that does not stand for itself.
  private mutating func readIrregularString(from start: Int) -> String? {
    let quote = bytes[start]
    var text = Array(bytes[start + 1..<at])
    while at < bytes.count, !isStopped {
      let byte = bytes[at]
      switch byte {
      case quote:
        at += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        readEscape(into: &text)
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        stop(
          .unclosed, start..<start + 1,
          "the string is not closed on its line; a line break in a string is written \\n")
      case 0..<0x20:
        let name = character(at: at).name
        let escape =
          byte == 0x09 ? "\\t" : "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        report(
          .controlCharacter, at..<at + 1, "\(name) cannot stand in a string; write \(escape)")
        at += 1
      default:
        copyScalar(into: &text)
      }
    }
    if !isStopped { stop(.unclosed, start..<start + 1, "the string is never closed") }
    return nil
  }

  private mutating func copyScalar(into text: inout [UInt8]) {
    switch UTF8Scan.sequence(in: bytes, at: at) {
    case .scalar(let length):
      text.append(contentsOf: bytes[at..<at + length])
      at += length
    case .illFormed(let length):
      let hex = bytes[at..<at + length].map { String($0, radix: 16, uppercase: true) }
      report(
        .illFormedUTF8, at..<at + length,
        "not UTF-8 (\(hex.joined(separator: " "))); is the text in another encoding?")
      at += length
    }
  }

  private mutating func readEscape(into text: inout [UInt8]) {
    guard at + 1 < bytes.count else {
      at += 1
      return
    }
    switch bytes[at + 1] {
    case UInt8(ascii: "u"): return readUnicodeEscape(into: &text)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[at + 1])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    default: return refuseEscape()
    }
    at += 2
  }

  /// Says what is wrong with an escape, and goes on behind its backslash.
  private mutating func refuseEscape() {
    let next = character(at: at + 1)
    let hint =
      switch bytes[at + 1] {
      case UInt8(ascii: "'"): "an apostrophe needs none"
      case UInt8(ascii: "x"): "write \\u00XX"
      case UInt8(ascii: "0"): "write \\u0000"
      default: "write \\\\ for a backslash"
      }
    report(
      .malformedEscape, at..<next.range.upperBound,
      "a backslash before \(next.name) is no escape in JSON; \(hint)")
    at += 1
  }

  private mutating func readUnicodeEscape(into text: inout [UInt8]) {
    guard let unit = hexadecimal(at: at + 2) else {
      report(.malformedEscape, at..<at + 2, "\\u needs four hexadecimal digits after it")
      at += 2
      return
    }
    if let scalar = Unicode.Scalar(unit) {
      text.append(contentsOf: scalar.utf8)
      at += 6
    } else if unit < 0xDC00, at + 7 < bytes.count, bytes[at + 6] == UInt8(ascii: "\\"),
      bytes[at + 7] == UInt8(ascii: "u"), let low = hexadecimal(at: at + 8), low >> 10 == 0x37,
      let scalar = Unicode.Scalar(0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(low & 0x3FF))
    {
      text.append(contentsOf: scalar.utf8)
      at += 12
    } else {
      let hex = String(unit, radix: 16, uppercase: true)
      report(
        .loneSurrogate, at..<at + 6,
        "\\u\(hex) is half of a surrogate pair and stands for no character alone")
      at += 6
    }
  }

  private func hexadecimal(at start: Int) -> UInt16? {
    guard start + 4 <= bytes.count else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[start..<start + 4] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
