/// The parts of a network that depend on one another, in an order in which each comes after those
/// it depends on (Tarjan, on an explicit stack). Linear.
struct Components {
  struct Component {
    /// In growing order.
    var members: [Int]
    /// Whether its members depend on themselves.
    var isCircle: Bool
  }

  private(set) var inOrder: [Component] = []

  init(_ network: StrengthNetwork) {
    var found = [Int](repeating: 0, count: network.count)
    var low = found
    var isDone = [Bool](repeating: false, count: network.count)
    var open: [Int] = []
    var path: [(node: Int, next: Int)] = []
    var clock = 0
    func enter(_ node: Int) {
      clock += 1
      found[node] = clock
      low[node] = clock
      open.append(node)
      path.append((node, 0))
    }
    for root in 0..<network.count where found[root] == 0 {
      enter(root)
      while let (node, next) = path.last {
        if let input = network.input(node, next) {
          path[path.count - 1].next += 1
          if found[input] == 0 {
            enter(input)
          } else if !isDone[input] {
            low[node] = min(low[node], found[input])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] != found[node] { continue }
        var members: [Int] = []
        repeat {
          members.append(open.removeLast())
          isDone[members[members.count - 1]] = true
        } while members.last != node
        members.sort()
        let isLoop = members.count > 1 || Self.isLoop(node, network)
        inOrder.append(Component(members: members, isCircle: isLoop))
      }
    }
  }

  private static func isLoop(_ node: Int, _ network: StrengthNetwork) -> Bool {
    var position = 0
    while let input = network.input(node, position) {
      if input == node { return true }
      position += 1
    }
    return false
  }
}
