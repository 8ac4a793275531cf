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

  @Argument(help: "The notebook.", completion: .notebook)
  var notebook: String?

  mutating func carryOut() throws -> Int32 {
    if version {
      let output = CheckedOutput(1, name: "standard output")
      output.append("crux \(Crux.version)\n")
      return Outputs.status(of: output)
    }
    if notebook == "-", commands == nil, isatty(0) != 1 {
      throw ValidationError("standard input cannot be both the notebook and the commands")
    }
    return try Self.start(
      commands, notebook, options: try global.sessionOptions(), isPlain: global.plain,
      readsRC: !global.noRC)
  }

  /// Opens a session, or carries out commands.
  static func start(
    _ commands: String?, _ notebook: String?, options: SessionOptions, isPlain: Bool = false,
    readsRC: Bool = true
  ) throws -> Int32 {
    var options = options
    if let commands {
      return BatchCommand.run([.text(commands)], on: notebook, create: false, options: options)
    }
    if isatty(0) == 1 {
      options.isInteractive = true
      // Colour is of no use to a screen reader, unless it is asked for.
      if isPlain, options.color == .auto { options.color = .never }
      return try TerminalSession.run(
        notebook, options: options, isPlain: isPlain, readsRC: readsRC && !options.isSafe)
    }
    if let notebook, let meant = CommandLineWords.subcommand(like: notebook) {
      throw SessionFailure(
        "there is no notebook \(notebook)", help: "did you mean `crux \(meant)`?")
    }
    return BatchCommand.run([.standardInput], on: notebook, create: false, options: options)
  }
}
