@_spi(_Unicode) import Swift

/// `text` in Unicode normalisation form C (UAX #15).
///
/// Linear for text that `findBadByte` has passed; ASCII is returned as it is.
public func nfc(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var scalars = String.UnicodeScalarView()
  for scalar in text._nfc { scalars.append(scalar) }
  return String(scalars)
}

/// Whether `text` is in normalisation form C, byte for byte.
public func isNFC(_ text: String) -> Bool {
  text.utf8.allSatisfy { $0 < 0x80 } || nfc(text).utf8.elementsEqual(text.utf8)
}

/// `text` without regard to case, in form C: what two ids or words are alike under.
public func caseFolded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
  var folded = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    // Upper then lower folds what only one of them would leave apart, such as ς and σ.
    let upper = scalar.properties.uppercaseMapping
    for part in upper.unicodeScalars {
      folded.append(contentsOf: part.properties.lowercaseMapping.unicodeScalars)
    }
  }
  return nfc(String(folded))
}
