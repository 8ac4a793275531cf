import ArgumentParser
import Session

/// `crux completions SHELL`
struct CompletionsSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", _superCommandName: "crux",
    abstract: "Print the completion script of a shell.",
    usage: "crux completions bash|zsh|fish",
    discussion: """
      In ~/.bashrc: source <(crux completions bash). For zsh: crux completions zsh > FOLDER/_crux, \
      with a FOLDER of $fpath. For fish: crux completions fish > \
      ~/.config/fish/completions/crux.fish.
      """)

  /// A shell that completion is made for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  @Argument(help: "The shell.")
  var shell: Shell

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    let printer = Printer(options: try global.sessionOptions())
    let table = ProgramTable()
    let script =
      switch shell {
      case .bash: BashCompletion(table).script
      case .zsh: ZshCompletion.script(table)
      case .fish: FishCompletion(table).script
      }
    printer.output.append(script)
    return Outputs.status(of: printer.output)
  }
}
