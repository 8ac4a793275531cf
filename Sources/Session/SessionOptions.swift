import Checks
import Evaluation

/// How a session behaves, as the command line and `set` chose.
public struct SessionOptions: Sendable {
  /// In what form answers are printed.
  public enum AnswerFormat: String, Sendable, CaseIterable {
    case text, json, csv, markdown
  }

  /// When answers are coloured.
  public enum Color: String, Sendable, CaseIterable {
    case auto, always, never
  }

  /// In what form answers are printed.
  public var format = AnswerFormat.text
  /// When answers and errors are coloured.
  public var color = Color.auto
  /// Whether answers are coloured; the printer decides it.
  public internal(set) var usesColor = false
  /// Whether errors are coloured.
  public internal(set) var usesColorOnErrors = false
  /// Whether answers with more lines than the terminal has rows go through the pager.
  public var usesPager = false
  /// Whether work that takes long is shown on standard error, when that is a terminal.
  public var showsProgress = false
  /// The columns of an answer.
  public var width = 80
  /// Nothing is written, nothing outside the notebook's folder is read, no program is started.
  public var isSafe = false
  /// Whether a batch goes on after an error; it saves nothing then.
  public var keepsGoing = false
  /// Nothing is written: the batch is only tried.
  public var isDry = false
  /// Whether each statement is printed before its answer.
  public var echoes = false
  /// Whether the time of each statement is printed on standard error.
  public var times = false
  /// Whether edits are kept in a journal and commands may be shortened: a session at a terminal.
  public var isInteractive = false
  /// Codes that `--select` names.
  public var select: [String] = []
  /// Codes that `--ignore` names.
  public var ignore: [String] = []
  /// The severity that `--fail-on` names.
  public var failOn: String?
  /// The date that `--as-of` names, by which staleness is judged.
  public var asOf: PartialDate?
  /// Every finding on a line of its own.
  public var each = false
  /// How grades become levels.
  public var grades = GradeTable.admiralty
  /// Which readings of a map verdicts are given by.
  public var semantics = MapSemantics.grounded

  /// A plain batch.
  public init() {}
}
