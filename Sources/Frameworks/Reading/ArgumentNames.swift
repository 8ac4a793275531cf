/// What the arguments of a file are called: numbers from 1, or names.
public struct ArgumentNames: Sendable {
  /// The names one after the other; empty when arguments are numbered.
  private var bytes: ContiguousArray<UInt8> = []
  /// Where each name ends.
  private var ends: ContiguousArray<UInt32> = []
  /// Open addressing: arguments by the hashes of their names, and -1 for none.
  private var table: ContiguousArray<Int32> = []
  /// How many there are when they are numbered.
  private var numbered: Int?

  /// Arguments called 1, 2, 3 and so on.
  init(numbered count: Int) { numbered = count }

  /// No arguments yet, which will have names.
  init() { table = ContiguousArray(repeating: -1, count: 64) }

  /// How many there are.
  public var count: Int { numbered ?? ends.count }

  /// The argument of this name.
  public func find(_ name: String) -> Int? {
    if let numbered {
      guard let number = Int(name), (1...max(1, numbered)).contains(number), numbered > 0,
        name.utf8.allSatisfy({ $0 != UInt8(ascii: "+") })
      else { return nil }
      return number - 1
    }
    var name = name
    return name.withUTF8 { bytes in
      let found = table[slot(of: bytes)]
      return found < 0 ? nil : Int(found)
    }
  }

  /// The name of an argument.
  public subscript(argument: Int) -> String {
    if numbered != nil { return String(argument + 1) }
    return String(decoding: bytes[range(argument)], as: UTF8.self)
  }

  /// Writes the name of an argument, without making a string.
  public func write(_ argument: Int, to output: inout [UInt8]) {
    if numbered != nil {
      output.append(contentsOf: String(argument + 1).utf8)
    } else {
      output.append(contentsOf: bytes[range(argument)])
    }
  }

  /// The argument of this name, which is added when it is new.
  mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> (argument: Int, isNew: Bool) {
    if 2 * ends.count >= table.count { enlarge() }
    let place = slot(of: name)
    if table[place] >= 0 { return (Int(table[place]), false) }
    let argument = ends.count
    table[place] = Int32(truncatingIfNeeded: argument)
    bytes.append(contentsOf: name)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    return (argument, true)
  }

  private func range(_ argument: Int) -> Range<Int> {
    (argument == 0 ? 0 : Int(ends[argument - 1]))..<Int(ends[argument])
  }

  /// Where a name stands in the table, or would.
  private func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = table.count - 1
    // Seeded at random for each run, so that no file can make all names collide.
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(name))
    var place = hasher.finalize() & mask
    while table[place] >= 0 {
      let range = range(Int(table[place]))
      if range.count == name.count, bytes[range].elementsEqual(name) { break }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func enlarge() {
    let old = ends.count
    table = ContiguousArray(repeating: -1, count: table.count * 2)
    bytes.withUnsafeBufferPointer { all in
      for argument in 0..<old {
        let name = UnsafeBufferPointer(rebasing: all[range(argument)])
        table[slot(of: name)] = Int32(truncatingIfNeeded: argument)
      }
    }
  }
}
