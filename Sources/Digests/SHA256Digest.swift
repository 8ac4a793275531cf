/// The SHA-256 of some bytes. O(n); a gigabyte a second where the processor helps.
public struct SHA256Digest: Hashable, Sendable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// Hashes `content`.
  public init(of content: [UInt8]) {
    bytes = SHA256.digest(content[...])
  }

  /// The digest written as 64 lower-case hexadecimal digits, or nil when it is something else.
  public init?(hex text: some Sequence<UInt8>) {
    guard let bytes = unhex(text), bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var hexText: String { hex(bytes) }
}
