import CEditline

/// Sets up libedit's key tables: our bindings first, then the user's.
struct KeyTables {
  private let editor: OpaquePointer
  private let program: String
  /// Sequences that `.editrc` binds, which must reach libedit as they were sent.
  private(set) var userSequences: Set<[UInt8]> = []
  private(set) var usesVi = false
  /// Characters after which libedit reads on by itself: vi's searches for a letter and the like, and
  /// whatever the user's own sequences begin with.
  private(set) var leads = Set("fFtTr@\"\u{16}\u{1B}".unicodeScalars.map { Int32($0.value) })

  /// Prepares the tables of an editor for a program of this name.
  init(_ editor: OpaquePointer, program: String) {
    self.editor = editor
    self.program = program
    for function in EditorFunction.allCases {
      _ = cel_add_function(editor, Int32(function.rawValue), function.name, function.help)
    }
    // Debian's libedit comes up with vi's keys.
    cel_use_keys(editor, false)
    bindOurs()
  }

  /// Obeys the lines of an `.editrc`.
  mutating func obey(_ configuration: String) {
    for line in configuration.split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      _ = cel_run_configuration(editor, String(line))
      guard isBinding(first) else { continue }
      if words.contains("-v") || words.contains("-e") {
        // Changing the table forgets every binding.
        userSequences.removeAll()
        bindOurs()
      } else {
        noteSequences(words.dropFirst())
      }
    }
  }

  private func isBinding(_ word: String) -> Bool {
    word == "bind" || word == "\(program):bind"
  }

  private mutating func bindOurs() {
    usesVi = cel_uses_vi_keys(editor)
    for binding in KeyBindings.common { bind(binding) }
    if usesVi {
      let escape = String(Unicode.Scalar(SpecialKey.viEscape.rawValue))
      bind(escape, to: "vi-command-mode", inCommands: false)
      bind(escape, to: "vi-command-mode", inCommands: true)
      let question = String(Unicode.Scalar(SpecialKey.viQuestion.rawValue))
      bind(question, to: EditorFunction.insertMode.name, inCommands: false)
      bind(question, to: EditorFunction.commandMode.name, inCommands: true)
      for binding in KeyBindings.common + KeyBindings.viCommands { bind(binding, inCommands: true) }
    } else {
      for binding in KeyBindings.emacs { bind(binding) }
    }
  }

  private func bind(_ binding: KeyBindings.Binding, inCommands: Bool = false) {
    bind(binding.key, to: binding.function.name, inCommands: inCommands)
  }

  private func bind(_ key: String, to name: String, inCommands: Bool) {
    let characters = key.unicodeScalars.map { Int32(bitPattern: $0.value) }
    _ = cel_bind(editor, characters, characters.count, name, inCommands)
  }

  // MARK: What the user binds

  private mutating func noteLead(_ key: String) {
    let scalars = Array(key.unicodeScalars).filter { $0 != "\"" && $0 != "'" }
    guard let first = scalars.first, scalars.count > 1 else { return }
    let isControl = first == "^" && scalars[1].isASCII
    leads.insert(isControl ? Int32(scalars[1].value & 0x1F) : Int32(bitPattern: first.value))
  }

  private mutating func noteSequences(_ words: ArraySlice<String>) {
    guard let key = words.first(where: { !$0.hasPrefix("-") }) else { return }
    if words.contains("-k") {
      let finals = [
        "up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F", "delete": "3~",
      ]
      guard let final = finals[key] else { return }
      userSequences.insert(Array("\u{1B}[\(final)".utf8))
      userSequences.insert(Array("\u{1B}O\(final)".utf8))
    } else {
      noteLead(key)
      var bytes = Array(key.utf8).filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
      for spelling in ["\\e", "\\E", "\\033", "^["] where bytes.starts(with: spelling.utf8) {
        bytes.replaceSubrange(0..<spelling.utf8.count, with: [0x1B])
        userSequences.insert(bytes)
      }
    }
  }
}
