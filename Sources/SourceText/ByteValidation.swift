/// A byte that a text of ours may not hold, and why.
public struct BadByte: Sendable, Equatable {
  /// Why a byte is refused.
  public enum Reason: Sendable, Equatable {
    case nul
    case invalidUTF8
    case loneCarriageReturn
    case control(UInt32)
    case longCombiningRun
  }

  /// Why it is refused.
  public var reason: Reason
  /// Its offset in bytes.
  public var offset: Int

  /// What is wrong, in words, with the offset.
  public var message: String { "\(words) (byte \(offset))" }

  /// What is wrong, in words.
  public var words: String {
    switch reason {
    case .nul: "a NUL byte"
    case .invalidUTF8: "not valid UTF-8"
    case .loneCarriageReturn: "a carriage return without a line feed"
    case .control(let value): "a control character U+\(hex(value, digits: 4))"
    case .longCombiningRun: "more than \(combiningRunLimit) combining marks on one letter"
    }
  }

  /// What to do about it.
  public var help: String {
    switch reason {
    case .nul: "is this a text file?"
    case .invalidUTF8: "save the file as UTF-8"
    case .loneCarriageReturn: "end lines with LF or CR LF"
    case .control(let value): "write it as \\u{\(hex(value, digits: 1))} within quotes"
    case .longCombiningRun: "is this text damaged?"
    }
  }
}

/// The most combining marks that may follow one letter: comparing long runs takes quadratic time.
public let combiningRunLimit = 30

/// Hexadecimal digits of `value`, upper case, at least `digits` of them.
public func hex(_ value: UInt32, digits: Int) -> String {
  let text = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

/// The first byte of `bytes` that no text of ours may hold, or `nil` when all is well.
///
/// Refused are NUL, invalid UTF-8, a lone carriage return, control characters other than tab, line
/// feed and CR LF, and long runs of combining marks. Linear; ASCII goes eight bytes at a time.
public func findBadByte(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> BadByte? {
  var at = start
  var run = 0
  let count = bytes.count
  while at < count {
    if let next = skipPrintableASCII(bytes, at) {
      at = next
      run = 0
      if at == count { break }
    }
    let byte = bytes[at]
    if byte < 0x80 {
      run = 0
      if byte >= 0x20 && byte != 0x7F || byte == 0x0A || byte == 0x09 {
        at += 1
      } else if byte == 0x0D {
        guard at + 1 < count, bytes[at + 1] == 0x0A else {
          return BadByte(reason: .loneCarriageReturn, offset: at)
        }
        at += 2
      } else {
        return BadByte(reason: byte == 0 ? .nul : .control(UInt32(byte)), offset: at)
      }
      continue
    }
    guard let (value, length) = decodeScalar(bytes, at) else {
      return BadByte(reason: .invalidUTF8, offset: at)
    }
    if value < 0xA0 { return BadByte(reason: .control(value), offset: at) }
    if value >= 0x300, isCombining(value) {
      run += 1
      if run > combiningRunLimit { return BadByte(reason: .longCombiningRun, offset: at) }
    } else {
      run = 0
    }
    at += length
  }
  return nil
}

/// The offset after a run of eight or more bytes at `at` that are printable ASCII or line feeds, if
/// there is one.
@inline(__always)
private func skipPrintableASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
  guard let base = bytes.baseAddress else { return nil }
  var at = at
  let start = at
  let ones: UInt64 = 0x0101_0101_0101_0101
  let high = ones &* 0x80
  let sevens = ones &* 0x7F
  while at + 8 <= bytes.count {
    let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
    let low = word & sevens
    // The high bit of a byte says whether it is 0x20 or more, is not 0x7F, is a line feed. No sum
    // goes beyond its byte.
    let isVisible = (low &+ ones &* 0x60) & ~(low &+ ones)
    let isLineFeed = ~((low ^ (ones &* 0x0A)) &+ sevens)
    if ~word & (isVisible | isLineFeed) & high != high { break }
    at += 8
  }
  return at > start ? at : nil
}

/// The scalar that is encoded at `at` and its length; `nil` when the bytes are not valid UTF-8.
///
/// Overlong forms, surrogates and values above U+10FFFF are not valid (Unicode, table 3-7).
public func decodeScalar(
  _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int
) -> (value: UInt32, length: Int)? {
  let first = bytes[at]
  func tail(_ offset: Int) -> UInt32? {
    guard at + offset < bytes.count, bytes[at + offset] & 0xC0 == 0x80 else { return nil }
    return UInt32(bytes[at + offset] & 0x3F)
  }
  switch first {
  case 0..<0x80:
    return (UInt32(first), 1)
  case 0xC2...0xDF:
    guard let a = tail(1) else { return nil }
    return (UInt32(first & 0x1F) << 6 | a, 2)
  case 0xE0...0xEF:
    guard let a = tail(1), let b = tail(2) else { return nil }
    let value = UInt32(first & 0x0F) << 12 | a << 6 | b
    guard value >= 0x800, !(0xD800...0xDFFF).contains(value) else { return nil }
    return (value, 3)
  case 0xF0...0xF4:
    guard let a = tail(1), let b = tail(2), let c = tail(3) else { return nil }
    let value = UInt32(first & 0x07) << 18 | a << 12 | b << 6 | c
    guard (0x10000...0x10FFFF).contains(value) else { return nil }
    return (value, 4)
  default:
    return nil
  }
}

/// Whether a scalar is a mark that combines with the letter before it.
func isCombining(_ value: UInt32) -> Bool {
  guard let scalar = Unicode.Scalar(value) else { return false }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: return true
  default: return false
  }
}
