/// What a paste puts into the text.
enum Paste {
  /// The text of pasted bytes: lines end in a newline however they did before, the newline at the
  /// very end is left for Enter, bytes that are no UTF-8 become U+FFFD and NUL is left out. Tabs
  /// and escapes stay what they are.
  static func text(of bytes: [UInt8]) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var wasReturn = false
    for byte in bytes {
      defer { wasReturn = byte == 0x0D }
      switch byte {
      case 0: continue
      case 0x0D: kept.append(0x0A)
      case 0x0A where wasReturn: continue
      default: kept.append(byte)
      }
    }
    if kept.last == 0x0A { kept.removeLast() }
    return Normalization.composed(String(decoding: kept, as: UTF8.self))
  }
}
