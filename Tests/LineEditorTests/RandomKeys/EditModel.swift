import Foundation

/// What the editor should hold, kept in the simplest way: the text before the cursor and after it.
struct EditModel {
  private(set) var before = ""
  private(set) var after = ""
  /// The entries of the history, oldest first.
  private(set) var entries: [String] = []
  private var killed = ""
  private var wasKill = false
  private var position: Int?
  private var drafts: [Int?: String] = [:]

  var text: String { before + after }

  /// What is proposed after the text.
  var ghost: String? {
    guard after.isEmpty, !before.isEmpty else { return nil }
    let start = Array(before.utf8)
    let entry = entries.last { $0.utf8.count > start.count && $0.utf8.starts(with: start) }
    return entry.map { String(decoding: $0.utf8.dropFirst(start.count), as: UTF8.self) }
  }

  mutating func perform(_ key: EditKey) {
    let isKill = key.kills
    defer { wasKill = isKill }
    if !key.types { align() }
    if after.isEmpty, let ghost {
      switch key {
      case .right, .lineEnd: return set(before + ghost, "")
      case .wordRight: return set(before + Self.leadingWord(of: ghost), "")
      default: break
      }
    }
    switch key {
    case .type(let text), .paste(let text): set(before + text, after)
    case .newline: set(before + "\n", after)
    case .left: move(before.isEmpty ? 0 : -1)
    case .right: move(after.isEmpty ? 0 : 1)
    case .lineStart: move(-lastLine.count)
    case .lineEnd: move(restOfLine.count)
    case .textStart: set("", text)
    case .textEnd: set(text, "")
    case .wordLeft: move(-wordBefore.count)
    case .wordRight: move(Self.leadingWord(of: after).count)
    case .deleteBack: set(String(before.dropLast()), after)
    case .delete: set(before, String(after.dropFirst()))
    case .killLine:
      let end = restOfLine
      killForward(end.isEmpty ? String(after.prefix(1)) : end)
    case .killToStart: killBack(lastLine)
    case .killWord: killForward(Self.leadingWord(of: after))
    case .killWordBack: killBack(wordBefore)
    case .killSpacedWord: killBack(spacedWordBefore)
    case .yank: set(before + killed, after)
    case .up: if !up() { recall(back: true) }
    case .down: if !down() { recall(back: false) }
    case .undoAndRedo, .searchAndLeave: break
    }
  }

  /// Takes the text away, and keeps it in the history if it is worth it.
  mutating func submit() {
    if text.contains(where: { !$0.isWhitespace }) {
      let entry = text
      entries.removeAll { $0.utf8.elementsEqual(entry.utf8) }
      entries.append(entry)
    }
    self = EditModel(entries: entries, killed: killed)
  }

  init(entries: [String] = [], killed: String = "") {
    self.entries = entries
    self.killed = killed
  }

  // MARK: Text

  private mutating func set(_ first: String, _ second: String) {
    // Foundation does not join a final to a Hangul syllable unless that is taken apart before.
    before = first.decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping
    after = second
  }

  /// Puts the cursor behind the letter that the texts around it make together.
  private mutating func align() {
    let whole = text
    var length = 0
    for letter in whole where length < before.utf8.count { length += String(letter).utf8.count }
    set(
      String(decoding: whole.utf8.prefix(length), as: UTF8.self),
      String(decoding: whole.utf8.dropFirst(length), as: UTF8.self))
  }

  private mutating func move(_ letters: Int) {
    let all = Array(text)
    let target = before.count + letters
    set(String(all[..<target]), String(all[target...]))
  }

  private var lastLine: String { String(before.split("\n").last ?? "") }
  private var restOfLine: String { String(after.split("\n").first ?? "") }

  private var wordBefore: String {
    let reversed = before.reversed()
    let gap = reversed.prefix { !Self.isWord($0) }
    let word = reversed.dropFirst(gap.count).prefix(while: Self.isWord)
    return String((Array(gap) + Array(word)).reversed())
  }

  private var spacedWordBefore: String {
    let reversed = before.reversed()
    let gap = reversed.prefix(while: \.isWhitespace)
    let word = reversed.dropFirst(gap.count).prefix { !$0.isWhitespace }
    return String((Array(gap) + Array(word)).reversed())
  }

  private static func leadingWord(of text: String) -> String {
    let gap = text.prefix { !isWord($0) }
    return String(gap) + text.dropFirst(gap.count).prefix(while: isWord)
  }

  private static func isWord(_ letter: Character) -> Bool {
    letter.isLetter || letter.isNumber || letter == "_"
  }

  private mutating func killForward(_ cut: String) {
    killed = (wasKill ? killed : "") + cut
    set(before, String(after.dropFirst(cut.count)))
  }

  private mutating func killBack(_ cut: String) {
    killed = cut + (wasKill ? killed : "")
    set(String(before.dropLast(cut.count)), after)
  }

  // MARK: Lines and entries

  private mutating func up() -> Bool {
    let lines = before.split("\n")
    guard lines.count > 1 else { return false }
    let column = lines[lines.count - 1].count
    let target = lines[lines.count - 2]
    move(-column - 1 - max(0, target.count - column))
    return true
  }

  private mutating func down() -> Bool {
    let lines = after.split("\n")
    guard lines.count > 1 else { return false }
    move(lines[0].count + 1 + min(lines[1].count, lastLine.count))
    return true
  }

  private mutating func recall(back: Bool) {
    var candidate = position ?? entries.count
    while back ? candidate > 0 : position != nil && candidate + 1 < entries.count {
      candidate += back ? -1 : 1
      let entry = drafts[candidate] ?? entries[candidate]
      if entry != text { return go(to: candidate, entry) }
    }
    if !back, position != nil { go(to: nil, drafts[nil] ?? "") }
  }

  private mutating func go(to target: Int?, _ entry: String) {
    drafts[position] = text
    position = target
    set(entry, "")
  }
}

extension String {
  fileprivate func split(_ separator: Character) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
