import ArgumentGraph
import Documents
import Notebook
import SourceText

/// A command: what it is called, how it is typed, and what it does.
///
/// The description is the help, the completion, the reference page and a test. `run` takes values
/// and changes the workspace only; files, programs and the terminal belong to the session, which
/// carries out the outcome's `effect`.
public protocol Command: SendableMetatype {
  /// The command described once.
  static var about: CommandDescription { get }

  /// Does what the call says.
  ///
  /// - Throws: `CommandFailure` when it is refused; the workspace is then as it was.
  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome
}

/// What a command is for, which decides where it may stand.
public enum CommandKind: String, Sendable, CaseIterable {
  /// Prints and changes nothing; may stand in a cell.
  case query
  /// Changes the map.
  case edit
  /// Changes what the session does.
  case session
}

/// A command, described once for help, completion, reference and tests.
public struct CommandDescription: Sendable {
  /// The word that is typed.
  public var name: String
  /// What it is for.
  public var kind: CommandKind
  /// What it does, in one line.
  public var summary: String
  /// What follows the word.
  public var grammar: [Parameter]
  /// More about it, in a few sentences; may be empty.
  public var details: String
  /// Examples that run.
  public var examples: [Example]

  /// Describes a command.
  public init(
    name: String, kind: CommandKind, summary: String, grammar: [Parameter] = [],
    details: String = "", examples: [Example]
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.grammar = grammar
    self.details = details
    self.examples = examples
  }

  /// The command as it is typed, with its parameters.
  public var usage: String {
    ([name] + grammar.map(\.usage)).joined(separator: " ")
  }
}

/// An example that runs as a test: what is there, what is typed, and what is printed.
public struct Example: Sendable {
  /// Statements that come before.
  public var before: String
  /// What is typed.
  public var typed: String
  /// A part of what is printed; empty when nothing is.
  public var prints: String

  /// The document that examples are about.
  public static let shelf = MemoryShelf([
    "op-ed.txt": """
    Buses should be free.

    In Dunkirk the number of riders rose by half within a year. Fares paid for a tenth of the costs.

    Anna Berg, Ben Cole.
    """
  ])

  /// The declaration of its source.
  static let source = "source op-ed \"Free buses\" file \"op-ed.txt\""

  /// Makes an example.
  public init(_ typed: String, before: String = "", prints: String = "") {
    self.typed = typed
    self.before = before
    self.prints = prints
  }
}

/// Why a command was refused: one or more problems, each with its place in what was typed.
public struct CommandFailure: Error, Sendable, Equatable {
  /// What is wrong.
  public var problems: [Problem]

  /// One of them.
  public struct Problem: Sendable, Equatable {
    /// What is wrong.
    public var message: String
    /// What to type instead.
    public var help: String?
    /// The bytes of what was typed; the whole statement when it is `nil`.
    public var range: Range<Int>?
  }

  /// Refuses for one reason.
  public init(_ message: String, help: String? = nil, at range: Range<Int>? = nil) {
    problems = [Problem(message: message, help: help, range: range)]
  }

  /// Gives up because the user asked for it.
  public static let interrupted = CommandFailure("interrupted")

  /// Refuses for the reasons that the notebook gave.
  public init(_ refusal: EditRefusal) {
    problems = refusal.problems.map {
      Problem(message: $0.message, help: $0.help, range: $0.range)
    }
  }

  /// Refuses for one lexical reason.
  public init(_ problem: LexicalProblem) {
    problems = [Problem(message: problem.message, help: problem.help, range: problem.range)]
  }
}
