import ArgumentGraph
import Reports
import SourceText

/// What is asked about the anchors that nobody can be certain of, one question after the other, and
/// the command that carries the answers out.
public struct ReanchorDialog {
  /// A question about one anchor.
  public struct Question {
    /// What became of it, with both texts.
    public let lines: [StyledLine]
    /// The places where it may stand, each in lines that leave room for a key before them, and
    /// with what `accept` takes; the first has the key 1.
    public let places: [(lines: [StyledLine], phrase: String)]
    /// What `accept` takes before `at PASSAGE`.
    public let anchor: String
  }

  /// How the anchors of each source came out, in a line each.
  public let summary: [StyledLine]
  /// The questions, in the order of the notebook.
  public let questions: [Question]
  private let only: String?

  /// Looks for the anchors of a source, or of all for `none`.
  public init(_ workspace: Workspace, only: NodeID) {
    self.only = only.isNone ? nil : workspace.graph.name(only)
    let report = ReanchorReport(ReanchorCommand.plans(only, workspace), in: workspace)
    summary = report.sections.map { report.summary(of: $0) }
    let width = workspace.options.width
    questions = report.sections.flatMap { section in
      section.entries.filter { $0.item.isOpen && !$0.item.result.candidates.isEmpty }.map { entry in
        let old = entry.item.old
        let anchor = old.passage == .unknown ? entry.id : "\(entry.id):\(old.place)"
        // The words of a single place stand above, beside what they were.
        let isOnly = entry.now.count == 1
        let places = zip(entry.item.result.candidates, entry.now).map { place, words in
          (
            lines: StyledLine("\(section.name):\(place.record.place)", .id)
              .adding(isOnly ? "" : words.map { "  \($0)" } ?? "").folded(to: max(20, width - 8)),
            phrase: "\(anchor) at \(place.record.place)"
          )
        }
        return Question(
          lines: report.head(of: entry, in: section), places: places, anchor: anchor)
      }
    }
  }

  /// The command that does what was chosen, and all that is certain.
  public func statement(accepting phrases: [String]) -> String {
    let head = only.map { "reanchor \($0)" } ?? "reanchor"
    return phrases.isEmpty
      ? "\(head) certain" : "\(head) accept \(phrases.joined(separator: ", "))"
  }
}
