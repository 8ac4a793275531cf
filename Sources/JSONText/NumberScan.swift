/// The grammar of a JSON number, a byte at a time.
struct NumberScan {
  private enum State {
    case start
    case minus
    case zero
    case whole
    case point
    case fraction
    case exponentMark
    case exponentSign
    case exponent
  }

  private var state = State.start

  /// Whether the bytes so far are a number.
  var isComplete: Bool {
    switch state {
    case .zero, .whole, .fraction, .exponent: true
    case .start, .minus, .point, .exponentMark, .exponentSign: false
    }
  }

  /// Takes one more byte, false when the number cannot go on with it.
  mutating func take(_ byte: UInt8) -> Bool {
    guard let next = state(after: byte) else { return false }
    state = next
    return true
  }

  private func state(after byte: UInt8) -> State? {
    let isDigit = byte &- UInt8(ascii: "0") < 10
    switch state {
    case .start where byte == UInt8(ascii: "-"):
      return .minus
    case .start, .minus:
      guard isDigit else { return nil }
      return byte == UInt8(ascii: "0") ? .zero : .whole
    case .whole where isDigit:
      return .whole
    case .zero, .whole:
      if byte == UInt8(ascii: ".") { return .point }
      return Self.isExponentMark(byte) ? .exponentMark : nil
    case .point:
      return isDigit ? .fraction : nil
    case .fraction:
      if isDigit { return .fraction }
      return Self.isExponentMark(byte) ? .exponentMark : nil
    case .exponentMark where byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"):
      return .exponentSign
    case .exponentMark, .exponentSign, .exponent:
      return isDigit ? .exponent : nil
    }
  }

  private static func isExponentMark(_ byte: UInt8) -> Bool {
    byte | 0x20 == UInt8(ascii: "e")
  }
}
