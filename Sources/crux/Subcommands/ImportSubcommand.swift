import ArgumentParser
import Formats
import Notebook
import Session
import SourceText
import Storage
import SystemPackage

/// `crux import FORMAT FILE [-o NOTEBOOK] [--force]`
struct ImportSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", _superCommandName: "crux",
    abstract: "Make a notebook of a map in another format.",
    usage: "crux import FORMAT FILE [-o NOTEBOOK] [--force]",
    discussion: "Formats: "
      + FormatCatalog.importers.map { $0.about.name }.joined(separator: ", ")
      + ". What is lost is said on standard error.")

  @Argument(
    help: ArgumentHelp("The format.", valueName: "format"),
    completion: .list(FormatCatalog.importers.map { $0.about.name }))
  var source: String

  @Argument(help: "The file; - is standard input.", completion: .file())
  var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The notebook to write; standard output when it is left out.", valueName: "notebook"),
    completion: .notebook)
  var output: String?

  @Flag(help: "Overwrite the notebook when it is there.")
  var force = false

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    let options = try global.sessionOptions()
    let printer = Printer(options: options)
    guard let importer = FormatCatalog.importer(named: source) else {
      let names = FormatCatalog.importers.map { $0.about.name }.joined(separator: ", ")
      throw ValidationError("there is no importer named '\(source)'; there is \(names)")
    }
    do {
      let bytes =
        file == "-"
        ? try readStandardInput(limit: Notebook.sizeLimit)
        : try loadFile(FilePath(file), limit: Notebook.sizeLimit).bytes
      let result = printer.during("reading \(file)") { importer.read(bytes, name: file) }
      printer.report(result.diagnostics)
      guard let notebook = result.notebook else { return ExitStatus.failed }
      if let output, output != "-" {
        if options.isSafe {
          throw SessionFailure("--safe does not write files", help: "run it without --safe")
        }
        try NotebookFile.replace(output, with: notebook, overwriting: force)
      } else {
        printer.output.append(notebook)
      }
      return Outputs.status(of: printer.output)
    } catch let error as StorageError {
      let isThere = error.reason == .alreadyExists
      let hint = isThere ? "add --force to overwrite it" : error.hint
      printer.report([Diagnostic(error.message, help: hint)])
      return ExitStatus.failed
    }
  }
}
