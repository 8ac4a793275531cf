/// Everything that the editor asks of the language that is being edited.
///
/// All offsets are UTF-8 offsets into the text given. The functions are called between keys, so
/// they should answer within a few milliseconds.
public struct EditorHooks {
  /// The styles of the parts of a text; spans may come in any order, and later ones win.
  public var highlight: (_ text: String) -> [StyledSpan] = { _ in [] }
  /// What could stand at the cursor.
  public var complete: (_ text: String, _ cursor: Int) -> Completions = { _, _ in .none }
  /// What to show of help while the cursor is here.
  public var hint: (_ text: String, _ cursor: Int) -> Hint = { _, _ in Hint() }
  /// Whether Enter submits this text or adds a line to it.
  public var continuation: (_ text: String) -> Continuation = { _ in .complete }
  /// How far an entry may be kept in the history.
  public var keeping: (_ entry: String) -> HistoryKeeping = { _ in .file }
  /// What Alt-. fetches from an entry of the history; nil when it has nothing.
  public var lastArgument: (_ entry: String) -> String? = { entry in
    entry.split(whereSeparator: \.isWhitespace).last.map(String.init)
  }
  /// Called once whenever no key has come for about a second while a line is read: the moment for
  /// work that must be done soon but that no key should wait for, such as syncing a journal. It
  /// must not write to the terminal: the lines that it returns are printed above what is typed.
  public var idle: () -> [String] = { [] }

  /// Makes hooks that know no language at all: every line is complete.
  public init() {}
}

/// How far an entry may be kept in the history.
public enum HistoryKeeping: Sendable, Equatable {
  /// For later sessions too, in the history's file.
  case file
  /// Until the end of this session, in memory.
  case session
  /// Not at all.
  case nowhere
}

/// Whether a text can be submitted.
public enum Continuation: Sendable, Equatable {
  /// It can be.
  case complete
  /// More must follow, on a line that begins with this many spaces.
  case more(indentation: Int)
}

/// The help that goes with a position in a text.
public struct Hint: Sendable, Equatable {
  /// A proposal of what could follow, shown only while the cursor is at the end of the text.
  public var ghost: String?
  /// One line of help shown below the text.
  public var help: String?

  /// Makes a hint.
  public init(ghost: String? = nil, help: String? = nil) {
    self.ghost = ghost
    self.help = help
  }
}

/// What could replace a stretch of the text.
public struct Completions: Sendable, Equatable {
  /// The UTF-8 offsets of what a candidate replaces.
  public var range: Range<Int>
  /// The candidates, the likeliest first.
  public var candidates: [Candidate]

  /// Makes completions for a stretch of the text.
  public init(range: Range<Int>, candidates: [Candidate]) {
    self.range = range
    self.candidates = candidates
  }

  /// Nothing to propose.
  public static let none = Completions(range: 0..<0, candidates: [])
}

/// One thing that could be inserted.
public struct Candidate: Sendable, Equatable {
  /// What is put into the text.
  public var insertion: String
  /// What the menu shows.
  public var display: String
  /// What the menu says about it; may be empty.
  public var description: String
  /// Whether a space follows once it is the one chosen.
  public var addsSpace: Bool

  /// Makes a candidate that is shown as it is inserted unless `display` is given.
  public init(
    _ insertion: String, display: String? = nil, description: String = "", addsSpace: Bool = true
  ) {
    self.insertion = insertion
    self.display = display ?? insertion
    self.description = description
    self.addsSpace = addsSpace
  }
}
