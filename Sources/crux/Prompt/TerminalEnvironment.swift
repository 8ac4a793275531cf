#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the environment says of the terminal and of the user's files.
enum TerminalEnvironment {
  /// Whether the terminal cannot move its cursor.
  static var isDumb: Bool { value("TERM").map { $0 == "dumb" } ?? true }

  /// The terminal's columns; 80 when they are not known.
  static var width: Int {
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
  }

  /// Whether keys are waiting to be read.
  static var hasInput: Bool {
    var request = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Where the history is kept, and the folder below which folders are made for it; `nil` when
  /// nobody says where the user's files are.
  static var historyPlace: (path: String, base: String)? {
    if let state = value("XDG_STATE_HOME") {
      // The folder itself may be missing; what it is in may not.
      let parent = state.lastIndex(of: "/").map { String(state[..<$0]) } ?? "."
      return ("\(state)/crux/history", parent)
    }
    return value("HOME").map { ("\($0)/.local/state/crux/history", $0) }
  }

  /// The commands that are carried out at an interactive start.
  static var startFile: String? {
    if let config = value("XDG_CONFIG_HOME") { return "\(config)/crux/cruxrc" }
    return value("HOME").map { "\($0)/.config/crux/cruxrc" }
  }

  private static func value(_ name: String) -> String? {
    guard let text = getenv(name), text.pointee != 0 else { return nil }
    return String(cString: text)
  }
}
