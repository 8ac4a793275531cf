import SourceText

/// What a text holds that a rule may have to look at more closely. Most texts have none of it, so
/// that one pass over the bytes spares the rules theirs.
struct TextTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// A control character other than tab and line feed.
  static let control = TextTraits(rawValue: 1)
  /// A character that hides or turns text.
  static let hidden = TextTraits(rawValue: 2)
  /// A character that is not sure to be in form C.
  static let unnormal = TextTraits(rawValue: 4)
  /// More bytes than `TextLimits.bytes`.
  static let long = TextTraits(rawValue: 8)
  /// A character that a placeholder is made of.
  static let placeholder = TextTraits(rawValue: 16)
  /// Nothing but spaces.
  static let blank = TextTraits(rawValue: 32)

  /// Looks at a text. Linear; ASCII goes eight bytes at a time.
  init(of text: UnsafeBufferPointer<UInt8>) {
    var traits: TextTraits = text.count > TextLimits.bytes ? [.long, .blank] : .blank
    var at = 0
    while at < text.count {
      if let word = Self.word(text, at), word & Self.high == 0 {
        traits.add(asciiWord: word)
        at += 8
        continue
      }
      let byte = text[at]
      if byte < 0x80 {
        traits.add(ascii: byte)
        at += 1
        continue
      }
      traits.remove(.blank)
      let (value, length) = decodeScalar(text, at) ?? (0xFFFD, 1)
      if value < 0xA0 { traits.insert(.control) }
      if isHiddenCharacter(value) { traits.insert(.hidden) }
      if !isSurelyNormal(value) { traits.insert(.unnormal) }
      at += length
    }
    self = traits
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  private static let high: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The eight bytes at `at`, when there are as many.
  @inline(__always)
  private static func word(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt64? {
    guard at + 8 <= text.count, let base = text.baseAddress else { return nil }
    return UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
  }

  /// Whether one of the eight ASCII bytes of `word` is `byte`.
  @inline(__always)
  private static func has(_ word: UInt64, _ byte: UInt8) -> Bool {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & high != 0
  }

  @inline(__always)
  private mutating func add(asciiWord word: UInt64) {
    // A byte is below 0x20 when subtracting 0x20 borrows; then they are looked at one by one.
    let low = (word &- Self.ones &* 0x20) & ~word & Self.high != 0
    if low || Self.has(word, 0x7F) {
      for shift in 0..<8 { add(ascii: UInt8(truncatingIfNeeded: word >> (8 * UInt64(shift)))) }
      return
    }
    if word != Self.ones &* 0x20 { remove(.blank) }
    if Self.has(word, UInt8(ascii: "?")) || Self.has(word, UInt8(ascii: "X"))
      || Self.has(word, UInt8(ascii: "D"))
    {
      insert(.placeholder)
    }
  }

  private mutating func add(ascii byte: UInt8) {
    switch byte {
    case 0x09, 0x0A, 0x20: return
    case 0..<0x20, 0x7F: insert(.control)
    // `D` stands for `TODO`: it is the rarest of its letters.
    case UInt8(ascii: "?"), UInt8(ascii: "X"), UInt8(ascii: "D"): insert(.placeholder)
    default: break
    }
    remove(.blank)
  }
}

/// How long a text may be.
enum TextLimits {
  /// The longest text, in bytes.
  static let bytes = 4_000
  /// The longest run without a space, in characters: Graphviz reads no longer token.
  static let run = 16_381
}

/// Whether a scalar turns or hides text: the bidirectional controls and the characters without a
/// width that can make two texts look alike (CVE-2021-42574).
func isHiddenCharacter(_ value: UInt32) -> Bool {
  switch value {
  case 0x202A...0x202E, 0x2066...0x2069, 0x200B, 0x200E, 0x200F, 0x061C, 0xFEFF: true
  default: false
  }
}

/// Whether a scalar is in form C whatever stands beside it, as long as all are: some common ranges
/// of UAX #15's "quick check: yes", so that few texts have to be normalised.
private func isSurelyNormal(_ value: UInt32) -> Bool {
  switch value {
  case 0..<0x300, 0x400...0x482, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF,
    0x4E00...0x9FFF, 0xAC00...0xD7A3:
    true
  default: false
  }
}
