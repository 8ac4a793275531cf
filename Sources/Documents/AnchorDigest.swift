import Digests

/// The digest of anchored words: plain (`3fa9c1d2`) or keyed (`k:9d0c62aa`).
///
/// A plain one lets anyone who has a document verify an anchor, and anyone who guesses the words
/// confirm the guess. A keyed one does so only for the holder of the key.
public struct AnchorDigest: Hashable, Sendable {
  /// Whether it was made with a key.
  public let isKeyed: Bool
  /// 8 to 64 small hexadecimal digits, an even number of them.
  public let digits: String

  /// How many digits are written. By chance one of 4,000,000,000 passages has the same.
  public static let writtenDigits = 8

  /// Reads a digest as it stands behind `~`; nil when it is none.
  public init?(parsing text: some StringProtocol) {
    isKeyed = text.hasPrefix("k:")
    let written = isKeyed ? text.dropFirst(2) : text[...]
    let small = written.lowercased()
    guard (8...64).contains(small.utf8.count), small.utf8.count % 2 == 0,
      small.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    digits = small
  }

  init(isKeyed: Bool, bytes: [UInt8]) {
    self.isKeyed = isKeyed
    digits = hex(bytes.prefix(AnchorDigest.writtenDigits / 2))
  }

  /// Whether full digests begin with it.
  func matches(_ full: [UInt8]) -> Bool {
    hex(full.prefix(digits.utf8.count / 2)) == digits
  }
}

extension AnchorDigest: CustomStringConvertible {
  /// As it stands behind `~`.
  public var description: String { isKeyed ? "k:\(digits)" : digits }
}

/// Makes digests of one kind.
public enum Digester: Sendable {
  /// SHA-256 of the words.
  case plain
  /// HMAC-SHA-256 of the words.
  case keyed(HMAC)

  /// The digest of anchored bytes, as an anchor holds it.
  public func digest(of bytes: ArraySlice<UInt8>) -> AnchorDigest {
    switch self {
    case .plain: return AnchorDigest(isKeyed: false, bytes: full(bytes))
    case .keyed: return AnchorDigest(isKeyed: true, bytes: full(bytes))
    }
  }

  /// Whether a digest is of this kind and of these bytes.
  public func agrees(_ digest: AnchorDigest, with bytes: ArraySlice<UInt8>) -> Bool {
    digest.isKeyed == isKeyed && digest.matches(full(bytes))
  }

  func full(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .plain: return SHA256.digest(bytes)
    case .keyed(let code): return code.digest(bytes)
    }
  }

  /// Whether its digests are keyed.
  public var isKeyed: Bool {
    if case .keyed = self { return true }
    return false
  }
}
