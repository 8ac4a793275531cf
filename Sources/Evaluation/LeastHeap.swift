/// What waits to be looked at, the least first.
protocol HeapItem {
  /// Whether it comes before another one.
  func precedes(_ other: Self) -> Bool
}

/// A binary heap: the least item is at hand, and items come and go in logarithmic time.
struct LeastHeap<Item: HeapItem> {
  private var items: ContiguousArray<Item> = []

  var first: Item? { items.first }
  var isEmpty: Bool { items.isEmpty }

  /// Adds an item.
  mutating func push(_ item: Item) {
    items.append(item)
    var child = items.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if !item.precedes(items[parent]) { break }
      items[child] = items[parent]
      child = parent
    }
    items[child] = item
  }

  /// Takes the least item out.
  mutating func pop() -> Item? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    if items.isEmpty { return first }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= items.count { break }
      if child + 1 < items.count, items[child + 1].precedes(items[child]) { child += 1 }
      if !items[child].precedes(last) { break }
      items[parent] = items[child]
      parent = child
    }
    items[parent] = last
    return first
  }
}

extension LeastHeap: Sendable where Item: Sendable {}

extension UInt32: HeapItem {
  func precedes(_ other: UInt32) -> Bool { self < other }
}
