import Evaluation

/// All readings of a map by the definition: the partial stable models of its ground program, found
/// by guessing every negated atom that the well-founded model leaves open.
struct SlowReadings {
  /// What holds and what is not refuted, atom by atom.
  struct Model: Hashable {
    var holds: [Bool]
    var possible: [Bool]
  }

  let program: GroundProgram
  private(set) var models: [Model] = []
  static let guessLimit = 500

  /// Finds all of them; nil when there are too many guesses.
  init?(_ program: GroundProgram) {
    self.program = program
    let (known, open) = program.wellFoundedModel()
    func isOpen(_ atom: Int) -> Bool { open[atom] && !known[atom] }
    // Every model agrees with the well-founded one, so that decided rules can be left out.
    let rules = program.rules.filter { rule in
      isOpen(rule.head) && rule.positive.allSatisfy { open[$0] }
        && rule.negative.allSatisfy { !known[$0] }
    }
    let guessed = Set(rules.flatMap(\.negative).filter(isOpen)).sorted()
    var guesses: [[Int]] = [[]]
    for atom in guessed {
      guesses = guesses.flatMap { guess in [0, 1, 2].map { guess + [$0] } }
      // An attack that holds at a level from 2 on holds at the level below.
      if let below = guessed.firstIndex(of: atom - 1), atom % (MapDraft.top + 1) > 1 {
        guesses = guesses.filter { $0[$0.count - 1] <= $0[below] }
      }
      if guesses.count > Self.guessLimit { return nil }
    }
    // Only what is open needs to be worked out for each guess; it gets numbers of its own.
    let atoms = Set(rules.map(\.head) + rules.flatMap(\.positive).filter(isOpen) + guessed).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: atoms.enumerated().map { ($1, $0) })
    let small = rules.compactMap { rule in
      numbers[rule.head].map { head in
        GroundProgram.Rule(
          head: head, positive: rule.positive.compactMap { numbers[$0] },
          negative: rule.negative.compactMap { numbers[$0] })
      }
    }
    for guess in guesses {
      var holds = [Bool](repeating: false, count: atoms.count)
      var possible = holds
      for (atom, value) in zip(guessed, guess) {
        guard let number = numbers[atom] else { continue }
        holds[number] = value == 2
        possible[number] = value >= 1
      }
      let model = Model(
        holds: GroundProgram.leastModel(small, possible),
        possible: GroundProgram.leastModel(small, holds))
      let agrees = guessed.compactMap { numbers[$0] }.allSatisfy {
        model.holds[$0] == holds[$0] && model.possible[$0] == possible[$0]
      }
      if agrees, zip(model.holds, model.possible).allSatisfy({ !$0 || $1 }) {
        var whole = Model(holds: known, possible: known)
        for (number, atom) in atoms.enumerated() {
          whole.holds[atom] = model.holds[number]
          whole.possible[atom] = model.possible[number]
        }
        models.append(whole)
      }
    }
  }

  /// The models that count.
  func models(_ semantics: MapSemantics) -> [Model] {
    func isBelow(_ one: [Bool], _ other: [Bool]) -> Bool {
      zip(one, other).allSatisfy { !$0 || $1 }
    }
    let preferred = models.filter { model in
      !models.contains { $0.holds != model.holds && isBelow(model.holds, $0.holds) }
    }
    switch semantics {
    case .complete: return models
    case .grounded: return models.filter { m in models.allSatisfy { isBelow(m.holds, $0.holds) } }
    case .preferred: return preferred
    case .stable: return models.filter { $0.holds == $0.possible }
    case .semiStable:
      let open = models.map { openItems($0) }
      return models.indices.filter { index in
        !open.contains { $0.isStrictSubset(of: open[index]) }
      }.map { models[$0] }
    case .ideal:
      let shared = models.filter { model in
        preferred.allSatisfy { isBelow(model.holds, $0.holds) }
      }
      return shared.filter { model in shared.allSatisfy { isBelow($0.holds, model.holds) } }
    }
  }

  /// The atoms of statements and attacks that a model leaves open.
  private func openItems(_ model: Model) -> Set<Int> {
    let count = program.draft.statements.count
    return Set(
      model.holds.indices.filter { atom in
        let item = atom / (MapDraft.top + 1)
        let isStep = item >= count && program.draft.inferences[item - count].kind == .support
        return !isStep && model.possible[atom] && !model.holds[atom]
      })
  }

  /// The verdict on a statement or an inference that the readings agree on.
  func verdict(_ item: Int, _ models: [Model]) -> String {
    let atoms = program.atomCount
    let every = (0..<atoms).map { atom in models.allSatisfy { $0.holds[atom] } }
    let any = (0..<atoms).map { atom in models.contains { $0.possible[atom] } }
    return program.verdict(item, (every, any))
  }
}
