/// The state of reading one text: a loop over tokens with a stack of its own.
struct JSONParser {
  /// What the grammar lets come next.
  enum Expectation {
    case value
    case firstElement
    case nextElement
    case firstKey
    case nextKey
    case colon
    case separator
    case end
  }

  /// An object or array that is open.
  struct Frame {
    let isObject: Bool
    let start: Int
    /// Where its members or elements begin in `members` or `nodes`.
    let base: Int
    var key = ""
    var keyRange = 0..<0
  }

  let bytes: [UInt8]
  let limits: JSONLimits
  var at = 0
  var expected = Expectation.value
  var frames: [Frame] = []
  /// Finished elements of all open arrays; those of the innermost one come last.
  var nodes: [JSONNode] = []
  /// Finished members of all open objects, likewise.
  var members: [JSONMember] = []
  var lastComma = 0
  var findings: [Finding] = []
  var errorCount = 0
  var warningCount = 0
  var isStopped = false
  private var root: JSONNode?
  /// Is shown each object of a list of the root, and says whether to fold it.
  private let fold: JSONReader.Fold?

  init(_ bytes: [UInt8], limits: JSONLimits, fold: JSONReader.Fold? = nil) {
    self.bytes = bytes
    self.limits = limits
    self.fold = fold
  }

  /// Reads the whole text; nil when it has errors.
  mutating func parse() -> JSONNode? {
    checkEncoding()
    while !isStopped {
      skipSpace()
      if isStopped { break }
      guard at < bytes.count else {
        finishText()
        break
      }
      step(bytes[at])
    }
    return errorCount == 0 ? root : nil
  }

  /// Reads one value of a text that was read before, and has no errors there.
  mutating func parseValue(at start: Int) -> JSONNode? {
    at = start
    expected = .value
    root = nil
    while !isStopped, expected != .end {
      skipSpace()
      if isStopped || at >= bytes.count { return nil }
      step(bytes[at])
    }
    return root
  }

  private mutating func step(_ byte: UInt8) {
    switch expected {
    case .value, .firstElement, .nextElement: readValue(byte)
    case .firstKey, .nextKey: readKey(byte)
    case .colon: readColon(byte)
    case .separator: readSeparator(byte)
    case .end: refuseTrailingText()
    }
  }

  private mutating func readValue(_ byte: UInt8) {
    let start = at
    switch byte {
    case UInt8(ascii: "\""):
      if let text = readString() { complete(.string(text), from: start) }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      readNumber()
    case UInt8(ascii: "{"):
      open(isObject: true)
    case UInt8(ascii: "["):
      open(isObject: false)
    case _ where isWordByte(byte):
      readWord()
    case UInt8(ascii: "]") where expected == .firstElement:
      close()
    case UInt8(ascii: "]") where expected == .nextElement:
      reportTrailingComma()
      close()
    default:
      readMisplacedValue(byte)
    }
  }

  private mutating func readKey(_ byte: UInt8) {
    let start = at
    switch byte {
    case UInt8(ascii: "\""):
      if let text = readString() { setKey(text, from: start) }
    case UInt8(ascii: "}") where expected == .firstKey:
      close()
    case UInt8(ascii: "}"):
      reportTrailingComma()
      close()
    default:
      readMisplacedKey(byte)
    }
  }

  private mutating func readColon(_ byte: UInt8) {
    if byte == UInt8(ascii: ":") {
      at += 1
      expected = .value
    } else {
      readMissingColon(byte)
    }
  }

  private mutating func readSeparator(_ byte: UInt8) {
    let isObject = frames[frames.count - 1].isObject
    if byte == UInt8(ascii: ",") {
      lastComma = at
      at += 1
      expected = isObject ? .nextKey : .nextElement
    } else if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      close()
    } else {
      readMissingComma(byte)
    }
  }

  private mutating func open(isObject: Bool) {
    guard frames.count < limits.depth else {
      return stop(
        .tooDeep, at..<at + 1, "objects and arrays are nested deeper than \(limits.depth) levels")
    }
    frames.append(
      Frame(isObject: isObject, start: at, base: isObject ? members.count : nodes.count))
    at += 1
    expected = isObject ? .firstKey : .firstElement
  }

  private mutating func close() {
    at += 1
    guard let frame = frames.popLast() else { return }
    if frame.isObject {
      checkKeys(from: frame.base)
      let own = Array(members[frame.base...])
      members.removeSubrange(frame.base...)
      complete(.object(own), from: frame.start)
    } else {
      let own = Array(nodes[frame.base...])
      nodes.removeSubrange(frame.base...)
      complete(.array(own), from: frame.start)
    }
  }

  /// Puts the key before the value that follows.
  mutating func setKey(_ key: String, from start: Int) {
    guard checkMarks(key, from: start) else { return }
    frames[frames.count - 1].key = key
    frames[frames.count - 1].keyRange = start..<at
    expected = .colon
  }

  /// Takes the value that ends here to where it belongs.
  mutating func complete(_ value: JSONValue, from start: Int) {
    var node = JSONNode(value, range: start..<at)
    if isFolded(node) { node = JSONNode(.object([]), range: start..<at) }
    guard let frame = frames.last else {
      root = node
      expected = .end
      return
    }
    if frame.isObject {
      members.append(JSONMember(frame.key, node, keyRange: frame.keyRange))
    } else {
      nodes.append(node)
    }
    expected = .separator
  }

  private func isFolded(_ node: JSONNode) -> Bool {
    guard let fold, frames.count == 2, frames[0].isObject, !frames[1].isObject,
      case .object = node.value
    else { return false }
    return fold(frames[0].key, nodes.count - frames[1].base, node)
  }
}
