import ArgumentGraph
import Notebook
import Reports

/// What a command came to.
public struct Outcome {
  /// What is printed on standard output.
  public var answer: Answer?
  /// The id that a statement was given, printed in a batch.
  public var automaticLabel: String?
  /// What was done, in one line for the prompt.
  public var summary: String?
  /// What is said on standard error, or beneath the answer at the prompt.
  public var notices: [String] = []
  /// What the journal records of it: the statement with everything spelled out. `nil` when the
  /// notebook was not changed.
  public var record: Record?
  /// What the session is to do.
  public var effect: Effect?
  /// Whether a document that the answer needs is not at hand: a recorded output then stays.
  public var lacksDocument = false
  /// Whether nothing that the command is about is left open.
  public var isSettled = true

  /// Nothing to say and nothing done.
  public init() {}

  /// An answer.
  public init(_ answer: Answer) { self.answer = answer }

  /// Something that the session is to do.
  public init(effect: Effect) { self.effect = effect }
}

/// An edit as the journal keeps it: typed again in the same state, it does the same.
public struct Record: Sendable, Equatable {
  /// The statement on one line: ids, focus and abbreviations expanded.
  public var statement: String { line.text }
  private let line: OneLine
  /// The position of the cell that a new statement went to, from 1; 0 for a new cell at the end;
  /// -1 for a change that no statement says, as bytes.
  public var cell: Int?

  /// Records a statement.
  public init(_ statement: String, cell: Int? = nil) {
    self.init(OneLine(statement), cell: cell)
  }

  /// Records a statement.
  init(_ line: OneLine, cell: Int? = nil) {
    self.line = line
    self.cell = cell
  }
}

/// What the session does for a command: files, programs, the terminal.
public enum Effect: Sendable, Equatable {
  case save(as: String?)
  case open(String)
  case new(String)
  case reload
  case run(String)
  case rerun
  case export(format: String, to: String?, from: NodeID, depth: Int?, verdicts: ExportVerdicts)
  case importFile(format: String, path: String)
  case view(NodeID, verdicts: ExportVerdicts)
  case check(CheckRequest)
  case tour
  /// Asks where the anchors of a source, or of all, are to stand that nobody can be certain of.
  case reanchor(NodeID)
  case set(name: String, value: String)
  case quit
}

/// Which verdicts an export shows.
public enum ExportVerdicts: Sendable {
  case none
  /// Those of the map.
  case plain
  /// Those that there would be under what is supposed.
  case supposed
}
