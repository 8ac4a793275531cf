/// The functions that the editor adds to libedit's. `.editrc` can bind any key to them by name.
enum EditorFunction: Int, CaseIterable {
  case submit, newline, complete, cancel, endOrDelete, suspend, clearScreen
  case up, down, left, right, home, end, textStart, textEnd, wordLeft, wordRight
  case deleteBack, deleteForward, killLine, killToStart, killSpacedWord, killWordBack, killWord
  case yank, transpose, uppercase, lowercase, capitalize
  case undo, redo, search, previousMatch, nextMatch, lastArgument, ignore
  case insertMode, commandMode

  /// The name in `.editrc`.
  var name: String { "line-\(self)" }

  /// What the list of key bindings says.
  var help: String {
    switch self {
    case .submit: "Submit a complete entry, or begin another line"
    case .newline: "Begin another line"
    case .complete: "Complete the word at the cursor, or accept what is chosen"
    case .cancel: "Give up the entry"
    case .endOrDelete: "End the input when it is empty, or delete a letter"
    case .suspend: "Stop the program until it is continued"
    case .clearScreen: "Empty the screen"
    case .up: "Move to the line above, or to the entry before"
    case .down: "Move to the line below, or to the entry after"
    case .left: "Move back a letter"
    case .right: "Move forward a letter, or accept the proposal"
    case .home: "Move to the start of the line"
    case .end: "Move to the end of the line, or accept the proposal"
    case .textStart: "Move to the start of the entry"
    case .textEnd: "Move to the end of the entry"
    case .wordLeft: "Move back a word"
    case .wordRight: "Move forward a word, or accept a word of the proposal"
    case .deleteBack: "Delete the letter before the cursor"
    case .deleteForward: "Delete the letter at the cursor"
    case .killLine: "Cut to the end of the line"
    case .killToStart: "Cut to the start of the line"
    case .killSpacedWord: "Cut the word before the cursor, up to a space"
    case .killWordBack: "Cut the word before the cursor"
    case .killWord: "Cut the word after the cursor"
    case .yank: "Insert what was cut last"
    case .transpose: "Swap the letters around the cursor"
    case .uppercase: "Capitals for the word after the cursor"
    case .lowercase: "Small letters for the word after the cursor"
    case .capitalize: "A capital for the word after the cursor"
    case .undo: "Take back the last change"
    case .redo: "Repeat what was taken back"
    case .search: "Search the history"
    case .previousMatch: "The entry before that begins with what is before the cursor"
    case .nextMatch: "The entry after that begins with what is before the cursor"
    case .lastArgument: "Insert the last argument of the entry before"
    case .ignore: "Do nothing"
    case .insertMode: "Note that vi's keys insert"
    case .commandMode: "Note that vi's keys are commands"
    }
  }
}

extension EditorFunction {
  /// Whether a number before the function says how often it is done.
  var isRepeatable: Bool {
    switch self {
    case .up, .down, .left, .right, .wordLeft, .wordRight, .deleteBack, .deleteForward,
      .killSpacedWord, .killWordBack, .killWord, .yank, .transpose, .uppercase, .lowercase,
      .capitalize, .undo, .redo, .previousMatch, .nextMatch:
      true
    default: false
    }
  }
}

/// The keys that are bound before `.editrc` is read.
enum KeyBindings {
  typealias Binding = (key: String, function: EditorFunction)

  /// Keys that mean the same in all tables.
  static let common: [Binding] =
    [
      ("\r", .submit), ("\n", .submit), ("\t", .complete), ("\u{03}", .cancel),
      ("\u{04}", .endOrDelete), ("\u{1A}", .suspend), ("\u{0C}", .clearScreen),
      ("\u{7F}", .deleteBack), ("\u{08}", .deleteBack), ("\u{17}", .killSpacedWord),
      ("\u{12}", .search), ("\u{0E}", .down), ("\u{10}", .up), ("\u{1C}", .ignore),
      ("\u{11}", .ignore), ("\u{13}", .ignore),
    ] + special

  /// What emacs' table has beyond the common keys.
  static let emacs: [Binding] = [
    ("\u{01}", .home), ("\u{02}", .left), ("\u{05}", .end), ("\u{06}", .right),
    ("\u{0B}", .killLine), ("\u{15}", .killToStart), ("\u{19}", .yank), ("\u{14}", .transpose),
    ("\u{1F}", .undo), ("\u{18}\u{15}", .undo), ("\u{1B}_", .redo), ("\u{1B}/", .redo),
    ("\u{1B}\r", .newline), ("\u{1B}\n", .newline), ("\u{1B}b", .wordLeft), ("\u{1B}B", .wordLeft),
    ("\u{1B}f", .wordRight), ("\u{1B}F", .wordRight), ("\u{1B}d", .killWord),
    ("\u{1B}D", .killWord), ("\u{1B}\u{7F}", .killWordBack), ("\u{1B}\u{08}", .killWordBack),
    ("\u{1B}u", .uppercase), ("\u{1B}U", .uppercase), ("\u{1B}l", .lowercase),
    ("\u{1B}L", .lowercase), ("\u{1B}c", .capitalize), ("\u{1B}C", .capitalize),
    ("\u{1B}<", .textStart), ("\u{1B}>", .textEnd), ("\u{1B}.", .lastArgument),
    ("\u{1B}p", .previousMatch), ("\u{1B}P", .previousMatch), ("\u{1B}n", .nextMatch),
    ("\u{1B}N", .nextMatch), ("\u{07}", .ignore),
  ]

  /// What vi's table of commands has beyond the common keys.
  static let viCommands: [Binding] = [
    ("k", .up), ("j", .down), ("-", .up), ("+", .down), ("/", .search), ("?", .search),
    ("u", .undo), ("\u{12}", .redo), ("v", .ignore), ("\u{08}", .left), ("\u{7F}", .left),
  ]

  private static let special: [Binding] = specialFunctions.map {
    (String(Unicode.Scalar($0.0.rawValue)), $0.1)
  }

  private static let specialFunctions: [(SpecialKey, EditorFunction)] = [
    (.up, .up), (.down, .down), (.left, .left), (.right, .right), (.home, .home), (.end, .end),
    (.delete, .deleteForward), (.pageUp, .previousMatch), (.pageDown, .nextMatch),
    (.wordLeft, .wordLeft), (.wordRight, .wordRight), (.deleteWord, .killWord),
    (.textStart, .textStart), (.textEnd, .textEnd), (.backTab, .ignore), (.newline, .newline),
  ]
}
