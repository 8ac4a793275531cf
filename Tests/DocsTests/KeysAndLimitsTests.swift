import Commands
import Foundation
import Testing

@testable import LineEditor

@Suite struct `Help on keys` {
  /// What each key of the page does.
  private static let named: [String: EditorFunction] = [
    "Enter": .submit, "Alt-Enter": .newline, "Tab": .complete, "Left": .left, "Right": .right,
    "End": .end, "Up": .up, "Down": .down, "Backspace": .deleteBack, "Delete": .deleteForward,
    "Alt-Backspace": .killWordBack, "Ctrl-A": .home, "Ctrl-B": .left, "Ctrl-C": .cancel,
    "Ctrl-D": .endOrDelete, "Ctrl-E": .end, "Ctrl-F": .right, "Ctrl-K": .killLine,
    "Ctrl-L": .clearScreen, "Ctrl-R": .search, "Ctrl-T": .transpose, "Ctrl-U": .killToStart,
    "Ctrl-W": .killSpacedWord, "Ctrl-Y": .yank, "Ctrl-Z": .suspend, "Ctrl-_": .undo,
    "Alt-_": .redo, "Alt-.": .lastArgument, "Alt-<": .textStart, "Alt->": .textEnd,
    "Alt-b": .wordLeft, "Alt-c": .capitalize, "Alt-d": .killWord, "Alt-f": .wordRight,
    "Alt-l": .lowercase, "Alt-n": .nextMatch, "Alt-p": .previousMatch, "Alt-u": .uppercase,
  ]

  /// The keys that the page has.
  private var keys: Set<String> {
    let text = HelpIndex.all.first { $0.kind == .topic && $0.name == "keys" }?.text ?? ""
    let pattern =
      /(?:Ctrl|Alt)-(?:Backspace|Enter|[^ ,;])|\b(?:Enter|Tab|Left|Right|End|Up|Down|Backspace|Delete)\b/
    return Set(text.matches(of: pattern).map { String($0.0) })
  }

  @Test func `tells what the tables of the line editor do`() {
    #expect(keys == Set(Self.named.keys))
    let bound = Dictionary(
      (KeyBindings.common + KeyBindings.emacs).map { ($0.key, $0.function) },
      uniquingKeysWith: { $1 })
    for (key, function) in Self.named {
      #expect(bound[Self.sequence(key)] == function, "\(key)")
    }
  }

  @Test func `leaves out no function that a key has`() {
    let told = Set(Self.named.values)
    for binding in KeyBindings.common + KeyBindings.emacs where binding.function != .ignore {
      #expect(told.contains(binding.function), "\(binding.function) is on no line of help keys")
    }
  }

  /// What a terminal sends, as the tables spell it.
  private static func sequence(_ key: String) -> String {
    if let special = ["Up", "Down", "Left", "Right", "End", "Delete"].firstIndex(of: key) {
      let keys: [SpecialKey] = [.up, .down, .left, .right, .end, .delete]
      return String(Unicode.Scalar(keys[special].rawValue))
    }
    let plain = ["Enter": "\r", "Tab": "\t", "Backspace": "\u{7F}"]
    if let text = plain[key] { return text }
    let name = String(key.drop { $0 != "-" }.dropFirst())
    if key.hasPrefix("Alt-") { return "\u{1B}" + (plain[name] ?? name) }
    return String(UnicodeScalar(name.utf8.first! & 0x1F))
  }
}

@Suite struct `Help on limits` {
  /// Where the limits stand that the module of the commands does not know.
  private static let places: [(file: String, name: String, value: Int)] = [
    ("Notebook/Including/IncludeTree.swift", "depthLimit", ProgramLimits.includeDepth),
    ("Notebook/Including/IncludeTree.swift", "fileLimit", ProgramLimits.includedFiles),
    ("Storage/StorageLimits.swift", "journalSize", ProgramLimits.journal),
    ("Session/Session.swift", "scriptDepthLimit", ProgramLimits.scriptDepth),
    ("LineEditor/KeyDecoder.swift", "pasteLimit", ProgramLimits.paste),
    ("LineEditor/LineEditor.swift", "liveLimit", ProgramLimits.liveEntry),
    ("crux/Prompt/PromptHooks.swift", "liveLimit", ProgramLimits.hintedEntry),
    ("LineEditor/UndoHistory.swift", "byteLimit", ProgramLimits.undo),
    ("LineEditor/LineEditor+Completion.swift", "listLimit", ProgramLimits.menu),
    ("LineEditor/History.swift", "defaultLimit", ProgramLimits.history),
    ("LineEditor/History.swift", "entryByteLimit", ProgramLimits.historyEntry),
    ("crux/Prompt/MapChanges.swift", "statementLimit", ProgramLimits.followedMap),
    ("Session/Graphviz.swift", "statementLimit", ProgramLimits.picture),
    ("Session/ProgramRunner.swift", "seconds", ProgramLimits.programSeconds),
    ("Session/ProgramRunner.swift", "outputLimit", ProgramLimits.programOutput),
  ]

  @Test(arguments: places)
  func `has what the sources have`(place: (file: String, name: String, value: Int)) throws {
    let text = try Repository.text("Sources/\(place.file)")
    let pattern = try Regex("(?:let|var) \(place.name) = ([0-9_]+)(?:\\.0)?(?: << ([0-9]+))?\n")
    let match = try #require(text.firstMatch(of: pattern), "\(place.file) has no \(place.name)")
    let number = match.output[1].substring?.replacing("_", with: "")
    let shift = match.output[2].substring.flatMap { Int($0) } ?? 0
    #expect(number.flatMap { Int($0) }.map { $0 << shift } == place.value, "\(place.name)")
  }

  @Test func `is a table that fits and names each thing once`() throws {
    let topic = try #require(HelpIndex.all.first { $0.name == "limits" })
    let rows = topic.text.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(rows.count > 25)
    let names = rows.map { $0.dropFirst(2).components(separatedBy: "  ")[0] }
    #expect(Set(names).count == names.count)
    for row in rows { #expect(row.count <= 80 && row.contains(/\s\s\S.*\d/), "\(row)") }
  }
}
