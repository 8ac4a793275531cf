/// What a terminal does with rows that its new width is too small for.
public enum Narrowing: Sendable {
  /// It cuts them off.
  case cuts
  /// It breaks them into several rows, as most terminals do.
  case breaks
  /// It breaks them, and counts what was erased at the end of a row as part of it, as tmux does.
  case breaksErased
}

extension Narrowing {
  /// What a terminal of which the environment says this does. When in doubt the answer is that it
  /// cuts, which at worst leaves a part of the old picture on the screen.
  init(environment: (String) -> String?) {
    let kind = environment("TERM") ?? ""
    if kind.hasPrefix("xterm") {
      self = environment("XTERM_VERSION") == nil ? .breaks : .cuts
    } else if kind.hasPrefix("tmux") {
      self = .breaksErased
    } else if kind.hasPrefix("screen") {
      // GNU screen and tmux share this kind, but only tmux breaks rows.
      self = environment("TMUX") == nil ? .cuts : .breaksErased
    } else {
      self = kind == "linux" || kind.hasPrefix("vt") ? .cuts : .breaks
    }
  }
}
