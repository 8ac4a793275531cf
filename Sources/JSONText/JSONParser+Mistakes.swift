/// What can still be made of a token that the grammar does not have there.
extension JSONParser {
  /// Says that a comma has nothing after it.
  mutating func reportTrailingComma() {
    report(
      .trailingComma, lastComma..<lastComma + 1,
      "JSON has no comma after the last \(expected == .nextKey ? "member" : "element"); take it out"
    )
  }

  /// Takes a token where a value should be.
  mutating func readMisplacedValue(_ byte: UInt8) {
    let start = at
    switch byte {
    case UInt8(ascii: "'"):
      reportSingleQuotes()
      if let text = readString() { complete(.string(text), from: start) }
    case UInt8(ascii: "+"), UInt8(ascii: "."):
      refuseNumber()
    case UInt8(ascii: ",") where !frames.isEmpty,
      UInt8(ascii: "}") where expected == .value && !frames.isEmpty:
      report(.missingValue, at..<at + 1, "a value is missing before \(character(at: at).name)")
      complete(.null, from: start)
    default:
      refuseCharacter(insteadOf: "a value")
    }
  }

  /// Takes a token where a key should be.
  mutating func readMisplacedKey(_ byte: UInt8) {
    let start = at
    switch byte {
    case UInt8(ascii: "'"):
      reportSingleQuotes()
      if let text = readString() { setKey(text, from: start) }
    case UInt8(ascii: ","):
      report(.missingValue, at..<at + 1, "a member is missing before ','")
      lastComma = at
      at += 1
      expected = .nextKey
    case _ where isWordByte(byte):
      skipWord()
      let word = String(decoding: bytes[start..<at], as: UTF8.self)
      report(
        .unquotedText, start..<at,
        "the key \(quotedForMessage(word)) needs quotation marks around it")
      setKey(word, from: start)
    default:
      refuseCharacter(insteadOf: "a key in quotation marks")
    }
  }

  /// Takes a token where a colon should be.
  mutating func readMissingColon(_ byte: UInt8) {
    let key = frames.last?.key ?? ""
    switch byte {
    case UInt8(ascii: "="):
      report(.missingColon, at..<at + 1, "a key and its value are joined by ':', not by '='")
      at += 1
      expected = .value
    case UInt8(ascii: ","), UInt8(ascii: "}"):
      report(
        .missingColon, at..<at + 1,
        "the key \(quotedForMessage(key)) has no value; write ':' and a value after it")
      complete(.null, from: at)
    case _ where beginsValue(byte):
      report(.missingColon, at..<at + 1, "':' is missing after the key \(quotedForMessage(key))")
      expected = .value
    default:
      refuseCharacter(insteadOf: "':'")
    }
  }

  /// Takes a token where a comma or the end of an object or array should be.
  mutating func readMissingComma(_ byte: UInt8) {
    let isObject = frames.last?.isObject ?? false
    if byte == UInt8(ascii: "\"") || (!isObject && beginsValue(byte)) {
      let what = isObject ? "member" : "element"
      report(.missingComma, at..<at + 1, "a comma is missing before this \(what)")
      expected = isObject ? .nextKey : .nextElement
    } else {
      refuseCharacter(insteadOf: isObject ? "',' or '}'" : "',' or ']'")
    }
  }

  private func beginsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"): true
    default: isWordByte(byte)
    }
  }

  private mutating func reportSingleQuotes() {
    report(
      .singleQuotes, at..<at + 1, "JSON strings stand in double quotation marks, not in single")
  }

  /// Gives up at a character that has no meaning there.
  private mutating func refuseCharacter(insteadOf wanted: String) {
    let found = character(at: at)
    if case .illFormed = UTF8Scan.sequence(in: bytes, at: at) {
      return stop(
        .illFormedUTF8, found.range, "\(found.name) is not UTF-8; \(wanted) is expected here",
        related: opening)
    }
    let scalar = String(decoding: bytes[found.range], as: UTF8.self).unicodeScalars.first
    let hint =
      switch scalar {
      case "“", "”", "„": "; JSON strings stand in straight quotation marks"
      case .some(let scalar) where scalar.properties.isWhitespace: ", which is no space in JSON"
      default: ""
      }
    stop(
      .unexpectedText, found.range, "\(wanted) is expected here, not \(found.name)\(hint)",
      related: opening)
  }
}
