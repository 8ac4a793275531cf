import ArgumentGraph
import Commands
import SystemPackage

/// What only a session at a terminal needs.
extension Session {
  /// The statements of an entry, which `;` and line breaks separate.
  public static func statements(of entry: [UInt8]) -> [Range<Int>] {
    var reader = ScriptReader(entry, semicolons: true)
    var ranges: [Range<Int>] = []
    while let item = reader.next() {
      switch item.content {
      case .statement(let range): ranges.append(range)
      // An indented line with nothing above it is taken for what it says.
      case .problem(let problem): ranges.append(problem.range)
      }
    }
    return ranges
  }

  /// Whether words of the notebook may not be kept elsewhere, since a source says so.
  public var isPrivate: Bool {
    let graph = workspace.graph
    return graph.slots.contains {
      guard graph.kind($0) == .source, let quotes = graph.source($0).quotes else { return false }
      return quotes == .none || quotes == .secret
    }
  }

  /// Goes on after `quit`.
  public func resume() { isOver = false }

  /// Refuses to write the notebook.
  public func makeReadOnly(_ reason: String) { file.makeReadOnly(reason) }
}

extension Session {
  /// Where documents come from for the notebook that is open.
  func makeShelf() -> SessionShelf {
    SessionShelf(
      folder: file.folder, isSafe: options.isSafe, keys: keys, mayMakeKey: !options.isDry)
  }
}

extension NotebookFile {
  /// The file's name without its folders.
  public var shortName: String { path?.lastComponent?.string ?? name }

  /// The folder that the file lies in; `nil` when there is no file.
  public var folderPath: String? { folder?.string }
}

extension Workspace {
  /// Whether discarding the notebook would lose anything.
  public var hasUnsavedContent: Bool { notebook.bytes != savedBytes }
}
