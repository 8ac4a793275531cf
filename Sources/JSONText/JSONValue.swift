/// A JSON value that keeps what other readers lose: the order of keys, keys that are there twice,
/// and numbers digit by digit.
///
/// Values from `JSONReader` are at most `JSONLimits.maximumDepth` deep, which makes it safe to
/// copy and to free them: Swift frees nested values recursively. Programs that build values keep
/// to the same depth.
public enum JSONValue: Sendable {
  /// An object, its members in the order of the text.
  case object([JSONMember])
  /// An array.
  case array([JSONNode])
  /// A string, with its escapes resolved.
  case string(String)
  /// A number, as it was written.
  case number(JSONNumber)
  /// `true` or `false`.
  case bool(Bool)
  /// `null`.
  case null
}

extension JSONValue {
  /// An integer.
  public static func int(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

  /// The members, when this is an object.
  public var object: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The elements, when this is an array.
  public var array: [JSONNode]? {
    if case .array(let nodes) = self { nodes } else { nil }
  }

  /// The text, when this is a string.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, when this is one.
  public var number: JSONNumber? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The value, when this is a number that is exactly an `Int`; see `JSONNumber.int`.
  public var int: Int? { number?.int }

  /// The nearest `Double`, when this is a number in its range; see `JSONNumber.double`.
  public var double: Double? { number?.double }

  /// The value, when this is `true` or `false`.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// What this is, with its article, for messages: "an object", "a number", "null".
  public var kindName: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .bool(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  /// The first member with that key, when this is an object that has one.
  ///
  /// Keys are compared byte for byte: two spellings of one letter are two keys. Linear.
  public func member(_ key: String) -> JSONMember? {
    guard case .object(let members) = self else { return nil }
    return members.first { sameBytes($0.key, key) }
  }

  /// The value of the first member with that key; see `member(_:)`.
  public subscript(key: String) -> JSONNode? { member(key)?.node }
}

extension JSONValue: Equatable {
  /// Whether both hold the same: keys in the same order, numbers and texts byte for byte, wherever
  /// they stand.
  ///
  /// Linear, even for texts on which Swift's own comparison, which normalizes, is quadratic.
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    var pending = [(left, right)]
    while let pair = pending.popLast() {
      switch pair {
      case (.object(let a), .object(let b)):
        guard a.count == b.count else { return false }
        for (one, other) in zip(a, b) {
          guard sameBytes(one.key, other.key) else { return false }
          pending.append((one.value, other.value))
        }
      case (.array(let a), .array(let b)):
        guard a.count == b.count else { return false }
        for (one, other) in zip(a, b) { pending.append((one.value, other.value)) }
      case (.string(let a), .string(let b)):
        guard sameBytes(a, b) else { return false }
      case (.number(let a), .number(let b)):
        guard a == b else { return false }
      case (.bool(let a), .bool(let b)):
        guard a == b else { return false }
      case (.null, .null):
        continue
      default:
        return false
      }
    }
    return true
  }
}

/// Whether two texts have the same UTF-8 bytes; `==` would call two spellings of a letter equal.
func sameBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}
