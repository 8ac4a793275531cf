import Commands
import Reports
import Session
import SourceText

/// Carries out one entry of the prompt: one statement, several, or a pasted script.
struct EntryRun {
  let entry: String
  let session: Session
  /// The columns of the prompt, so that a caret can stand beneath what was typed.
  let promptWidth: Int

  /// Runs every statement of the entry, and goes on after one that is refused, but not after
  /// Ctrl-C.
  ///
  /// - Returns: whether the map was changed.
  func carryOut() -> Bool {
    let bytes = Array(entry.utf8)
    let bad = bytes.withUnsafeBufferPointer { findBadByte($0) }
    if let bad {
      session.printer.report([Diagnostic(bad.message, help: bad.help)])
      return false
    }
    let edits = session.workspace.editCount
    var edited = false
    for range in Session.statements(of: bytes) {
      if session.isOver { break }
      if session.stop.isRaised {
        session.printer.report(SessionFailure.interrupted.diagnostics)
        break
      }
      do {
        let outcome = try session.printer.during(name(of: range)) { () throws(StatementFailure) in
          try session.run(bytes, range)
        }
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
    return edited || session.workspace.editCount != edits
  }

  /// The statement's first word, as it is spelled out.
  private func name(of range: Range<Int>) -> String {
    Interpreter.commandName(Array(entry.utf8), range, in: session.workspace) ?? "working"
  }

  private func show(_ outcome: Outcome) throws(SessionFailure) {
    let printer = session.printer
    if let answer = outcome.answer { try printer.print(answer) }
    if let summary = outcome.summary { printer.print(StyledLine(visible(summary))) }
    for notice in outcome.notices { printer.print(StyledLine(visible(notice), .dim)) }
    if let effect = outcome.effect { try session.perform(effect) }
  }

  /// Reports what was refused, with a mark beneath what it is about.
  private func report(_ failure: StatementFailure, _ bytes: [UInt8], _ range: Range<Int>) {
    switch failure {
    case .session(let failure):
      session.printer.report(failure.diagnostics)
    case .command(let failure):
      for problem in failure.problems {
        if let at = problem.range {
          let place = bytes.withUnsafeBufferPointer { Place(of: at, in: $0, file: "line") }
          if !underline(place) { quote(place) }
        }
        session.printer.report([Diagnostic(problem.message, help: problem.help)])
      }
    }
  }

  /// Draws a caret beneath what was typed, when all of that stands on the prompt's own row.
  private func underline(_ place: Place) -> Bool {
    guard !entry.contains("\n"), let line = place.excerpt,
      promptWidth + displayWidth(visible(line)) < session.options.width
    else { return false }
    let window = CaretWindow(
      excerpt: line, column: place.column, length: place.length, width: .max)
    session.printer.print(String(repeating: " ", count: promptWidth) + window.caret)
    return true
  }

  /// Prints the part of the entry that a problem is about, with a caret beneath it. The lines of an
  /// entry that has several are counted.
  private func quote(_ place: Place) {
    guard let line = place.excerpt else { return }
    let lead = entry.contains("\n") ? "\(place.line): " : "  "
    let window = CaretWindow(
      excerpt: line, column: place.column, length: place.length,
      width: min(CaretWindow.width, session.options.width - lead.utf8.count - 1))
    session.printer.print(lead + window.line)
    session.printer.print(String(repeating: " ", count: lead.utf8.count) + window.caret)
  }
}
