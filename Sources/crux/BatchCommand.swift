import ArgumentParser
import Commands
import Notebook
import Session
import SourceText
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Carrying out scripts, standard input or the text of `-c` as one transaction.
enum BatchCommand {
  /// Where commands come from.
  enum Input {
    case text(String)
    case script(String)
    case standardInput
  }

  /// Runs the inputs and saves the notebook when all went well.
  ///
  /// - Returns: the exit status.
  static func run(
    _ inputs: [Input], on path: String?, create: Bool, options: SessionOptions
  ) -> Int32 {
    // A reader that leaves early must not take the edits with it.
    signal(SIGPIPE, SIG_IGN)
    var options = options
    // A batch may run where nobody looks, and says only what it is asked for.
    options.showsProgress = false
    let session = Session(printer: Printer(options: options))
    var status = ExitStatus.done
    do throws(SessionFailure) {
      if let path { try open(path, create: create, session) }
      let batch = BatchRun(session: session)
      for input in inputs where !session.isOver { try carryOut(input, batch) }
      try batch.requireDeclared()
      try session.requireAnswersWritten()
      if session.failures > 0 {
        status = ExitStatus.failed
      } else if options.isDry {
        session.printer.note("dry run: nothing was written")
      } else if session.file.isNamed || session.file.readOnlyReason != nil {
        try session.save()
      }
    } catch {
      session.printer.report(error.diagnostics)
      status = error.status
    }
    session.file.close(keepingJournal: false)
    return Outputs.status(of: session.printer.output, otherwise: status)
  }

  private static func open(
    _ path: String, create: Bool, _ session: Session
  ) throws(SessionFailure) {
    try session.open(path, create: create)
    session.reportProblems()
    try session.refuseLeftovers()
  }

  private static func carryOut(
    _ input: Input, _ batch: BatchRun
  ) throws(SessionFailure) {
    switch input {
    case .text(let text):
      try batch.carryOut(Array(text.utf8), name: "-c", semicolons: true)
    case .script("-"), .standardInput:
      let bytes: [UInt8]
      do { bytes = try readStandardInput(limit: Notebook.sizeLimit) } catch {
        throw SessionFailure(error)
      }
      try batch.carryOut(bytes, name: "-", semicolons: false)
    case .script(let path):
      let bytes: [UInt8]
      do { bytes = try loadFile(FilePath(path), limit: Notebook.sizeLimit).bytes } catch {
        throw SessionFailure(error)
      }
      try batch.carryOut(bytes, name: path, semicolons: false)
    }
  }
}
