/// What the grounded labelling leaves undecided, cut into pieces that do not touch each other.
///
/// An extension of the whole is the grounded one and an extension of each piece, whatever the
/// semantics; so each piece is searched alone.
struct Residue {
  /// The grounded labels of the whole framework.
  let grounded: ContiguousArray<Label>
  /// The pieces, in the order of their smallest arguments.
  private(set) var pieces: [Piece] = []
  /// The piece of each undecided argument, and its number in there.
  private(set) var places: ContiguousArray<(piece: UInt32, local: UInt32)>

  /// Cuts a framework. Linear.
  init(_ framework: Framework) {
    grounded = framework.groundedLabels()
    places = ContiguousArray(repeating: (.max, .max), count: framework.count)
    var members: ContiguousArray<UInt32> = []
    for root in 0..<framework.count
    where grounded[root] == .undecided && places[root].piece == .max {
      members.removeAll(keepingCapacity: true)
      gather(from: root, framework, &members)
      members.sort()
      for (local, member) in members.enumerated() {
        places[Int(member)].local = UInt32(truncatingIfNeeded: local)
      }
      pieces.append(Piece(members: members, framework: subframework(members, framework)))
    }
  }

  /// A part of a framework with its own numbers.
  struct Piece {
    /// The numbers of its arguments in the whole, growing.
    let members: ContiguousArray<UInt32>
    let framework: Framework
  }

  private mutating func gather(
    from root: Int, _ framework: Framework, _ members: inout ContiguousArray<UInt32>
  ) {
    let number = UInt32(truncatingIfNeeded: pieces.count)
    places[root].piece = number
    members.append(UInt32(truncatingIfNeeded: root))
    var next = 0
    while next < members.count {
      let argument = Int(members[next])
      next += 1
      for rows in [framework.attackers, framework.targets] {
        for place in rows.range(argument) {
          let other = Int(rows.items[place])
          if grounded[other] != .undecided || places[other].piece != .max { continue }
          places[other].piece = number
          members.append(UInt32(truncatingIfNeeded: other))
        }
      }
    }
  }

  private func subframework(
    _ members: ContiguousArray<UInt32>, _ framework: Framework
  ) -> Framework {
    var sources: ContiguousArray<UInt32> = []
    var victims: ContiguousArray<UInt32> = []
    for (local, member) in members.enumerated() {
      for place in framework.attackers.range(Int(member)) {
        let attacker = Int(framework.attackers.items[place])
        if grounded[attacker] != .undecided { continue }
        sources.append(places[attacker].local)
        victims.append(UInt32(truncatingIfNeeded: local))
      }
    }
    return Framework(count: members.count, from: sources, to: victims)
  }
}
