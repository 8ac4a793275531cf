import MapTesting
import Testing

@testable import SourceText

/// The first bad byte of a text, beside a slow and plain way to find it.
@Suite struct ByteValidationTests {
  /// Decodes by the table of well-formed sequences (Unicode 16, table 3-7), a byte at a time.
  static func slowScalar(_ bytes: ArraySlice<UInt8>) -> (value: UInt32, length: Int)? {
    let rows: [(ClosedRange<UInt8>, [ClosedRange<UInt8>], UInt32)] = [
      (0x00...0x7F, [], 0x7F), (0xC2...0xDF, [0x80...0xBF], 0x1F),
      (0xE0...0xE0, [0xA0...0xBF, 0x80...0xBF], 0x0F),
      (0xE1...0xEC, [0x80...0xBF, 0x80...0xBF], 0x0F),
      (0xED...0xED, [0x80...0x9F, 0x80...0xBF], 0x0F),
      (0xEE...0xEF, [0x80...0xBF, 0x80...0xBF], 0x0F),
      (0xF0...0xF0, [0x90...0xBF, 0x80...0xBF, 0x80...0xBF], 0x07),
      (0xF1...0xF3, [0x80...0xBF, 0x80...0xBF, 0x80...0xBF], 0x07),
      (0xF4...0xF4, [0x80...0x8F, 0x80...0xBF, 0x80...0xBF], 0x07),
    ]
    guard let first = bytes.first, let row = rows.first(where: { $0.0.contains(first) }) else {
      return nil
    }
    var value = UInt32(first) & row.2
    for (offset, range) in row.1.enumerated() {
      let index = bytes.startIndex + offset + 1
      guard index < bytes.endIndex, range.contains(bytes[index]) else { return nil }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (value, row.1.count + 1)
  }

  static func slowBadByte(_ bytes: [UInt8]) -> BadByte? {
    var at = 0
    var marks = 0
    while at < bytes.count {
      guard let (value, length) = slowScalar(bytes[at...]), let scalar = Unicode.Scalar(value)
      else { return BadByte(reason: .invalidUTF8, offset: at) }
      if value == 0 { return BadByte(reason: .nul, offset: at) }
      if value == 0x0D, at + 1 == bytes.count || bytes[at + 1] != 0x0A {
        return BadByte(reason: .loneCarriageReturn, offset: at)
      }
      let isControl = value < 0x20 || value >= 0x7F && value < 0xA0
      if isControl, value != 0x09, value != 0x0A, value != 0x0D {
        return BadByte(reason: .control(value), offset: at)
      }
      let category = scalar.properties.generalCategory
      marks = category == .nonspacingMark || category == .enclosingMark ? marks + 1 : 0
      if marks > combiningRunLimit { return BadByte(reason: .longCombiningRun, offset: at) }
      at += length
    }
    return nil
  }

  static func fastBadByte(_ bytes: [UInt8]) -> BadByte? {
    bytes.withUnsafeBufferPointer { findBadByte($0) }
  }

  @Test func `every scalar is decoded, and nothing else is`() {
    for value in 0...0x11_0000 as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(Character(scalar)).utf8)
      let decoded = bytes.withUnsafeBufferPointer { decodeScalar($0, 0) }
      if decoded?.value != value || decoded?.length != bytes.count {
        Issue.record("U+\(hex(value, digits: 4)) is \(String(describing: decoded))")
        return
      }
    }
  }

  @Test func `every sequence of two bytes and many of four decode as the table says`() {
    var dice = Dice(1)
    var samples: [[UInt8]] = []
    for first in 0...255 as ClosedRange<UInt8> {
      for second in 0...255 as ClosedRange<UInt8> {
        samples.append([first, second, 0x80, 0xBF])
      }
    }
    for _ in 0..<20_000 { samples.append((0..<4).map { _ in UInt8(128 + dice.roll(128)) }) }
    for bytes in samples {
      let slow = Self.slowScalar(bytes[...])
      let fast = bytes.withUnsafeBufferPointer { decodeScalar($0, 0) }
      if slow?.value != fast?.value || slow?.length != fast?.length {
        Issue.record("\(bytes): \(String(describing: fast)), not \(String(describing: slow))")
        return
      }
    }
  }

  @Test func `the first bad byte is the one that is found slowly`() {
    let pieces: [[UInt8]] = [
      Array("plain text of some length".utf8), [0x0D, 0x0A], [0x0D], [0x00], [0x07], [0x09],
      [0x0A], [0x7F], Array("é".utf8), Array("e\u{301}".utf8), Array("漢字".utf8),
      Array("😀".utf8), [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
      [0xFF], Array("\u{85}".utf8), Array("\u{A0}".utf8), [0x80],
      Array(String(repeating: "\u{300}", count: 29).utf8), Array("\u{301}\u{302}".utf8),
    ]
    for seed in 0..<4_000 as Range<UInt64> {
      var dice = Dice(seed)
      var bytes: [UInt8] = []
      for _ in 0..<dice.roll(9) { bytes += dice.once(in: 2) ? pieces[0] : dice.pick(pieces) }
      if Self.fastBadByte(bytes) != Self.slowBadByte(bytes) {
        Issue.record("seed \(seed): \(bytes)")
        return
      }
    }
  }

  @Test func `a bad byte is found at every place of a word`() {
    for length in 0..<40 {
      for place in 0..<max(1, length) {
        for bad in [0x00, 0x1F, 0x7F, 0x80, 0xFF] as [UInt8] {
          var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: length)
          if length > 0 { bytes[place] = bad }
          #expect(Self.fastBadByte(bytes) == Self.slowBadByte(bytes))
        }
      }
    }
  }

  @Test func `a bad byte says what it is and what to do`() {
    let nul = Self.fastBadByte([0x61, 0])
    #expect(nul?.message == "a NUL byte (byte 1)")
    #expect(nul?.help == "is this a text file?")
    #expect(Self.fastBadByte([0x1B])?.message == "a control character U+001B (byte 0)")
    #expect(Self.fastBadByte([0x1B])?.help == "write it as \\u{1B} within quotes")
    #expect(Self.fastBadByte([0xFE])?.message == "not valid UTF-8 (byte 0)")
  }
}
