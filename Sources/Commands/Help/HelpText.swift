import Notebook
import Reports
import SourceText

/// Help, rendered from the descriptions of commands and declarations.
public enum HelpText {
  /// Every word that `help` explains.
  public static var topicNames: [String] {
    DeclarationCatalog.all.map(\.keyword.rawValue) + CommandCatalog.all.map { $0.about.name }
      + HelpTopics.all.map(\.name)
  }

  /// All commands and declarations, a line each.
  public static func overview(_ width: Int) -> Answer {
    var answer = Answer()
    answer.add("Declarations: what the map holds", .heading)
    for entry in DeclarationCatalog.all {
      answer.add(row(entry.keyword.rawValue, entry.summary, width))
    }
    for (kind, title) in [
      (CommandKind.query, "Queries: they print and change nothing"),
      (.edit, "Edits: they change the map, and can be undone"), (.session, "The session"),
    ] {
      answer.add("")
      answer.add(title, .heading)
      for command in CommandCatalog.all where command.about.kind == kind {
        answer.add(row(command.about.name, command.about.summary, width))
      }
    }
    answer.add("")
    answer.add("Topics", .heading)
    for topic in HelpTopics.all { answer.add(row(topic.name, topic.summary, width)) }
    answer.add("")
    answer.add("help WORD explains one of them, help -s WORD searches.", .dim)
    return answer
  }

  private static func row(_ name: String, _ summary: String, _ width: Int) -> StyledLine {
    let pad = String(repeating: " ", count: max(2, 15 - name.count))
    return StyledLine("  \(name)\(pad)", .keyword).adding(summary).cut(to: width)
  }

  /// The help on one word; `nil` when there is none.
  public static func topic(_ name: String, _ width: Int) -> Answer? {
    if let command = CommandCatalog.find(name) {
      let about = command.about
      return page(about.usage, about.summary, about.details, about.examples, width)
    }
    if let entry = DeclarationCatalog.find(name) {
      return page(entry.usage, entry.summary, entry.details, entry.examples, width)
    }
    guard let topic = HelpTopics.all.first(where: { $0.name == name }) else { return nil }
    var answer = Answer()
    answer.add(topic.summary, .heading)
    answer.add("")
    for paragraph in topic.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if paragraph.hasPrefix("  ") {
        answer.add(String(paragraph))
      } else {
        for line in wrapped(String(paragraph), to: width) { answer.add(line) }
      }
    }
    return answer
  }

  private static func page(
    _ usage: String, _ summary: String, _ details: String, _ examples: [Example], _ width: Int
  ) -> Answer {
    var answer = Answer()
    for line in wrapped(usage, to: width) { answer.add(line, .keyword) }
    answer.add("")
    for line in wrapped(summary, to: width) { answer.add(line) }
    if !details.isEmpty {
      answer.add("")
      for line in wrapped(details, to: width) { answer.add(line) }
    }
    answer.add("")
    answer.add("For example:", .dim)
    for example in examples {
      for line in example.typed.split(separator: "\n") { answer.add("  \(line)", .good) }
    }
    return answer
  }

  /// Words whose help holds `text`.
  public static func search(_ text: String, _ width: Int) -> Answer {
    let wanted = searchFolded(text)
    var answer = Answer()
    for entry in DeclarationCatalog.all
    where holds([entry.usage, entry.summary, entry.details], wanted) {
      answer.add(row(entry.keyword.rawValue, entry.summary, width))
    }
    for command in CommandCatalog.all {
      let about = command.about
      if holds([about.usage, about.summary, about.details], wanted) {
        answer.add(row(about.name, about.summary, width))
      }
    }
    for topic in HelpTopics.all where holds([topic.name, topic.summary, topic.text], wanted) {
      answer.add(row(topic.name, topic.summary, width))
    }
    if answer.parts.isEmpty { answer.add("nothing in the help holds `\(visible(text))`", .dim) }
    return answer
  }

  private static func holds(_ texts: [String], _ wanted: String) -> Bool {
    texts.contains { searchFolded($0).contains(wanted) }
  }
}
