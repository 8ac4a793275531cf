/// The linked lists of neighbours.
extension Graph {
  mutating func appendUse(of premise: Premise, by owner: NodeID) {
    let entry = UInt32(truncatingIfNeeded: premiseEntries.count)
    let last = lastUse[premise.node.index]
    premiseEntries.append(
      PremiseEntry(
        node: premise.node, owner: owner, slot: premise.slot, next: PremiseEntry.end,
        previous: last))
    if last == PremiseEntry.end {
      firstUse[premise.node.index] = entry
    } else {
      premiseEntries[Int(last)].next = entry
    }
    lastUse[premise.node.index] = entry
  }

  mutating func removeUse(_ position: Int) {
    let entry = premiseEntries[position]
    if entry.previous == PremiseEntry.end {
      firstUse[entry.node.index] = entry.next
    } else {
      premiseEntries[Int(entry.previous)].next = entry.next
    }
    if entry.next == PremiseEntry.end {
      lastUse[entry.node.index] = entry.previous
    } else {
      premiseEntries[Int(entry.next)].previous = entry.previous
    }
  }

  mutating func appendIncoming(_ inference: NodeID, to target: NodeID) {
    noteChange(of: inference)
    let last = lastIncoming[target.index]
    conclusions[inference.index] = target
    nextIncoming[inference.index] = .none
    previousIncoming[inference.index] = last
    if last.isNone {
      firstIncoming[target.index] = inference
    } else {
      nextIncoming[last.index] = inference
    }
    lastIncoming[target.index] = inference
  }

  mutating func removeIncoming(_ inference: NodeID) {
    let target = conclusions[inference.index]
    if target.isNone { return }
    noteChange(of: inference)
    let next = nextIncoming[inference.index]
    let previous = previousIncoming[inference.index]
    if previous.isNone {
      firstIncoming[target.index] = next
    } else {
      nextIncoming[previous.index] = next
    }
    if next.isNone {
      lastIncoming[target.index] = previous
    } else {
      previousIncoming[next.index] = previous
    }
    conclusions[inference.index] = .none
    nextIncoming[inference.index] = .none
    previousIncoming[inference.index] = .none
  }
}
