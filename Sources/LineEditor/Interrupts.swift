import CEditline

/// Ctrl-C while a command runs, when no line is being read.
///
/// From the making of the first ``LineEditor`` on, or from ``watch()``, an interrupt does not end
/// the process: it is noted, and a long command asks for it now and then and stops by itself. While
/// a line is read an interrupt cancels that line and is not noted. System calls go on after one.
/// Programs that a command has started get the same interrupt from the terminal. If the process was
/// started with interrupts ignored, as in the background, they stay ignored.
public enum Interrupts {
  /// Whether an interrupt has come that nobody has taken yet. A few nanoseconds; any thread.
  public static var isPending: Bool { cel_was_interrupted(false) }

  /// Tells whether an interrupt has come, and forgets it. Any thread.
  public static func take() -> Bool { cel_was_interrupted(true) }

  /// Notes one that has come by another way.
  static func note() { cel_note_interrupt() }

  /// Begins to note interrupts, for a program that has no editor, such as a batch run.
  public static func watch() { cel_watch_interrupts() }

  /// Ends what one ``watch()`` began.
  public static func unwatch() { cel_unwatch_interrupts() }
}
