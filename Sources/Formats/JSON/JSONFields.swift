import JSONText
import SourceText

/// What is wrong with a file that is being imported, in the order it was found.
struct ImportFindings {
  /// The most that are kept; the rest is counted.
  static let limit = 100

  let bytes: [UInt8]
  let name: String
  private(set) var found: [(offset: Int, diagnostic: Diagnostic)] = []
  private(set) var errors = 0
  private var others = 0

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  mutating func error(_ message: String, at range: Range<Int>, help: String? = nil) {
    errors += 1
    if errors <= Self.limit { add(message, .error, range, help) }
  }

  mutating func loss(_ message: String, at range: Range<Int>, severity: Severity = .warning) {
    others += 1
    if others <= Self.limit { add(message, severity, range, nil) }
  }

  private mutating func add(
    _ message: String, _ severity: Severity, _ range: Range<Int>, _ help: String?
  ) {
    let place = bytes.withUnsafeBufferPointer { Place(of: range, in: $0, file: name) }
    let diagnostic = Diagnostic(message, severity: severity, at: place, help: help)
    found.append((range.lowerBound, diagnostic))
  }

  /// All of them in the order of the file; when there are errors, these alone.
  var diagnostics: [Diagnostic] {
    let shown = found.enumerated().filter { errors == 0 || $1.diagnostic.severity == .error }
      .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
    let rest = max(0, (errors > 0 ? errors : others) - Self.limit)
    let more = Diagnostic("\(rest) more like these", severity: errors > 0 ? .error : .warning)
    return shown.map(\.element.diagnostic) + (rest > 0 ? [more] : [])
  }
}

/// The members of one object, taken out by key; what is left is not known.
struct JSONFields {
  private let members: [JSONMember]
  private var isTaken: [Bool]
  private var left: Int
  private var next = 0

  init(_ members: [JSONMember]) {
    self.members = members
    isTaken = [Bool](repeating: false, count: members.count)
    left = members.count
  }

  /// Takes out the member with that key.
  ///
  /// Constant time when the keys are asked for in the order they stand, else linear.
  mutating func take(_ key: String) -> JSONNode? {
    if left == 0 { return nil }
    for step in 0..<members.count {
      let index = next + step < members.count ? next + step : next + step - members.count
      guard !isTaken[index], members[index].key == key else { continue }
      isTaken[index] = true
      left -= 1
      next = index + 1 == members.count ? 0 : index + 1
      return members[index].node
    }
    return nil
  }

  /// The members that nobody asked for.
  var unknown: [JSONMember] {
    left == 0 ? [] : members.indices.filter { !isTaken[$0] }.map { members[$0] }
  }
}

/// Taking typed values; a value of another type is an error at its place.
extension ImportFindings {
  mutating func string(_ node: JSONNode?, _ what: StaticString) -> String? {
    guard let node else { return nil }
    guard var text = node.value.string else {
      error("the \(what) is \(node.value.kindName), and must be a string", at: node.range)
      return nil
    }
    if text.withUTF8({ $0.contains(0) }) {
      error("the \(what) holds a NUL character, which a notebook cannot", at: node.range)
      return nil
    }
    return text
  }

  /// A string that passes `check`.
  mutating func string(
    _ node: JSONNode?, _ what: StaticString, _ rule: @autoclosure () -> String,
    _ check: (String) -> Bool
  ) -> String? {
    guard let node, let text = string(node, what) else { return nil }
    if check(text) { return text }
    error("`\(shortened(text))` cannot be the \(what)", at: node.range, help: rule())
    return nil
  }

  mutating func choice(_ node: JSONNode?, _ what: StaticString, _ words: [String]) -> String? {
    string(node, what, "it is one of \(words.joined(separator: ", "))") { words.contains($0) }
  }

  mutating func integer(_ node: JSONNode?, _ what: StaticString, _ range: ClosedRange<Int>) -> Int?
  {
    guard let node else { return nil }
    if let value = node.value.int, range.contains(value) { return value }
    error(
      "the \(what) must be a whole number from \(range.lowerBound) to \(range.upperBound)",
      at: node.range)
    return nil
  }

  mutating func array(_ node: JSONNode?, _ what: StaticString) -> [JSONNode] {
    guard let node else { return [] }
    if let nodes = node.value.array { return nodes }
    error("the \(what) is \(node.value.kindName), and must be an array", at: node.range)
    return []
  }

  mutating func object(_ node: JSONNode, _ what: StaticString) -> JSONFields? {
    if let members = node.value.object { return JSONFields(members) }
    error("this is \(node.value.kindName), and must be an object: \(what)", at: node.range)
    return nil
  }

  /// Reports a value that must be there.
  mutating func missing(_ key: String, in node: JSONNode) {
    error("`\(key)` is missing", at: node.range.lowerBound..<node.range.lowerBound + 1)
  }

  /// Reports the members that nobody asked for.
  mutating func drop(_ fields: JSONFields) {
    for member in fields.unknown {
      loss("`\(shortened(member.key))` is not known here and is dropped", at: member.keyRange)
    }
  }

  /// A text cut to what a message can hold.
  func shortened(_ text: String) -> String {
    text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(59)) + "…" : text
  }
}
