import ArgumentGraph
import Conventions
import Notebook
import Testing

/// The view of a notebook with one cell.
func map(_ cell: String) -> MapView {
  Notebook(name: "map.md", bytes: Array("```crux\n\(cell)\n```\n".utf8)).view
}

@Suite struct SchemeTests {
  @Test func `the schemes that ship are whole`() {
    let schemes = SchemeCatalog.builtIn
    #expect(
      schemes.map(\.name) == [
        "expert", "position", "example", "analogy", "cause", "sign", "consequence", "means",
        "value", "commitment", "precedent", "slope", "ignorance", "afortiori", "bias", "character",
      ])
    for scheme in schemes {
      #expect(!scheme.summary.isEmpty && !scheme.slots.isEmpty && !scheme.questions.isEmpty)
      #expect(scheme.questions.allSatisfy { $0.hasSuffix("?") }, "\(scheme.name)")
      #expect(Set(scheme.slots.map(\.name)).count == scheme.slots.count, "\(scheme.name)")
    }
    #expect(SchemeCatalog.builtIn[0].slots.map(\.name) == ["expertise", "assertion"])
    #expect(SchemeCatalog.builtIn[0].questions.count == 3)
  }

  @Test func `a map adds schemes and replaces ones that ship`() {
    let catalog = SchemeCatalog(
      map(
        """
        scheme poll "Most say so" slot sample "It is fair" question "Who paid?"
        scheme expert "One who knows says so" question "Since when?"
        scheme poll "Many say so"
        """))
    #expect(catalog.all.count == SchemeCatalog.builtIn.count + 1)
    #expect(catalog["poll"]?.questions == ["Who paid?"])
    #expect(catalog["expert"]?.questions == ["Since when?"])
    #expect(catalog.all[0].name == "expert")
    #expect(catalog.repeated.count == 1)
    #expect(catalog.origin(of: "poll") != nil && catalog.origin(of: "sign") == nil)
    #expect(catalog["nothing"] == nil)
  }

  static let argued = """
    contention main "Rents will fall"
    claim c1 "Ms Osei says so"
    support main with assertion: c1 as word scheme expert
    claim k1 "The landlords pay her"
    undercut word with k1 answers 1
    answer word 2 na "Nobody else has looked"
    claim c2 "Homes are being built" supports c1 scheme cause
    claim c3 "It is said" supports main scheme hearsay
    """

  @Test func `a question is open until an answer or an undercut closes it`() throws {
    let view = map(Self.argued)
    let questions = CriticalQuestions(view)
    let word = view.graph.find("word")
    let all = questions.all(of: word)
    #expect(all.map(\.number) == [1, 2, 3])
    guard case .objection(let undercut) = all[0].state else {
      Issue.record("question 1 is \(all[0].state)")
      return
    }
    #expect(view.graph.kind(undercut) == .undercut)
    #expect(all[1].state == .notApplicable("Nobody else has looked"))
    #expect(questions.open(of: word).map(\.number) == [3])
    #expect(questions.emptySlots(of: word).map(\.name) == ["expertise"])
  }

  @Test func `what bears on a statement is found over support and attacks`() {
    let view = map(Self.argued)
    let questions = CriticalQuestions(view)
    let names = questions.inferences(bearingOn: view.graph.find("main")).map {
      view.graph.name($0)
    }
    #expect(names == ["word", "k1 -> word", "c2 -> c1", "c3 -> main"])
    let beneath = questions.inferences(bearingOn: view.graph.find("c1"))
    #expect(beneath.map { view.graph.name($0) } == ["c2 -> c1"])
    #expect(questions.all(of: view.graph.find("c3")).isEmpty)
  }

  @Test func `an undercut counts before an answer`() {
    let view = map(
      Self.argued + "\nanswer word 1 ok \"She is paid by nobody\"\nanswer word 3 ok \"Figures\"")
    let questions = CriticalQuestions(view)
    let word = view.graph.find("word")
    if case .objection = questions.all(of: word)[0].state {} else { Issue.record("not closed") }
    #expect(questions.open(of: word).isEmpty)
  }
}
