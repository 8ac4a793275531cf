import JSONText
import Notebook
import Reports
import SourceText

/// Help, rendered from the descriptions of all that can be typed.
public enum HelpText {
  /// The most columns of a line of help: longer lines are hard to read.
  public static let measure = 80

  /// What the program is for, in one sentence.
  public static let purpose =
    "Crux keeps arguments: what is claimed, what it rests on, what speaks against it."

  /// Every word that `help` explains.
  public static var topicNames: [String] {
    var seen = Set<String>()
    return HelpIndex.all.map(\.name).filter { seen.insert($0).inserted }
  }

  /// What fits on a screen: where to begin, and every word by what it is for.
  public static func overview(_ width: Int) -> Answer {
    let width = min(width, measure)
    var answer = listing(HelpIndex.all)
    for line in wrapped(purpose, to: width) { answer.add(line) }
    answer.add("")
    addBlock("New here?", ["tour builds a small map with you; help start has it on a page"])
    for (title, kind) in [
      ("State", HelpEntry.Kind.declaration), ("  clauses", .clause), ("Ask", .query),
      ("Change", .edit), ("Session", .session), ("Topics", .topic),
    ] {
      addBlock(title, HelpIndex.entries(kind).map(\.name))
    }
    answer.add("")
    for line in wrapped(
      "help WORD explains a word, with an example. help all has a line on each, help rules and "
        + "help formats list those, and help -s WORD searches everything.", to: width)
    {
      answer.add(line, .dim)
    }
    return answer

    func addBlock(_ title: String, _ words: [String]) {
      let indent = 11
      let lines = wrapped(words.joined(separator: " "), to: max(20, width - indent))
      for (index, line) in lines.enumerated() {
        let lead = index == 0 ? title : ""
        let pad = String(repeating: " ", count: indent - lead.count)
        answer.add(StyledLine(lead + pad, .heading).adding(line, .keyword))
      }
    }
  }

  /// All that can be typed, and the topics, a line each.
  public static func list(_ width: Int) -> Answer {
    let kinds: [HelpEntry.Kind] = [.declaration, .clause, .query, .edit, .session, .topic]
    var answer = listing(kinds.flatMap { HelpIndex.entries($0) })
    for kind in kinds {
      if !answer.parts.isEmpty { answer.add("") }
      answer.add(kind.heading, .heading)
      for entry in HelpIndex.entries(kind) { answer.add(row(entry, min(width, measure))) }
    }
    return answer
  }

  static func row(_ entry: HelpEntry, _ width: Int) -> StyledLine {
    let pad = String(repeating: " ", count: max(2, 15 - entry.name.count))
    return StyledLine("  \(entry.name)\(pad)", .keyword).adding(entry.summary).cut(to: width)
  }

  /// The help on one word, which may be several pages; `nil` when there is none.
  public static func topic(_ name: String, _ width: Int) -> Answer? {
    if name == "all" { return list(width) }
    guard case .found(let entries) = HelpIndex.find(name) else { return nil }
    var answer = Answer()
    for (index, entry) in entries.enumerated() {
      if index > 0 { answer.add("") }
      HelpPage(entry, width: min(width, measure)).add(to: &answer)
    }
    answer.json = { writer in
      writer.beginArray()
      for entry in entries { HelpPage(entry, width: measure).write(into: &writer) }
      writer.endArray()
    }
    return answer
  }

  /// An answer whose JSON is a list of entries.
  static func listing(_ entries: [HelpEntry]) -> Answer {
    var answer = Answer()
    answer.json = { writer in
      writer.beginArray()
      for entry in entries {
        writer.beginObject()
        writer.key("name")
        writer.string(entry.name)
        writer.key("kind")
        writer.string(entry.kind.rawValue)
        writer.key("summary")
        writer.string(entry.summary)
        writer.endObject()
      }
      writer.endArray()
    }
    return answer
  }

  /// What to say of a word that help does not know.
  public static func suggestion(for word: String, command: String) -> String {
    if case .several(let names) = HelpIndex.find(word) {
      let shown = names.prefix(6).joined(separator: ", ")
      return "it may be \(shown)\(names.count > 6 ? " or another" : "")"
    }
    if let near = closest(to: word, among: topicNames + HelpIndex.all.compactMap(\.otherName)) {
      return "did you mean `\(command) \(near)`?"
    }
    let count = HelpSearch.find(word).count
    if count > 0 {
      return "`\(command) -s \(visible(word))` finds it in "
        + (count == 1 ? "1 page" : "\(count) pages")
    }
    return "`\(command)` lists what there is"
  }
}
