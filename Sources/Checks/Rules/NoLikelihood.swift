import ArgumentGraph

/// A forecast that does not say how likely it is.
enum NoLikelihood: Rule {
  static let about = RuleDescription(
    code: "L001", name: "no-likelihood", severity: .warning,
    summary: "a forecast that is a contention or supports one, without a likelihood: a claim with "
      + "the tag `forecast`, a step of a slippery slope, or, in a map that gives likelihoods, a "
      + "claim with \"will\", \"shall\" or \"going to\"",
    rationale: "Nobody can tell afterwards whether a forecast without chances was right, nor weigh "
      + "it before (ICD 203)",
    mending: "say how likely it is: edit ID likelihood \"TERM\"",
    triggering: [
      """
      contention ↓main "Rents are due to fall" tags forecast
      """,
      """
      contention main "Rents should not be capped"
      claim ↓c1 "Landlords sell up"
      claim w1 "That is bad"
      support main with step: c1 + worth: w1 scheme slope
      """,
      """
      contention main "Rents will fall" likelihood "likely"
      claim ↓c1 "More flats will be built" supports main
      """,
    ],
    clean: [
      """
      contention main "Rents will fall" likelihood "likely"
      claim c1 "More flats will be built" likelihood "60-70%" supports main
      claim c2 "They have the will to build" supports c1
      counterclaim k1 "Nobody will build" rebuts main
      """,
      """
      contention main "Rents will fall"
      """,
    ])

  static let scope = RuleScope.near

  static func check(_ map: CheckContext, report: (Finding) -> Void) {
    let graph = map.graph
    let bearing = map.bearing
    for node in map.statements
    where graph.kind(node).isClaim && bearing[node.index].contains(.support)
      && graph.likelihood(node) == nil
    {
      if isStep(node, in: map) || graph.tags(node).contains("forecast")
        || map.isRated && speaksOfTheFuture(node, in: map)
      {
        report(finding(on: node))
      }
    }
  }

  /// Whether it is a step of a slippery slope.
  private static func isStep(_ node: NodeID, in map: CheckContext) -> Bool {
    let graph = map.graph
    return map.uses[node].contains { inference in
      graph.hasScheme(inference) && graph.scheme(inference) == "slope"
        && (0..<graph.premiseCount(inference)).contains {
          graph.premise(inference, $0) == node && graph.slot(inference, $0) == "step"
        }
    }
  }

  private static func speaksOfTheFuture(_ node: NodeID, in map: CheckContext) -> Bool {
    let text = map.graph.bodyID(node)
    guard map.graph.texts.holds(["will", "shall", "won", "going to"], in: text) else {
      return false
    }
    return speaksOfTheFuture(map.graph.texts[text])
  }

  /// Whether a text has a verb in the future: "will", "won't", "shall", "going to". What is
  /// somebody's ("the will", "his will") is a noun.
  static func speaksOfTheFuture(_ text: String) -> Bool {
    var before = ""
    for word in TextWords(text) {
      switch word.text {
      case "will" where !nounSigns.contains(before): return true
      case "shall", "won't", "shan't": return true
      case "to" where before == "going": return true
      default: before = word.text
      }
    }
    return false
  }

  /// Words after which "will" is a noun.
  private static let nounSigns: Set = [
    "a", "the", "this", "that", "no", "any", "his", "her", "its", "their", "our", "my", "your",
    "free", "good", "ill", "political",
  ]

  static func message(_ finding: Finding, in map: CheckContext) -> String {
    "nobody says how likely \(map.words(finding.subject)) is"
  }

  static func message(
    for findings: [Finding], counted: Int, in map: CheckContext
  ) -> String {
    "\(findings.count) forecasts do not say how likely they are"
  }

  static func help(_ finding: Finding, in map: CheckContext) -> String? {
    "edit \(map.name(finding.subject)) likelihood \"TERM\""
  }
}
