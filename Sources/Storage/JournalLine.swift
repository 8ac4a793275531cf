import Digests
/// The lines of a journal. A line is a body, a space and the CRC-32 of the body in eight
/// hexadecimal digits:
///
///     crux-journal 1 SHA256 SIZE PID HOST CRC     the first line; `-` for a file not yet there
///     1 + an edit, with \n for a line end CRC     a record, numbered from 1
///     2 = SHA256 SIZE CRC                         what is about to be saved holds all above
enum JournalLine {
  static let version = 1

  static func header(base: SHA256Digest?, size: Int, pid: Int32, host: String) -> [UInt8] {
    sealed("crux-journal \(version) \(base?.hexText ?? "-") \(size) \(pid) \(host)".utf8)
  }

  static func entry(_ payload: some Sequence<UInt8>, sequence: Int) -> [UInt8] {
    var body = [UInt8]("\(sequence) + ".utf8)
    for byte in payload { escape(byte, into: &body) }
    return sealed(body)
  }

  static func save(_ digest: SHA256Digest, size: Int, sequence: Int) -> [UInt8] {
    sealed("\(sequence) = \(digest.hexText) \(size)".utf8)
  }

  /// The body of a line without its end, when its sum is right.
  static func body(of line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard line.count > sumSize else { return nil }
    let body = line.dropLast(sumSize)
    return line.suffix(sumSize).elementsEqual(sum(of: body)) ? body : nil
  }

  /// The bytes that an escaped payload stands for; nil when it is not one that we write.
  static func unescape(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var payload: [UInt8] = []
    payload.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == backslash else {
        payload.append(byte)
        continue
      }
      switch rest.popFirst() {
      case backslash: payload.append(backslash)
      case UInt8(ascii: "n"): payload.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "x"):
        guard let high = rest.popFirst().flatMap(hexValue),
          let low = rest.popFirst().flatMap(hexValue)
        else { return nil }
        payload.append(high << 4 | low)
      default: return nil
      }
    }
    return payload
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let sumSize = 9

  private static func escape(_ byte: UInt8, into body: inout [UInt8]) {
    switch byte {
    case backslash: body += [backslash, backslash]
    case UInt8(ascii: "\n"): body += [backslash, UInt8(ascii: "n")]
    case 0..<0x20, 0x7F:
      body += [backslash, UInt8(ascii: "x"), hexDigit(byte >> 4), hexDigit(byte & 15)]
    default: body.append(byte)
    }
  }

  private static func sealed(_ body: some Collection<UInt8>) -> [UInt8] {
    var line = [UInt8](body)
    line += sum(of: line[...])
    line.append(UInt8(ascii: "\n"))
    return line
  }

  private static func sum(of body: ArraySlice<UInt8>) -> [UInt8] {
    let value = crc32(body)
    let digits = (0..<8).map { hexDigit(UInt8(value >> (28 - 4 * UInt32($0)) & 15)) }
    return [UInt8(ascii: " ")] + digits
  }
}
