import ArgumentGraph
import Evaluation
import Reports
import SourceText

/// What speaks against a main point, and what it hinges on.
extension BriefPoint {
  func writeObjections(into document: inout Document) {
    document.addHeading("The strongest objections, and their answers")
    let objections = self.objections()
    if objections.isEmpty {
      document.add(StyledLine("Nothing is said against it, or against the reasons for it."))
      return
    }
    for objection in objections.prefix(Self.fullLimit) { write(objection, into: &document) }
    let left = objections.count - Self.fullLimit
    if left > 0 {
      document.addItem(
        StyledLine(
          "\(counted(left, "weaker or more remote one is", "weaker or more remote ones are")) "
            + "left out here; the report on objections has them all"))
    }
  }

  /// The attacks on the point, on the steps to it, and on the reasons for it: those that hold
  /// first, among equals the nearer ones.
  private func objections() -> [NodeID] {
    var seen: Set<NodeID> = []
    var found: [(node: NodeID, distance: Int)] = []
    func add(_ node: NodeID, _ distance: Int) {
      for attack in context.attacks(on: node) where seen.insert(attack).inserted {
        found.append((attack, distance))
      }
    }
    add(point, 0)
    for reason in context.support(of: point) {
      add(reason, 1)
      for premise in graph.premises(reason) {
        add(premise, 2)
        for step in context.support(of: premise) { add(step, 3) }
      }
    }
    func strength(_ node: NodeID) -> Int {
      switch context.standing(node) {
      case .stands(let level): 30 + level
      case .contested(let level): 20 + level
      case .asserted: 10
      default: 0
      }
    }
    return found.map {
      (key: (-strength($0.node), $0.distance, context.map.rank[$0.node.index]), node: $0.node)
    }.sorted { $0.key < $1.key }.map(\.node)
  }

  private func write(_ objection: NodeID, into document: inout Document) {
    let target = graph.conclusion(objection)
    var line = context.premises(of: objection)
    if target != point { line = line.adding(against(target)) }
    document.addItem(line.adding(". " + strength(of: objection)))
    if graph.isConceded(objection) {
      let reason = graph.concession(objection).map { ": \($0)" } ?? ""
      document.addItem(StyledLine("Granted\(ended(reason))"), depth: 1)
    }
    let replies = context.replies(to: objection)
    for reply in replies.prefix(Self.groundLimit) {
      let grounds =
        switch context.standing(reply) {
        case .stands(let level): "on evidence, level \(level)"
        case .asserted: "on word only"
        case .contested: "contested"
        default: "which does not hold"
        }
      document.addItem(
        StyledLine("Answer: ").adding(context.premises(of: reply)).adding(" (\(grounds))."),
        depth: 1)
    }
    if replies.isEmpty, !graph.isConceded(objection) {
      document.addItem(StyledLine("Nothing answers it."), depth: 1)
    }
  }

  private func ended(_ text: String) -> String {
    text.hasSuffix(".") || text.hasSuffix("!") || text.hasSuffix("?") ? text : text + "."
  }

  private func against(_ target: NodeID) -> StyledLine {
    if target.isNone { return StyledLine() }
    guard graph.kind(target).isInference else {
      return StyledLine(" (against: ").adding(context.mention(target)).adding(")")
    }
    let line = StyledLine(" (against the step from: ").adding(context.premises(of: target))
    let conclusion = graph.conclusion(target)
    if conclusion.isNone || conclusion == point { return line.adding(")") }
    return line.adding("; to: ").adding(context.mention(conclusion)).adding(")")
  }

  private func strength(of objection: NodeID) -> String {
    let target = graph.conclusion(objection)
    let verdict = evaluation.verdict(point)
    switch context.standing(objection) {
    case .stands(let mine):
      guard target == point, case .stands(let level) = verdict else {
        return "It stands at level \(mine)."
      }
      return mine < level
        ? "It stands at level \(mine), and weighs less than the reasons for the point."
        : "It stands at level \(mine)."
    case .contested: return "It is contested."
    case .asserted:
      return if case .stands = verdict {
        "It is only asserted, and word does not stop evidence."
      } else { "It is only asserted." }
    default: return "It does not hold."
    }
  }

  // MARK: Cruxes

  func writeCruxes(into document: inout Document) {
    document.addHeading("What it hinges on, and what would change it")
    let found = searched(CruxOptions())
    if found.cruxes.isEmpty { document.add(StyledLine(noCrux(found))) }
    var options = CruxOptions()
    options.moves = .lossesAndConfirmations
    options.maximumSize = 1
    let confirmations = searched(options).cruxes.filter {
      !$0.add.isEmpty && !found.cruxes.contains($0)
    }
    options.moves = .sources
    let sources = searched(options).cruxes
    for cruxes in [found.cruxes, confirmations, sources] {
      for hinge in BriefHinge.all(of: cruxes) { hinge.write(context, into: &document) }
    }
  }

  private func searched(_ options: CruxOptions) -> Cruxes {
    var limited = options
    limited.workLimit = CruxOptions.patience
    return evaluation.cruxes(of: point, limited)
  }

  private func noCrux(_ found: Cruxes) -> String {
    if !found.isComplete {
      return "The search for what it hinges on was stopped; nothing small was found."
    }
    let count = found.independentReasons.count
    return count > 0
      ? "No small set of things decides it: \(counted(count, "independent reason carries", "independent reasons carry")) it."
      : "No small set of things decides it."
  }
}
