import Commands
import LineEditor
import Session
import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the line editor asks of the language.
enum PromptHooks {
  /// The most bytes of a line that is coloured and explained as it is typed.
  static let liveLimit = 20_000

  /// Hooks that know no language, for a question.
  static var none: EditorHooks {
    var hooks = EditorHooks()
    hooks.keeping = { _ in .nowhere }
    hooks.hint = { _, _ in Hint(ghost: "") }
    return hooks
  }

  /// Hooks for statements that are typed in a session.
  static func make(_ session: Session) -> EditorHooks {
    var hooks = EditorHooks()
    hooks.highlight = { text in
      guard text.utf8.count <= liveLimit else { return [] }
      return Highlighter(session.workspace).parts(text).map { StyledSpan($0.range, style($0.part)) }
    }
    hooks.complete = { text, cursor in complete(text, cursor, session) }
    hooks.hint = { text, cursor in
      guard text.utf8.count <= liveLimit else { return Hint() }
      return Hint(help: LineHints.grammar(text, at: cursor))
    }
    hooks.continuation = { text in
      LineHints.isComplete(text) ? .complete : .more(indentation: 2)
    }
    hooks.keeping = { _ in session.isPrivate ? .session : .file }
    hooks.lastArgument = { entry in
      entry.split { $0.isWhitespace || $0 == "," }.last { $0.first?.isLetter == true }
        .map(String.init)
    }
    return hooks
  }

  private static func style(_ part: Highlighter.Part) -> TextStyle {
    switch part {
    case .command: .command
    case .keyword: .keyword
    case .id: .name
    case .text: .string
    case .passage: .literal
    case .comment: .comment
    case .mark: .plain
    case .unknown: .problem
    }
  }

  private static func complete(_ text: String, _ cursor: Int, _ session: Session) -> Completions {
    let proposals = Completer(session.workspace).proposals(text, at: cursor)
    var candidates = proposals.all.map {
      Candidate($0.text, description: $0.description, addsSpace: $0.addsSpace)
    }
    if proposals.wantsPaths {
      let typed = String(decoding: Array(text.utf8)[proposals.range], as: UTF8.self)
      candidates = paths(typed)
    }
    return Completions(range: proposals.range, candidates: candidates)
  }

  /// The files and folders whose path begins with what was typed.
  private static func paths(_ typed: String) -> [Candidate] {
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
    let prefix = parts.last.map(String.init) ?? ""
    let folder = String(typed.dropLast(prefix.count))
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var found: [Candidate] = []
    while let entry = readdir(directory), found.count < Completer.limit {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix), !name.hasPrefix(".") || prefix.hasPrefix(".") else { continue }
      let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
      let path = folder + name + (isFolder ? "/" : "")
      let isPlain = path.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
      found.append(Candidate(isPlain ? path : TextEscapes.encoded(path), addsSpace: !isFolder))
    }
    return found.sorted { $0.insertion < $1.insertion }
  }
}
