/// Variables by how much they took part in recent conflicts: a binary heap, the busiest on top;
/// of two that are alike, the one with the smaller number.
struct VariableOrder: Sendable {
  private var activities: ContiguousArray<Double> = []
  private var heap: ContiguousArray<UInt32> = []
  /// Where each variable stands in the heap; -1 when it does not.
  private var places: ContiguousArray<Int32> = []
  private var increment = 1.0

  private static let decayFactor = 1 / 0.95
  private static let rescaleLimit = 1e100

  mutating func addVariable() {
    let variable = activities.count
    activities.append(0)
    places.append(-1)
    insert(variable)
  }

  /// Makes later bumps weigh more than earlier ones.
  mutating func decay() { increment *= Self.decayFactor }

  mutating func bump(_ variable: Int) {
    activities[variable] += increment
    if activities[variable] > Self.rescaleLimit {
      for index in activities.indices { activities[index] /= Self.rescaleLimit }
      increment /= Self.rescaleLimit
    }
    if places[variable] >= 0 { siftUp(Int(places[variable])) }
  }

  /// How much a variable took part.
  func activity(_ variable: Int) -> Double { activities[variable] }

  mutating func insert(_ variable: Int) {
    if places[variable] >= 0 { return }
    places[variable] = Int32(truncatingIfNeeded: heap.count)
    heap.append(UInt32(truncatingIfNeeded: variable))
    siftUp(heap.count - 1)
  }

  mutating func popBest() -> Int? {
    guard let best = heap.first else { return nil }
    places[Int(best)] = -1
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      places[Int(last)] = 0
      siftDown(0)
    }
    return Int(best)
  }

  @inline(__always) private func isBefore(_ left: UInt32, _ right: UInt32) -> Bool {
    let (first, second) = (activities[Int(left)], activities[Int(right)])
    return first != second ? first > second : left < right
  }

  private mutating func siftUp(_ start: Int) {
    var place = start
    let item = heap[place]
    while place > 0 {
      let parent = (place - 1) / 2
      if !isBefore(item, heap[parent]) { break }
      heap[place] = heap[parent]
      places[Int(heap[place])] = Int32(truncatingIfNeeded: place)
      place = parent
    }
    heap[place] = item
    places[Int(item)] = Int32(truncatingIfNeeded: place)
  }

  private mutating func siftDown(_ start: Int) {
    var place = start
    let item = heap[place]
    while true {
      var child = 2 * place + 1
      if child >= heap.count { break }
      if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
      if !isBefore(heap[child], item) { break }
      heap[place] = heap[child]
      places[Int(heap[place])] = Int32(truncatingIfNeeded: place)
      place = child
    }
    heap[place] = item
    places[Int(item)] = Int32(truncatingIfNeeded: place)
  }
}
