/// A statement on one line, made of its canonical text only when somebody reads it.
///
/// A batch makes a hundred thousand statements a second and shows none of them.
public struct OneLine: Sendable, Equatable {
  private let bytes: [UInt8]

  /// The line that canonical text without comments becomes when its clauses follow each other.
  init(canonical bytes: [UInt8]) { self.bytes = bytes }

  /// A line as it is.
  public init(_ line: String) { bytes = Array(line.utf8) }

  /// The line. Linear.
  public var text: String {
    // A text's own line breaks are escapes, so these are all between clauses.
    bytes.split { $0 == 0x0A || $0 == 0x0D }
      .map { line in String(decoding: line.drop { $0 == 0x20 }, as: UTF8.self) }
      .joined(separator: " ")
  }
}
