import SourceText

/// A framework that was read, what its arguments are called, and what was wrong with the file.
public struct FrameworkFile: Sendable {
  /// What could be read.
  public let framework: Framework
  /// What its arguments are called.
  public let names: ArgumentNames
  /// What was wrong, in the order of the file; the first `problemLimit` of it.
  public let diagnostics: [Diagnostic]
  /// How it is written.
  public let format: Format

  /// How a framework is written.
  public enum Format: String, Sendable, CaseIterable {
    /// That of ICCMA 2023: `p af 3`, then a line `1 2` for each attack; `#` begins a comment.
    case af
    /// That of ASPARTIX: `arg(a). att(a,b).`; `%` begins a comment.
    case apx
  }

  /// The most problems of one file that are told of.
  public static let problemLimit = 20

  /// Reads a file. Linear.
  ///
  /// - Parameters:
  ///   - name: what the file is called in messages.
  ///   - format: how it is written; found by its name's ending or its first word when it is `nil`.
  public init(_ bytes: [UInt8], name: String, format: Format? = nil) {
    self = bytes.withUnsafeBufferPointer { buffer in
      let format = format ?? Self.format(of: buffer, name: name)
      switch format {
      case .af:
        var reader = AFReader(buffer, name)
        return reader.read()
      case .apx:
        var reader = APXReader(buffer, name)
        return reader.read()
      }
    }
  }

  init(_ framework: Framework, _ names: ArgumentNames, _ problems: Problems, _ format: Format) {
    self.framework = framework
    self.names = names
    diagnostics = problems.diagnostics
    self.format = format
  }

  /// Whether something was wrong with it.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  private static func format(of bytes: UnsafeBufferPointer<UInt8>, name: String) -> Format {
    if name.hasSuffix(".apx") { return .apx }
    if name.hasSuffix(".af") { return .af }
    // A file in the one format begins with p, in the other with a, once comments are past.
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "a") { return .apx }
      if byte == UInt8(ascii: "#") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if byte > UInt8(ascii: " ") {
        return .af
      }
      index += 1
    }
    return .af
  }
}

/// What is wrong with a file, up to a limit.
struct Problems {
  private(set) var diagnostics: [Diagnostic] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private let name: String

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// Whether so many were found that looking for more helps nobody.
  var isFull: Bool { diagnostics.count >= FrameworkFile.problemLimit }

  mutating func add(_ message: String, at range: Range<Int>, help: String) {
    if isFull { return }
    diagnostics.append(
      Diagnostic(message, at: Place(of: range, in: bytes, file: name), help: help))
  }
}
