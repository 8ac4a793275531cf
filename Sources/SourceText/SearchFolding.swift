/// Folding for search: without case, accents and typographic niceties.
///
/// Curly quotes are straight, dashes are hyphens, an ellipsis is three points, ligatures are
/// letters; marks on letters, Hebrew points and Arabic vowel signs are gone.
public enum SearchFolding {
  /// Hands on the folded bytes of valid UTF-8, each with the offset of the scalar it came from.
  /// Linear.
  public static func fold(
    _ text: UnsafeBufferPointer<UInt8>, emit: (UInt8, Int) -> Void
  ) {
    let table = FoldTable.plain
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        emit(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte, index)
        index += 1
        continue
      }
      let (value, length) = decodeScalar(text, index) ?? (0xFFFD, 1)
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      if let plain = table[scalar] {
        for scalar in plain { encode(scalar, index, emit) }
      } else if !isDropped(scalar) {
        for scalar in scalar.properties.lowercaseMapping.unicodeScalars where !isDropped(scalar) {
          encode(scalar, index, emit)
        }
      }
      index += length
    }
  }

  /// Marks on Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs, and scalars
  /// that show nothing.
  public static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F,
      0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7,
      0x064B...0x065F, 0x0670, 0x0640, 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF:
      return true
    default: return false
    }
  }

  private static func encode(
    _ scalar: Unicode.Scalar, _ index: Int, _ emit: (UInt8, Int) -> Void
  ) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { emit(byte, index) }
  }
}

/// `text` without regard to case and accents: what a search compares.
public func searchFolded(_ text: String) -> String {
  var folded: [UInt8] = []
  folded.reserveCapacity(text.utf8.count)
  var text = text
  text.withUTF8 { SearchFolding.fold($0) { byte, _ in folded.append(byte) } }
  return String(decoding: folded, as: UTF8.self)
}
