/// Why a file cannot be read as a document.
public enum DocumentError: Error, Equatable, Sendable {
  /// The file is of another kind, known by how it begins; `hint` says what to do about it.
  case otherKind(name: String, hint: String)
  /// Bytes that are not UTF-8, at a line and a byte offset, both of the file.
  case invalidUTF8(line: Int, offset: Int)
  /// A NUL, at a line and a byte offset.
  case nul(line: Int, offset: Int)
  /// More bytes than ``DocumentLimits/maximumBytes``.
  case tooLarge(bytes: Int)
  /// More combining marks on one letter than ``DocumentLimits/maximumCombiningRun``.
  case combiningRun(line: Int, offset: Int)
}

extension DocumentError: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    switch self {
    case .otherKind(let name, let hint):
      return "not UTF-8 text: it looks like \(name)" + (hint.isEmpty ? "" : "; \(hint)")
    case .invalidUTF8(let line, let offset):
      return "not UTF-8 text: invalid bytes at line \(line), byte offset \(offset)"
    case .nul(let line, let offset):
      return "not UTF-8 text: a NUL at line \(line), byte offset \(offset)"
    case .tooLarge(let bytes):
      return "too large: \(bytes) bytes, and a document may have \(DocumentLimits.maximumBytes)"
    case .combiningRun(let line, let offset):
      return "more than \(DocumentLimits.maximumCombiningRun) combining marks on one letter "
        + "at line \(line), byte offset \(offset)"
    }
  }
}

/// What a document may hold.
public enum DocumentLimits {
  /// The most bytes of a file.
  public static let maximumBytes = 64 << 20
  /// The most combining marks in a row; longer runs make comparing letters quadratic.
  public static let maximumCombiningRun = 30
  /// A line longer than this, in Unicode scalars, speaks for one paragraph a line.
  public static let longLine = 200
}
