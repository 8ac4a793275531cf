import CEditline

/// Questions that one key answers.
extension LineEditor {
  /// Shows a question and waits for one of some keys, which needs no Enter.
  ///
  /// Other keys ring the bell. Capital letters count as small ones.
  ///
  /// - Returns: the key as a line; `cancelled` for Ctrl-C and Escape, `endOfInput` for Ctrl-D.
  public func choose(prompt: Prompt, among keys: [Character]) -> ReadOutcome {
    let signals = cel_catch_signals(pipe.write)
    begin(prompt)
    while outcome == nil, let key = nextKey(showing: view) { take(key, among: keys) }
    let outcome = outcome ?? .endOfInput
    conclude(signals)
    return outcome
  }

  private func take(_ key: Key, among keys: [Character]) {
    switch key {
    case .character("\u{4}"): end(.endOfInput)
    case .character("\u{3}"), .escape: cancel()
    case .character(let scalar):
      let small = Character(scalar.properties.lowercaseMapping)
      guard keys.contains(small) else { return screen.send("\u{7}") }
      change { $0.insertComposed(String(small)) }
      end(.line(String(small)))
    case .special, .paste, .unknown: screen.send("\u{7}")
    }
  }
}
