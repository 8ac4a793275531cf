import ArgumentParser
import Session
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `crux [NOTEBOOK]` and `crux -c "COMMANDS" [NOTEBOOK]`
struct SessionCommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Open a notebook at the prompt, or carry out commands on it.",
    shouldDisplay: false)

  @OptionGroup var global: GlobalOptions

  @Option(
    name: .customShort("c"), parsing: .unconditional,
    help: ArgumentHelp("Carry out these commands; `;` separates them.", valueName: "commands"))
  var commands: String?

  @Flag(name: .customLong("version"), help: "Print the version.")
  var version = false

  @Argument(help: "The notebook.")
  var notebook: String?

  mutating func carryOut() throws -> Int32 {
    if version {
      let output = CheckedOutput(1, name: "standard output")
      output.append("crux \(Crux.version)\n")
      return Outputs.status(of: output)
    }
    var options = try global.sessionOptions()
    if let commands {
      return BatchCommand.run(
        [.text(commands)], on: notebook, create: false, options: options)
    }
    if isatty(0) == 1 {
      options.isInteractive = true
      return try TerminalSession.run(
        notebook, options: options, isPlain: global.plain, readsRC: !global.noRC && !options.isSafe)
    }
    if notebook == "-" {
      throw ValidationError("standard input cannot be both the notebook and the commands")
    }
    if let notebook, let meant = CommandLineWords.subcommand(like: notebook) {
      throw SessionFailure(
        "there is no notebook \(notebook)", help: "did you mean `crux \(meant)`?")
    }
    return BatchCommand.run([.standardInput], on: notebook, create: false, options: options)
  }
}
