@_spi(_Unicode) import Swift

/// Composed text (Unicode's form NFC), so that what is typed twice is the same bytes twice.
enum Normalization {
  /// The most code points that one letter may have and still be normalised.
  static let longestRun = 64

  /// The text in composed form, or the text itself when it has a run of marks without end.
  static func composed(_ text: String) -> String {
    guard needsWork(text) else { return text }
    var composed = ""
    composed.unicodeScalars.append(contentsOf: text._nfc)
    return composed
  }

  /// Whether a code point can join the letter before it.
  static func mayCompose(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    if (0x1160...0x11FF).contains(scalar.value) { return true }
    return scalar.properties.generalCategory == .nonspacingMark
      || scalar.properties.generalCategory == .spacingMark
  }

  /// Whether anything in the text could compose with what is before it.
  private static func needsWork(_ text: String) -> Bool {
    var run = 0
    var found = false
    for scalar in text.unicodeScalars {
      if scalar.value < 0x300 {
        run = 0
        continue
      }
      found = true
      run = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : run + 1
      if run > longestRun { return false }
    }
    return found
  }
}
