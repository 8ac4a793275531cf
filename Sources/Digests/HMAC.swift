/// HMAC-SHA-256 (RFC 2104): digests that only the holder of a key can make or confirm.
public struct HMAC: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  /// Takes a key of any length; one over 64 bytes counts by its digest.
  public init(key: [UInt8]) {
    var block = key.count > 64 ? SHA256.digest(key) : key
    block.append(contentsOf: repeatElement(0, count: 64 - block.count))
    var inner = SHA256()
    inner.update(block.map { $0 ^ 0x36 }[...])
    var outer = SHA256()
    outer.update(block.map { $0 ^ 0x5C }[...])
    self.inner = inner
    self.outer = outer
  }

  /// The keyed digest of some bytes, 32 bytes.
  public func digest(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var first = inner
    first.update(bytes)
    var second = outer
    second.update(first.finish()[...])
    return second.finish()
  }
}
