import ArgumentGraph
import Evaluation
import Foundation
import OracleTesting
import Testing

/// Compares with clingo, an answer set solver that other people wrote (`pip install clingo`).
@Suite struct `Verdicts beside clingo` {
  /// Reads ground programs, one a line, and prints for each the atoms that are true in all of its
  /// answer sets, those that are true in some, and 1 when these are all its answer sets; `none` when
  /// there is no answer set.
  private static let judge = """
    import sys
    try:
        import clingo
    except ImportError:
        print("skipped")
        sys.exit(0)
    for line in sys.stdin:
        control = clingo.Control(["0", "--warn=none"])
        control.add("base", [], line)
        control.ground([("base", [])])
        every, some, whole = None, set(), "1"
        with control.solve(yield_=True) as handle:
            for count, model in enumerate(handle):
                atoms = {s.arguments[0].number for s in model.symbols(atoms=True)}
                every = atoms if every is None else every & atoms
                some |= atoms
                if count > 200:
                    whole = ""
                    break
        if every is None: print("none")
        else: print("|".join([" ".join(map(str, sorted(s))) for s in (every, some)] + [whole]))
    """

  private func clingo(_ lines: [String]) throws -> [String]? {
    try PythonOracle.answers(
      of: Self.judge, to: lines,
      needing: "clingo for Python is not installed (pip install clingo)")
  }

  private func text(_ program: GroundProgram) -> String {
    program.rules.map { rule in
      let body = rule.positive.map { "a(\($0))" } + rule.negative.map { "not a(\($0))" }
      return body.isEmpty
        ? "a(\(rule.head))." : "a(\(rule.head)) :- \(body.joined(separator: ","))."
    }.joined(separator: " ")
  }

  /// Compares verdicts with the answers, program by program.
  private func compare(
    _ programs: [GroundProgram], _ answers: [String],
    _ verdicts: (Int) -> (nodes: [NodeID], evaluation: Evaluation)
  ) {
    #expect(answers.count == programs.count)
    for (index, answer) in answers.enumerated() where answer != "none" {
      let parts = answer.split(separator: "|", omittingEmptySubsequences: false)
        .map { Set($0.split(separator: " ").compactMap { Int($0) }) }
      let (nodes, evaluation) = verdicts(index)
      for (item, node) in nodes.enumerated() {
        let atoms = (1...MapDraft.top).map { programs[index].atom(item, $0) }
        switch evaluation.verdict(node) {
        case .stands(let level): #expect(parts[0].contains(atoms[level - 1]), "seed \(index)")
        case .contested(let level) where level > 0:
          #expect(!parts[1].contains(where: { atoms[level...].contains($0) }), "seed \(index)")
        case .contested, .asserted:
          #expect(parts[1].isDisjoint(with: atoms), "seed \(index)")
        case .falls, .notAdmitted:
          #expect(parts[1].isDisjoint(with: atoms), "seed \(index)")
          #expect(!parts[1].contains(programs[index].atom(item, 0)), "seed \(index)")
        }
      }
    }
  }

  @Test func `every answer set holds what stands and nothing that falls`() throws {
    var drafts: [MapDraft] = []
    for seed in UInt64(0)..<1_500 {
      var dice = Dice(seed: 77_000 + seed)
      drafts.append(.random(MapDraft.Shape(statements: 8, inferences: 14), &dice))
    }
    let programs = drafts.map { GroundProgram($0) }
    guard let answers = try clingo(programs.map(text)) else { return }
    compare(programs, answers) { index in
      let map = BuiltMap(drafts[index])
      return (map.statements + map.inferences, Evaluation(map.view))
    }
  }

  @Test func `so does every answer set of written maps, whatever is supposed`() throws {
    var maps: [WrittenMap] = []
    var programs: [GroundProgram] = []
    for seed in UInt64(0)..<700 {
      var dice = Dice(seed: 79_000 + seed)
      let draft = MapDraft.random(MapDraft.Shape(statements: 8, inferences: 14), &dice)
      let map = WrittenMap(draft, &dice)
      maps.append(map)
      programs.append(GroundProgram(draft, held: map.held, dropped: map.dropped))
    }
    guard let answers = try clingo(programs.map(text)) else { return }
    compare(programs, answers) { index in
      (maps[index].nodes, Evaluation(maps[index].view, supposing: maps[index].suppositions))
    }
  }

  @Test func `stable readings are the answer sets`() throws {
    var drafts: [MapDraft] = []
    for seed in UInt64(0)..<400 {
      var dice = Dice(seed: 78_000 + seed)
      let shape = MapDraft.Shape(
        statements: 8, inferences: 16, kinds: [.support, .support, .rebut, .rebut, .undercut])
      var draft = MapDraft.random(shape, &dice)
      // Two that rebut each other, and each something else: a choice that matters.
      let (one, two) = (draft.statements.count, draft.statements.count + 1)
      draft.statements += [.init(kind: .assumption), .init(kind: .assumption)]
      let pairs = [(one, two), (two, one), (one, dice.roll(one)), (two, dice.roll(one))]
      draft.inferences += pairs.map { .init(kind: .rebut, premises: [$0], target: $1) }
      drafts.append(draft)
    }
    let programs = drafts.map { GroundProgram($0) }
    guard let answers = try clingo(programs.map(text)) else { return }
    #expect(answers.count == drafts.count)
    var several = 0
    for (index, answer) in answers.enumerated() {
      let map = BuiltMap(drafts[index])
      let evaluation = Evaluation(map.view).reading(under: .stable)
      if answer == "none" {
        #expect(evaluation.readings?.exist == false, "seed \(index)")
        continue
      }
      #expect(evaluation.readings?.exist == true, "seed \(index)")
      let parts = answer.split(separator: "|", omittingEmptySubsequences: false)
        .map { Set($0.split(separator: " ").compactMap { Int($0) }) }
      if parts[2].isEmpty { continue }
      if parts[0] != parts[1] { several += 1 }
      func model(_ atoms: Set<Int>) -> [Bool] {
        (0..<programs[index].atomCount).map { atoms.contains($0) }
      }
      let bounds = (holds: model(parts[0]), possible: model(parts[1]))
      for (item, node) in (map.statements + map.inferences).enumerated() {
        let expected = programs[index].verdict(item, bounds)
        #expect(evaluation.verdict(node).plain == expected, "seed \(index)")
      }
    }
    #expect(several > 30, "\(several)")
  }
}
