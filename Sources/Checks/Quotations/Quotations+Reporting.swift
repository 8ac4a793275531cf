import ArgumentGraph
import Documents

extension Rule {
  /// Reports the anchors of a kind of problem; the finding's detail is the problem's number.
  static func reportProblems(
    _ kind: QuoteFinding, in quotations: Quotations, to report: (Finding) -> Void
  ) {
    for (index, problem) in quotations.problems.enumerated() where problem.kind == kind {
      report(finding(on: problem.node, detail: index))
    }
  }
}

extension CheckContext {
  /// Where an anchor says that it stands, as it is written; the source alone when it does not.
  func place(of problem: Quotations.Problem) -> String {
    let source = name(problem.anchor.source)
    return problem.anchor.passage == .unknown ? source : "\(source):\(problem.anchor.passage)"
  }
}

extension RuleDescription {
  /// The document that the examples of the rules on quotations are about.
  static let sampleDocuments = [
    "op-ed.txt": """
    Buses should be free.

    In Dunkirk the number of riders rose by half. Fares paid for a tenth of the costs.

    Nobody asked where the rest of the costs went.
    """
  ]
}
