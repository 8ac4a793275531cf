extension JSONParser {
  /// Objects up to this size are checked by comparing all pairs, which beats hashing.
  private static let pairwiseLimit = 8

  /// Warns of keys that are the same, or equal after normalization, among the members from `base`.
  ///
  /// Swift's `==` and hash take two Unicode spellings of a text as equal, which is what is asked
  /// here; `checkMarks` has kept out the keys on which they are slow.
  mutating func checkKeys(from base: Int) {
    let count = members.count - base
    guard count > 1 else { return }
    if count <= Self.pairwiseLimit {
      for later in base + 1..<members.count {
        for earlier in base..<later where members[earlier].key == members[later].key {
          reportSameKey(members[earlier], members[later])
          break
        }
      }
      return
    }
    var first = [String: Int](minimumCapacity: count)
    for later in base..<members.count {
      let key = members[later].key
      if let earlier = first[key] {
        reportSameKey(members[earlier], members[later])
      } else {
        first[key] = later
      }
    }
  }

  private mutating func reportSameKey(_ earlier: JSONMember, _ later: JSONMember) {
    let related = (earlier.keyRange, "first at")
    if sameBytes(earlier.key, later.key) {
      report(
        .duplicateKey, later.keyRange,
        "the key \(quotedForMessage(later.key)) is in this object twice; programs differ on which "
          + "value counts", related: related)
    } else {
      report(
        .equivalentKey, later.keyRange,
        "the key \(quotedForMessage(later.key)) (\(codePoints(later.key))) is in this object "
          + "already in another Unicode spelling (\(codePoints(earlier.key)))", related: related)
    }
  }

  /// The code points of a key that are not ASCII.
  private func codePoints(_ key: String) -> String {
    let shown = 8
    let special = key.unicodeScalars.lazy.filter { !$0.isASCII }
    let names = special.prefix(shown).map(codePoint)
    return names.isEmpty ? "ASCII" : names.joined(separator: " ")
  }

  /// Stops at a key with more combining marks in a row than can be compared in linear time.
  mutating func checkMarks(_ key: String, from start: Int) -> Bool {
    var run = 0
    for scalar in key.unicodeScalars {
      run = isMark(scalar) ? run + 1 : 0
      if run > JSONLimits.maximumMarksInKey {
        stop(
          .tooManyMarks, start..<at,
          "the key has more than \(JSONLimits.maximumMarksInKey) combining marks in a row")
        return false
      }
    }
    return true
  }

  /// Whether normalization may move a scalar among its neighbours.
  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    // These three are of class 0 themselves but decompose into marks.
    if scalar.value == 0x0F73 || scalar.value == 0x0F75 || scalar.value == 0x0F81 { return true }
    return scalar.properties.canonicalCombiningClass != .notReordered
  }
}
