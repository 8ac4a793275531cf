/// Letters of other alphabets that look like Latin ones.
///
/// After the confusables of Unicode TR 39, kept to letters of Greek, Cyrillic and the fullwidth
/// forms that may stand in an id.
enum Confusables {
  /// The Latin letter that each looks like.
  static let latin: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs: [(String, String)] = [
      // Cyrillic.
      ("АВСЕНІЈКМОРЅТХУԌԚԜѴҮ", "ABCEHIJKMOPSTXYGQWVY"),
      ("аԁеһіјӏорԛѕсхуԝѵүɡ", "adehijlopqscxywvyg"),
      // Greek.
      ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC"),
      ("αικνορυχϲϳγ", "aiknopuxcjy"),
    ]
    var latin: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (others, letters) in pairs {
      for (other, letter) in zip(others.unicodeScalars, letters.unicodeScalars) {
        latin[other] = letter
      }
    }
    // Fullwidth forms are the ASCII characters, moved.
    for value in UInt32(0xFF10)...0xFF5A {
      if let other = Unicode.Scalar(value), let letter = Unicode.Scalar(value - 0xFEE0) {
        latin[other] = letter
      }
    }
    return latin
  }()

  /// `text` with each letter that looks like a Latin one replaced by that.
  static func skeleton(_ text: String) -> String {
    var skeleton = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { skeleton.append(latin[scalar] ?? scalar) }
    return String(skeleton)
  }

  /// The alphabets among Latin, Greek and Cyrillic that `text` has letters of.
  static func alphabets(_ text: String) -> Set<String> {
    Set(text.unicodeScalars.compactMap(alphabet))
  }

  private static func alphabet(_ scalar: Unicode.Scalar) -> String? {
    guard scalar.properties.isAlphabetic else { return nil }
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0x2B8, 0x1E00...0x1EFF, 0x2C60...0x2C7F,
      0xA722...0xA787, 0xFB00...0xFB06, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
      return "Latin"
    case 0x370...0x3FF, 0x1F00...0x1FFF: return "Greek"
    case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: return "Cyrillic"
    default: return nil
    }
  }
}
