import ArgumentGraph

/// Finds, for each of many texts, the first one before it that is much like it: three words in a
/// row are a shingle, and the shingles of both have a Jaccard similarity of at least 3/5.
///
/// Prefix filtering (Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007): shingles are
/// ordered by how rare they are, and two texts that are alike share one of their few rarest. It is
/// exact until `comparisonLimit` is used up, which takes very many texts that are half alike.
struct SimilarTexts {
  /// How many shingles are compared at most, beyond a number for each text.
  static let freeComparisons = 20_000_000
  /// How many shingles are compared at most for each text.
  static let comparisonsPerText = 200

  /// The first text before each that is like it; `nil` for none.
  private(set) var first: [Int?]

  /// The shingles of each text, the rarest first, as numbers.
  private var shingles: [UInt32] = []
  private var starts: [Int] = [0]
  private var budget: Int

  /// Compares `count` texts; `words` appends the hashes of the words of one.
  init(count: Int, words: (_ text: Int, _ into: inout [UInt64]) -> Void) {
    first = [Int?](repeating: nil, count: count)
    budget = Self.freeComparisons + Self.comparisonsPerText * count
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

  /// A text in whose prefix a shingle stands.
  private struct Posting {
    var text: UInt32
    var next: UInt32
  }

  private mutating func join(_ count: Int, _ uses: [UInt32]) {
    var postings: [Posting] = [Posting(text: 0, next: 0)]
    var head = [UInt32](repeating: 0, count: uses.count)
    var tail = head
    var tried = [UInt32](repeating: 0, count: count)
    for text in 0..<count {
      let range = starts[text]..<starts[text + 1]
      // Two texts that are alike share at least 3/5 of each one's shingles.
      let prefix = range.prefix(range.count - (3 * range.count + 4) / 5 + 1)
      var best = count
      for shingle in shingles[prefix.startIndex..<prefix.endIndex] where uses[Int(shingle)] > 1 {
        var at = head[Int(shingle)]
        while at != 0 {
          let other = Int(postings[Int(at)].text)
          if other >= best { break }
          at = postings[Int(at)].next
          if tried[other] == UInt32(truncatingIfNeeded: text + 1) { continue }
          tried[other] = UInt32(truncatingIfNeeded: text + 1)
          if isAlike(range, starts[other]..<starts[other + 1]) { best = other }
          if budget < 0 { return }
        }
        postings.append(Posting(text: UInt32(truncatingIfNeeded: text), next: 0))
        let last = UInt32(truncatingIfNeeded: postings.count - 1)
        if head[Int(shingle)] == 0 {
          head[Int(shingle)] = last
        } else {
          postings[Int(tail[Int(shingle)])].next = last
        }
        tail[Int(shingle)] = last
      }
      if best < count { first[text] = best }
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
