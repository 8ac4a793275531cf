import SourceText

/// Reads the format of ASPARTIX: facts `arg(a).` and `att(a,b).`, in any order.
struct APXReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var problems: Problems
  private var index = 0
  private var names = ArgumentNames()
  /// Where each argument was met first, and whether it was declared.
  private var places: ContiguousArray<Range<Int>> = []
  private var isDeclared: ContiguousArray<Bool> = []
  private var sources: ContiguousArray<UInt32> = []
  private var victims: ContiguousArray<UInt32> = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) {
    self.bytes = bytes
    problems = Problems(bytes, name)
  }

  mutating func read() -> FrameworkFile {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    while !problems.isFull {
      skipSpaces()
      if index >= bytes.count { break }
      if !readFact() { skipFact() }
    }
    for (argument, place) in places.enumerated() where !isDeclared[argument] {
      problems.add(
        "`\(names[argument])` is attacked or attacks, and is not declared", at: place,
        help: "write `arg(\(names[argument])).`")
    }
    return FrameworkFile(
      Framework(count: names.count, from: sources, to: victims), names, problems, .apx)
  }

  /// Skips spaces, ends of lines and comments.
  @inline(__always) private mutating func skipSpaces() {
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if bytes[index] > UInt8(ascii: " ") {
        return
      } else {
        index += 1
      }
    }
  }

  /// Goes on behind the next full stop or at the next line.
  private mutating func skipFact() {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
      index += 1
      if bytes[index - 1] == UInt8(ascii: ".") { return }
    }
  }

  private mutating func readFact() -> Bool {
    let start = index
    let isArgument = bytes[index...].starts(with: "arg".utf8)
    if !isArgument, !bytes[index...].starts(with: "att".utf8) {
      while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
      problems.add(
        "this is neither `arg` nor `att`", at: start..<max(index, start + 1),
        help: "arguments are written `arg(a).` and attacks `att(a,b).`")
      return false
    }
    index += 3
    guard take("("), let first = name() else { return false }
    if isArgument {
      guard take(")"), take(".") else { return false }
      if isDeclared[first.argument] {
        problems.add(
          "`\(names[first.argument])` is declared twice", at: first.range,
          help: "take one of them out")
      }
      isDeclared[first.argument] = true
      return true
    }
    guard take(","), let second = name(), take(")"), take(".") else { return false }
    sources.append(UInt32(truncatingIfNeeded: first.argument))
    victims.append(UInt32(truncatingIfNeeded: second.argument))
    return true
  }

  @inline(__always) private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpaces()
    if index < bytes.count, bytes[index] == UInt8(ascii: character) {
      index += 1
      return true
    }
    let end = min(index + 1, bytes.count)
    problems.add(
      "`\(character)` is expected here", at: min(index, end)..<end,
      help: "arguments are written `arg(a).` and attacks `att(a,b).`")
    return false
  }

  @inline(__always) private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "%"):
      false
    default: true
    }
  }

  private mutating func name() -> (argument: Int, range: Range<Int>)? {
    skipSpaces()
    let start = index
    while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
    guard index > start else {
      problems.add(
        "the name of an argument is expected here", at: start..<min(start + 1, bytes.count),
        help: "arguments are written `arg(a).` and attacks `att(a,b).`")
      return nil
    }
    let (argument, isNew) = names.intern(UnsafeBufferPointer(rebasing: bytes[start..<index]))
    if isNew {
      places.append(start..<index)
      isDeclared.append(false)
    }
    return (argument, start..<index)
  }
}
