import Commands
import Session
import SourceText

/// Carries out one entry of the prompt: one statement, several, or a pasted script.
struct EntryRun {
  let entry: String
  let session: Session
  /// The columns of the prompt, so that a caret can stand beneath what was typed.
  let promptWidth: Int

  /// Runs every statement of the entry, and goes on after one that is refused.
  ///
  /// - Returns: whether the map was changed.
  mutating func carryOut() -> Bool {
    let bytes = Array(entry.utf8)
    let bad = bytes.withUnsafeBufferPointer { findBadByte($0) }
    if let bad {
      session.printer.report([Diagnostic(bad.message, help: bad.help)])
      return false
    }
    var edited = false
    for range in Session.statements(of: bytes) {
      if session.isOver { break }
      do {
        let outcome = try session.run(bytes, range)
        edited = edited || outcome.record != nil
        try show(outcome)
      } catch let failure as StatementFailure {
        report(failure, bytes, range)
      } catch let failure as SessionFailure {
        session.printer.report(failure.diagnostics)
      } catch {
        session.printer.report([Diagnostic("\(error)")])
      }
    }
    session.workspace.pending.removeAll()
    return edited
  }

  private func show(_ outcome: Outcome) throws(SessionFailure) {
    if let answer = outcome.answer { try session.printer.print(answer) }
    if let summary = outcome.summary { session.printer.print(visible(summary)) }
    for notice in outcome.notices { session.printer.print(visible(notice)) }
    if let effect = outcome.effect { try session.perform(effect) }
  }

  /// Reports what was refused: beneath what was typed when that is one line, else with its line.
  private func report(_ failure: StatementFailure, _ bytes: [UInt8], _ range: Range<Int>) {
    switch failure {
    case .session(let failure):
      session.printer.report(failure.diagnostics)
    case .command(let failure):
      for problem in failure.problems {
        var place: Place?
        if let at = problem.range {
          place = bytes.withUnsafeBufferPointer { Place(of: at, in: $0, file: "line") }
        }
        if let place, !entry.contains("\n"), underline(place) {
          session.printer.report([Diagnostic(problem.message, help: problem.help)])
        } else {
          session.printer.report([Diagnostic(problem.message, at: place, help: problem.help)])
        }
      }
    }
  }

  /// Draws a caret beneath what was typed, when it stands on the prompt's own row.
  private func underline(_ place: Place) -> Bool {
    guard let line = place.excerpt else { return false }
    let before = String(line.unicodeScalars.prefix(place.column - 1))
    let marked = String(line.unicodeScalars.dropFirst(place.column - 1).prefix(place.length))
    let column = promptWidth + displayWidth(visible(before))
    let length = max(1, displayWidth(visible(marked)))
    guard promptWidth + displayWidth(visible(line)) < session.options.width else { return false }
    session.printer.print(
      String(repeating: " ", count: column) + "^" + String(repeating: "~", count: length - 1))
    return true
  }
}
