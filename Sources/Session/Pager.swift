import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows long answers on a terminal through another program.
///
/// What is shown reaches the program on its standard input only: no word of a map is ever a part of
/// a command.
package struct Pager: Sendable {
  /// The program and its arguments.
  package let words: [String]
  /// Whether the user named it, so that its being missing is worth a note.
  package let isChosen: Bool

  /// The pager of this environment: `CRUX_PAGER`, `PAGER` or `less -FRX`; `nil` for none, which an
  /// empty one and `cat` mean.
  package init?(_ environment: (String) -> String?) {
    let chosen = environment("CRUX_PAGER") ?? environment("PAGER")
    words = Self.split(chosen ?? "less -FRX")
    isChosen = chosen != nil
    if words.isEmpty || words == ["cat"] { return nil }
  }

  /// The words of a command: spaces separate, quotes and backslashes keep them together. No shell
  /// is asked.
  package static func split(_ command: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in command {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// Shows bytes, and waits until the program has ended. The terminal is left as it was found,
  /// however the program ended.
  ///
  /// - Returns: whether the program could be started.
  package func show(_ bytes: [UInt8]) -> Bool {
    guard let path else { return false }
    var modes = termios()
    let hasModes = tcgetattr(0, &modes) == 0
    // Ctrl-C is for the pager while it runs; a pager that was left must not end this program.
    let signals = [SIGINT, SIGQUIT, SIGPIPE]
    var before: [sigaction] = []
    for number in signals {
      var ignoring = sigaction()
      setIgnored(&ignoring)
      var old = sigaction()
      sigaction(number, &ignoring, &old)
      before.append(old)
    }
    defer {
      for (number, old) in zip(signals, before) {
        var old = old
        sigaction(number, &old, nil)
      }
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    let process = start(path, reading: ends[0])
    close(ends[0])
    guard let process else {
      close(ends[1])
      return false
    }
    write(bytes, to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if hasModes { tcsetattr(0, TCSADRAIN, &modes) }
    // One that was killed leaves its own prompt on the last row.
    if status & 0x7F != 0 { write(Array("\r\u{1B}[K".utf8), to: 1) }
    return true
  }

  /// The program's file: an absolute path as it is, a name in the folders of `PATH`.
  private var path: String? {
    if words[0].hasPrefix("/") { return access(words[0], X_OK) == 0 ? words[0] : nil }
    return try? ProgramRunner().find(words[0]).string
  }

  private func setIgnored(_ action: inout sigaction) {
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = SIG_IGN
    #else
      action.__sigaction_u.__sa_handler = SIG_IGN
    #endif
  }

  private func start(_ path: String, reading input: Int32) -> pid_t? {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addclose(&actions, input)
    var usual = sigset_t()
    sigemptyset(&usual)
    posix_spawnattr_setsigmask(&attributes, &usual)
    for number in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP, SIGWINCH, SIGTERM, SIGHUP] {
      sigaddset(&usual, number)
    }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = Self.environment.map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, &attributes, &arguments, &variables)
    return code == 0 ? process : nil
  }

  /// This program's environment; less is told to leave short texts and colours as they are.
  private static var environment: [String] {
    var all: [String] = []
    var at = environ
    while let entry = at.pointee {
      all.append(String(cString: entry))
      at += 1
    }
    if !all.contains(where: { $0.hasPrefix("LESS=") }) { all.append("LESS=FRX") }
    return all
  }

  /// Writes until the reader has it all or has left.
  private func write(_ bytes: [UInt8], to file: Int32) {
    bytes.withUnsafeBytes { room in
      var done = 0
      while done < room.count, let start = room.baseAddress {
        #if canImport(Glibc)
          let count = Glibc.write(file, start + done, room.count - done)
        #else
          let count = Darwin.write(file, start + done, room.count - done)
        #endif
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        done += count
      }
    }
  }
}
