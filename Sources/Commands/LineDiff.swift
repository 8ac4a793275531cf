/// What differs between two texts, line by line.
enum LineDiff {
  /// The most lines that are compared one by one; larger changes are shown as a whole.
  static let limit = 4_000

  /// Lines that differ, `-` and `+` before them, with `@ LINE` before each place.
  ///
  /// What is alike at both ends is skipped first; the rest is compared by the algorithm of Myers
  /// (1986), in O((n + m)·d).
  static func lines(from old: [UInt8], to new: [UInt8]) -> [String] {
    let a = old.split(separator: 0x0A, omittingEmptySubsequences: false)
    let b = new.split(separator: 0x0A, omittingEmptySubsequences: false)
    var head = 0
    while head < a.count, head < b.count, a[head] == b[head] { head += 1 }
    var tail = 0
    while tail < a.count - head, tail < b.count - head,
      a[a.count - 1 - tail] == b[b.count - 1 - tail]
    { tail += 1 }
    let middleA = Array(a[head..<a.count - tail])
    let middleB = Array(b[head..<b.count - tail])
    if middleA.isEmpty, middleB.isEmpty { return [] }
    var output: [String] = []
    var lastLine = -1
    func add(_ mark: String, _ line: ArraySlice<UInt8>, _ number: Int) {
      if number != lastLine { output.append("@ line \(head + number + 1)") }
      lastLine = mark == "+" ? number + 1 : number
      output.append(mark + String(decoding: line, as: UTF8.self))
    }
    if middleA.count + middleB.count > limit {
      for line in middleA { output.append("-" + String(decoding: line, as: UTF8.self)) }
      for line in middleB { output.append("+" + String(decoding: line, as: UTF8.self)) }
      return output
    }
    let changes = middleB.difference(from: middleA)
    var removed: [Int: ArraySlice<UInt8>] = [:]
    var inserted: [Int: ArraySlice<UInt8>] = [:]
    for change in changes {
      switch change {
      case .remove(let offset, let element, _): removed[offset] = element
      case .insert(let offset, let element, _): inserted[offset] = element
      }
    }
    var i = 0
    var j = 0
    while i < middleA.count || j < middleB.count {
      if let line = removed[i], i < middleA.count {
        add("-", line, j)
        i += 1
      } else if let line = inserted[j], j < middleB.count {
        add("+", line, j)
        j += 1
      } else {
        i += 1
        j += 1
      }
    }
    return output
  }
}
