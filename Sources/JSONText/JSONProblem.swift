/// Something wrong with a JSON text: what, where, and what to write instead.
public struct JSONProblem: Sendable, Hashable, CustomStringConvertible {
  /// What kind of mistake it is, for callers that treat some of them differently.
  public let kind: Kind
  /// The bytes it is about; may be empty, and at the end of the text.
  public let range: Range<Int>
  /// Where those bytes begin.
  public let position: JSONPosition
  /// What is wrong and what to do about it, one line without a full stop. Text that it quotes is
  /// shortened, and harmless on a terminal.
  public let message: String
  /// Another place that explains this one: the first of two keys, or what was never closed.
  public let related: Related?

  /// A second place of a problem.
  public struct Related: Sendable, Hashable {
    /// The bytes of the place.
    public let range: Range<Int>
    /// Where they begin.
    public let position: JSONPosition
    /// What is there, as a note: "first here".
    public let message: String
  }

  /// How bad a problem is.
  public enum Severity: Sendable, Hashable {
    /// The text is not JSON, or is over a limit: the reader gives no value.
    case error
    /// The text is JSON, but programs differ on what it says: the reader gives a value, and the
    /// caller decides.
    case warning
  }

  /// The kinds of mistake.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The text holds no value.
    case emptyText
    /// The text is longer than the limit.
    case tooLarge
    /// The nesting is deeper than the limit.
    case tooDeep
    /// There are more problems than are reported.
    case tooManyProblems
    /// The text begins with U+FEFF.
    case byteOrderMark
    /// The text seems to be UTF-16 or UTF-32.
    case wrongEncoding
    /// Bytes that are not UTF-8.
    case illFormedUTF8
    /// Something that cannot stand there.
    case unexpectedText
    /// The text ends too early.
    case unclosed
    /// There is text after the value.
    case trailingText
    /// A comma with nothing after it.
    case trailingComma
    /// Two values with no comma between them.
    case missingComma
    /// A key with no colon after it.
    case missingColon
    /// A comma or a colon with no value.
    case missingValue
    /// A comment.
    case comment
    /// A word that is not `true`, `false` or `null`.
    case unquotedText
    /// A string in single quotes.
    case singleQuotes
    /// NaN or an infinity.
    case notFinite
    /// A number in a spelling that JSON lacks.
    case malformedNumber
    /// A control character that must be escaped.
    case controlCharacter
    /// An escape that JSON lacks.
    case malformedEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    /// A key with too many combining marks in a row to be compared.
    case tooManyMarks
    /// Two keys of an object are the same.
    case duplicateKey
    /// Two keys of an object are one text in two Unicode spellings.
    case equivalentKey
  }

  /// How bad it is: a mark at the start and double keys are warnings, all else is an error.
  public var severity: Severity { kind.severity }

  /// `LINE:COLUMN: MESSAGE`, and the related place in parentheses.
  public var description: String {
    let note = related.map { " (\($0.message) \($0.position))" } ?? ""
    return "\(position): \(message)\(note)"
  }
}

extension JSONProblem.Kind {
  /// How bad a problem of this kind is.
  public var severity: JSONProblem.Severity {
    switch self {
    case .byteOrderMark, .duplicateKey, .equivalentKey: .warning
    default: .error
    }
  }
}
