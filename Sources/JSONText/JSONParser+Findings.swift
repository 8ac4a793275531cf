extension JSONParser {
  /// A problem whose line and column are not known yet.
  struct Finding {
    let kind: JSONProblem.Kind
    let range: Range<Int>
    let message: String
    var related: (range: Range<Int>, message: String)?
  }

  /// Notes a problem and reads on, unless there are too many.
  mutating func report(
    _ kind: JSONProblem.Kind, _ range: Range<Int>, _ message: String,
    related: (range: Range<Int>, message: String)? = nil
  ) {
    let limit = JSONLimits.maximumProblems
    switch kind.severity {
    case .warning:
      warningCount += 1
      if warningCount > limit { return }
    case .error:
      errorCount += 1
      guard errorCount <= limit else {
        isStopped = true
        return findings.append(
          Finding(
            kind: .tooManyProblems, range: range,
            message: "there are more than \(limit) errors; the rest of the text was not read"))
      }
    }
    findings.append(Finding(kind: kind, range: range, message: message, related: related))
  }

  /// Notes a problem after which nothing can be made of the text.
  mutating func stop(
    _ kind: JSONProblem.Kind, _ range: Range<Int>, _ message: String,
    related: (range: Range<Int>, message: String)? = nil
  ) {
    report(kind, range, message, related: related)
    isStopped = true
  }

  /// The problems with their lines and columns, in the order of the text.
  func problems() -> [JSONProblem] {
    if findings.isEmpty { return [] }
    let offsets = findings.flatMap {
      [$0.range.lowerBound, $0.related?.range.lowerBound ?? $0.range.lowerBound]
    }
    let positions = JSONPosition.positions(of: offsets, in: bytes)
    let problems = findings.enumerated().map { index, finding in
      JSONProblem(
        kind: finding.kind, range: finding.range, position: positions[2 * index],
        message: finding.message,
        related: finding.related.map {
          JSONProblem.Related(
            range: $0.range, position: positions[2 * index + 1], message: $0.message)
        })
    }
    // Double keys are found at the end of their object, hence not in order.
    let order = problems.indices.sorted {
      (problems[$0].range.lowerBound, $0) < (problems[$1].range.lowerBound, $1)
    }
    return order.map { problems[$0] }
  }

  /// The innermost object or array, as the second place of a problem.
  var opening: (range: Range<Int>, message: String)? {
    frames.last.map {
      ($0.start..<$0.start + 1, $0.isObject ? "object opened at" : "array opened at")
    }
  }

  /// The character at an offset, as a message shows it, and its bytes.
  func character(at offset: Int) -> (name: String, range: Range<Int>) {
    guard case .scalar(let length) = UTF8Scan.sequence(in: bytes, at: offset) else {
      let hex = String(bytes[offset], radix: 16, uppercase: true)
      return ("byte 0x\(hex)", offset..<offset + 1)
    }
    let range = offset..<offset + length
    let scalar = String(decoding: bytes[range], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    let isPlain = scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F
    return (isPlain ? "'\(scalar)'" : codePoint(scalar), range)
  }
}

/// `U+XXXX`.
func codePoint(_ scalar: Unicode.Scalar) -> String {
  let hex = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
}

/// A piece of the text for a message: in quotation marks, shortened, and with everything escaped
/// that could act on a terminal or that nobody could see.
func quotedForMessage(_ text: String) -> String {
  var quoted = "\""
  for (index, scalar) in text.unicodeScalars.enumerated() {
    if index == JSONLimits.quotedCharacters {
      quoted += "…"
      break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      quoted += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default:
      quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
