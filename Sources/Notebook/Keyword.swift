/// The words of the language that begin a declaration or a clause.
public enum Keyword: String, Sendable, CaseIterable {
  // What begins a declaration.
  case title, contention, source, claim, counterclaim, counter, evidence, assumption
  case support, rebut, undercut
  case allow, expect, skip, include, checks, scheme, scale, answer, format
  // What begins a clause of a statement.
  case from, by, credibility, likelihood, confidence, status, tags, note
  case supports, rebuts, undercuts
  // What begins a part of an inference.
  case with, `as`, warrant, conceded, answers
  // What begins a clause of a source.
  case file, date, url, reliability, origin, quotes, digest

  /// Words that may not be ids. The list does not grow within a version of the format.
  public static let reserved: Set<String> = [
    "with", "as", "from", "by", "credibility", "likelihood", "confidence", "status", "tags",
    "note", "scheme", "warrant", "conceded", "supports", "rebuts", "undercuts", "on", "of", "in",
    "to", "not", "nothing", "depth", "where", "all", "text", "cascade",
  ]

  /// The words that begin a declaration, in the order of the reference.
  public static let declarations: [Keyword] = [
    .title, .contention, .source, .claim, .counterclaim, .evidence, .assumption, .support, .rebut,
    .undercut, .allow, .expect, .skip, .include, .checks, .scheme, .scale, .answer, .format,
  ]

  /// The clauses of a statement, in the order of the reference.
  public static let statementClauses: [Keyword] = [
    .from, .by, .credibility, .likelihood, .confidence, .status, .tags, .note, .supports, .rebuts,
    .undercuts,
  ]

  /// The parts of an inference that stands by itself, after `with`.
  public static let inferenceClauses: [Keyword] = [
    .as, .scheme, .warrant, .note, .conceded, .answers,
  ]

  /// The clauses of a source.
  public static let sourceClauses: [Keyword] = [
    .file, .by, .date, .url, .reliability, .origin, .quotes, .digest, .note,
  ]

  /// Whether it begins a declaration.
  public var isDeclaration: Bool { self == .counter || Self.declarations.contains(self) }

  /// The keyword that `bytes` spell, if any. Constant time.
  static func match(_ bytes: UnsafeBufferPointer<UInt8>) -> Keyword? {
    guard let packed = PackedWord(bytes) else { return nil }
    return table[packed]
  }

  private static let table: [PackedWord: Keyword] = {
    var table: [PackedWord: Keyword] = [:]
    for keyword in allCases {
      var word = keyword.rawValue
      if let packed = word.withUTF8({ PackedWord($0) }) { table[packed] = keyword }
    }
    return table
  }()
}

/// A word of at most sixteen bytes as two integers, so that looking it up needs no string.
struct PackedWord: Hashable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= 16 else { return nil }
    for (index, byte) in bytes.enumerated() {
      if index < 8 {
        low |= UInt64(byte) << UInt64(8 * index)
      } else {
        high |= UInt64(byte) << UInt64(8 * (index - 8))
      }
    }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(low ^ high &* 0x9E37_79B9_7F4A_7C15)
  }
}
