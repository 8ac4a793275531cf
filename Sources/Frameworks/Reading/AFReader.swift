import SourceText

/// Reads the format of ICCMA 2023: `p af N`, then lines `I J`, arguments being the numbers 1 to N.
struct AFReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var problems: Problems
  private var index = 0
  private var count: Int?
  private var sources: ContiguousArray<UInt32> = []
  private var victims: ContiguousArray<UInt32> = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) {
    self.bytes = bytes
    problems = Problems(bytes, name)
  }

  mutating func read() -> FrameworkFile {
    // A byte order mark is no part of the text.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    while !problems.isFull, let start = startOfLine() {
      if count == nil { readHeader(start) } else { readAttack(start) }
      skipLine()
    }
    if count == nil, problems.diagnostics.isEmpty {
      problems.add(
        "the line `p af N` is missing", at: bytes.count..<bytes.count,
        help: "N is the number of arguments")
    }
    let count = count ?? 0
    return FrameworkFile(
      Framework(count: count, from: sources, to: victims), ArgumentNames(numbered: count),
      problems, .af)
  }

  /// The beginning of the next line that says something.
  private mutating func startOfLine() -> Int? {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "#") {
        skipLine()
      } else if byte <= UInt8(ascii: " ") {
        index += 1
      } else {
        return index
      }
    }
    return nil
  }

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
  }

  @inline(__always) private mutating func skipSpaces() {
    while index < bytes.count,
      bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
        || bytes[index] == UInt8(ascii: "\r")
    {
      index += 1
    }
  }

  private var isAtEnd: Bool { index == bytes.count || bytes[index] == UInt8(ascii: "\n") }

  /// A number of at most nine digits, which the limit on arguments allows.
  @inline(__always) private mutating func number() -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") <= 9 {
      value = value * 10 + Int(bytes[index] &- UInt8(ascii: "0"))
      index += 1
      if index - start > 9 { return nil }
    }
    return index > start ? value : nil
  }

  /// The rest of the line, without spaces at its end.
  private func line(_ start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    while end > start, bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return start..<end
  }

  private mutating func readHeader(_ start: Int) {
    let help = "the file begins with `p af N`, where N is the number of arguments"
    for word in ["p", "af"] {
      guard bytes[index...].starts(with: word.utf8) else {
        problems.add("`\(word)` is expected here", at: line(index), help: help)
        giveUp()
        return
      }
      index += word.utf8.count
      skipSpaces()
    }
    let place = index
    guard let value = number(), value <= Framework.countLimit else {
      problems.add("a number of arguments is expected here", at: line(place), help: help)
      giveUp()
      return
    }
    count = value
    skipSpaces()
    if !isAtEnd { problems.add("nothing may follow the number", at: line(index), help: help) }
  }

  /// Reads no further: without the number of arguments every attack would be a mistake.
  private mutating func giveUp() {
    count = 0
    index = bytes.count
  }

  private mutating func readAttack(_ start: Int) {
    guard let source = argument() else { return }
    skipSpaces()
    guard let victim = argument() else { return }
    skipSpaces()
    if !isAtEnd {
      problems.add(
        "nothing may follow an attack", at: line(index),
        help: "an attack is two numbers on a line of its own")
      return
    }
    sources.append(source)
    victims.append(victim)
  }

  @inline(__always) private mutating func argument() -> UInt32? {
    let start = index
    let count = count ?? 0
    guard let value = number() else {
      problems.add(
        "a number is expected here", at: line(start),
        help: "an attack is two numbers on a line of its own")
      return nil
    }
    guard value >= 1, value <= count else {
      problems.add(
        "there is no argument \(value)", at: start..<index,
        help: count == 0 ? "there are none" : "arguments are the numbers from 1 to \(count)")
      return nil
    }
    return UInt32(truncatingIfNeeded: value - 1)
  }
}
