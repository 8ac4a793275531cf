/// Lists of numbers, one for each row, in one array.
///
/// A row that grows beyond its room moves to the end of the array, and leaves a gap.
struct Rows: Sendable {
  private var spans: ContiguousArray<Span> = []
  /// All rows, one after the other, with gaps.
  var items: ContiguousArray<UInt32> = []
  /// How many items are in no row.
  private var unused = 0

  private struct Span: Sendable {
    var start: UInt32
    var count: UInt32
    var room: UInt32
  }

  init() {}

  /// Rows of the given lengths, all zeros.
  init(rows: Int, countsOf count: (Int) -> Int) {
    spans.reserveCapacity(rows)
    var total: UInt32 = 0
    for row in 0..<rows {
      let length = UInt32(truncatingIfNeeded: count(row))
      spans.append(Span(start: total, count: length, room: length))
      total += length
    }
    items = ContiguousArray(repeating: 0, count: Int(total))
  }

  /// Fills the rows: `body` is given a function that puts a number at the end of a row.
  mutating func fill(_ body: ((Int, UInt32) -> Void) -> Void) {
    var next = ContiguousArray(spans.map(\.start))
    var filled = items
    body { row, item in
      filled[Int(next[row])] = item
      next[row] += 1
    }
    items = filled
  }

  @inline(__always) func range(_ row: Int) -> Range<Int> {
    let span = spans[row]
    return Int(span.start)..<Int(span.start) + Int(span.count)
  }

  @inline(__always) subscript(row: Int) -> ContiguousArray<UInt32>.SubSequence {
    items[range(row)]
  }

  /// Whether most of the array is gaps, so that it is time to lay it out anew.
  var isSparse: Bool { unused > items.count / 2 && unused > 1_024 }

  /// Puts a number into a row whose numbers ascend. Linear in the row.
  mutating func insert(_ item: UInt32, into row: Int) {
    if spans[row].count == spans[row].room { makeRoom(row, spans[row].count * 2 + 2) }
    let range = range(row)
    var place = range.upperBound
    while place > range.lowerBound, items[place - 1] > item {
      items[place] = items[place - 1]
      place -= 1
    }
    items[place] = item
    spans[row].count += 1
  }

  /// Takes one occurrence of a number out of a row. Linear in the row.
  mutating func remove(_ item: UInt32, from row: Int) {
    let range = range(row)
    guard let place = items[range].lastIndex(of: item) else { return }
    for next in place..<range.upperBound - 1 { items[next] = items[next + 1] }
    spans[row].count -= 1
  }

  /// Gives a row other numbers.
  mutating func set(_ numbers: [UInt32], in row: Int) {
    let count = UInt32(truncatingIfNeeded: numbers.count)
    spans[row].count = 0
    if count > spans[row].room { makeRoom(row, count) }
    let start = Int(spans[row].start)
    for (offset, number) in numbers.enumerated() { items[start + offset] = number }
    spans[row].count = count
  }

  private mutating func makeRoom(_ row: Int, _ room: UInt32) {
    let old = range(row)
    unused += Int(spans[row].room)
    let start = items.count
    items.append(contentsOf: items[old])
    items.append(contentsOf: repeatElement(0, count: Int(room) - old.count))
    spans[row].start = UInt32(truncatingIfNeeded: start)
    spans[row].room = room
  }
}
