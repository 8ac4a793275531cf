import CPseudoTerminal
import Foundation

/// A program inside of tmux, which is a terminal that was written by others.
public final class TmuxSession {
  /// Where tmux is; nil where it is not installed.
  public static let path: String? = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/bin"]
    .map { $0 + "/tmux" }.first { access($0, X_OK) == 0 }

  /// The rows of the screen, without the spaces at their ends.
  public private(set) var lines: [String] = []
  /// The cursor's row and column, from 0.
  public private(set) var cursor = (row: 0, column: 0)
  private let path: String
  private let server = "crux-\(getpid())-\(UUID().uuidString.prefix(8))"

  /// Starts a server with one session that runs the program in a window of this size.
  public init(_ program: String, columns: Int, rows: Int) throws {
    guard let path = Self.path else {
      throw TerminalSession.Failure(description: "tmux is not installed")
    }
    self.path = path
    try run([
      "-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env",
      "HOME=/nonexistent", "LANG=C.UTF-8", program, ";", "set", "-g", "status", "off", ";",
      "set", "-g", "window-size", "manual",
    ])
    try change(columns: columns, rows: rows)
    try look()
  }

  deinit {
    _ = try? run(["kill-server"])
  }

  /// All rows that were ever shown, one after the other.
  public var everything: String {
    let output = (try? run(["capture-pane", "-p", "-J", "-S", "-"])) ?? ""
    return output.components(separatedBy: "\n").joined()
  }

  /// Takes in what the screen is now.
  public func look() throws {
    let output = try run([
      "display-message", "-p", "#{cursor_y} #{cursor_x}", ";", "capture-pane", "-p",
    ])
    var rows = output.components(separatedBy: "\n")
    let numbers = rows.removeFirst().split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2 else {
      throw TerminalSession.Failure(description: "tmux answers: \(output)")
    }
    cursor = (numbers[0], numbers[1])
    if rows.last?.isEmpty == true { rows.removeLast() }
    lines = rows
  }

  /// Types text, as it is.
  public func type(_ text: String) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(server)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try run([
      "load-buffer", "-b", "keys", file.path, ";", "paste-buffer", "-r", "-d", "-b", "keys",
    ])
  }

  /// Changes the size of the window, and waits until the program can know it: tmux takes a while
  /// to tell, and what is drawn meanwhile is drawn for the wrong size.
  public func change(columns: Int, rows: Int) throws {
    let terminal = try run([
      "resize-window", "-x", "\(columns)", "-y", "\(rows)", ";", "display-message", "-p",
      "#{pane_tty}",
    ]).trimmingCharacters(in: .whitespacesAndNewlines)
    for _ in 0..<2_000 where cpt_columns(terminal) != columns { usleep(1_000) }
  }

  /// Runs one client in a terminal of its own, which also gives the server a usual signal mask.
  @discardableResult
  private func run(_ arguments: [String]) throws -> String {
    // A tmux around the test must not be taken for ours, so nothing is inherited.
    let client = try TerminalSession(
      [path, "-u", "-L", server] + arguments,
      environment: ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color"])
    let ending = client.ending()
    let answer = String(decoding: client.received, as: UTF8.self)
      .replacingOccurrences(of: "\r\n", with: "\n")
    guard ending == .exited(0) else {
      throw TerminalSession.Failure(description: "tmux \(arguments): \(ending) \(answer)")
    }
    return answer
  }
}
