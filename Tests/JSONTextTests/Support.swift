import JSONText
import RandomTesting

/// Reads a text.
func read(_ text: String) -> (node: JSONNode?, problems: [JSONProblem]) {
  JSONReader.read(Array(text.utf8))
}

/// Takes the mark ↓ out of a text and tells the byte offset at which it stood.
func marked(_ text: String) -> (bytes: [UInt8], offset: Int) {
  let mark = Array("↓".utf8)
  var bytes = Array(text.utf8)
  for offset in bytes.indices where bytes[offset...].starts(with: mark) {
    bytes.removeSubrange(offset..<offset + mark.count)
    return (bytes, offset)
  }
  return (bytes, -1)
}

typealias Dice = RandomTesting.Dice

extension Dice {
  /// A text of up to 12 scalars, many of them awkward ones.
  mutating func text() -> String {
    let awkward: [Unicode.Scalar] = [
      "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{8}", "\u{C}", "\u{1B}", "\u{1F}", "\u{7F}",
      "\u{80}", "\u{9B}", "\u{9F}", "\u{A0}", "é", "\u{301}", "\u{2027}", "\u{2028}", "\u{2029}",
      "\u{202E}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{D7FF}", "\u{E000}", "😀", "\u{10FFFF}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<roll(13) {
      switch roll(3) {
      case 0: text.append(awkward[roll(awkward.count)])
      case 1: text.append(Unicode.Scalar(UInt8(0x20 + roll(0x5F))))
      default: text.append(Unicode.Scalar(UInt32(roll(0x11_0000))) ?? "-")
      }
    }
    return String(text)
  }

  /// A random value, with distinct keys and at most `depth` levels.
  mutating func value(depth: Int) -> JSONValue {
    switch roll(depth > 0 ? 8 : 6) {
    case 0: return .null
    case 1: return .bool(roll(2) == 0)
    case 2: return .int(Int(truncatingIfNeeded: next() >> UInt64(roll(64))))
    case 3: return .number(JSONNumber("-\(roll(1000)).\(roll(1000))e\(roll(600) - 300)")!)
    case 4, 5: return .string(text())
    case 6: return .array((0..<roll(7)).map { _ in JSONNode(value(depth: depth - 1)) })
    default:
      return .object((0..<roll(12)).map { JSONMember("\($0)\(text())", value(depth: depth - 1)) })
    }
  }
}
