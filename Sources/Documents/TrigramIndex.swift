/// Where each run of three symbols of a text stands, for exact search.
///
/// Runs share buckets by a hash; whoever reads a bucket checks. Building it is linear, and takes
/// four bytes a symbol.
package struct TrigramIndex: Sendable {
  private let starts: [UInt32]
  private let places: [Int32]
  private let text: SymbolText

  private static let bucketBits: UInt32 = 16

  package init(_ text: SymbolText) {
    let symbols = text.symbols
    let count = max(0, symbols.count - 2)
    var starts = [UInt32](repeating: 0, count: (1 << Int(TrigramIndex.bucketBits)) + 1)
    var places = [Int32](repeating: 0, count: count)
    symbols.withUnsafeBufferPointer { symbols in
      for index in 0..<count { starts[TrigramIndex.bucket(symbols, index) + 1] += 1 }
      for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
      var next = starts
      for index in 0..<count {
        let bucket = TrigramIndex.bucket(symbols, index)
        places[Int(next[bucket])] = Int32(truncatingIfNeeded: index)
        next[bucket] += 1
      }
    }
    self.starts = starts
    self.places = places
    self.text = text
  }

  @inline(__always)
  private static func bucket(_ symbols: UnsafeBufferPointer<UInt16>, _ index: Int) -> Int {
    let mixed =
      UInt32(symbols[index]) &* 0x9E37_79B1 ^ UInt32(symbols[index &+ 1]) &* 0x85EB_CA6B
      ^ UInt32(symbols[index &+ 2]) &* 0xC2B2_AE35
    return Int(((mixed ^ mixed >> 15) &* 0x27D4_EB2F) >> (32 - bucketBits))
  }

  private func bucketRange(_ bucket: Int) -> Range<Int> {
    Int(starts[bucket])..<Int(starts[bucket + 1])
  }

  /// Where the words stand verbatim, in order, at most `limit` places; they may overlap.
  package func exactPlaces(of words: [UInt16], limit: Int) -> [Int] {
    guard !words.isEmpty, !words.contains(0), words.count <= text.symbols.count else { return [] }
    var found: [Int] = []
    func check(_ place: Int) {
      guard place >= 0, place + words.count <= text.symbols.count else { return }
      for offset in words.indices where text.symbols[place + offset] != words[offset] { return }
      found.append(place)
    }
    if words.count < 3 {
      for place in text.symbols.indices where found.count < limit { check(place) }
      return found
    }
    // The rarest run of the words has the fewest places to check.
    let rarest = words.withUnsafeBufferPointer { words in
      (0...(words.count - 3)).map { ($0, bucketRange(TrigramIndex.bucket(words, $0))) }
        .min { $0.1.count < $1.1.count }
    }
    guard let (offset, range) = rarest else { return [] }
    for index in range where found.count < limit { check(Int(places[index]) - offset) }
    return found
  }
}
