import SourceText

/// Labels as bytes: the quick way for texts of printable ASCII, which most are.
extension DOTText {
  /// What stands between a piece of text and the one before it.
  enum Join {
    case nothing, space, line
  }

  /// Appends the lines of `text` as a part of a label, each line after `\n`.
  ///
  /// The same as what `balanced` or `wrapped` and `label` make of it. Linear.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, width: Int, isBalanced: Bool, to bytes: inout [UInt8]
  ) {
    guard isPlain(text) else {
      let text = String(decoding: text, as: UTF8.self)
      let lines =
        isBalanced ? balanced(text, width: width) : wrapped(text, width: width)
      for line in lines {
        bytes.append("\\n")
        append(line, to: &bytes)
      }
      return
    }
    bytes.append("\\n")
    let best = isBalanced ? balancedWidth(text, width) : width
    fill(text, width: best) { range, join in
      switch join {
      case .nothing: break
      case .space: bytes.append(0x20)
      case .line: bytes.append("\\n")
      }
      for index in range { appendEscaped(text[index], to: &bytes) }
    }
  }

  /// Appends one line of a label.
  static func append(_ line: String, to bytes: inout [UInt8]) {
    for byte in line.utf8 { appendEscaped(byte, to: &bytes) }
  }

  /// A backslash would begin one of Graphviz's escapes, and an ampersand an entity.
  @inline(__always)
  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case UInt8(ascii: "&"): bytes.append("&amp;")
    case 0..<0x20: bytes.append(0x20)
    default: bytes.append(byte)
    }
  }

  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte < 0x20 || byte >= 0x7F { return false }
    return true
  }

  /// The least width that needs no more lines than `width` does.
  private static func balancedWidth(_ text: UnsafeBufferPointer<UInt8>, _ width: Int) -> Int {
    let lines = countLines(text, width)
    if lines < 2 || text.count > balancedLength { return width }
    var best = width
    var (low, high) = (width / 2, width - 1)
    while low <= high {
      let middle = (low + high) / 2
      if countLines(text, middle) == lines {
        best = middle
        high = middle - 1
      } else {
        low = middle + 1
      }
    }
    return best
  }

  private static func countLines(_ text: UnsafeBufferPointer<UInt8>, _ width: Int) -> Int {
    var lines = 1
    fill(text, width: width) { _, join in if join == .line { lines += 1 } }
    return lines
  }

  /// Gives the pieces of a text of printable ASCII, in order, each with what comes before it.
  @inline(__always)
  private static func fill(
    _ text: UnsafeBufferPointer<UInt8>, width: Int, _ body: (Range<Int>, Join) -> Void
  ) {
    var column = 0
    var at = 0
    while at < text.count {
      if text[at] == 0x20 {
        at += 1
        continue
      }
      var end = at
      while end < text.count, text[end] != 0x20 { end += 1 }
      var join = column == 0 ? Join.nothing : .space
      if column > 0, column + 1 + end - at > width {
        join = .line
        column = 0
      }
      while at < end {
        let stop = min(end, at + width)
        body(at..<stop, join)
        column = join == .space ? column + 1 + stop - at : stop - at
        join = .line
        at = stop
      }
    }
  }
}

extension [UInt8] {
  /// Appends fixed text.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends a number in decimal digits.
  mutating func append(decimal number: UInt32) {
    let start = count
    var rest = number
    repeat {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}
