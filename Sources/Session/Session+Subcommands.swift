import Commands
import SourceText

/// What subcommands of the program ask of a session.
extension Session {
  /// Brings the recorded outputs up to date.
  ///
  /// - Returns: how many were not.
  public func rerun() throws(SessionFailure) -> Int {
    let bytes = Array("rerun".utf8)
    do {
      let outcome = try run(bytes, 0..<bytes.count)
      return outcome.record == nil ? 0 : workspace.lastOutputCount
    } catch {
      switch error {
      case .session(let failure): throw failure
      case .command(let failure):
        throw SessionFailure(failure.problems.map { Diagnostic($0.message, help: $0.help) })
      }
    }
  }

  /// Finds the anchors of the notebook's sources again, or of one.
  ///
  /// - Parameter places: what `accept` takes at the prompt.
  /// - Returns: what came of it, and whether every anchor is settled.
  public func reanchor(
    source: String?, accepting places: String?
  ) throws(SessionFailure) -> (outcome: Outcome, isSettled: Bool) {
    let words = ["reanchor", source] + (places.map { ["accept", $0] } ?? [])
    let bytes = Array(words.compactMap { $0 }.joined(separator: " ").utf8)
    do {
      let outcome = try run(bytes, 0..<bytes.count)
      return (outcome, outcome.isSettled)
    } catch {
      switch error {
      case .session(let failure): throw failure
      case .command(let failure):
        throw SessionFailure(failure.problems.map { Diagnostic($0.message, help: $0.help) })
      }
    }
  }

  /// Writes other bytes to the notebook's file, such as its canonical form.
  public func write(_ bytes: [UInt8]) throws(SessionFailure) {
    try refuseIfSafe("write files")
    if let reason = file.readOnlyReason {
      throw SessionFailure("\(file.name) may not be written: \(reason)")
    }
    do { try file.save(bytes) } catch { throw SessionFailure(error) }
  }

  /// Says that a killed session left edits that this answer does not hold.
  public func warnOfLeftovers() {
    guard let leftovers = try? leftovers() else { return }
    printer.note(
      "warning: \(file.name) has \(leftovers.count) of a session that ended early; "
        + "type `crux recover \(file.name)`")
  }
}
