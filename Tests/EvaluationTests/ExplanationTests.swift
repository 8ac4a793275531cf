import ArgumentGraph
import Evaluation
import Testing

@Suite struct `Explanations` {
  static let sources = """
    source a "A" reliability A
    source b "B" reliability B
    source c "C" reliability C
    source e "E" reliability E
    """

  @Test func `a tie names both sides and the replies`() {
    let evaluation = Evaluation(
      of: Self.sources + """

        contention n1 "The bridge is safe"
        claim n43 "It was inspected" supports n1
        claim n44 "The inspector came" supports n43
        evidence n45 "The log has an entry" from c:1 credibility 3 supports n44
        evidence n35 "The steel is sound" from c:1 credibility 2 supports n1 with n36
        evidence n36 "The bolts are new" from b:1 credibility 3
        claim n47 "The piers are cracked" rebuts n1
        evidence n48 "A diver saw a crack" from c:1 credibility 3 supports n47 with n49
        evidence n49 "The crack is wide" from a:1 credibility 1
        claim n51 "It sways" rebuts n1
        evidence n50 "It was filmed swaying" from c:1 credibility 1 supports n51
        counterclaim n53 "The diver was wrong" rebuts n47
        counterclaim n54 "Cracks are harmless" rebuts n47
        """)
    #expect(
      evaluation.explanation(of: evaluation.node("n1")) == [
        #"n1 "The bridge is safe" FALLS by a tie at level 3."#,
        #"For it, the best grounded reasons: n43 "It was inspected" (from n44, on n45); "#
          + #"n35 "The steel is sound" with n36 "The bolts are new"."#,
        #"Against it, equally strong: n47 "The piers are cracked" (on n48, n49); "#
          + #"n51 "It sways" (on n50)."#,
        "n53 and n54 reply to n47, but are asserted only: word does not stop evidence.",
        "Nothing replies to n51.",
      ])
    #expect(evaluation.reasons(for: evaluation.node("n1")) == (2, 2))
    guard case .tied(let with, 3) = evaluation.fallReason(evaluation.node("n1")) else {
      Issue.record("not a tie")
      return
    }
    #expect(evaluation.names(with) == ["n47 -> n1", "n51 -> n1"])
  }

  @Test func `each way to fall is named`() {
    let evaluation = Evaluation(
      of: Self.sources + """

        evidence weak "Weak" from c:1 credibility 3
        evidence strong "Strong" from a:1 credibility 1
        evidence out "Out" from e:1 credibility 2
        claim rebutted "R"
        support rebutted with weak
        rebut rebutted with strong as r1
        claim undercut "U"
        support undercut with weak as step
        undercut step with strong as u1
        claim one "1"
        claim two "2"
        support one with two
        support two with one
        claim rests "S"
        support rests with rebutted + weak
        claim word "W"
        claim other "O" rebuts word
        claim onout "X"
        support onout with out
        """)
    func reason(_ label: String) -> FallReason? { evaluation.fallReason(evaluation.node(label)) }
    let node = evaluation.node
    #expect(reason("rebutted") == .rebutted(by: [node("r1")], level: 5))
    #expect(reason("undercut") == .undercut(by: [node("u1")]))
    #expect(reason("step") == .undercut(by: [node("u1")]))
    #expect(reason("one") == .circular(through: [node("one"), node("two")]))
    #expect(reason("rests") == .restsOnFallen([node("rebutted")]))
    #expect(reason("word")?.key == "tie")
    #expect(reason("onout") == .restsOnFallen([node("out")]))
    #expect(evaluation.verdict(node("out")) == .notAdmitted)
    #expect(evaluation.verdict(node("other")) == .asserted)
    #expect(evaluation.badges()[node("one")] == [.circular])
    let dropped = evaluation.supposing(Suppositions(dropped: [node("strong")]))
    #expect(dropped.fallReason(node("strong")) == .supposed)
    let changes = dropped.changes(from: evaluation)
      .filter { dropped.map.graph.kind($0.node).isStatement }
    #expect(dropped.names(changes.map(\.node)) == ["strong", "rebutted", "undercut", "rests"])
    #expect(changes[1].after == .stands(level: 3))
  }

  @Test func `a knot names what is locked`() {
    let evaluation = Evaluation(
      of: Self.sources + """

        evidence x "X" from b:1 credibility 2
        evidence y "Y" from b:1 credibility 2
        rebut x with y
        rebut y with x
        claim z "Z"
        support z with x
        """)
    #expect(evaluation.verdict(evaluation.node("z")) == .contested(level: 4))
    #expect(evaluation.names(evaluation.knotPartners(of: evaluation.node("z"))) == ["x", "y"])
    #expect(
      evaluation.explanation(of: evaluation.node("x"))[0]
        == #"x "X" is CONTESTED at level 4, locked with y."#)
  }

  @Test func `random maps are explained in at most eight sentences`() {
    for seed in UInt64(0)..<200 {
      var dice = Dice(seed: seed)
      let map = BuiltMap(
        .random(MapDraft.Shape(statements: 10, inferences: 30), &dice))
      let evaluation = Evaluation(map.view)
      for node in map.statements + map.inferences {
        let sentences = evaluation.explanation(of: node)
        #expect((1...Evaluation.sentenceLimit).contains(sentences.count))
        #expect(sentences.allSatisfy { $0.hasSuffix(".") && !$0.contains("  ") })
        let verdict = evaluation.verdict(node)
        #expect(sentences[0].contains(verdict.word), "seed \(seed)")
        #expect((evaluation.fallReason(node) != nil) == (verdict == .falls), "seed \(seed)")
      }
    }
  }
}
