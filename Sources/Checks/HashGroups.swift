/// Finding which of many things have the same hash.
enum HashGroups {
  /// The groups of two or more indices whose hashes are equal, each in rising order, by their first
  /// index. Linear; the hashes should be well mixed.
  static func of(_ hashes: [UInt64]) -> [[Int]] {
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    // In each place, the first index with its hash, from 1; 0 is an empty place.
    var places = [UInt32](repeating: 0, count: size)
    var groups: [[Int]] = []
    var groupOfFirst: [UInt32: Int] = [:]
    for (index, hash) in hashes.enumerated() {
      var place = Int(truncatingIfNeeded: mixed(hash)) & (size - 1)
      while places[place] != 0, hashes[Int(places[place] - 1)] != hash {
        place = (place + 1) & (size - 1)
      }
      if places[place] == 0 {
        places[place] = UInt32(truncatingIfNeeded: index + 1)
      } else if let group = groupOfFirst[places[place]] {
        groups[group].append(index)
      } else {
        groupOfFirst[places[place]] = groups.count
        groups.append([Int(places[place] - 1), index])
      }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// A hash whose every bit depends on every bit of `value` (splitmix64, Steele et al. 2014).
  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
