/// Refuses files that are not UTF-8 text before anything reads them.
enum DocumentCheck {
  static func check(_ file: [UInt8]) throws(DocumentError) {
    guard file.count <= DocumentLimits.maximumBytes else {
      throw .tooLarge(bytes: file.count)
    }
    if let (name, hint) = otherKind(file) { throw .otherKind(name: name, hint: hint) }
    if let fault = file.withUnsafeBufferPointer(firstFault) {
      let line = lineNumber(of: fault.offset, in: file)
      switch fault.kind {
      case .invalid: throw .invalidUTF8(line: line, offset: fault.offset)
      case .nul: throw .nul(line: line, offset: fault.offset)
      case .combining: throw .combiningRun(line: line, offset: fault.offset)
      }
    }
  }

  private enum FaultKind { case invalid, nul, combining }

  /// How files of other kinds begin, what they are called, and what helps.
  private static let signatures: [(start: [UInt8], name: String, hint: String)] = [
    ([0xFF, 0xFE], "UTF-16", "convert it to UTF-8"),
    ([0xFE, 0xFF], "UTF-16", "convert it to UTF-8"),
    ([0x1F, 0x8B], "gzip-compressed data", "unpack it first"),
    ([0x42, 0x5A, 0x68], "bzip2-compressed data", "unpack it first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz-compressed data", "unpack it first"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed data", "unpack it first"),
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive or a Word file", "convert it to text"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Word file", "convert it to text"),
    ([0x25, 0x50, 0x44, 0x46, 0x2D], "a PDF", "convert it to text"),
    ([0x7B, 0x5C, 0x72, 0x74, 0x66], "a rich text file", "convert it to text"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture", ""),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture", ""),
    ([0x47, 0x49, 0x46, 0x38], "a GIF picture", ""),
    ([0x7F, 0x45, 0x4C, 0x46], "a program", ""),
  ]

  private static func otherKind(_ file: [UInt8]) -> (String, String)? {
    for signature in signatures where file.starts(with: signature.start) {
      return (signature.name, signature.hint)
    }
    // UTF-16 of Latin text without a mark: every second byte is NUL.
    let sample = file.prefix(256)
    let odd = sample.indices.count { $0 % 2 == 1 && sample[$0] == 0 }
    let even = sample.indices.count { $0 % 2 == 0 && sample[$0] == 0 }
    if sample.count >= 4, max(odd, even) * 3 >= sample.count, min(odd, even) == 0 {
      return ("UTF-16", "convert it to UTF-8")
    }
    return nil
  }

  private static func lineNumber(of offset: Int, in file: [UInt8]) -> Int {
    var line = 1
    for index in 0..<min(offset, file.count) {
      let endsLine =
        file[index] == 0x0A
        || file[index] == 0x0D && (index + 1 >= file.count || file[index + 1] != 0x0A)
      if endsLine { line += 1 }
    }
    return line
  }

  private static func firstFault(
    _ file: UnsafeBufferPointer<UInt8>
  ) -> (kind: FaultKind, offset: Int)? {
    var index = 0
    var marks = 0
    while index < file.count {
      let byte = file[index]
      if byte < 0x80 {
        if byte == 0 { return (.nul, index) }
        marks = 0
        index += 1
        continue
      }
      guard let length = UTF8Bytes.length(at: index, in: file) else { return (.invalid, index) }
      let scalar = UTF8Bytes.scalar(at: index, length: length, in: file)
      marks = TextClass.isMark(scalar) ? marks + 1 : 0
      if marks > DocumentLimits.maximumCombiningRun { return (.combining, index) }
      index += length
    }
    return nil
  }
}

/// Reading UTF-8 by hand: a scalar at a time, without making characters.
enum UTF8Bytes {
  /// The length of the well-formed sequence at `index`, nil when there is none.
  static func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let lead = bytes[index]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
    for later in (index + 2)..<max(index + 2, index + length) where bytes[later] & 0xC0 != 0x80 {
      return nil
    }
    return length
  }

  /// The scalar of a well-formed sequence of `length` bytes.
  static func scalar(
    at index: Int, length: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar {
    var value: UInt32
    switch length {
    case 1: value = UInt32(bytes[index])
    case 2: value = UInt32(bytes[index] & 0x1F)
    case 3: value = UInt32(bytes[index] & 0x0F)
    default: value = UInt32(bytes[index] & 0x07)
    }
    for later in (index + 1)..<max(index + 1, index + length) {
      value = value << 6 | UInt32(bytes[later] & 0x3F)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The length of a sequence by its first byte, in bytes that are known to be well formed.
  static func length(ofLead byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }
}
