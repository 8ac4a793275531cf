import Foundation
import TerminalTesting

/// A session of the real program at a pseudo-terminal, typed entry by entry.
struct PromptRecording {
  /// The terminal.
  let session: TerminalSession
  /// The name of the notebook, which every prompt begins with.
  private let notebook: String

  /// Starts the program on a notebook in the folder of a sandbox.
  init(_ notebook: String, in box: Sandbox, columns: Int, rows: Int) throws {
    self.notebook = notebook
    var environment = box.variables
    environment["TERM"] = "xterm-256color"
    session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(box.path) && exec crux \(notebook)"], environment: environment,
      columns: columns, rows: rows)
    try waitForPrompt()
  }

  /// Everything that was ever shown, without empty rows at its end.
  var text: String {
    (session.screen.scrolledOff + [session.screen.text]).joined(separator: "\n")
  }

  /// Types an entry and waits for the next prompt, and for what is said beneath the answer: that
  /// may come a moment later when the machine is busy.
  ///
  /// - Parameter shown: what everything shown begins with then, when that is known.
  func type(_ entry: String, until shown: String? = nil) throws {
    let before = text.count(of: "\n\(notebook)")
    try session.send(entry)
    try session.wait(for: "\(entry), as it was typed") { _ in hasTyped(entry) }
    try session.send("\r")
    try session.wait(for: "what comes of \(entry)") { _ in
      guard hasPrompt, text.count(of: "\n\(notebook)") > before else { return false }
      return shown.map { text.hasPrefix($0) } ?? true
    }
    if shown == nil { settle() }
  }

  /// Waits until nothing more comes for half a second.
  func settle() {
    var quiet = 0
    while quiet < 5 {
      let before = session.received.count
      guard session.receive(milliseconds: 100) else { return }
      quiet = session.received.count == before ? quiet + 1 : 0
    }
  }

  private func waitForPrompt() throws {
    try session.wait(for: "the prompt") { _ in hasPrompt }
  }

  /// Whether the last row is a prompt at which nothing is typed.
  private var hasPrompt: Bool {
    let last = session.screen.lines.last { !$0.isEmpty } ?? ""
    return last.hasPrefix(notebook) && last.hasSuffix(">") && session.isRaw
  }

  /// Whether the whole entry stands on the screen, which may have broken it into rows.
  private func hasTyped(_ entry: String) -> Bool {
    let shown = session.screen.lines.joined().filter { $0 != " " }
    return shown.contains(entry.filter { $0 != " " && $0 != "\t" })
  }
}

extension String {
  /// How often `part` occurs.
  fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
