/// Something that lines can be read from, one after the other.
public protocol LineReading {
  /// Shows the prompt where there is something to show it on, and reads one entry, which may have
  /// several lines.
  mutating func read(prompt: Prompt) -> ReadOutcome
}

/// How the reading of one entry ended.
public enum ReadOutcome: Sendable, Equatable {
  /// An entry, without the newline that ended it.
  case line(String)
  /// The entry was given up, by Ctrl-C or an interrupt; the session goes on.
  case cancelled
  /// There is nothing more to read.
  case endOfInput
  /// The process was asked to end by this signal; the terminal is already restored.
  case terminated(signal: Int32)
}

/// A prepared sequence of outcomes, for tests and tours.
public struct ScriptedLines: LineReading {
  private var remaining: ArraySlice<ReadOutcome>
  /// The text of every prompt that was asked with, oldest first.
  public private(set) var prompts: [String] = []

  /// Makes a reader that gives these outcomes in order, and then the end of input.
  public init(_ outcomes: [ReadOutcome]) {
    remaining = outcomes[...]
  }

  /// Makes a reader that gives these lines in order, and then the end of input.
  public init(lines: [String]) {
    self.init(lines.map(ReadOutcome.line))
  }

  /// Gives the next outcome.
  public mutating func read(prompt: Prompt) -> ReadOutcome {
    prompts.append(prompt.pieces.map(\.text).joined())
    return remaining.popFirst() ?? .endOfInput
  }
}
