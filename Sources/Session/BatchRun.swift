import ArgumentGraph
import Commands
import Notebook
import SourceText
import Storage

/// A batch of statements: it stops at the first error, or goes on and reports them all.
public struct BatchRun {
  private let session: Session

  /// A batch on what a session has open.
  public init(session: Session) { self.session = session }

  /// Carries out the statements of a script, or of the text of `-c`.
  ///
  /// - Parameter semicolons: whether `;` separates statements, and common indentation is no
  ///   indentation, as in `-c`.
  /// - Throws: `SessionFailure` at the first error, unless it goes on.
  public func carryOut(
    _ bytes: [UInt8], name: String, semicolons: Bool
  ) throws(SessionFailure) {
    let outer = session.workspace.input
    session.inputs.append((name, bytes))
    session.workspace.input = session.inputs.count - 1
    defer { session.workspace.input = outer }
    let bad = bytes.withUnsafeBufferPointer { findBadByte($0) }
    if let bad {
      let place = bytes.withUnsafeBufferPointer {
        Place(of: bad.offset..<bad.offset, in: $0, file: name)
      }
      let bare = Place(file: name, line: place.line, column: place.column)
      throw SessionFailure([Diagnostic(bad.message, at: bare, help: bad.help)])
    }
    var reader = ScriptReader(bytes, semicolons: semicolons)
    while let next = reader.next() {
      if session.isOver { return }
      if session.stop.isRaised { throw .interrupted }
      switch next.content {
      case .problem(let problem):
        try fail([place(problem.message, problem.help, problem.range, next, bytes, name)])
      case .statement(let range):
        try carryOut(range, next, bytes, name)
      }
    }
  }

  private func carryOut(
    _ range: Range<Int>, _ item: ScriptReader.Item, _ bytes: [UInt8], _ name: String
  ) throws(SessionFailure) {
    if session.options.echoes {
      let line = String(decoding: bytes[range].drop { $0 <= 0x20 }, as: UTF8.self)
      session.printer.print("> \(visible(line.trimmingEnd(), keepsLines: true))")
    }
    let clock = ContinuousClock()
    let start = session.options.times ? clock.now : nil
    do {
      let count = session.workspace.notebook.graph.count
      let outcome = try session.run(bytes, range)
      session.noteMade(since: count, at: trimmed(range, bytes))
      try finish(outcome)
    } catch let failure as StatementFailure {
      switch failure {
      case .command(let failure):
        try fail(
          failure.problems.map {
            place($0.message, $0.help, $0.range ?? trimmed(range, bytes), item, bytes, name)
          })
      case .session(let failure):
        try fail(failure.diagnostics.map { placed($0, range, item, bytes, name) })
      }
    } catch let failure as SessionFailure {
      try fail(failure.diagnostics.map { placed($0, range, item, bytes, name) })
    } catch {
      throw SessionFailure("\(error)")
    }
    if let start {
      session.printer.note(timing(clock.now - start, bytes[trimmed(range, bytes)]))
    }
  }

  /// `      1.250 ms  check`: the time that a statement took, and its first word.
  private func timing(_ time: Duration, _ statement: ArraySlice<UInt8>) -> String {
    let microseconds =
      time.components.seconds * 1_000_000
      + time.components.attoseconds / 1_000_000_000_000
    let fraction = String(microseconds % 1_000 + 1_000).dropFirst()
    let number = "\(microseconds / 1_000).\(fraction)"
    let padding = String(repeating: " ", count: max(0, 10 - number.utf8.count))
    let word = String(decoding: statement.prefix { $0 > 0x20 }, as: UTF8.self)
    return "\(padding)\(number) ms  \(word)"
  }

  /// Prints what a statement came to, and does what it asked for.
  private func finish(_ outcome: Outcome) throws(SessionFailure) {
    // In capture the next sentence comes after the id of what was made from the last one.
    if let label = outcome.automaticLabel { session.printer.printID(label) }
    if let answer = outcome.answer { try session.printer.print(answer) }
    for notice in outcome.notices { session.printer.note(notice) }
    if let effect = outcome.effect { try session.perform(effect) }
  }

  private func fail(_ diagnostics: [Diagnostic]) throws(SessionFailure) {
    session.failures += 1
    if !session.options.keepsGoing { throw SessionFailure(diagnostics) }
    session.printer.report(diagnostics)
  }

  /// Reports what the batch referred to and nothing declares.
  ///
  /// - Throws: `SessionFailure` when there is any.
  public func requireDeclared() throws(SessionFailure) {
    let problems = session.undeclared()
    if problems.isEmpty { return }
    session.failures += problems.count
    throw SessionFailure(problems)
  }

  // MARK: Places

  private func placed(
    _ diagnostic: Diagnostic, _ range: Range<Int>, _ item: ScriptReader.Item, _ bytes: [UInt8],
    _ name: String
  ) -> Diagnostic {
    if diagnostic.place != nil { return diagnostic }
    var copy = place(
      diagnostic.message, diagnostic.help, trimmed(range, bytes), item, bytes, name)
    copy.severity = diagnostic.severity
    return copy
  }

  private func place(
    _ message: String, _ help: String?, _ range: Range<Int>, _ item: ScriptReader.Item,
    _ bytes: [UInt8], _ name: String
  ) -> Diagnostic {
    let base = item.lineStart
    let place = bytes.withUnsafeBufferPointer { buffer in
      let end = min(buffer.count, max(range.upperBound, base) + Place.excerptLimit)
      let slice = UnsafeBufferPointer(rebasing: buffer[base..<end])
      let moved = max(0, range.lowerBound - base)..<max(0, range.upperBound - base)
      return Place(of: moved, in: slice, file: name, firstLine: item.line)
    }
    // The line may hold words of a source of which none may be written to a file.
    let shown =
      session.isPrivate ? Place(file: name, line: place.line, column: place.column) : place
    return Diagnostic(message, at: shown, help: help)
  }

  private func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] <= 0x20 { start += 1 }
    var end = start
    while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return start..<end
  }
}

extension String {
  /// The text without spaces and line ends at its end.
  fileprivate func trimmingEnd() -> String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
