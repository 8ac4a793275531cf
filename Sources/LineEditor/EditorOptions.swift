#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How an editor is set up.
public struct EditorOptions: Sendable {
  /// The name by which lines of `.editrc` address this program.
  public var program = "editor"
  /// The descriptor of the terminal that keys come from.
  public var input: Int32 = 0
  /// The descriptor of the terminal that is drawn on.
  public var output: Int32 = 1
  /// Neither colour nor proposals nor menus, for screen readers and odd terminals.
  public var isPlain = false
  /// The terminal cannot move its cursor: no escape code is sent, and one row is used.
  public var isDumb = false
  /// Whether the terminal breaks rows that its new width is too small for, as most do; others cut
  /// them off. The environment tells.
  public var terminalReflows = EditorOptions.terminalReflows {
    getenv($0).map { String(cString: $0) }
  }
  /// The milliseconds without a key after which ``EditorHooks/idle`` is called.
  public var idleDelay: Int32 = 1_000
  /// The look of the styles.
  public var theme = Theme.colour
  /// The user's key bindings.
  public var configuration = Configuration.user

  /// Where key bindings are read from, in the language of editrc(5).
  public enum Configuration: Sendable {
    /// The file that `EDITRC` names, or else `.editrc` in the home folder.
    case user
    /// Nowhere.
    case none
    /// This text.
    case text(String)
  }

  /// Makes the options of a program on standard input and output.
  public init() {}

  /// Whether a terminal of which the environment says this breaks long rows when it is narrowed.
  /// When in doubt the answer is no, which at worst leaves a part of the old picture.
  static func terminalReflows(environment: (String) -> String?) -> Bool {
    let kind = environment("TERM") ?? ""
    if kind.hasPrefix("xterm") { return environment("XTERM_VERSION") == nil }
    // GNU screen and tmux have the same kind, but only tmux breaks rows.
    if kind.hasPrefix("screen") { return environment("TMUX") != nil }
    return kind != "linux" && !kind.hasPrefix("vt")
  }
}

extension EditorOptions.Configuration {
  /// The most bytes of a file of key bindings.
  private static let byteLimit = 1 << 20

  /// The lines to obey; nil when there are none.
  var text: String? {
    switch self {
    case .none: return nil
    case .text(let text): return text
    case .user:
      guard let path = Self.userPath,
        let file = try? OwnedFile.read(path, limit: Self.byteLimit)
      else { return nil }
      return String(decoding: file.0, as: UTF8.self)
    }
  }

  private static var userPath: String? {
    if let path = getenv("EDITRC") { return String(cString: path) }
    return getenv("HOME").map { String(cString: $0) + "/.editrc" }
  }
}
