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

  /// The command of this name. Only the descriptions of those that it is compared with are made,
  /// which is less than the whole catalog's at every start.
  public static func find(_ name: String) -> (any Command.Type)? {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      let other = all[middle].about.name
      if other == name { return all[middle] }
      if other < name { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}
