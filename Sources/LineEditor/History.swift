#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The entries of earlier reads, oldest first, each kept once at the place of its latest use.
///
/// Entries read from a file stay bytes until they are asked for, so that ten thousand of them cost
/// nothing at the start.
public struct History {
  /// The most entries that are kept unless said otherwise.
  public static let defaultLimit = 10_000
  /// The most bytes of one entry that are kept.
  public static let entryByteLimit = 1 << 16

  /// One entry in the encoding of the file: see ``HistoryCoding``.
  typealias Encoded = ArraySlice<UInt8>

  private(set) var encoded: [Encoded] = []
  private let limit: Int

  /// Makes an empty history that keeps at most `limit` entries.
  public init(limit: Int = History.defaultLimit) {
    self.limit = max(1, limit)
  }

  /// Makes a history of entries, oldest first.
  public init(_ entries: [String], limit: Int = History.defaultLimit) {
    self.init(limit: limit)
    for entry in entries { add(entry) }
  }

  init(encoded: [Encoded], limit: Int) {
    self.limit = max(1, limit)
    self.encoded = encoded.suffix(self.limit)
  }

  /// The number of entries.
  public var count: Int { encoded.count }

  /// The entry at a position, where 0 is the oldest.
  public subscript(position: Int) -> String {
    HistoryCoding.decode(encoded[position])
  }

  /// Adds an entry, or moves it to the end if it is there already. Blank and overlong entries are
  /// passed over. Linear in the number of entries, but only lengths are compared for most of them.
  @discardableResult
  public mutating func add(_ entry: String) -> Bool {
    guard entry.contains(where: { !$0.isWhitespace }), entry.utf8.count <= Self.entryByteLimit
    else { return false }
    append(HistoryCoding.encode(entry)[...])
    return true
  }

  /// Adds an entry at the end.
  ///
  /// - Returns: whether it was nowhere before.
  @discardableResult
  mutating func append(_ entry: Encoded) -> Bool {
    let old = encoded.lastIndex { $0.count == entry.count && $0.hasSamePrefix(as: entry) }
    if let old { encoded.remove(at: old) }
    encoded.append(entry)
    if encoded.count > limit { encoded.removeFirst(encoded.count - limit) }
    return old == nil
  }
}

// MARK: - Searching

extension History {
  /// The latest entry that begins with `text` and is longer.
  public func suggestion(for text: String) -> String? {
    position(before: count, beginningWith: text).map { self[$0] }
  }

  /// The position of the latest entry before `position` that begins with `text` and is longer; nil
  /// for no text.
  public func position(before position: Int, beginningWith text: String) -> Int? {
    guard !text.isEmpty else { return nil }
    let start = HistoryCoding.encode(text)[...]
    return encoded[..<min(position, count)].lastIndex {
      $0.count > start.count && $0.hasSamePrefix(as: start)
    }
  }

  /// The position of the latest entry before `position` that contains `pattern`. Letters of either
  /// case match a pattern that has no capitals.
  public func position(before position: Int, containing pattern: String) -> Int? {
    let search = Search(pattern)
    return encoded[..<min(position, count)].lastIndex(where: search.matches)
  }

  /// The position of the earliest entry after `position` that contains `pattern`.
  public func position(after position: Int, containing pattern: String) -> Int? {
    let search = Search(pattern)
    guard position + 1 < count else { return nil }
    return encoded[(position + 1)...].firstIndex(where: search.matches)
  }

  /// Where `pattern` first stands in an entry, in UTF-8 offsets, by the rule of the search.
  public static func match(of pattern: String, in entry: String) -> Range<Int>? {
    Search(pattern).range(in: Array(entry.utf8)) ?? Search(pattern).foldedRange(in: entry)
  }
}

extension History.Encoded {
  /// Whether these bytes, which must be as many at least, begin with those.
  fileprivate func hasSamePrefix(as other: History.Encoded) -> Bool {
    withUnsafeBytes { mine in
      other.withUnsafeBytes { theirs in
        theirs.isEmpty || memcmp(mine.baseAddress!, theirs.baseAddress!, theirs.count) == 0
      }
    }
  }
}

/// A pattern prepared for being looked for in many entries.
private struct Search {
  private let bytes: [UInt8]
  private let folds: Bool
  private let folded: String?

  init(_ pattern: String) {
    bytes = Array(pattern.utf8)
    folds = !pattern.contains(where: \.isUppercase)
    // Beyond ASCII the cases of a letter differ in length, so whole texts have to be folded.
    folded = folds && bytes.contains { $0 >= 0x80 } ? pattern.lowercased() : nil
  }

  func matches(_ entry: History.Encoded) -> Bool {
    // An entry without escapes is its own decoding.
    if !entry.contains(UInt8(ascii: "\\")), folded == nil {
      return entry.withUnsafeBufferPointer { range(in: $0) != nil }
    }
    let decoded = HistoryCoding.decode(entry)
    return range(in: Array(decoded.utf8)) != nil || foldedRange(in: decoded) != nil
  }

  func range(in text: some RandomAccessCollection<UInt8>) -> Range<Int>? {
    guard bytes.count <= text.count else { return nil }
    for start in 0...(text.count - bytes.count) {
      var matched = 0
      while matched < bytes.count {
        let byte = text[text.index(text.startIndex, offsetBy: start + matched)]
        guard (folds ? Self.lowered(byte) : byte) == bytes[matched] else { break }
        matched += 1
      }
      if matched == bytes.count { return start..<(start + bytes.count) }
    }
    return nil
  }

  func foldedRange(in text: String) -> Range<Int>? {
    guard let folded else { return nil }
    var start = text.startIndex
    let pattern = Array(folded)
    while start < text.endIndex {
      var end = start
      var matched = 0
      while matched < pattern.count, end < text.endIndex,
        text[end].lowercased() == String(pattern[matched])
      {
        text.formIndex(after: &end)
        matched += 1
      }
      if matched == pattern.count {
        let lower = text.utf8.distance(from: text.startIndex, to: start)
        return lower..<(lower + text[start..<end].utf8.count)
      }
      text.formIndex(after: &start)
    }
    return nil
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
