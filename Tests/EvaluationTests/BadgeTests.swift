import ArgumentGraph
import Evaluation
import Testing

@Suite struct `Badges and dependence` {
  private let evaluation = Evaluation(
    of: """
      source root "Root" reliability B
      source copy "Copy" reliability B origin root
      source other "Other" reliability A
      source essay "Essay" reliability B
      source nobody "Nobody"
      claim studied "S" from essay:1
      evidence r "R" from root:1 credibility 2
      evidence c "C" from copy:1 credibility 2
      evidence o "O" from other:1 credibility 2
      evidence own "Own" from essay:1 credibility 2
      evidence told "Told" from essay:1 by "a witness" credibility 2
      evidence dark "Dark" from nobody:1 credibility 2
      assumption guess "Guess" status solid
      claim same "Same"
      support same with r
      support same with c
      claim both "Both"
      support both with r + o
      claim either "Either"
      support either with r
      support either with o
      claim ownword "Own word"
      support ownword with own
      claim hearsay "Hearsay"
      support hearsay with told
      claim judged "Judged"
      support judged with dark
      claim unsure "Unsure"
      support unsure with guess + o
      claim shared "Shared"
      support shared with same + o
      support shared with r + guess
      """)

  private func badges(_ label: String) -> [Badge] { evaluation.badges()[evaluation.node(label)] }

  @Test func `badges say what a verdict rests on`() {
    let root = Badge.singleSource(.source(evaluation.node("root")))
    #expect(badges("same") == [root])
    #expect(badges("both") == [])
    #expect(badges("either") == [])
    #expect(badges("ownword") == [.singleSource(.source(evaluation.node("essay"))), .ownWord])
    #expect(badges("hearsay") == [.singleSource(.person("a witness"))])
    #expect(
      badges("judged") == [.singleSource(.source(evaluation.node("nobody"))), .unjudged])
    #expect(badges("dark") == [.unjudged])
    #expect(badges("unsure") == [.singleSource(.source(evaluation.node("other"))), .assumed])
    #expect(badges("studied") == [])
  }

  @Test func `necessary leaves and origins are exact with linked premises`() {
    let dependence = evaluation.dependence()
    func leaves(_ label: String) -> [String] {
      evaluation.names(dependence.necessaryLeaves(of: evaluation.node(label)))
    }
    #expect(leaves("same") == [])
    #expect(leaves("both") == ["r", "o"])
    #expect(leaves("either") == [])
    #expect(leaves("shared") == [])
    let root = EvidenceOrigin.source(evaluation.node("root"))
    #expect(dependence.necessaryOrigins(of: evaluation.node("same")) == [root])
    #expect(dependence.necessaryOrigins(of: evaluation.node("shared")) == [root])
    #expect(dependence.necessaryOrigins(of: evaluation.node("either")) == [])
  }

  @Test func `without attacks the necessary leaves are the single cruxes`() {
    for seed in UInt64(0)..<300 {
      var dice = Dice(seed: 40_000 + seed)
      var draft = MapDraft.random(MapDraft.Shape(statements: 10, inferences: 20), &dice)
      draft.inferences.removeAll { $0.kind != .support }
      let map = BuiltMap(draft)
      let evaluation = Evaluation(map.view)
      let dependence = evaluation.dependence()
      for node in map.statements {
        guard case .stands = evaluation.verdict(node) else { continue }
        // A leaf with support of its own may lose the one and keep the other.
        let expected = map.statements.enumerated().filter { index, leaf in
          draft.level(index) > 0
        }.map(\.element).filter { leaf in
          var weaker = draft
          guard let index = map.statements.firstIndex(of: leaf) else { return false }
          if weaker.statements[index].kind == .evidence { weaker.statements[index].number = 5 }
          weaker.statements[index].status = .unsupported
          let other = Evaluation(BuiltMap(weaker).view).verdict(node)
          if case .stands = other { return false }
          return true
        }
        #expect(Set(dependence.necessaryLeaves(of: node)) == Set(expected), "seed \(seed)")
      }
    }
  }

  @Test func `evidence with several sources takes the best letter`() {
    let evaluation = Evaluation(
      of: """
        source b "B" reliability B
        source d "D" reliability D
        source f "F" reliability F
        source e "E" reliability E
        evidence one "1" from d:1, b:2 credibility 1
        evidence two "2" from f:1, d:1 credibility 1
        evidence three "3" from e:1, f:1 credibility 1
        evidence four "4" from b:1
        evidence five "5" from b:1 credibility 5
        """)
    func grade(_ label: String) -> (String, Int, Bool) {
      let grade = evaluation.grade(of: evaluation.node(label))
      return (grade.code, Int(grade.level), grade.isUnjudged)
    }
    #expect(grade("one") == ("B1", 4, false))
    #expect(grade("two") == ("D1", 2, false))
    #expect(grade("three") == ("F1", 2, true))
    #expect(grade("four") == ("B6", 2, true))
    #expect(grade("five") == ("B5", 0, false))
    let without = evaluation.supposing(
      Suppositions(droppedSources: [evaluation.node("b")]))
    #expect(without.verdict(evaluation.node("one")) == .stands(level: 2))
    #expect(without.verdict(evaluation.node("four")) == .notAdmitted)
  }
}
