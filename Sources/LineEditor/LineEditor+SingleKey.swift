import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What somebody answered with one key.
public enum KeyOutcome: Sendable, Equatable {
  /// A letter, a digit or another character that can be seen, or a space.
  case character(Character)
  /// Enter, Right, Down or Page Down.
  case forward
  /// Backspace, Left, Up or Page Up.
  case backward
  /// Ctrl-C, or an interrupt.
  case cancelled
  /// Ctrl-D, or the end of the terminal.
  case endOfInput
  /// The process was asked to end by this signal; the terminal is already restored.
  case terminated(signal: Int32)
}

extension LineEditor {
  /// Reads one key, for a question that one key answers.
  ///
  /// - Parameter help: what is shown below while the key is awaited, in as many rows as it takes;
  ///   what two spaces set apart stays together.
  public func readKey(prompt: Prompt, help: String = "") -> KeyOutcome {
    let signals = cel_catch_signals(pipe.write)
    begin(prompt)
    var answer: KeyOutcome?
    while answer == nil, let key = nextKey(showing: { keyView(help: help) }) {
      answer = single(key)
    }
    if let answer { screen.finish(keyView(showing: answer)) }
    conclude(signals)
    _ = Interrupts.take()
    switch outcome {
    case .cancelled: return .cancelled
    case .terminated(let signal): return .terminated(signal: signal)
    default: return answer ?? .endOfInput
    }
  }

  /// What a key answers; `nil` when it answers nothing, or has ended the reading.
  private func single(_ key: Key) -> KeyOutcome? {
    switch key {
    case .character("\u{03}"): cancel()
    case .character("\u{04}"): end(.endOfInput)
    case .character("\u{0C}"): screen.clear()
    case .character("\u{1A}"): stop(wholeGroup: true)
    case .character("\r"), .character("\n"), .special(.right, _), .special(.down, _),
      .special(.pageDown, _):
      return .forward
    case .character("\u{7F}"), .character("\u{08}"), .special(.left, _), .special(.up, _),
      .special(.pageUp, _):
      return .backward
    case .character(let scalar) where scalar.value >= 0x20: return .character(Character(scalar))
    // A paste was not meant for questions: each of its letters would answer one.
    default: screen.beep()
    }
    return nil
  }

  private func keyView(help: String) -> View {
    var view = View(prompt: prompt)
    if !help.isEmpty, !options.isPlain, !options.isDumb {
      view.below = Self.rows(of: help, columns: screen.size.columns - 1)
    }
    return view
  }

  /// A line of help in rows, broken where two spaces are, or else between words.
  private static func rows(of help: String, columns: Int) -> [[Cell]] {
    let separator = help.contains("  ") ? "  " : " "
    let gap = [Cell](separator, .hint)
    var rows: [[Cell]] = []
    for group in help.split(separator: separator) {
      let cells = [Cell](String(group), .hint)
      if let last = rows.last, last.width + gap.count + cells.width <= columns {
        rows[rows.count - 1] += gap + cells
      } else {
        rows.append(cells)
      }
    }
    return rows
  }

  private func keyView(showing answer: KeyOutcome) -> View {
    guard case .character(let key) = answer else { return View(prompt: prompt) }
    let text = String(key)
    return View(prompt: prompt, text: text, cursor: text.utf8.count)
  }
}
