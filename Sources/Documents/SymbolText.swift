/// A text as an array of small symbols, one for each Unicode scalar, for bit-parallel matching.
///
/// Symbol 0 is no scalar of the text: it stands for what only the words looked for have. The end of
/// a paragraph is a space, as it is in words that reach across it.
package struct SymbolText: Sendable {
  package let symbols: [UInt16]
  /// The byte offset of each symbol, and the length of the text at the end.
  package let offsets: [Int32]
  /// One more than the largest symbol.
  package let alphabet: Int
  private let ascii: [UInt16]
  private let others: [Unicode.Scalar: UInt16]

  /// Numbers the scalars of a text in the order in which they come. Linear.
  package init(_ bytes: [UInt8]) {
    var symbols: [UInt16] = []
    var offsets: [Int32] = []
    symbols.reserveCapacity(bytes.count)
    offsets.reserveCapacity(bytes.count + 1)
    var ascii = [UInt16](repeating: 0, count: 128)
    var others: [Unicode.Scalar: UInt16] = [:]
    var next: UInt16 = 1
    SymbolText.forEachScalar(of: bytes[...]) { scalar, offset in
      var symbol = scalar.isASCII ? ascii[Int(scalar.value)] : others[scalar] ?? 0
      // With 65,535 different scalars the rest go unnumbered and match nothing.
      if symbol == 0, next < UInt16.max {
        symbol = next
        next += 1
        if scalar.isASCII { ascii[Int(scalar.value)] = symbol } else { others[scalar] = symbol }
      }
      symbols.append(symbol)
      offsets.append(Int32(truncatingIfNeeded: offset))
    }
    offsets.append(Int32(truncatingIfNeeded: bytes.count))
    self.symbols = symbols
    self.offsets = offsets
    self.ascii = ascii
    self.others = others
    alphabet = Int(next)
  }

  /// Other words in the text's symbols.
  package func symbols(of words: ArraySlice<UInt8>) -> [UInt16] {
    var symbols: [UInt16] = []
    symbols.reserveCapacity(words.count)
    SymbolText.forEachScalar(of: words) { scalar, _ in
      symbols.append(scalar.isASCII ? ascii[Int(scalar.value)] : others[scalar] ?? 0)
    }
    return symbols
  }

  /// The symbols of a range of the text's bytes.
  package func symbolRange(of range: Range<Int>) -> Range<Int> {
    let first = offsets.partitionPoint { Int($0) >= range.lowerBound }
    let last = offsets.partitionPoint { Int($0) >= range.upperBound }
    return first..<max(first, last)
  }

  private static func forEachScalar(
    of bytes: ArraySlice<UInt8>, _ body: (Unicode.Scalar, Int) -> Void
  ) {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let width = min(UTF8Bytes.length(ofLead: bytes[index]), bytes.count - index)
        let scalar = UTF8Bytes.scalar(at: index, length: width, in: bytes)
        body(scalar == "\n" ? " " : scalar, index)
        index += width
      }
    }
  }
}
