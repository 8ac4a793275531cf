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
  public var isDeclaration: Bool {
    switch self {
    case .title, .contention, .source, .claim, .counterclaim, .counter, .evidence, .assumption,
      .support, .rebut, .undercut, .allow, .expect, .skip, .include, .checks, .scheme, .scale,
      .answer, .format:
      true
    default: false
    }
  }

  /// The keyword that `bytes` spell, if any. Constant time.
  static func match(_ bytes: UnsafeBufferPointer<UInt8>) -> Keyword? {
    WordTable.find(bytes)?.keyword
  }

  /// Whether `bytes` spell a word that may not be an id. Constant time.
  static func isReserved(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    WordTable.find(bytes)?.isReserved ?? false
  }
}

/// The words of the language by their bytes: statements are full of them, so finding one makes no
/// string and asks no hasher. Open addressing, linear probing.
private enum WordTable {
  struct Entry {
    var word: PackedWord
    var keyword: Keyword?
    var isReserved: Bool
  }

  static func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Entry? {
    guard let word = PackedWord(bytes) else { return nil }
    let table = entries
    var place = word.hash & (size - 1)
    while let entry = table[place] {
      if entry.word == word { return entry }
      place = (place + 1) & (size - 1)
    }
    return nil
  }

  /// Several times the number of words, and a power of two.
  private static let size = 256

  private static let entries: ContiguousArray<Entry?> = {
    var table = ContiguousArray<Entry?>(repeating: nil, count: size)
    for text in Keyword.allCases.map(\.rawValue) + Keyword.reserved.sorted() {
      var text = text
      let keyword = Keyword(rawValue: text)
      let isReserved = Keyword.reserved.contains(text)
      guard let word = text.withUTF8({ PackedWord($0) }) else { continue }
      var place = word.hash & (size - 1)
      while let entry = table[place], entry.word != word { place = (place + 1) & (size - 1) }
      table[place] = Entry(word: word, keyword: keyword, isReserved: isReserved)
    }
    return table
  }()
}

/// A word of at most sixteen bytes as integers.
private struct PackedWord: Equatable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var count: Int

  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= 16 else { return nil }
    let raw = UnsafeRawBufferPointer(bytes)
    count = raw.count
    // The last bytes overlap the first, which tells words of one length apart all the same.
    if count >= 8 {
      low = raw.loadUnaligned(as: UInt64.self)
      high = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    } else if count >= 4 {
      low = UInt64(raw.loadUnaligned(as: UInt32.self))
      high = UInt64(raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
    } else {
      for byte in raw { low = low << 8 | UInt64(byte) }
    }
  }

  var hash: Int {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
