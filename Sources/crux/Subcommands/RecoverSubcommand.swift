import ArgumentParser
import Session
import SourceText
import Storage

/// `crux recover NOTEBOOK [--discard]`
struct RecoverSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover", _superCommandName: "crux",
    abstract: "Take over what a killed session had not saved.",
    usage: "crux recover NOTEBOOK [--discard]")

  @Argument(help: "The notebook.", completion: .notebook)
  var notebook: String

  @Flag(help: "Drop the edits instead.")
  var discard = false

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    if notebook == "-" { throw ValidationError("standard input has no journal to recover") }
    let printer = Printer(options: try global.sessionOptions())
    let session = Session(printer: printer)
    do throws(SessionFailure) {
      try session.open(notebook, create: true)
      guard let leftovers = try session.leftovers(isOfAny: true) else {
        if !session.file.isOnDisk { try session.open(notebook) }
        printer.note("there is nothing to recover")
        return Outputs.status(of: printer.output)
      }
      if leftovers.contents.tornTail {
        printer.note("note: the last line of the journal was cut off; it was never acknowledged")
      }
      if discard {
        try session.discard(leftovers)
        printer.note("dropped \(leftovers.count)")
      } else {
        try session.recover(leftovers, keepingJournal: true)
        try session.save()
        for statement in leftovers.statements { printer.print(visible(statement)) }
        printer.note("recovered \(leftovers.count) and saved \(notebook)")
      }
      session.file.close(keepingJournal: false)
      return Outputs.status(of: printer.output)
    } catch {
      printer.report(error.diagnostics)
      session.file.close(keepingJournal: true)
      return error.status
    }
  }
}
