/// Edit distances by the plain table of dynamic programming, the reference for the fast ones.
enum DistanceTable {
  /// The last row of the table: for each end in the text the fewest errors of a match that ends
  /// there (`anywhere`), or of all the text before it.
  static func lastRow(_ words: [UInt16], _ text: [UInt16], anywhere: Bool) -> [Int] {
    var column = Array(0...words.count)
    var row = [words.count]
    for (index, symbol) in text.enumerated() {
      var diagonal = column[0]
      column[0] = anywhere ? 0 : index + 1
      for place in words.indices {
        let left = column[place + 1]
        let isMatch = words[place] == symbol && symbol != 0
        column[place + 1] = min(diagonal + (isMatch ? 0 : 1), min(left, column[place]) + 1)
        diagonal = left
      }
      row.append(column[words.count])
    }
    return row
  }
}
