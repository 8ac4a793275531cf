/// The escapes of quoted text: `\"`, `\\`, `\n`, `\t` and `\u{HEX}`.
public enum TextEscapes {
  /// Appends the value of the text token at `range` (its quotes included) to `output`.
  ///
  /// - Returns: the problem, when an escape is not one of the five.
  public static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into output: inout [UInt8]
  ) -> LexicalProblem? {
    var at = range.lowerBound + 1
    let end = range.upperBound - 1
    while at < end {
      let byte = bytes[at]
      guard byte == UInt8(ascii: "\\") else {
        output.append(byte)
        at += 1
        continue
      }
      let start = at
      at += 1
      switch at < end ? bytes[at] : 0 {
      case UInt8(ascii: "\""): output.append(UInt8(ascii: "\""))
      case UInt8(ascii: "\\"): output.append(UInt8(ascii: "\\"))
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "u"):
        guard let (scalar, next) = scalar(bytes, at + 1, end) else {
          return LexicalProblem(
            "not a Unicode escape", help: "write it as \\u{1F4A1}", at: start..<min(at + 1, end))
        }
        output.append(contentsOf: UTF8.encode(scalar)!)
        at = next - 1
      default:
        return LexicalProblem(
          "unknown escape", help: "the escapes are \\\" \\\\ \\n \\t and \\u{HEX}",
          at: start..<min(at + 1, end))
      }
      at += 1
    }
    return nil
  }

  /// `{HEX}` at `start`: the scalar and the offset after the brace.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> (Unicode.Scalar, Int)? {
    guard start < end, bytes[start] == UInt8(ascii: "{") else { return nil }
    var at = start + 1
    var value: UInt32 = 0
    while at < end, bytes[at] != UInt8(ascii: "}") {
      guard at - start <= 6, let digit = hexDigit(bytes[at]) else { return nil }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    guard at < end, at > start + 1, value != 0, let scalar = Unicode.Scalar(value) else {
      return nil
    }
    return (scalar, at + 1)
  }

  /// Appends `text` in quotes and with escapes to `output`, on one line.
  ///
  /// Control characters other than tab and line feed, characters that hide or turn text around,
  /// and marks of a run too long for a notebook are written as `\u{HEX}`, so that what is saved
  /// shows what it holds.
  public static func encode(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var marks = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0x0A: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
      case 0x09: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
      case 0..<0x20, 0x7F: appendEscape(UInt32(byte), into: &output)
      case 0x80...:
        index += encodeScalar(text, index, &marks, into: &output)
        continue
      default: output.append(byte)
      }
      marks = 0
      index += 1
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends the scalar at `index`, as an escape when it would not be seen or not be read back, and
  /// returns its length.
  private static func encodeScalar(
    _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ marks: inout Int,
    into output: inout [UInt8]
  ) -> Int {
    guard let (value, length) = decodeScalar(text, index), let scalar = Unicode.Scalar(value) else {
      // Not text at all; it is replaced as `String` would do it.
      output.append(contentsOf: UTF8.encodedReplacementCharacter)
      return 1
    }
    marks = value >= 0x300 && isCombining(value) ? marks + 1 : 0
    if value < 0xA0 || value == 0x2028 || value == 0x2029 || isHidden(scalar)
      || marks > combiningRunLimit
    {
      appendEscape(value, into: &output)
      marks = 0
    } else {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: text[index..<index + length]))
    }
    return length
  }

  /// `text` in quotes and with escapes.
  public static func encoded(_ text: String) -> String {
    var output: [UInt8] = []
    var text = text
    text.withUTF8 { encode($0, into: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  private static func appendEscape(_ value: UInt32, into output: inout [UInt8]) {
    output.append(contentsOf: "\\u{\(String(value, radix: 16, uppercase: true))}".utf8)
  }
}

/// The value of a hexadecimal digit.
func hexDigit(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
