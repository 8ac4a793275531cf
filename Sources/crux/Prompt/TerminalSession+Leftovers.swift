import Commands
import Reports
import Session
import SourceText

/// Edits that a killed session left.
extension TerminalSession {
  /// The milliseconds that another session which has the notebook open is given to end: after a
  /// lost connection it may be about to.
  static let dyingSessionPatience = 1_000

  /// Asks what to do with edits that a killed session left.
  ///
  /// - Returns: the exit status, when the session is not to go on.
  func askAboutLeftovers() -> Int32? {
    let printer = session.printer
    do throws(SessionFailure) {
      guard let leftovers = try session.leftovers(patience: Self.dyingSessionPatience) else {
        return nil
      }
      printer.print(
        StyledLine(
          "\(leftovers.count) of a session that ended early "
            + (leftovers.count == "1 edit" ? "was" : "were") + " not saved."))
      if leftovers.contents.tornTail {
        printer.note("note: the last line of its journal was cut off")
      }
      while true {
        flush()
        switch askForWord("recover, discard or look? [r/d/l] ") {
        case "r", "recover":
          let count = try session.recover(leftovers, keepingJournal: true)
          printer.print("recovered \(count == 1 ? "1 edit" : "\(count) edits"); not saved yet")
          return nil
        case "d", "discard":
          try session.discard(leftovers)
          printer.print("dropped")
          return nil
        case "l", "look":
          for statement in leftovers.statements {
            printer.print(StyledLine("  \(visible(statement))"))
          }
        case nil:
          // Leaving without an answer keeps the journal as it is.
          return ExitStatus.done
        default:
          printer.print("type r, d or l; Ctrl-D leaves and keeps them")
        }
      }
    } catch {
      printer.report(error.diagnostics)
      printer.print("opened for reading only, so that nothing is lost")
      session.makeReadOnly("a journal beside it could not be taken over")
      return nil
    }
  }
}
