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
      return StyledLine(" (against ").adding(graph.name(target), .id).adding(")")
    }
    return StyledLine(" (against the step from ").adding(premiseNames(of: target))
      .adding(")")
  }

  private func premiseNames(of inference: NodeID) -> StyledLine {
    var line = StyledLine()
    for (index, premise) in graph.premises(inference).enumerated() {
      if index > 0 { line.append(" + ") }
      line.append(graph.name(premise), .id)
    }
    let conclusion = graph.conclusion(inference)
    if conclusion.isNone || conclusion == point { return line }
    return line.adding(" to ").adding(graph.name(conclusion), .id)
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
    for crux in found.cruxes.prefix(Self.fullLimit) { document.addItem(line(for: crux)) }
    if found.cruxes.count > Self.fullLimit {
      let more = found.cruxes.count - Self.fullLimit
      document.addItem(
        StyledLine("\(counted(more, "more set", "more sets")) like these: `cruxes` lists them"))
    }
    if found.cruxes.isEmpty { document.add(StyledLine(noCrux(found))) }
    var options = CruxOptions()
    options.moves = .lossesAndConfirmations
    options.maximumSize = 1
    let confirmations = searched(options).cruxes.filter {
      !$0.add.isEmpty && !found.cruxes.contains($0)
    }
    for crux in confirmations.prefix(Self.fullLimit) { document.addItem(line(for: crux)) }
    options.moves = .sources
    for crux in searched(options).cruxes.prefix(Self.groundLimit) {
      document.addItem(line(for: crux))
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

  private func line(for crux: Crux) -> StyledLine {
    var line = StyledLine()
    func add(_ nodes: [NodeID], _ before: String, _ after: String) {
      if nodes.isEmpty { return }
      line.append(line.runs.isEmpty ? before.capitalizedFirst : ", and \(before)")
      for (index, node) in nodes.enumerated() {
        if index > 0 { line.append(index == nodes.count - 1 ? " and " : ", ") }
        line = line.adding("“\(context.sentence(node))” [").adding(graph.name(node), .id).adding(
          "]")
      }
      line.append(after)
    }
    let many = crux.remove.count > 1
    add(crux.remove, "if ", many ? " did not hold" : " did not hold")
    add(crux.add, "if ", " were confirmed")
    add(crux.sources, "without the source ", "")
    let becomes =
      switch crux.becomes {
      case .stands(let level): "it would stand, at level \(level)"
      case .asserted: "it would be only asserted"
      case .contested: "it would be contested"
      case .falls, .notAdmitted: "it would fall"
      }
    return line.adding(", \(becomes).")
  }
}
