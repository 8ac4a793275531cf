import ArgumentGraph

/// The definition of the verdicts as a ground logic program, rule by rule, and its well-founded
/// model by the plain alternating fixpoint. Slow and obvious.
struct GroundProgram {
  struct Rule {
    var head: Int
    var positive: [Int]
    var negative: [Int]
  }

  let draft: MapDraft
  /// Statements and, after them, inferences that are supposed to hold, and not to.
  let held: Set<Int>
  let dropped: Set<Int>
  private(set) var rules: [Rule] = []
  let atomCount: Int

  /// The atom that a statement (or, after them, an inference) holds at a level.
  func atom(_ item: Int, _ level: Int) -> Int { item * (MapDraft.top + 1) + level }
  func inference(_ index: Int) -> Int { draft.statements.count + index }

  init(_ draft: MapDraft, held: Set<Int> = [], dropped: Set<Int> = []) {
    self.draft = draft
    self.held = held
    self.dropped = dropped
    atomCount = (draft.statements.count + draft.inferences.count) * (MapDraft.top + 1)
    for level in 0...MapDraft.top {
      for index in draft.statements.indices { addStatement(index, level) }
      for index in draft.inferences.indices { addInference(index, level) }
    }
  }

  private func rebuttals(of statement: Int, _ level: Int) -> [Int] {
    draft.inferences.indices
      .filter { draft.inferences[$0].kind == .rebut && draft.inferences[$0].target == statement }
      .map { atom(inference($0), level) }
  }

  private mutating func addStatement(_ index: Int, _ level: Int) {
    if dropped.contains(index) { return }
    if held.contains(index) {
      rules.append(Rule(head: atom(index, level), positive: [], negative: []))
      return
    }
    if level < MapDraft.top {
      rules.append(
        Rule(head: atom(index, level), positive: [atom(index, level + 1)], negative: []))
    }
    let isAdmitted = level == 0 ? draft.isWord(index) : draft.level(index) >= level
    if isAdmitted {
      rules.append(
        Rule(head: atom(index, level), positive: [], negative: rebuttals(of: index, level)))
    }
  }

  private mutating func addInference(_ index: Int, _ level: Int) {
    let this = draft.inferences[index]
    if dropped.contains(inference(index)) { return }
    var negative = draft.inferences.indices
      .filter { draft.inferences[$0].kind == .undercut && draft.inferences[$0].target == index }
      .map { atom(inference($0), min(level, 1)) }
    if held.contains(inference(index)) { negative = [] }
    let isForced = held.contains(this.target) || dropped.contains(this.target)
    if this.kind == .support, !isForced { negative += rebuttals(of: this.target, level) }
    let head = atom(inference(index), level)
    rules.append(
      Rule(head: head, positive: this.premises.map { atom($0, level) }, negative: negative))
    if this.kind == .support, !dropped.contains(this.target) {
      rules.append(Rule(head: atom(this.target, level), positive: [head], negative: []))
    }
  }

  /// What holds when exactly the atoms that `assumed` holds count against others.
  private func leastModel(_ assumed: [Bool]) -> [Bool] { Self.leastModel(rules, assumed) }

  /// The same of any rules.
  static func leastModel(_ rules: [Rule], _ assumed: [Bool]) -> [Bool] {
    var model = [Bool](repeating: false, count: assumed.count)
    var grows = true
    while grows {
      grows = false
      for rule in rules
      where !model[rule.head] && rule.positive.allSatisfy({ model[$0] })
        && !rule.negative.contains(where: { assumed[$0] })
      {
        model[rule.head] = true
        grows = true
      }
    }
    return model
  }

  /// What is true, and what is not false.
  func wellFoundedModel() -> (holds: [Bool], possible: [Bool]) {
    var holds = [Bool](repeating: false, count: atomCount)
    while true {
      let possible = leastModel(holds)
      let next = leastModel(possible)
      if next == holds { return (holds, possible) }
      holds = next
    }
  }

  /// The verdict on a statement or an inference, as the definition orders them.
  func verdict(_ item: Int, _ model: (holds: [Bool], possible: [Bool])) -> String {
    func levels(_ truth: [Bool]) -> Int? {
      (0...MapDraft.top).last { truth[atom(item, $0)] }
    }
    let levelsAbove = (1...MapDraft.top).filter { model.holds[atom(item, $0)] }
    if let level = levelsAbove.last { return "stands \(level)" }
    if let level = (1...MapDraft.top).last(where: { model.possible[atom(item, $0)] }) {
      return "contested \(level)"
    }
    if model.holds[atom(item, 0)] { return "asserted" }
    if model.possible[atom(item, 0)] { return "contested 0" }
    if item < draft.statements.count, draft.level(item) == 0, !dropped.contains(item),
      [.evidence, .assumption].contains(draft.statements[item].kind),
      !draft.inferences.contains(where: { $0.kind == .support && $0.target == item })
    {
      return "not admitted"
    }
    return "falls"
  }
}
