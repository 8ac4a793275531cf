extension JSONParser {
  /// Looks at the first bytes, where the encoding shows.
  mutating func checkEncoding() {
    if bytes.count > limits.bytes {
      return stop(
        .tooLarge, 0..<0, "the text has \(bytes.count) bytes; at most \(limits.bytes) are read")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      at = 3
      return report(
        .byteOrderMark, 0..<3, "the text begins with a byte order mark (U+FEFF); JSON has none")
    }
    let isUTF16 = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
    if isUTF16 || (bytes.count > 1 && (bytes[0] == 0 || bytes[1] == 0)) {
      stop(.wrongEncoding, 0..<2, "this looks like UTF-16 or UTF-32; save the text as UTF-8")
    }
  }

  /// Goes to the next byte that is neither white space nor in a comment.
  mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x0A, 0x0D, 0x09:
        at += 1
      case UInt8(ascii: "#"):
        skipLineComment()
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "/"):
        skipLineComment()
      case UInt8(ascii: "/") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "*"):
        skipBlockComment()
      default:
        return
      }
      if isStopped { return }
    }
  }

  private mutating func skipLineComment() {
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "\r") {
      at += 1
    }
    report(.comment, start..<at, "JSON has no comments; take this one out")
  }

  private mutating func skipBlockComment() {
    let start = at
    at += 2
    while at + 1 < bytes.count {
      if bytes[at] == UInt8(ascii: "*"), bytes[at + 1] == UInt8(ascii: "/") {
        at += 2
        return report(.comment, start..<at, "JSON has no comments; take this one out")
      }
      at += 1
    }
    stop(.comment, start..<start + 2, "JSON has no comments, and this one is never closed")
  }

  /// Judges the end of the text.
  mutating func finishText() {
    guard expected != .end else { return }
    let end = bytes.count..<bytes.count
    guard let frame = frames.last else {
      // Errors that were reported already, such as a comment, are all there is to say.
      return stop(.emptyText, end, "the text holds no JSON value")
    }
    let closer = frame.isObject ? "'}'" : "']'"
    stop(
      .unclosed, end,
      "the text ends inside \(frame.isObject ? "an object" : "an array"); \(closer) is missing",
      related: opening)
  }

  /// Says that there is more after the value.
  mutating func refuseTrailingText() {
    let found = character(at: at)
    let isValue = bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "[")
    let hint = isValue ? "; several values need an array around them" : ""
    stop(.trailingText, found.range, "\(found.name) after the end of the JSON value\(hint)")
  }
}
