import ArgumentGraph
import Documents
import Evaluation
import JSONText
import Reports
import SourceText

/// What became of the anchors of some sources, ready to be shown.
public struct ReanchorReport {
  /// One anchor in words.
  struct Entry {
    let id: String
    let statement: String
    let item: ReanchorPlan.Item
    /// The words that it stood on, where they are kept and may be shown.
    let was: String?
    /// The words of each candidate, where they may be shown.
    let now: [String?]
    /// The last clause of a command that settles it.
    let phrase: String
  }

  /// One source in words.
  struct Section {
    let name: String
    let plan: ReanchorPlan
    let entries: [Entry]
    /// Why words are missing.
    let notice: String?
  }

  let sections: [Section]
  let lost: LostWords
  let workspace: Workspace
  private var width: Int { workspace.options.width }

  /// The longest text that is shown of a passage, in columns.
  private static let longestShown = 400
  /// The most statements that are named as hanging on a lost one.
  private static let namedDependents = 8

  init(_ plans: [ReanchorPlan], in workspace: Workspace) {
    self.workspace = workspace
    sections = plans.map { Self.section($0, workspace) }
    let gone = plans.flatMap { plan in
      plan.items.filter { $0.isOpen && $0.isGone }.map(\.use.node)
    }
    var seen: Set<NodeID> = []
    lost = LostWords(gone.filter { seen.insert($0).inserted }, in: workspace)
  }

  private static func section(_ plan: ReanchorPlan, _ workspace: Workspace) -> Section {
    let graph = workspace.graph
    var gate = WordGate(workspace, plan.source)
    var open: [NodeID: Int] = [:]
    for item in plan.items where item.isOpen { open[item.use.node, default: 0] += 1 }
    let entries = plan.items.map { item in
      let isShown = item.isOpen || item.result.outcome != .exact
      let was = isShown && !item.use.anchor.quote.isNone ? graph.texts[item.use.anchor.quote] : nil
      let now =
        !isShown
        ? []
        : item.result.candidates.map { place -> String? in
          plan.document.flatMap { gate.pass(shown($0.text.text(in: place.range))) }
        }
      let id = graph.name(item.use.node)
      let isAmong = open[item.use.node, default: 0] > 1
      return Entry(
        id: id, statement: graph.text(item.use.node), item: item,
        was: was.flatMap { gate.pass(shown($0)) }, now: now,
        phrase: isAmong ? "\(id):\(item.old.place)" : id)
    }
    return Section(
      name: graph.name(plan.source), plan: plan, entries: entries,
      notice: gate.notice(workspace, plan.source))
  }

  private static func shown(_ text: String) -> String {
    let line = text.split { $0 == "\n" }.joined(separator: " ")
    return displayWidth(line) <= longestShown ? line : cut(line, to: longestShown) + " ..."
  }

  /// Whether every anchor stands where it should, or will, in documents that are at hand.
  public var isSettled: Bool {
    sections.allSatisfy { section in
      section.plan.document != nil && section.plan.items.allSatisfy { !$0.isOpen }
    }
  }

  /// Whether an anchor or a source would be written otherwise.
  public var changesAnything: Bool {
    sections.contains {
      !$0.plan.changes(in: workspace.graph).isEmpty
        || $0.plan.fileDigest(in: workspace.graph) != nil
    }
  }

  /// Why documents are not at hand, and why words are missing, one line each.
  public var notices: [String] {
    sections.compactMap { section in
      guard let obstacle = section.plan.obstacle else { return section.notice }
      let help = obstacle.help.map { "; \($0)" } ?? ""
      return "note: `\(section.name)` is not at hand: \(obstacle.reason)\(help)"
    }
  }

  /// The report as lines and as JSON.
  public var answer: Answer {
    var answer = Answer()
    if sections.isEmpty { answer.add("there is no source with a file", .dim) }
    for section in sections { for line in lines(of: section) { answer.add(line) } }
    for line in lostLines { answer.add(line) }
    answer.json = { writeJSON(into: &$0) }
    return answer
  }

  // MARK: Lines

  /// How many anchors of a source came out in each way, in a line.
  func summary(of section: Section) -> StyledLine {
    let head = StyledLine(section.name, .id)
    guard section.plan.document != nil else { return head.adding("  not at hand", .warning) }
    if section.plan.items.isEmpty { return head.adding("  no anchors", .dim) }
    let roles: [Reanchoring.Outcome: TextRole] = [
      .exact: .good, .moved: .good, .drifted: .warning, .ask: .warning, .lost: .bad,
    ]
    var line = head.adding("  ")
    for (number, outcome) in Reanchoring.Outcome.allCases.enumerated() {
      let count = section.plan.count(outcome)
      if number > 0 { line.append(", ", .dim) }
      line.append("\(count) \(outcome.rawValue)", count == 0 ? .dim : roles[outcome] ?? .plain)
    }
    let stamped = section.plan.items.count { $0.isStamped }
    if stamped > 0 { line.append("; \(stamped) with a new digest", .dim) }
    return line
  }

  private func lines(of section: Section) -> [StyledLine] {
    [summary(of: section)]
      + section.entries.flatMap { entry -> [StyledLine] in
        entry.item.shownOutcome == .exact && !entry.item.isMoved
          ? [] : lines(of: entry, in: section)
      }
  }

  /// An anchor that is not where it was: what became of it, both texts, and what settles it.
  private func lines(of entry: Entry, in section: Section) -> [StyledLine] {
    let lines = head(of: entry, in: section)
    return entry.item.isOpen ? lines + ways(to: entry, in: section) : lines
  }

  /// What became of an anchor, and both texts.
  func head(of entry: Entry, in section: Section) -> [StyledLine] {
    let item = entry.item
    let outcome = item.result.outcome
    var head = StyledLine("  ")
    head.append(outcome.rawValue, item.isOpen ? .warning : .dim)
    head.append(String(repeating: " ", count: 9 - outcome.rawValue.count))
    head.append(entry.id, .id)
    let from = item.old.passage == .unknown ? "(words only)" : "\(item.old.place)"
    head.append("  \(section.name):\(from)")
    if let new = item.new { head.append(" -> \(new.place)") }
    if item.isChosen { head.append(", as chosen", .dim) }
    if outcome == .drifted, let ratio = item.result.candidates.first?.errorRatio {
      head.append(", \(percent(ratio)) altered", .dim)
    }
    if item.isOpen { head.append(": \(item.result.reason)") }
    var lines = head.folded(to: width)
    if item.isOpen {
      lines.append(StyledLine("           \(visible(entry.statement))").cut(to: width))
    }
    if outcome == .moved { return lines }
    let hasOne = item.result.candidates.count == 1
    return lines
      + SideBySide.lines(
        was: entry.was, is: hasOne ? entry.now.first ?? nil : nil, indent: 11, width: width)
  }

  /// How an open anchor is settled, and where it may stand.
  private func ways(to entry: Entry, in section: Section) -> [StyledLine] {
    let candidates = entry.item.result.candidates
    let lead = String(repeating: " ", count: 11)
    var lines: [StyledLine] = []
    if candidates.count > 1 {
      for (place, words) in zip(candidates, entry.now) {
        var line = StyledLine("\(lead)\(section.name):\(place.record.place)  ")
        if let ratio = place.errorRatio, ratio > 0 {
          line.append("\(percent(ratio)) altered  ", .dim)
        }
        line.append(words ?? "", .dim)
        lines.append(line.cut(to: width).trimmed)
      }
    }
    let command = "reanchor \(section.name) accept \(entry.phrase)"
    let help =
      switch candidates.count {
      case 0: "\(command) at PASSAGE, or edit \(entry.id) drop from"
      case 1: "\(command)  (\(section.name):\(candidates[0].record.place))"
      default: "\(command) at \(candidates[0].record.passage)"
      }
    lines.append(StyledLine("\(lead)type \(help)", .dim))
    return lines
  }

  private func percent(_ ratio: Double) -> String { "\(Int(ratio * 100 + 0.999))%" }

  /// What hangs on what was lost.
  var lostLines: [StyledLine] {
    let graph = workspace.graph
    var lines: [StyledLine] = []
    for (node, dependents) in zip(lost.statements, lost.dependents) {
      var line = StyledLine("without ").adding(graph.name(node), .id)
      if dependents.isEmpty {
        line.append(" nothing else is in doubt", .dim)
      } else {
        let names = dependents.prefix(Self.namedDependents).map { graph.name($0) }
        line.append(" in doubt: \(names.joined(separator: ", "))")
        let more = dependents.count - names.count
        if more > 0 { line.append(" and \(more) more") }
      }
      lines += line.folded(to: width)
    }
    for change in lost.verdicts {
      lines.append(
        StyledLine("  ").adding(graph.name(change.node), .id).adding(" would be ")
          .adding(change.after.phrase, change.after.role).adding(", is \(change.before.phrase)"))
    }
    return lines
  }
}
