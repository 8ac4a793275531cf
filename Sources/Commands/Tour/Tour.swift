import Reports
import SourceText

/// The tour: it says what to type and why, looks at what came of it, and goes on.
///
/// It knows nothing of terminals: whoever runs it types for the user into a workspace of the tour's
/// own, and tells it what was carried out. What it judges by is the map, so that any words will do.
public struct Tour: Sendable {
  private(set) var step = TourStep.point
  /// The commands that were carried out since the step began.
  private var commands: Set<String> = []
  /// How many edits there were when each step began.
  private var editCounts = [Int](repeating: 0, count: TourStep.allCases.count)

  /// Begins at the first step.
  public init() {}

  /// Whether there is nothing left but the last words.
  public var isAtEnd: Bool { step == .end }

  /// Whether the step is one at which findings are of interest: before it they would only distract.
  public var showsFindings: Bool { step >= .check }

  /// What to say before the first step.
  public static func welcome(_ width: Int) -> [StyledLine] {
    paragraph(
      "This tour builds a small map with you, in about five minutes. It works on a map of its own "
        + "and touches no file. Type what it suggests, or words of your own; Tab completes, and "
        + "Right accepts what is shown in grey. next does a step for you, back takes one back, "
        + "quit leaves.", width)
  }

  /// The step: its title, why, and what to type.
  public func present(_ workspace: Workspace) -> [StyledLine] {
    let map = TourMap(workspace)
    let width = min(workspace.options.width, HelpText.measure)
    let number = isAtEnd ? "" : "\(step.rawValue + 1) of \(TourStep.count)  "
    var lines = [StyledLine(), StyledLine("\(number)\(step.title)", .heading)]
    lines += Self.paragraph(step.why(map), width)
    if let suggestion = step.suggestion(map) {
      lines += Self.toType(suggestion, width)
    } else {
      lines += Self.paragraph(
        "save as tour.md keeps this map, and crux tour.md opens it again. Go on as you like; quit "
          + "leaves the tour. After that: help start is a summary, help WORD explains a word, and "
          + "crux NAME.md begins a notebook of your own.", width)
    }
    return lines
  }

  /// What is suggested to be typed now.
  public func suggestion(_ workspace: Workspace) -> String? {
    step.suggestion(TourMap(workspace))
  }

  /// Reacts to what the user did.
  ///
  /// - Parameters:
  ///   - names: the commands and declarations that were carried out, by their whole words.
  ///   - hasFailed: whether something was refused.
  ///   - movesOn: whether to go on in any case, since it was the tour that typed.
  public mutating func react(
    to names: [String], hasFailed: Bool = false, movesOn: Bool = false, in workspace: Workspace
  ) -> [StyledLine] {
    let map = TourMap(workspace)
    let width = min(workspace.options.width, HelpText.measure)
    commands.formUnion(names)
    if isAtEnd { return [] }
    if step.isDone(map, commands) {
      var lines = Self.paragraph(step.praise(map), width, .good)
      advance(workspace)
      // Whoever does two steps at once need not do the second one again.
      while step.builds, step != .mend, step.isDone(map, []) { advance(workspace) }
      if step == .mend, step.isDone(map, []) {
        lines += Self.paragraph("All the evidence has its source already.", width, .good)
        advance(workspace)
      }
      return lines + present(workspace)
    }
    if movesOn {
      advance(workspace)
      return present(workspace)
    }
    if let lost = lostStep(map) {
      go(to: lost, workspace)
      return Self.paragraph("That took something away which the tour needs.", width, .warning)
        + present(workspace)
    }
    if names.isEmpty, !hasFailed { return [] }
    let remark = hasFailed ? "That was not carried out, and nothing has changed." : step.hint(map)
    return Self.paragraph(remark, width, .warning)
      + (step.suggestion(map).map { Self.toType($0, width) } ?? [])
  }

  /// Goes back a step.
  ///
  /// - Returns: how many edits are to be undone, before the step is presented again.
  public mutating func back(_ workspace: Workspace) -> Int {
    let target = step.previous
    let count = max(0, workspace.editCount - editCounts[target.rawValue])
    commands = []
    step = target
    return count
  }

  private mutating func advance(_ workspace: Workspace) {
    go(to: step.next, workspace)
    editCounts[step.rawValue] = workspace.editCount
  }

  private mutating func go(to step: TourStep, _ workspace: Workspace) {
    self.step = step
    commands = []
    editCounts[step.rawValue] = min(editCounts[step.rawValue], workspace.editCount)
  }

  /// The first step whose work is gone, say by `undo`.
  ///
  /// What only got left out is no loss: the point, the reason and the evidence are what later steps
  /// speak of.
  private func lostStep(_ map: TourMap) -> TourStep? {
    [TourStep.point, .reason, .evidence].first { $0 < step && !$0.isDone(map, []) }
  }

  // MARK: Lines

  static func paragraph(_ text: String, _ width: Int, _ role: TextRole = .plain) -> [StyledLine] {
    wrapped(text, to: width).map { StyledLine($0, role) }
  }

  private static func toType(_ statement: String, _ width: Int) -> [StyledLine] {
    [StyledLine("Type  ", .dim).adding(statement, .keyword)]
  }
}
