extension JSONWriter {
  /// Hands over what was written so far and forgets it, so that a large output needs little memory.
  ///
  /// A line that may still change stays here for the next time. Throws what `sink` throws; then
  /// nothing is forgotten.
  public mutating func drain<Failure: Error>(
    to sink: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    let kept = isPretty ? lineStart : bytes.count
    try bytes.withUnsafeBufferPointer { (all) throws(Failure) in
      try sink(UnsafeBufferPointer(rebasing: all[..<kept]))
    }
    bytes.removeSubrange(..<kept)
    lineStart = 0
    for index in inlineStarts.indices { inlineStarts[index] -= kept }
  }

  mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    lineStart = bytes.count
    for _ in levels { bytes.append(contentsOf: [0x20, 0x20]) }
  }

  /// Breaks the array on the line when it has become too long for it.
  mutating func fitLine(adding extra: Int) {
    if bytes.count - lineStart + extra > Self.lineLimit { breakLine() }
  }

  /// Gives each element of the array on the line a line of its own.
  mutating func breakLine() {
    guard let innermost = levels.last, innermost.isInline else { return }
    levels[levels.count - 1].isInline = false
    guard let first = inlineStarts.first else { return }
    let elements = Array(bytes[first...])
    bytes.removeSubrange(first...)
    for (index, start) in inlineStarts.enumerated() {
      let isLast = index + 1 == inlineStarts.count
      // Between two elements stand a comma and a space; the comma stays.
      let end = isLast ? elements.count : inlineStarts[index + 1] - first - 1
      newLine()
      bytes.append(contentsOf: elements[start - first..<end])
    }
    inlineStarts.removeAll(keepingCapacity: true)
  }
}
