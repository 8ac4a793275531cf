/// How many columns text takes on a terminal.
public enum DisplayWidth {
  /// The columns of one code point: 0 for what combines with its neighbour or shows nothing, 2 for
  /// wide East Asian letters and pictures, otherwise 1. Control characters count 0: show them
  /// through ``VisibleText``. Logarithmic in the size of the table; constant for ASCII.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if value >= 0x1100, isWide(value) { return 2 }
    // The vowels and finals of Hangul join the letter before them.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      return 0
    default:
      return 1
    }
  }

  /// The columns of a text as ``VisibleText/render(_:)`` leaves it.
  public static func of(_ text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar) }
    return width
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideStretches.count
    while low < high {
      let middle = (low + high) / 2
      if wideStretches[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < wideStretches.count && wideStretches[low].first <= value
  }
}
