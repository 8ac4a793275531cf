import ArgumentGraph

/// Finds, for each of many texts, the first one before it that is much like it: three words in a
/// row are a shingle, and the shingles of both have a Jaccard similarity of at least 3/5.
///
/// Prefix filtering with positions (Chaudhuri, Ganti, Kaushik 2006; Xiao, Wang, Lin, Yu 2008):
/// shingles are ordered by how rare they are, two texts that are alike share one of their few
/// rarest, and where the first that they share stands bounds how many they can share at all. It is
/// exact until its budget is used up, which takes very many texts that are half alike.
struct SimilarTexts {
  /// How many shingles are compared at most, beyond a number for each text.
  static let freeComparisons = 20_000_000
  /// How many shingles are compared at most for each text.
  static let comparisonsPerText = 200

  /// The first text before each that is like it; `nil` for none.
  private(set) var first: [Int?]
  /// How many texts were compared with those before them; all of them unless the budget ended.
  private(set) var compared = 0

  /// The shingles of each text, the rarest first, as numbers.
  private var shingles: [UInt32] = []
  private var starts: [Int] = [0]
  private var budget: Int

  /// Compares `count` texts; `words` appends the hashes of the words of one.
  init(
    count: Int, budget: Int? = nil, words: (_ text: Int, _ into: inout [UInt64]) -> Void
  ) {
    first = [Int?](repeating: nil, count: count)
    self.budget = budget ?? Self.freeComparisons + Self.comparisonsPerText * count
    let hashes = gather(count, words)
    let uses = number(hashes)
    join(count, uses)
  }

  /// The hashes of the shingles of each text, each once.
  private mutating func gather(
    _ count: Int, _ words: (Int, inout [UInt64]) -> Void
  ) -> [UInt64] {
    var hashes: [UInt64] = []
    var list: [UInt64] = []
    for text in 0..<count {
      list.removeAll(keepingCapacity: true)
      words(text, &list)
      let start = hashes.count
      for index in 0..<max(0, list.count - 2) {
        let pair = HashGroups.mixed(list[index]) ^ list[index + 1]
        hashes.append(HashGroups.mixed(HashGroups.mixed(pair) ^ list[index + 2]))
      }
      hashes[start...].sort()
      var end = start
      for index in start..<hashes.count where end == start || hashes[index] != hashes[end - 1] {
        hashes[end] = hashes[index]
        end += 1
      }
      hashes.removeSubrange(end...)
      starts.append(hashes.count)
    }
    return hashes
  }

  /// Numbers the shingles by how rare they are; returns how often each is used.
  private mutating func number(_ hashes: [UInt64]) -> [UInt32] {
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    var places = [UInt32](repeating: 0, count: size)
    var distinct: [UInt64] = []
    var counts: [UInt32] = []
    var ids = [UInt32](repeating: 0, count: hashes.count)
    for (index, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while places[place] != 0, distinct[Int(places[place] - 1)] != hash {
        place = (place + 1) & (size - 1)
      }
      if places[place] == 0 {
        distinct.append(hash)
        counts.append(0)
        places[place] = UInt32(truncatingIfNeeded: distinct.count)
      }
      ids[index] = places[place] - 1
      counts[Int(ids[index])] += 1
    }
    // Counting sort by use.
    var next = [UInt32](repeating: 0, count: Int(counts.max() ?? 0) + 2)
    for count in counts { next[Int(count) + 1] += 1 }
    for count in 1..<next.count { next[count] += next[count - 1] }
    var ranks = [UInt32](repeating: 0, count: counts.count)
    var uses = ranks
    for (id, count) in counts.enumerated() {
      ranks[id] = next[Int(count)]
      uses[Int(ranks[id])] = count
      next[Int(count)] += 1
    }
    shingles = ids.map { ranks[Int($0)] }
    for text in 0..<starts.count - 1 { shingles[starts[text]..<starts[text + 1]].sort() }
    return uses
  }

  /// A text in whose prefix a shingle stands, how many shingles it has, and which this is of them.
  private struct Posting {
    var text: UInt32
    var count: UInt32
    var position: UInt32
  }

  /// How many of the rarest of `count` shingles two texts that are alike must share one of: they
  /// share at least 3/5 of each one's.
  static func prefixLength(_ count: Int) -> Int { count - (3 * count + 4) / 5 + 1 }

  /// Whether texts with so many shingles may be alike when the first that they share stands at
  /// these positions.
  @inline(__always)
  static func mayBeAlike(_ left: Int, at leftPosition: Int, _ right: Int, at position: Int) -> Bool
  {
    8 * (1 + min(left - leftPosition - 1, right - position - 1)) >= 3 * (left + right)
  }

  private mutating func join(_ count: Int, _ uses: [UInt32]) {
    // Each shingle's postings stand in a row, which has room for all of its uses.
    var ends = [UInt32](repeating: 0, count: uses.count + 1)
    for shingle in uses.indices { ends[shingle + 1] = ends[shingle] + uses[shingle] }
    let beginnings = ends
    var postings = [Posting](
      repeating: Posting(text: 0, count: 0, position: 0), count: shingles.count)
    var tried = [UInt32](repeating: 0, count: count)
    for text in 0..<count {
      let range = starts[text]..<starts[text + 1]
      let length = range.count
      var best = count
      for position in 0..<min(length, Self.prefixLength(length)) {
        let shingle = Int(shingles[range.lowerBound + position])
        if uses[shingle] < 2 { continue }
        let seen = Int(beginnings[shingle])..<Int(ends[shingle])
        budget -= seen.count / 8
        for at in seen {
          let posting = postings[at]
          let other = Int(posting.text)
          if other >= best { break }
          if !Self.mayBeAlike(
            length, at: position, Int(posting.count), at: Int(posting.position))
          {
            continue
          }
          if tried[other] == UInt32(truncatingIfNeeded: text + 1) { continue }
          tried[other] = UInt32(truncatingIfNeeded: text + 1)
          if isAlike(range, starts[other]..<starts[other + 1]) { best = other }
        }
        if budget < 0 { return }
        postings[Int(ends[shingle])] = Posting(
          text: UInt32(truncatingIfNeeded: text), count: UInt32(truncatingIfNeeded: length),
          position: UInt32(truncatingIfNeeded: position))
        ends[shingle] += 1
      }
      if best < count { first[text] = best }
      compared = text + 1
    }
  }

  /// Whether 5 |A ∩ B| >= 3 |A ∪ B|, which is 8 |A ∩ B| >= 3 (|A| + |B|).
  private mutating func isAlike(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    budget -= 1
    if left.count * 5 < right.count * 3 || right.count * 5 < left.count * 3 { return false }
    let needed = (3 * (left.count + right.count) + 7) / 8
    var (at, to) = (left.lowerBound, right.lowerBound)
    var shared = 0
    while at < left.upperBound, to < right.upperBound {
      budget -= 1
      if shared + min(left.upperBound - at, right.upperBound - to) < needed { return false }
      if shingles[at] == shingles[to] {
        shared += 1
        at += 1
        to += 1
      } else if shingles[at] < shingles[to] {
        at += 1
      } else {
        to += 1
      }
    }
    return shared >= needed
  }
}
