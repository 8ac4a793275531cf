/// Text from outside made safe to show: nothing in it can steer the terminal or hide.
public enum VisibleText {
  /// The text with every control character, override of direction and invisible character written
  /// out: `^[` for an escape, `\u{202E}` for an override. Newlines stay when `keepingNewlines`.
  /// Joiners and variation selectors, on whose width terminals disagree, are left out.
  public static func render(_ text: String, keepingNewlines: Bool = false) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var shown = ""
    for character in text {
      if keepingNewlines, character == "\n" || character == "\r\n" {
        shown += "\n"
        continue
      }
      var count = 0
      for scalar in character.unicodeScalars where count < longestCluster {
        let before = shown.utf8.count
        append(scalar, first: count == 0, to: &shown)
        if shown.utf8.count > before { count += 1 }
      }
    }
    return shown
  }

  /// The most code points of one letter that are shown.
  static let longestCluster = 32

  /// Appends what stands for a code point on the screen; `first` tells whether it begins a letter.
  static func append(_ scalar: Unicode.Scalar, first: Bool, to shown: inout String) {
    switch scalar.value {
    case 0..<0x20:
      shown += "^"
      shown.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x40))
    case 0x7F: shown += "^?"
    case 0x80..<0xA0: shown += written(scalar)
    case 0x200D where !first: break
    case 0xFE00...0xFE0F where !first: break
    case 0x1F3FB...0x1F3FF where !first: break
    case 0xE0020...0xE007F where !first: break
    default:
      if isHidden(scalar) {
        shown += written(scalar)
      } else {
        // A mark without a letter gets a place to stand on.
        if first, DisplayWidth.of(scalar) == 0 { shown += "\u{25CC}" }
        shown.unicodeScalars.append(scalar)
      }
    }
  }

  private static func written(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0..<0xAD, 0xAE..<0x34F: false
    case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: true
    case 0x2028, 0x2029: true
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
    default: scalar.properties.generalCategory == .format
    }
  }
}
