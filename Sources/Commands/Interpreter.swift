import ArgumentGraph
import Notebook
import SourceText

/// Carries out one statement that was typed: a declaration or a command.
public enum Interpreter {
  /// Reads and runs the statement in `bytes[range]`.
  ///
  /// - Throws: `CommandFailure` with every problem and its place in `bytes`; the workspace is then
  ///   as it was.
  public static func run(
    _ bytes: [UInt8], _ range: Range<Int>, in workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    if workspace.forcedCell == Patch.cell {
      guard let patch = Patch(Array(bytes[range])), workspace.apply(patch) else {
        throw CommandFailure("the change does not fit this notebook")
      }
      return Outcome()
    }
    guard let word = firstWord(bytes, range) else { return Outcome() }
    let name = String(decoding: bytes[word], as: UTF8.self)
    var bytes = bytes
    var range = range
    var shift = 0
    var full = name
    if workspace.options.isInteractive {
      full = try expand(name, at: word, also: workspace.captureWords)
      if full.utf8.count != name.utf8.count {
        bytes.replaceSubrange(word, with: full.utf8)
        shift = full.utf8.count - name.utf8.count
        range = range.lowerBound..<range.upperBound + shift
      }
    }
    let names = workspace.suppositions.map { workspace.name(of: $0) }
    do {
      var outcome = try dispatch(full, at: word, bytes, range, &workspace)
      if !names.isEmpty { outcome.notices += workspace.dropGoneSuppositions(names) }
      return outcome
    } catch {
      throw shift == 0 ? error : error.moved(by: -shift, after: word.lowerBound)
    }
  }

  private static func dispatch(
    _ name: String, at word: Range<Int>, _ bytes: [UInt8], _ range: Range<Int>,
    _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    let step = try CaptureStep(name, bytes, range, in: &workspace) {
      (name, bytes, range, space) throws(CommandFailure) in
      try carryOut(name, at: word, bytes, range, &space)
    }
    if let step { return try step.run(in: &workspace) }
    return try carryOut(name, at: word, bytes, range, &workspace)
  }

  private static func carryOut(
    _ name: String, at word: Range<Int>, _ bytes: [UInt8], _ range: Range<Int>,
    _ workspace: inout Workspace
  ) throws(CommandFailure) -> Outcome {
    if let keyword = Keyword(rawValue: name), keyword.isDeclaration {
      return try edited(&workspace) { (space) throws(CommandFailure) in
        try space.declare(bytes, range)
      }
    }
    guard let command = CommandCatalog.find(name) else { throw unknown(name, at: word) }
    var tokens: [Token] = []
    var comments: [Token] = []
    let problem = bytes.withUnsafeBufferPointer {
      Lexer.scan($0, range, into: &tokens, comments: &comments)
    }
    if let problem { throw CommandFailure(problem) }
    // Nodes are read after ids have been written in: inferences get new numbers then.
    let run = { (space: inout Workspace) throws(CommandFailure) -> Outcome in
      let call = try CallReader.read(command.about, bytes, range, tokens, in: space.graph)
      return try command.run(call, in: &space)
    }
    return command.about.kind == .edit ? try edited(&workspace, run) : try run(&workspace)
  }

  /// Runs an edit, with the ids of statements that have none written in before.
  private static func edited(
    _ workspace: inout Workspace,
    _ body: (inout Workspace) throws(CommandFailure) -> Outcome
  ) throws(CommandFailure) -> Outcome {
    let labels = workspace.notebook.labelInsertion()
    if labels.isEmpty { return try body(&workspace) }
    workspace.notebook.apply(labels)
    workspace.prefix = labels
    defer {
      if !workspace.prefix.isEmpty {
        workspace.notebook.apply(labels.inverse)
        workspace.prefix = Edit()
      }
    }
    return try body(&workspace)
  }

  /// The whole word of the declaration or command that a statement begins with; `nil` when it
  /// begins with none.
  public static func commandName(
    _ bytes: [UInt8], _ range: Range<Int>, in workspace: Workspace
  ) -> String? {
    guard let word = firstWord(bytes, range) else { return nil }
    let typed = String(decoding: bytes[word], as: UTF8.self)
    if workspace.options.isInteractive { return try? expand(typed, at: word) }
    return typed == "counter" || allWords.contains(typed) ? typed : nil
  }

  /// The bytes of the statement's first word; `nil` when it holds nothing but comments.
  private static func firstWord(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound {
      if bytes[start] == UInt8(ascii: "#") {
        while start < range.upperBound, bytes[start] != 0x0A { start += 1 }
      } else if bytes[start] > 0x20 {
        break
      } else {
        start += 1
      }
    }
    guard start < range.upperBound else { return nil }
    var end = start
    while end < range.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "\""),
      bytes[end] != UInt8(ascii: ",")
    { end += 1 }
    return start..<max(end, start + 1)
  }

  /// Every word that may begin a statement.
  public static let allWords: [String] =
    (Keyword.declarations.map(\.rawValue) + CommandCatalog.all.map { $0.about.name }).sorted()

  /// The command that `word` is short for.
  ///
  /// - Parameter extra: words that are commands just now.
  static func expand(
    _ word: String, at range: Range<Int>, also extra: [String] = []
  ) throws(CommandFailure) -> String {
    if word == "counter" || allWords.contains(word) || extra.contains(word) { return word }
    let words = extra.isEmpty ? allWords : Array(Set(allWords + extra)).sorted()
    let matches = words.filter { $0.hasPrefix(word) }
    if matches.count == 1 { return matches[0] }
    if matches.isEmpty { throw unknown(word, at: range) }
    throw CommandFailure(
      "`\(word)` is short for several commands", help: matches.joined(separator: ", "), at: range)
  }

  private static func unknown(_ word: String, at range: Range<Int>) -> CommandFailure {
    if CaptureWord.all.contains(word) {
      return CommandFailure(
        "`\(word)` is for capture, and nothing is being captured",
        help: "type capture SOURCE first", at: range)
    }
    return CommandFailure(
      "`\(word)` is not a command",
      help: closest(to: word, among: allWords).map { "did you mean `\($0)`?" }
        ?? "`help` lists the commands", at: range)
  }
}

extension CommandFailure {
  /// The failure with places after `start` moved: what was typed was shorter than what was read.
  func moved(by offset: Int, after start: Int) -> CommandFailure {
    var copy = self
    copy.problems = problems.map { problem in
      var problem = problem
      if let range = problem.range {
        let lower = range.lowerBound > start ? max(start, range.lowerBound + offset) : start
        problem.range = lower..<max(lower, range.upperBound + offset)
      }
      return problem
    }
    return copy
  }
}
