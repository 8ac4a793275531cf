import ArgumentGraph

/// All that some nodes bear on in the end, themselves included.
struct MapReach {
  /// The nodes, each after those among them that lead to it, but for circles.
  private(set) var nodes: [NodeID] = []
  /// Whether a path among them comes back to where it began.
  private(set) var hasCircle = false
  /// The position of each node in `nodes`, by node, for those with the current stamp.
  private var positions: [UInt32] = []
  private var stamps: [UInt32] = []
  private var round: UInt32 = 0

  private struct Frame {
    var node: NodeID
    var next: Int
  }

  /// Whether `node` is reached.
  func contains(_ node: NodeID) -> Bool { stamps[node.index] >= round * 2 }

  /// Where `node`, which is reached, stands in `nodes`.
  func position(_ node: NodeID) -> Int { nodes.count - 1 - Int(positions[node.index]) }

  /// Follows every path from `seeds`, depth first, with a stack of our own. Linear in what is found.
  mutating func follow(_ seeds: [NodeID], in map: CheckContext) {
    if stamps.count < map.graph.count || round > UInt32.max / 2 - 2 {
      stamps = [UInt32](repeating: 0, count: map.graph.count)
      positions = stamps
      round = 0
    }
    round += 1
    hasCircle = false
    nodes.removeAll(keepingCapacity: true)
    let (open, closed) = (round * 2, round * 2 + 1)
    var frames: [Frame] = []
    for seed in seeds where stamps[seed.index] < open {
      stamps[seed.index] = open
      frames.append(Frame(node: seed, next: 0))
      while let frame = frames.last {
        let range = map.uses.range(frame.node)
        var successor = NodeID.none
        if frame.next < range.count {
          successor = map.uses.items[range.lowerBound + frame.next]
        } else if frame.next == range.count {
          successor = map.graph.conclusion(frame.node)
        } else {
          frames.removeLast()
          stamps[frame.node.index] = closed
          positions[frame.node.index] = UInt32(truncatingIfNeeded: nodes.count)
          nodes.append(frame.node)
          continue
        }
        frames[frames.count - 1].next += 1
        if successor.isNone { continue }
        if stamps[successor.index] == open { hasCircle = true }
        if stamps[successor.index] >= open { continue }
        stamps[successor.index] = open
        frames.append(Frame(node: successor, next: 0))
      }
    }
    nodes.reverse()
  }
}
