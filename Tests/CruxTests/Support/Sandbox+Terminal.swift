import TerminalTesting

extension Sandbox {
  /// Opens a notebook of the folder at the prompt of a pseudo-terminal, and waits for the prompt.
  func open(_ notebook: String = "n.md", columns: Int = 90, rows: Int = 40) throws
    -> TerminalSession
  {
    var environment = variables
    environment["TERM"] = "xterm-256color"
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(path) && exec crux \(notebook)"], environment: environment,
      columns: columns, rows: rows)
    try session.wait(forText: "\(notebook)>")
    return session
  }
}
