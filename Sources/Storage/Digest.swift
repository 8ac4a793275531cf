import CStorage

/// The SHA-256 of some bytes. O(n); a gigabyte a second where the processor helps.
public struct SHA256Digest: Hashable, Sendable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Hashes `content`.
  public init(of content: [UInt8]) {
    bytes = sha256(content)
  }

  /// The digest written as 64 lower-case hexadecimal digits, or nil when it is something else.
  public init?(hex text: some Sequence<UInt8>) {
    guard let bytes = unhex(text), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var hexText: String { hex(bytes) }
}

/// The 32 bytes of the SHA-256 of `bytes`. O(n).
public func sha256(_ bytes: [UInt8]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
    bytes.withUnsafeBytes { cstorage_sha256($0.baseAddress, $0.count, digest.baseAddress) }
    count = 32
  }
}

/// Lower-case hexadecimal digits, two for each byte. O(n).
public func hex(_ bytes: some Sequence<UInt8>) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.underestimatedCount)
  for byte in bytes {
    text.append(hexDigit(byte >> 4))
    text.append(hexDigit(byte & 15))
  }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes that an even number of lower-case hexadecimal digits stands for, else nil. O(n).
public func unhex(_ text: some Sequence<UInt8>) -> [UInt8]? {
  var bytes: [UInt8] = []
  var high: UInt8?
  for character in text {
    guard let digit = hexValue(character) else { return nil }
    if let upper = high {
      bytes.append(upper << 4 | digit)
      high = nil
    } else {
      high = digit
    }
  }
  return high == nil ? bytes : nil
}

func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

func hexValue(_ character: UInt8) -> UInt8? {
  switch character {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): return character - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): return character - UInt8(ascii: "a") + 10
  default: return nil
  }
}
