import ArgumentGraph

/// Finds what has a digest among the passages of a document that are like the recorded one.
///
/// A digest tells nothing of the words, so only whole candidates can be compared: passages with as
/// many sentences or paragraphs, and for a part of a passage the same stretch of those, and any
/// stretch of its length near the recorded place.
struct DigestSearch: Sendable {
  private let document: DocumentText
  private let digester: Digester

  /// Passages of up to so many sentences or paragraphs are all digested once.
  private static let largestIndexed = 4
  /// How many bytes are digested for one anchor whose passages are not.
  private static let mostBytes = 8 << 20
  /// How many paragraphs around the recorded one a part is looked for in at any offset.
  private static let neighbours = 2

  init(_ document: DocumentText, digester: Digester) {
    self.document = document
    self.digester = digester
  }

  /// How many sentences or paragraphs a passage has; across paragraphs only how many of those.
  fileprivate enum Shape: Hashable {
    case paragraphs(Int)
    case sentences(Int)
    case acrossParagraphs(Int)
  }

  /// The digests of all passages of a shape, made when they are first asked for.
  struct Cache {
    fileprivate struct Key: Hashable {
      var shape: Shape
      var isKeyed: Bool
    }
    fileprivate var indexes: [Key: [UInt32: [Range<Int>]]] = [:]
  }

  /// All candidates with the digest, in order.
  func ranges(
    of record: AnchorRecord, _ digest: AnchorDigest, _ cache: inout Cache
  ) -> [Range<Int>] {
    let digester = digest.isKeyed ? self.digester : .plain
    let shape = shape(of: record.passage)
    var found: [Range<Int>]
    if let part = record.part {
      found = parts(part, of: record, shape, digest, digester)
    } else if isIndexed(shape) {
      let key = Cache.Key(shape: shape, isKeyed: digest.isKeyed)
      let index = cache.indexes[key] ?? makeIndex(shape, digester)
      cache.indexes[key] = index
      let prefix = UInt32(digest.digits.prefix(8), radix: 16) ?? 0
      found = index[prefix, default: []].filter { matches($0, digest, digester) }
    } else {
      var budget = DigestSearch.mostBytes
      found = []
      forEachPassage(shape, from: record.passage) { range in
        budget -= range.count
        if budget > 0, matches(range, digest, digester) { found.append(range) }
        return budget > 0
      }
    }
    if let place = try? document.range(of: record), !found.contains(place),
      matches(place, digest, digester)
    {
      found.append(place)
    }
    return Array(Set(found)).sorted { $0.lowerBound < $1.lowerBound }
  }

  private func matches(
    _ range: Range<Int>, _ digest: AnchorDigest, _ digester: Digester
  ) -> Bool {
    digest.matches(digester.full(document.bytes[range]))
  }

  // MARK: Passages of a shape

  private func shape(of passage: Passage) -> Shape {
    let paragraphs = passage.paragraphs.count
    guard let first = passage.start.sentence, let last = passage.end.sentence else {
      return .paragraphs(paragraphs)
    }
    return paragraphs == 1 ? .sentences(last - first + 1) : .acrossParagraphs(paragraphs)
  }

  private func isIndexed(_ shape: Shape) -> Bool {
    switch shape {
    case .paragraphs(let count), .sentences(let count): return count <= DigestSearch.largestIndexed
    case .acrossParagraphs: return false
    }
  }

  private func makeIndex(_ shape: Shape, _ digester: Digester) -> [UInt32: [Range<Int>]] {
    var index: [UInt32: [Range<Int>]] = [:]
    forEachPassage(shape, from: nil) { range in
      let full = digester.full(document.bytes[range])
      let prefix = full.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      index[prefix, default: []].append(range)
      return true
    }
    return index
  }

  /// Visits the passages of a shape, those nearest to a passage first, until told to stop.
  private func forEachPassage(
    _ shape: Shape, from passage: Passage?, _ visit: (Range<Int>) -> Bool
  ) {
    let count = document.paragraphs.count
    guard count > 0 else { return }
    let home = min(max(0, (passage?.start.paragraph ?? 1) - 1), count - 1)
    for step in 0..<count {
      let sides = passage == nil || step == 0 ? [home + step] : [home + step, home - step]
      for paragraph in sides where paragraph >= 0 && paragraph < count {
        guard visitPassages(shape, startingIn: paragraph, visit) else { return }
      }
    }
  }

  private func visitPassages(
    _ shape: Shape, startingIn paragraph: Int, _ visit: (Range<Int>) -> Bool
  ) -> Bool {
    let own = document.firstSentence[paragraph]..<document.firstSentence[paragraph + 1]
    switch shape {
    case .paragraphs(let count):
      guard paragraph + count <= document.paragraphs.count else { return true }
      let first = document.paragraphs[paragraph].lowerBound
      return visit(first..<document.paragraphs[paragraph + count - 1].upperBound)
    case .sentences(let count):
      for start in own where start + count <= own.upperBound {
        let first = document.sentences[start].lowerBound
        let last = document.sentences[start + count - 1].upperBound
        guard visit(first..<last) else { return false }
      }
    case .acrossParagraphs(let count):
      guard paragraph + count <= document.paragraphs.count else { return true }
      let ends = document.firstSentence[paragraph + count - 1]
      for start in own {
        for end in ends..<document.firstSentence[paragraph + count] {
          let first = document.sentences[start].lowerBound
          guard visit(first..<document.sentences[end].upperBound) else { return false }
        }
      }
    }
    return true
  }

  // MARK: Parts of passages

  private func parts(
    _ part: AnchorRecord.Part, of record: AnchorRecord, _ shape: Shape, _ digest: AnchorDigest,
    _ digester: Digester
  ) -> [Range<Int>] {
    let size = 0...document.bytes.count
    guard part.length > 0, size.contains(part.length), size.contains(part.offset) else { return [] }
    var found: [Range<Int>] = []
    var budget = DigestSearch.mostBytes
    func check(_ start: Int) {
      let range = start..<(start + part.length)
      guard range.upperBound <= document.bytes.count, beginsWord(start),
        endsWord(range.upperBound)
      else { return }
      budget -= part.length
      if matches(range, digest, digester) { found.append(range) }
    }
    forEachPassage(shape, from: record.passage) { range in
      if part.offset + part.length <= range.count { check(range.lowerBound + part.offset) }
      return budget > 0
    }
    let home = record.passage.start.paragraph - 1
    let first = max(0, home - DigestSearch.neighbours)
    let last = min(document.paragraphs.count - 1, home + DigestSearch.neighbours)
    for paragraph in first..<max(first, last + 1) {
      for start in document.paragraphs[paragraph] where budget > 0 { check(start) }
    }
    return found
  }

  private func beginsWord(_ offset: Int) -> Bool {
    offset == 0 || !isLetter(document.bytes[offset - 1]) && document.bytes[offset] & 0xC0 != 0x80
  }

  private func endsWord(_ offset: Int) -> Bool {
    guard offset < document.bytes.count else { return true }
    return !isLetter(document.bytes[offset]) || !isLetter(document.bytes[offset - 1])
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
