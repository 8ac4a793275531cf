import ArgumentGraph
import Evaluation
import Testing

@Suite struct `Certificates` {
  private func checker(_ draft: MapDraft, _ map: BuiltMap) -> CertificateChecker {
    let index = Dictionary(uniqueKeysWithValues: map.statements.enumerated().map { ($1, $0) })
    return CertificateChecker(
      map.view.graph, top: MapDraft.top,
      level: { index[$0].map { draft.level($0) } ?? 0 },
      isWord: { index[$0].map { draft.isWord($0) } ?? false })
  }

  private func checkAll(_ shape: MapDraft.Shape, seeds: Range<UInt64>) {
    for seed in seeds {
      var dice = Dice(seed: seed)
      let draft = MapDraft.random(shape, &dice)
      let map = BuiltMap(draft)
      let evaluation = Evaluation(map.view)
      for node in map.statements + map.inferences {
        guard let certificate = evaluation.certificate(node) else {
          Issue.record("seed \(seed): none for \(node)")
          return
        }
        var checker = checker(draft, map)
        let failure = checker.failure(of: certificate)
        #expect(failure == nil, "seed \(seed), \(map.view.graph.name(node)): \(draft)")
        if failure != nil { return }
      }
    }
  }

  @Test func `every verdict on a small map has a certificate that checks`() {
    checkAll(MapDraft.Shape(statements: 8, inferences: 14), seeds: 0..<400)
  }

  @Test func `every verdict on a dense map has a certificate that checks`() {
    checkAll(MapDraft.Shape(statements: 12, inferences: 40), seeds: 5_000..<5_060)
  }

  @Test func `a certificate with a step left out does not check`() {
    var broken = 0
    var whole = 0
    for seed in UInt64(0)..<60 {
      var dice = Dice(seed: 900_000 + seed)
      let draft = MapDraft.random(MapDraft.Shape(statements: 8, inferences: 14), &dice)
      let map = BuiltMap(draft)
      let evaluation = Evaluation(map.view)
      for node in map.statements + map.inferences {
        guard var certificate = evaluation.certificate(node), !certificate.steps.isEmpty else {
          continue
        }
        certificate.steps.remove(at: dice.roll(certificate.steps.count))
        var checker = checker(draft, map)
        if checker.failure(of: certificate) == nil { whole += 1 } else { broken += 1 }
      }
    }
    // Every step is there because another, or the verdict, needs it; within a knot a stronger step
    // may by chance follow that would do as well.
    #expect(broken > 150)
    #expect(whole * 100 <= broken)
  }

  @Test func `a claim that another verdict is claimed for does not check`() {
    for seed in UInt64(0)..<30 {
      var dice = Dice(seed: 910_000 + seed)
      let draft = MapDraft.random(MapDraft.Shape(statements: 8, inferences: 14), &dice)
      let map = BuiltMap(draft)
      let evaluation = Evaluation(map.view)
      for node in map.statements + map.inferences {
        guard var certificate = evaluation.certificate(node) else { continue }
        let claims: [Verdict] = [.stands(level: 2), .asserted, .contested(level: 2), .falls]
        let truth = certificate.verdict
        for claim in claims where !claim.isSameWord(as: truth) {
          if claim == .falls, truth == .notAdmitted { continue }
          certificate.verdict = claim
          var checker = checker(draft, map)
          let passes = checker.failure(of: certificate) == nil
          #expect(!passes, "seed \(seed): \(claim) for \(evaluation.verdict(node))")
          if passes { return }
        }
      }
    }
  }
}
