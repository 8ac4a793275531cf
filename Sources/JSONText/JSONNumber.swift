/// A JSON number as it was written, so that neither 2⁶⁴ nor 1e400 nor 1.10 is changed by a trip
/// through a program that only passes it on.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
  /// The number as RFC 8259 spells it; always valid.
  public let text: String

  /// Takes a text that is a JSON number, nil when it is none. Linear.
  public init?(_ text: String) {
    var scan = NumberScan()
    for byte in text.utf8 where !scan.take(byte) { return nil }
    guard scan.isComplete else { return nil }
    self.text = text
  }

  /// Spells an integer.
  public init(_ value: Int) {
    text = String(value)
  }

  /// Spells the shortest text that reads back as `value`, nil for infinities and NaN.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value.description
  }

  /// Takes a text that the reader has already checked.
  init(checked text: String) {
    self.text = text
  }

  /// The number as it was written.
  public var description: String { text }

  /// The value when it is exactly an `Int`, however it is spelled: 12, 12.0, 1.2e1 and -0 have one;
  /// 0.5 and 2⁶⁴ have none. Linear.
  public var int: Int? {
    var isNegative = false
    var digits: [UInt8] = []
    var scale = 0
    var exponent = ExponentScan()
    var part = Part.whole
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "."): part = .fraction
      case UInt8(ascii: "e"), UInt8(ascii: "E"): part = .exponent
      case _ where part == .exponent: exponent.take(byte)
      case UInt8(ascii: "-"): isNegative = true
      default:
        digits.append(byte - UInt8(ascii: "0"))
        if part == .fraction { scale -= 1 }
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      scale += 1
    }
    return Self.int(digits, scale: scale + exponent.value, isNegative: isNegative)
  }

  /// The nearest `Double`, nil when the number is too large for one (1e400). Numbers too small
  /// give zero.
  public var double: Double? {
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private enum Part {
    case whole
    case fraction
    case exponent
  }

  /// Digits without trailing zeros, times ten to the power `scale`.
  private static func int(_ digits: [UInt8], scale: Int, isNegative: Bool) -> Int? {
    let significant = digits.drop { $0 == 0 }
    if significant.isEmpty { return 0 }
    // Int.max has 19 digits; the sum cannot overflow, since the exponent saturates.
    guard scale >= 0, significant.count + scale <= 19 else { return nil }
    var value = 0
    for index in 0..<(significant.count + scale) {
      let place = significant.startIndex + index
      let digit = place < significant.endIndex ? Int(significant[place]) : 0
      let (tenfold, overflowed) = value.multipliedReportingOverflow(by: 10)
      // Counted downwards, since Int.min has no positive counterpart.
      let (next, overflowedToo) = tenfold.subtractingReportingOverflow(digit)
      if overflowed || overflowedToo { return nil }
      value = next
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }
}

/// Reads an exponent and saturates, since its digits may go on without end.
private struct ExponentScan {
  private static let largest = 1_000_000_000_000
  private var isNegative = false
  private var magnitude = 0

  var value: Int { isNegative ? -magnitude : magnitude }

  mutating func take(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "-"): isNegative = true
    case UInt8(ascii: "+"): break
    default: magnitude = min(magnitude * 10 + Int(byte - UInt8(ascii: "0")), Self.largest)
    }
  }
}
