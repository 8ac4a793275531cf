/// What becomes of an argument: accepted, rejected, or neither.
public enum Label: UInt8, Sendable {
  case undecided
  /// Accepted: every attacker is out.
  case `in`
  /// Rejected: some attacker is in.
  case out
}

extension Framework {
  /// The grounded labelling: what must be accepted and rejected on any account. Linear.
  public func groundedLabels() -> ContiguousArray<Label> {
    var labels = ContiguousArray<Label>(repeating: .undecided, count: count)
    var open = ContiguousArray<UInt32>()
    open.reserveCapacity(count)
    // How many attackers are not out yet.
    var left = ContiguousArray<UInt32>(repeating: 0, count: count)
    for argument in 0..<count {
      left[argument] = attackers.starts[argument + 1] - attackers.starts[argument]
      if left[argument] == 0 {
        labels[argument] = .in
        open.append(UInt32(truncatingIfNeeded: argument))
      }
    }
    close(&labels, &left, &open)
    return labels
  }

  /// Accepts what is defended by what is `open`, until nothing more is. Linear.
  private func close(
    _ labels: inout ContiguousArray<Label>, _ left: inout ContiguousArray<UInt32>,
    _ open: inout ContiguousArray<UInt32>
  ) {
    var next = 0
    while next < open.count {
      let argument = Int(open[next])
      next += 1
      for place in targets.range(argument) {
        let victim = Int(targets.items[place])
        if labels[victim] != .undecided { continue }
        labels[victim] = .out
        for place in targets.range(victim) {
          let freed = Int(targets.items[place])
          left[freed] -= 1
          if left[freed] == 0, labels[freed] == .undecided {
            labels[freed] = .in
            open.append(UInt32(truncatingIfNeeded: freed))
          }
        }
      }
    }
  }

  /// The least complete labelling in which these arguments are in; they must be an admissible set.
  /// Linear.
  public func completion(of admissible: some Sequence<Int>) -> ContiguousArray<Label> {
    var labels = ContiguousArray<Label>(repeating: .undecided, count: count)
    var open = ContiguousArray<UInt32>()
    var left = ContiguousArray<UInt32>(repeating: 0, count: count)
    for argument in admissible {
      labels[argument] = .in
      open.append(UInt32(truncatingIfNeeded: argument))
    }
    for argument in 0..<count {
      left[argument] = attackers.starts[argument + 1] - attackers.starts[argument]
      if left[argument] == 0, labels[argument] == .undecided {
        labels[argument] = .in
        open.append(UInt32(truncatingIfNeeded: argument))
      }
    }
    close(&labels, &left, &open)
    return labels
  }
}
