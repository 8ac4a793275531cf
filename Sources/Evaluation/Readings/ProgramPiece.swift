/// A part of what is open that touches no other: its readings can be found alone, and a reading of
/// the whole is any choice of one for each piece.
struct ProgramPiece: Sendable {
  /// The numbers of its gates in the whole program, growing.
  let members: ContiguousArray<UInt32>
  /// Its gates, by their own numbers.
  private(set) var gates: ContiguousArray<UndecidedProgram.Gate> = []
  private(set) var inputs: ContiguousArray<UndecidedProgram.Input> = []
  /// The gates that each gate is an input of as it stands (not negated), as compressed rows.
  private(set) var userStarts: ContiguousArray<UInt32> = []
  private(set) var users: ContiguousArray<UInt32> = []

  var count: Int { gates.count }

  /// The inputs of a gate, by the piece's own numbers.
  func inputs(of gate: Int) -> ContiguousArray<UndecidedProgram.Input>.SubSequence {
    let start = Int(gates[gate].start)
    return inputs[start..<start + Int(gates[gate].count)]
  }

  func users(of gate: Int) -> ContiguousArray<UInt32>.SubSequence {
    users[Int(userStarts[gate])..<Int(userStarts[gate + 1])]
  }

  /// Takes gates out of a program. Linear in them.
  ///
  /// - Parameter locals: the number of each gate within its piece.
  init(
    _ members: ContiguousArray<UInt32>, of program: UndecidedProgram,
    locals: ContiguousArray<UInt32>
  ) {
    self.members = members
    gates.reserveCapacity(members.count)
    var counts = ContiguousArray<UInt32>(repeating: 0, count: members.count + 1)
    for member in members {
      var gate = program.gates[Int(member)]
      gate.start = UInt32(truncatingIfNeeded: inputs.count)
      gates.append(gate)
      for input in program.inputs(of: Int(member)) {
        let local = locals[input.gate]
        inputs.append(UndecidedProgram.Input(local, isNegated: input.isNegated))
        if !input.isNegated { counts[Int(local) + 1] += 1 }
      }
    }
    for gate in 0..<count { counts[gate + 1] += counts[gate] }
    userStarts = counts
    users = ContiguousArray(repeating: 0, count: Int(counts[count]))
    for gate in 0..<count {
      for input in inputs(of: gate) where !input.isNegated {
        users[Int(counts[input.gate])] = UInt32(truncatingIfNeeded: gate)
        counts[input.gate] += 1
      }
    }
  }
}

extension UndecidedProgram {
  /// Cuts it into pieces, the smallest first. Nearly linear.
  func pieces() -> [ProgramPiece] {
    var parents = ContiguousArray(0..<UInt32(truncatingIfNeeded: gates.count))
    func root(_ gate: Int) -> Int {
      var gate = gate
      while Int(parents[gate]) != gate {
        parents[gate] = parents[Int(parents[gate])]
        gate = Int(parents[gate])
      }
      return gate
    }
    for gate in gates.indices {
      for input in inputs(of: gate) {
        let (one, other) = (root(gate), root(input.gate))
        // The smaller number leads, so that pieces are in the order of their first gates.
        if one != other {
          parents[max(one, other)] = UInt32(truncatingIfNeeded: min(one, other))
        }
      }
    }
    var locals = ContiguousArray<UInt32>(repeating: 0, count: gates.count)
    var numbers = ContiguousArray<Int>(repeating: -1, count: gates.count)
    var members: [ContiguousArray<UInt32>] = []
    for gate in gates.indices {
      let root = root(gate)
      if numbers[root] < 0 {
        numbers[root] = members.count
        members.append([])
      }
      locals[gate] = UInt32(truncatingIfNeeded: members[numbers[root]].count)
      members[numbers[root]].append(UInt32(truncatingIfNeeded: gate))
    }
    return members.map { ProgramPiece($0, of: self, locals: locals) }
      .enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
      .map(\.element)
  }
}
