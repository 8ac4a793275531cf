extension JSONParser {
  /// Whether a byte can be in a word: what someone may write without quotation marks.
  func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default:
      false
    }
  }

  /// Goes to the end of the word that is here.
  mutating func skipWord() {
    while at < bytes.count, isWordByte(bytes[at]) { at += 1 }
  }

  /// Reads `true`, `false` or `null`, or refuses another word.
  mutating func readWord() {
    let start = at
    skipWord()
    let word = bytes[start..<at]
    if word.elementsEqual("true".utf8) {
      complete(.bool(true), from: start)
    } else if word.elementsEqual("false".utf8) {
      complete(.bool(false), from: start)
    } else if word.elementsEqual("null".utf8) {
      complete(.null, from: start)
    } else {
      refuseWord(start..<at)
      complete(.null, from: start)
    }
  }

  private mutating func refuseWord(_ range: Range<Int>) {
    let word = String(decoding: bytes[range], as: UTF8.self)
    switch word.lowercased() {
    case "nan", "infinity", "inf":
      report(.notFinite, range, "JSON has no \(word); write null, or a string")
    case "true", "false", "null":
      report(.unquotedText, range, "\(word) is written \(word.lowercased()) in JSON")
    case "none", "nil", "undefined":
      report(.unquotedText, range, "JSON has no \(word); write null")
    default:
      report(
        .unquotedText, range,
        "\(quotedForMessage(word)) has no quotation marks; a string needs them on both sides")
    }
  }

  /// Reads a number.
  mutating func readNumber() {
    let start = at
    var scan = NumberScan()
    while at < bytes.count, scan.take(bytes[at]) { at += 1 }
    guard scan.isComplete, at == bytes.count || !isNumberByte(bytes[at]) else {
      at = start
      return refuseNumber()
    }
    complete(
      .number(JSONNumber(checked: String(decoding: bytes[start..<at], as: UTF8.self))), from: start)
  }

  /// Says what is wrong with the number that is here, and goes on behind it.
  mutating func refuseNumber() {
    let start = at
    while at < bytes.count, isNumberByte(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    let unsigned = text.drop { $0 == "-" || $0 == "+" }
    let lower = unsigned.lowercased()
    if lower == "nan" || lower == "inf" || lower == "infinity" {
      report(.notFinite, start..<at, "JSON has no \(text); write null, or a string")
    } else {
      report(.malformedNumber, start..<at, "\(quotedForMessage(text)): \(numberHint(text, lower))")
    }
    complete(.null, from: start)
  }

  private func numberHint(_ text: String, _ unsigned: String) -> String {
    if text.hasPrefix("+") { return "a JSON number has no plus sign before it" }
    if unsigned.isEmpty { return "digits are missing after the minus sign" }
    if unsigned.hasPrefix(".") { return "a JSON number has a digit before the point; write 0.5" }
    if unsigned.hasPrefix("0x") || unsigned.hasPrefix("0b") || unsigned.hasPrefix("0o") {
      return "JSON numbers are decimal"
    }
    let second = unsigned.utf8.dropFirst().first ?? 0
    if unsigned.hasPrefix("0"), second &- UInt8(ascii: "0") < 10 {
      return "a JSON number has no zero before its first digit"
    }
    if unsigned.hasSuffix("."), !unsigned.dropLast().contains(".") {
      return "a digit is missing after the point"
    }
    if unsigned.contains("_") { return "a JSON number has no separators in it" }
    if unsigned.hasSuffix("e") || unsigned.hasSuffix("e+") || unsigned.hasSuffix("e-") {
      return "digits are missing in the exponent"
    }
    return "this is not a JSON number; a string needs quotation marks"
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-")
  }
}
