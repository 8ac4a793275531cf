import ArgumentGraph
import Documents
import Evaluation
import Formats
import JSONText
import Notebook
import SourceText

/// How large things may be, rendered from the constants that say so.
extension HelpTopics {
  static let limits = HelpTopic(
    name: "limits", summary: "How large things may be",
    text: "A notebook and what is in it:\n\n" + table(ofNotebook)
      + "\n\nWhat is read beside it:\n\n" + table(ofFiles)
      + "\n\nAnswers:\n\n" + table(ofAnswers)
      + "\n\nThe prompt:\n\n" + table(ofPrompt)
      + "\n\nOther programs:\n\n" + table(ofPrograms))

  private static let ofNotebook = [
    ("notebook", bytes(Notebook.sizeLimit)),
    ("statement", bytes(Lexer.statementLimit)),
    ("id", bytes(Graph.labelLimit)),
    ("combining marks on a letter", "\(combiningRunLimit)"),
    ("number of a paragraph", "\(Passage.maximumNumber)"),
    ("notebooks included, one in the other", "\(ProgramLimits.includeDepth) deep"),
    ("notebooks included in all", "\(ProgramLimits.includedFiles)"),
    ("problems told of one notebook", "\(Notebook.problemLimit)"),
    ("edits brought back after a crash", bytes(ProgramLimits.journal)),
  ]

  private static let ofFiles = [
    ("document of a source", bytes(DocumentLimits.maximumBytes)),
    ("words in a row of a source", "\(WordRuns.ownLength - 1) in capture, when it keeps none"),
    ("table of grades", bytes(GradeTable.sizeLimit)),
    ("values of JSON, one in the other", "\(JSONLimits.maximumDepth) deep"),
    ("scripts that run scripts", "\(ProgramLimits.scriptDepth) deep"),
  ]

  private static let ofAnswers = [
    ("lines of tree", "\(TreeCommand.lineLimit), unless `all` is given"),
    ("lines of history", "\(HistoryCommand.limit)"),
    ("passages of find … in", "\(FindCommand.passageLimit)"),
    ("lines compared by diff", "\(LineDiff.limit)"),
    ("values that cruxes finds", "\(CruxOptions.patience)"),
    ("sentences of why", "\(Evaluation.sentenceLimit)"),
    ("nodes of a DOT file", "\(DOTFormat.sizeLimit) without a warning"),
  ]

  private static let ofPrompt = [
    ("paste", bytes(ProgramLimits.paste)),
    ("entry with colour and completion", bytes(ProgramLimits.liveEntry)),
    ("entry with hints of its grammar", bytes(ProgramLimits.hintedEntry)),
    ("typing that can be taken back", bytes(ProgramLimits.undo)),
    ("proposals of Tab", "\(Completer.limit), of which \(ProgramLimits.menu) are listed"),
    ("entries of the history", "\(ProgramLimits.history)"),
    ("entry that the history keeps", bytes(ProgramLimits.historyEntry)),
    ("map whose edits are followed", "\(ProgramLimits.followedMap) statements"),
  ]

  private static let ofPrograms = [
    ("statements of a picture", "\(ProgramLimits.picture)"),
    ("time that a program may take", "\(ProgramLimits.programSeconds) s"),
    ("what a program may write", bytes(ProgramLimits.programOutput)),
  ]

  private static func table(_ rows: [(String, String)]) -> String {
    rows.map { name, value in
      "  \(name)" + String(repeating: " ", count: max(2, 39 - name.count)) + value
    }.joined(separator: "\n")
  }

  /// A number of bytes, in larger units where it is a whole number of them.
  private static func bytes(_ count: Int) -> String {
    for (shift, unit) in [(30, "GiB"), (20, "MiB"), (10, "KiB")]
    where count >= 1 << shift && count % (1 << shift) == 0 {
      return "\(count >> shift) \(unit)"
    }
    return "\(count) bytes"
  }
}

/// The limits of modules that the commands do not know: a test compares them with what those say.
public enum ProgramLimits {
  /// How deep notebooks may include each other.
  public static let includeDepth = 32
  /// How many notebooks may be included.
  public static let includedFiles = 1_000
  /// The bytes of the journal that is read after a crash.
  public static let journal = 256 << 20
  /// How deep scripts may run scripts.
  public static let scriptDepth = 16
  /// The bytes of a paste.
  public static let paste = 8 << 20
  /// The bytes of an entry that is coloured and completed as it is typed.
  public static let liveEntry = 1 << 16
  /// The bytes of an entry whose grammar is hinted at.
  public static let hintedEntry = 20_000
  /// The bytes of text that undo of typing keeps.
  public static let undo = 4 << 20
  /// The proposals that the list of Tab shows.
  public static let menu = 100
  /// The entries of the history.
  public static let history = 10_000
  /// The bytes of an entry that the history keeps.
  public static let historyEntry = 1 << 16
  /// The statements of a map of which each edit says what it changed.
  public static let followedMap = 100_000
  /// The statements of a picture that Graphviz draws.
  public static let picture = 3_000
  /// The seconds that another program may take.
  public static let programSeconds = 60
  /// The bytes that another program may write.
  public static let programOutput = 64 << 20
}
