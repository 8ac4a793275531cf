/// Every command, by name. A command is one file and one line here; a test compares the two.
public enum CommandCatalog {
  /// All commands, in the order of their names.
  public static let all: [any Command.Type] = [
    AndCommand.self,
    BecauseCommand.self,
    ButCommand.self,
    CaptureCommand.self,
    CellsCommand.self,
    CheckCommand.self,
    CoverageCommand.self,
    CruxesCommand.self,
    DiffCommand.self,
    EditCommand.self,
    ExplainCommand.self,
    ExportCommand.self,
    FindCommand.self,
    FocusCommand.self,
    HeadingCommand.self,
    HelpCommand.self,
    HistoryCommand.self,
    ImportCommand.self,
    ListCommand.self,
    MergeCommand.self,
    MoveCommand.self,
    NewCommand.self,
    OpenCommand.self,
    PathCommand.self,
    ProseCommand.self,
    QuestionsCommand.self,
    QuitCommand.self,
    ReadCommand.self,
    ReanchorCommand.self,
    RedoCommand.self,
    ReloadCommand.self,
    RemoveCommand.self,
    RenameCommand.self,
    ReportCommand.self,
    RerunCommand.self,
    RunCommand.self,
    SaveCommand.self,
    SetCommand.self,
    ShowCommand.self,
    StatsCommand.self,
    StrengthCommand.self,
    SuggestCommand.self,
    SupposeCommand.self,
    TourCommand.self,
    TreeCommand.self,
    UndoCommand.self,
    UnlessCommand.self,
    UnlinkCommand.self,
    UpCommand.self,
    VerdictCommand.self,
    ViewCommand.self,
    WhyCommand.self,
  ]

  private static let byName: [String: any Command.Type] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.about.name, $0) })

  /// The command of this name.
  public static func find(_ name: String) -> (any Command.Type)? { byName[name] }
}
