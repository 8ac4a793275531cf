/// Words prepared for approximate matching, 64 symbols of them at once.
///
/// G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
/// programming" (1999), in the form of H. Hyyrö (2003): a column of the table of edit distances is
/// held as two bits a row, saying whether it is one more or one less than the row above. Longer
/// words take several blocks of 64 rows, of which only those are worked on that may hold a
/// distance within the limit.
package struct ApproximatePattern {
  /// The number of symbols.
  package let length: Int
  private let blocks: Int
  /// For each symbol and block the rows that it matches.
  private let matches: [UInt64]
  private let alphabet: Int
  /// The lowest row's bit in the last block.
  private let lastBit: UInt64

  /// Prepares words that are not empty. `alphabet` is one more than the text's largest symbol.
  package init(_ symbols: some Collection<UInt16>, alphabet: Int) {
    length = symbols.count
    self.alphabet = alphabet
    blocks = max(1, (symbols.count + 63) / 64)
    var matches = [UInt64](repeating: 0, count: blocks * alphabet)
    for (row, symbol) in symbols.enumerated() where symbol != 0 && Int(symbol) < alphabet {
      matches[Int(symbol) * blocks + row / 64] |= 1 << UInt64(row % 64)
    }
    self.matches = matches
    lastBit = 1 << UInt64((max(1, symbols.count) - 1) % 64)
  }

  /// A place where a match ends, behind its last symbol, and the number of its errors.
  package struct Hit: Equatable, Sendable {
    package var end: Int
    package var errors: Int

    package init(end: Int, errors: Int) {
      self.end = end
      self.errors = errors
    }
  }

  /// The best matches anywhere in a text, in its order, no two of them nearer to each other than
  /// half the words' length; of those nearer the one with the fewest errors, and the first such.
  ///
  /// - Parameters:
  ///   - limit: The most errors.
  ///   - margin: Matches with so many more errors than the best one are left out.
  package func hits(
    in text: UnsafeBufferPointer<UInt16>, limit: Int, margin: Int
  ) -> [Hit] {
    hits(in: text, regions: [0..<text.count], limit: limit, margin: margin)
  }

  /// The same, of a text of which only regions are read, in their order and as if nothing stood
  /// around them.
  func hits(
    in text: UnsafeBufferPointer<UInt16>, regions: [Range<Int>], limit: Int, margin: Int
  ) -> [Hit] {
    var collector = HitCollector(limit: limit, margin: margin, spread: max(1, length / 2))
    for region in regions {
      if blocks == 1 {
        scanOneBlock(text, region, &collector)
      } else {
        scanBlocks(text, region, &collector)
      }
    }
    return collector.result
  }

  private func scanOneBlock(
    _ text: UnsafeBufferPointer<UInt16>, _ region: Range<Int>, _ collector: inout HitCollector
  ) {
    var plus = UInt64.max
    var minus: UInt64 = 0
    var errors = length
    matches.withUnsafeBufferPointer { matches in
      for index in region {
        errors &+= ApproximatePattern.advance(
          &plus, &minus, matches[Int(text[index])], carry: 0, bit: lastBit)
        if errors <= collector.limit { collector.add(index + 1, errors) }
      }
    }
  }

  private func scanBlocks(
    _ text: UnsafeBufferPointer<UInt16>, _ region: Range<Int>, _ collector: inout HitCollector
  ) {
    withColumn { column in
      // Ukkonen's cut: below the last row within the limit nothing can come within it.
      var last = min(blocks - 1, max(0, collector.limit) / 64)
      matches.withUnsafeBufferPointer { matches in
        for index in region {
          let row = Int(text[index]) &* blocks
          var carry = 0
          for block in 0...last {
            let bit = block == blocks - 1 ? lastBit : ApproximatePattern.highBit
            carry = column[block].advance(matches[row &+ block], carry, bit)
          }
          let limit = collector.limit
          if last < blocks - 1, column[last].errors &- carry <= limit,
            carry < 0 || matches[row &+ last &+ 1] & 1 != 0
          {
            last += 1
            let bit = last == blocks - 1 ? lastBit : ApproximatePattern.highBit
            let above = column[last - 1].errors &- carry
            column[last] = Block(errors: above &+ rows(in: last))
            _ = column[last].advance(matches[row &+ last], carry, bit)
          } else {
            while last > 0, column[last].errors >= limit &+ rows(in: last) { last -= 1 }
          }
          if last == blocks - 1, column[last].errors <= limit {
            collector.add(index + 1, column[last].errors)
          }
        }
      }
    }
  }

  /// The distance of the words from every prefix of a text: element n is that from its first n
  /// symbols. The text is read backwards when `reversed`.
  package func prefixDistances(
    _ text: UnsafeBufferPointer<UInt16>, reversed: Bool = false
  ) -> [Int] {
    var distances = [length]
    distances.reserveCapacity(text.count + 1)
    withColumn { column in
      matches.withUnsafeBufferPointer { matches in
        for index in 0..<text.count {
          let symbol = text[reversed ? text.count - 1 - index : index]
          var carry = 1
          for block in 0..<blocks {
            let bit = block == blocks - 1 ? lastBit : ApproximatePattern.highBit
            carry = column[block].advance(matches[Int(symbol) &* blocks &+ block], carry, bit)
          }
          distances.append(column[blocks - 1].errors)
        }
      }
    }
    return distances
  }

  // MARK: Columns

  private static let highBit: UInt64 = 1 << 63

  /// 64 rows of a column and the distance in the lowest of them.
  private struct Block {
    var plus = UInt64.max
    var minus: UInt64 = 0
    var errors: Int

    @inline(__always)
    mutating func advance(_ matches: UInt64, _ carry: Int, _ bit: UInt64) -> Int {
      let out = ApproximatePattern.advance(&plus, &minus, matches, carry: carry, bit: bit)
      errors &+= out
      return out
    }
  }

  private func rows(in block: Int) -> Int {
    block == blocks - 1 ? length - block * 64 : 64
  }

  private func withColumn(_ body: (UnsafeMutableBufferPointer<Block>) -> Void) {
    var column = (0..<blocks).map { Block(errors: min(length, ($0 + 1) * 64)) }
    column.withUnsafeMutableBufferPointer { body($0) }
  }

  /// Goes on by one symbol of the text: `carry` is the step in the row above, and the answer the
  /// step in the row of `bit`.
  @inline(__always)
  private static func advance(
    _ plus: inout UInt64, _ minus: inout UInt64, _ matches: UInt64, carry: Int, bit: UInt64
  ) -> Int {
    let negative: UInt64 = carry < 0 ? 1 : 0
    let vertical = matches | minus
    let reached = matches | negative
    let across = (((reached & plus) &+ plus) ^ plus) | reached
    var up = minus | ~(across | plus)
    var down = plus & across
    let step = (up & bit != 0 ? 1 : 0) &- (down & bit != 0 ? 1 : 0)
    up = up << 1 | (carry > 0 ? 1 : 0)
    down = down << 1 | negative
    plus = down | ~(vertical | up)
    minus = up & vertical
    return step
  }
}

/// Keeps the best of neighbouring matches and tightens the limit as better ones come.
private struct HitCollector {
  private(set) var limit: Int
  private let margin: Int
  private let spread: Int
  private var hits: [ApproximatePattern.Hit] = []

  init(limit: Int, margin: Int, spread: Int) {
    self.limit = limit
    self.margin = margin
    self.spread = spread
  }

  mutating func add(_ end: Int, _ errors: Int) {
    if let last = hits.last, end - last.end < spread {
      if errors < last.errors { hits[hits.count - 1] = .init(end: end, errors: errors) }
    } else {
      hits.append(.init(end: end, errors: errors))
    }
    if errors <= limit - margin { limit = min(limit, errors + margin) }
  }

  var result: [ApproximatePattern.Hit] { hits.filter { $0.errors <= limit } }
}
