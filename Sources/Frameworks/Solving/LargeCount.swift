/// A count that may have more digits than a machine's numbers: a product of small ones.
public struct LargeCount: Sendable, Equatable, CustomStringConvertible {
  /// Nine decimal digits each, the last ones first.
  private var groups: [UInt32]
  private static let base: UInt64 = 1_000_000_000

  /// What a factor must be below.
  public static let factorLimit: UInt32 = .max

  /// A number.
  public init(_ value: UInt32) {
    groups = []
    var rest = UInt64(value)
    repeat {
      groups.append(UInt32(rest % Self.base))
      rest /= Self.base
    } while rest > 0
  }

  /// Multiplies it. Linear in its digits.
  public mutating func multiply(by factor: UInt32) {
    var carry: UInt64 = 0
    for index in groups.indices {
      let product = UInt64(groups[index]) * UInt64(factor) + carry
      groups[index] = UInt32(product % Self.base)
      carry = product / Self.base
    }
    while carry > 0 {
      groups.append(UInt32(carry % Self.base))
      carry /= Self.base
    }
    while groups.count > 1, groups.last == 0 { groups.removeLast() }
  }

  /// In decimal digits.
  public var description: String {
    var text = String(groups.last ?? 0)
    for group in groups.dropLast().reversed() {
      let digits = String(group)
      text += String(repeating: "0", count: 9 - digits.count) + digits
    }
    return text
  }
}
