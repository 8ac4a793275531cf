import JSONText
import Reports
import SourceText

/// One page of help.
struct HelpPage {
  private let entry: HelpEntry
  private let width: Int

  /// The page of an entry in lines of at most `width` columns.
  init(_ entry: HelpEntry, width: Int) {
    self.entry = entry
    self.width = width
  }

  /// Adds the page's lines.
  func add(to answer: inout Answer) {
    switch entry.kind {
    case .rule:
      for line in text { answer.add(line) }
    case .topic, .format:
      answer.add(entry.summary, .heading)
      answer.add("")
      for line in text { answer.add(line) }
    default:
      for line in wrapped(entry.usage, to: width) { answer.add(line, .keyword) }
      answer.add("")
      for line in wrapped(entry.summary, to: width) { answer.add(line) }
      if !entry.text.isEmpty { answer.add("") }
      for line in text { answer.add(line) }
      addExamples(to: &answer)
    }
    let related = RelatedWords.of(entry.name)
    if related.isEmpty { return }
    answer.add("")
    for line in wrapped("See also: \(related.joined(separator: ", "))", to: width) {
      answer.add(line, .dim)
    }
  }

  private var text: [String] {
    if entry.text.isEmpty { return [] }
    var lines = entry.text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines.flatMap { line in
      line.hasPrefix("  ") ? [String(line)] : wrapped(String(line), to: width)
    }
  }

  private func addExamples(to answer: inout Answer) {
    var before: String?
    for example in entry.examples {
      answer.add("")
      if example.before.isEmpty {
        answer.add("For example:", .dim)
      } else if example.before == before {
        answer.add("Or:", .dim)
      } else {
        answer.add("For example, in a map where this stands:", .dim)
        for line in example.before.split(separator: "\n") { addIndented(String(line), .plain) }
        answer.add("type:", .dim)
      }
      before = example.before
      for line in example.typed.split(separator: "\n") { addIndented("> \(line)", .good) }
      for line in ExampleRun(example, width: width - 2).printed { addIndented(line, .plain) }
    }

    func addIndented(_ line: String, _ role: TextRole) {
      for piece in wrapped(line, keepingIndent: true, to: width - 2) {
        answer.add(StyledLine(piece.isEmpty ? "" : "  ").adding(piece, role))
      }
    }
  }

  /// Writes the page as a JSON object.
  func write(into writer: inout JSONWriter) {
    writer.beginObject()
    put("name", entry.name)
    put("kind", entry.kind.rawValue)
    if !entry.usage.isEmpty { put("usage", entry.usage) }
    put("summary", entry.summary)
    if !entry.text.isEmpty { put("text", entry.text) }
    if !entry.examples.isEmpty {
      writer.key("examples")
      writer.beginArray()
      for example in entry.examples {
        writer.beginObject()
        if !example.before.isEmpty { put("before", example.before) }
        put("typed", example.typed)
        put("prints", ExampleRun(example, width: width).printed.joined(separator: "\n"))
        writer.endObject()
      }
      writer.endArray()
    }
    let related = RelatedWords.of(entry.name)
    if !related.isEmpty {
      writer.key("see")
      writer.beginArray()
      for word in related { writer.string(word) }
      writer.endArray()
    }
    writer.endObject()

    func put(_ key: String, _ value: String) {
      writer.key(key)
      writer.string(value)
    }
  }
}
