#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whole texts compared and converted at the speed of memory: this is done at every key.
extension String {
  /// Whether the bytes are the same, where `==` would take what looks the same for the same.
  func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { one in
      other.utf8.withContiguousStorageIfAvailable { two in
        one.isEmpty || memcmp(one.baseAddress!, two.baseAddress!, one.count) == 0
      }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// The code points as libedit wants them.
  var wideCharacters: [Int32] {
    var characters: [Int32] = []
    characters.reserveCapacity(utf8.count)
    for scalar in unicodeScalars { characters.append(Int32(bitPattern: scalar.value)) }
    return characters
  }

  /// The text of code points; U+FFFD stands for what is none.
  init(wideCharacters: UnsafeBufferPointer<Int32>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(wideCharacters.count)
    for character in wideCharacters {
      if character > 0, character < 0x80 {
        bytes.append(UInt8(character))
      } else {
        let scalar = Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}"
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension [Int32] {
  /// Whether these are the characters there.
  func isSame(as others: UnsafeBufferPointer<Int32>) -> Bool {
    guard count == others.count else { return false }
    return withUnsafeBytes { mine in
      mine.isEmpty || memcmp(mine.baseAddress!, others.baseAddress!, mine.count) == 0
    }
  }
}
