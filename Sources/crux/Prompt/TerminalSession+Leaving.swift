import Commands
import Reports
import Session
import SourceText

/// The end of a session.
extension TerminalSession {
  /// Leaves the session, after asking about unsaved edits.
  ///
  /// - Returns: the exit status; `nil` when the session goes on.
  func leave() -> Int32? {
    session.resume()
    let printer = session.printer
    guard session.workspace.isDirty, session.workspace.hasUnsavedContent else { return close() }
    while true {
      printer.print("\(visible(session.file.name)) has unsaved edits.")
      flush()
      switch askForWord("save, discard or cancel? [s/d/c] ") {
      case "s", "save":
        if save() { return close() }
      case "d", "discard":
        return close()
      case "c", "cancel", "":
        return nil
      case nil:
        // A second Ctrl-D leaves, and keeps what was not saved for the next session.
        _ = session.syncJournal()
        session.file.close(keepingJournal: true)
        if session.file.isNamed { printer.print("\nleft; the edits are kept for the next session") }
        flush()
        return ExitStatus.done
      default:
        printer.print("type s, d or c")
      }
    }
  }

  private func save() -> Bool {
    do throws(SessionFailure) {
      if session.file.isNamed, session.file.readOnlyReason == nil {
        try session.save()
      } else {
        guard let answer = ask("save as: ") else { return false }
        let path = String(answer.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        if path.isEmpty { return false }
        try session.save(as: path)
      }
      session.printer.print("saved \(visible(session.file.name))")
      return true
    } catch {
      session.printer.report(error.diagnostics)
      return false
    }
  }

  private func close() -> Int32 {
    session.file.close(keepingJournal: false)
    flush()
    return Outputs.status(of: session.printer.output)
  }
}
