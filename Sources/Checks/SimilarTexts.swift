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

  // The numbers of the shingles, by their hashes.
  private var places: [UInt32] = []
  private var distinct: [UInt64] = []
  private var ranks: [UInt32] = []

  // In which texts' prefixes each shingle stands, and those that were added later.
  private var beginnings: [UInt32] = []
  private var ends: [UInt32] = []
  private var postings: [Posting] = []
  private var added: [UInt32: [Posting]] = [:]
  private var isRemoved: Set<Int> = []

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
      hashes += Self.shingles(of: list)
      starts.append(hashes.count)
    }
    return hashes
  }

  /// The hashes of the shingles of a text, each once, in rising order.
  private static func shingles(of words: [UInt64]) -> [UInt64] {
    if words.count < 3 { return [] }
    var hashes: [UInt64] = []
    hashes.reserveCapacity(words.count - 2)
    for index in 0..<words.count - 2 {
      let pair = HashGroups.mixed(words[index]) ^ words[index + 1]
      hashes.append(HashGroups.mixed(HashGroups.mixed(pair) ^ words[index + 2]))
    }
    hashes.sort()
    var end = 0
    for hash in hashes where end == 0 || hash != hashes[end - 1] {
      hashes[end] = hash
      end += 1
    }
    hashes.removeSubrange(end...)
    return hashes
  }

  /// Numbers the shingles by how rare they are; returns how often each is used.
  private mutating func number(_ hashes: [UInt64]) -> [UInt32] {
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    places = [UInt32](repeating: 0, count: size)
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
    ranks = [UInt32](repeating: 0, count: counts.count)
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
    ends = [UInt32](repeating: 0, count: uses.count + 1)
    for shingle in uses.indices { ends[shingle + 1] = ends[shingle] + uses[shingle] }
    beginnings = ends
    postings = [Posting](
      repeating: Posting(text: 0, count: 0, position: 0), count: shingles.count)
    var tried = [UInt32](repeating: 0, count: count)
    for text in 0..<count {
      let range = starts[text]..<starts[text + 1]
      let length = range.count
      var best = count
      for position in 0..<min(length, Self.prefixLength(length)) {
        let shingle = Int(shingles[range.lowerBound + position])
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

/// Following edits. Shingles that were not known come after all others in the order, which is as
/// good as any: what is rare only makes it quick.
extension SimilarTexts {
  /// Whether so much was edited that all is better compared anew.
  var isSpent: Bool {
    isRemoved.count > starts.count / 2 + 1_024 || distinct.count > places.count / 4 * 3
  }

  /// Adds a text by the hashes of its words; returns its number.
  mutating func add(_ words: [UInt64]) -> Int {
    let text = starts.count - 1
    let numbers = Self.shingles(of: words).map { number(of: $0) }.sorted()
    shingles += numbers
    starts.append(shingles.count)
    for (position, number) in numbers.prefix(Self.prefixLength(numbers.count)).enumerated() {
      added[number, default: []].append(
        Posting(
          text: UInt32(truncatingIfNeeded: text), count: UInt32(truncatingIfNeeded: numbers.count),
          position: UInt32(truncatingIfNeeded: position)))
    }
    return text
  }

  /// Takes a text out.
  mutating func remove(_ text: Int) { isRemoved.insert(text) }

  /// All texts that are much like one of them, which is left out itself.
  mutating func alike(_ text: Int) -> [Int] {
    let range = starts[text]..<starts[text + 1]
    var found: [Int] = []
    var tried: Set<Int> = [text]
    for position in 0..<min(range.count, Self.prefixLength(range.count)) {
      let number = shingles[range.lowerBound + position]
      var candidates = added[number] ?? []
      if Int(number) < beginnings.count - 1 {
        candidates += postings[Int(beginnings[Int(number)])..<Int(ends[Int(number)])]
      }
      for posting in candidates {
        let other = Int(posting.text)
        let mayBe = Self.mayBeAlike(
          range.count, at: position, Int(posting.count), at: Int(posting.position))
        if !mayBe || isRemoved.contains(other) || !tried.insert(other).inserted { continue }
        if isAlike(range, starts[other]..<starts[other + 1]) { found.append(other) }
      }
    }
    return found
  }

  /// The number of a shingle, which may be new.
  private mutating func number(of hash: UInt64) -> UInt32 {
    let size = places.count
    var place = Int(truncatingIfNeeded: hash) & (size - 1)
    while places[place] != 0 {
      if distinct[Int(places[place] - 1)] == hash { return ranks[Int(places[place] - 1)] }
      place = (place + 1) & (size - 1)
    }
    distinct.append(hash)
    ranks.append(UInt32(truncatingIfNeeded: ranks.count))
    places[place] = UInt32(truncatingIfNeeded: distinct.count)
    return ranks[ranks.count - 1]
  }
}
