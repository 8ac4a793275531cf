import ArgumentParser

/// `crux run SCRIPT… [--on NOTEBOOK] [--keep-going] [--dry-run]`
struct RunSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", _superCommandName: "crux",
    abstract: "Carry out scripts as one transaction.",
    usage: "crux run SCRIPT… [--on NOTEBOOK] [--keep-going] [--dry-run]",
    discussion: """
      It stops at the first error, and then nothing is saved. With --on the map is saved at the \
      end, in a notebook that is made when it is missing.
      """)

  @Argument(
    help: ArgumentHelp("The scripts; - is standard input.", valueName: "script"),
    completion: .file(extensions: ["crux"]))
  var scripts: [String]

  @Option(
    help: ArgumentHelp("The notebook to work on.", valueName: "notebook"), completion: .notebook)
  var on: String?

  @Flag(help: "Go on after an error, and report them all; nothing is saved then.")
  var keepGoing = false

  @Flag(help: "Write nothing.")
  var dryRun = false

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    try StandardInput.requireOnce(in: scripts + [on ?? ""])
    var options = try global.sessionOptions()
    options.keepsGoing = keepGoing
    options.isDry = dryRun
    return BatchCommand.run(scripts.map { .script($0) }, on: on, create: true, options: options)
  }
}
