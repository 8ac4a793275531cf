import ArgumentGraph

/// How a notebook gets the bytes of those that it includes: the core's only way to them.
///
/// A session gives a notebook one; without it `include` statements are kept and nothing is taken
/// in.
public struct IncludeLoader: Sendable {
  /// What the notebook itself is known by: the same for every path that leads to it.
  public var identity: String
  /// Reads the notebook at a path, as it is written in the one that is known by `includer`.
  public var load: @Sendable (_ path: String, _ includer: String) throws(IncludeFailure) -> Text

  /// Makes a loader.
  public init(
    identity: String,
    load: @escaping @Sendable (_ path: String, _ includer: String) throws(IncludeFailure) -> Text
  ) {
    self.identity = identity
    self.load = load
  }

  /// A notebook that was read to be included.
  public struct Text: Sendable {
    /// What it is known by: the same for every path that leads to it.
    public var identity: String
    /// Its bytes.
    public var bytes: [UInt8]

    /// Hands over what was read.
    public init(identity: String, bytes: [UInt8]) {
      self.identity = identity
      self.bytes = bytes
    }
  }
}

/// Why a notebook is not taken in, or not whole.
public struct IncludeFailure: Error, Sendable, Equatable {
  /// What stands in the way, in one line without a full stop.
  public var message: String
  /// What to do about it.
  public var help: String?

  /// Makes a failure.
  public init(_ message: String, help: String? = nil) {
    self.message = message
    self.help = help
  }
}

/// What is known of a path before anything is read.
enum IncludePath {
  /// Why a path may not be included, wherever it leads.
  static func refusal(_ path: String) -> IncludeFailure? {
    if path.isEmpty {
      return IncludeFailure("the path is empty", help: "write include \"PATH\" as PREFIX")
    }
    let relative = "give the path from this notebook's folder, as \"maps/other.md\""
    if path.hasPrefix("/") {
      return IncludeFailure("`\(path)` is not a relative path", help: relative)
    }
    if path.hasPrefix("~") {
      return IncludeFailure(
        "`\(path)` begins with ~, which stands for no folder here", help: relative)
    }
    if path.utf8.contains(0) { return IncludeFailure("the path holds a NUL byte") }
    if path.hasSuffix(".crux") {
      return IncludeFailure(
        "`\(path)` is a script, not a notebook",
        help: "make a notebook of it: crux run \(path) --on NAME.md")
    }
    return nil
  }

  /// The prefix of the statements: the one that is written, else the file's stem.
  static func prefix(_ path: String, _ written: String?) throws(IncludeFailure) -> String {
    if let written { return written }
    var stem = path.split(separator: "/").last.map(String.init) ?? path
    if let dot = stem.lastIndex(of: "."), dot != stem.startIndex { stem = String(stem[..<dot]) }
    if isGoodPrefix(stem) { return stem }
    throw IncludeFailure(
      "`\(stem)` is not an id and cannot be a prefix",
      help: "choose one: include \"\(path)\" as PREFIX")
  }

  private static func isGoodPrefix(_ text: String) -> Bool {
    if Keyword.reserved.contains(text) { return false }
    return Array(text.utf8).withUnsafeBufferPointer { isLabel($0) }
  }

  /// A path that is written in the file `name`, seen from where `name` is seen from.
  static func joined(_ path: String, in name: String) -> String {
    var parts = name.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(
      String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(String(part))
      }
    }
    return (name.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
