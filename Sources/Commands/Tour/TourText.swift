import JSONText
import Notebook
import Reports
import SourceText

/// The tour as a text to follow, with the answers that the program gives.
enum TourText {
  /// All steps, for whoever is not at a prompt.
  static func answer(_ width: Int) -> Answer {
    let width = min(width, HelpText.measure)
    var answer = Answer()
    var steps: [(title: String, why: String, typed: String)] = []
    for line in Tour.paragraph(
      "At the prompt (type crux, then tour) this tour goes with you step by step. Here is what it "
        + "says, what to type behind the >, and what is answered.", width)
    {
      answer.add(line)
    }
    var workspace = Workspace(Notebook(name: "tour.md"))
    workspace.options.isInteractive = true
    workspace.options.width = width
    for step in TourStep.allCases where step != .end {
      let map = TourMap(workspace)
      guard let typed = step.suggestion(map) else { continue }
      steps.append((step.title, step.why(map), typed))
      answer.add("")
      answer.add("\(step.rawValue + 1). \(step.title)", .heading)
      for line in Tour.paragraph(step.why(map), width) { answer.add(line) }
      answer.add("")
      answer.add("  > \(typed)", .keyword)
      for line in answers(to: typed, &workspace) {
        for piece in wrapped(line, keepingIndent: true, to: width - 2) { answer.add("  \(piece)") }
      }
    }
    answer.json = { writer in
      writer.beginArray()
      for step in steps {
        writer.beginObject()
        for (key, value) in [("title", step.title), ("why", step.why), ("typed", step.typed)] {
          writer.key(key)
          writer.string(value)
        }
        writer.endObject()
      }
      writer.endArray()
    }
    return answer
  }

  /// What the prompt would print.
  private static func answers(to typed: String, _ workspace: inout Workspace) -> [String] {
    var lines: [String] = []
    for part in typed.split(separator: ";") {
      let bytes = Array(part.utf8)
      guard let outcome = try? Interpreter.run(bytes, 0..<bytes.count, in: &workspace) else {
        continue
      }
      lines += outcome.answer?.lines(width: workspace.options.width - 2).map(\.text) ?? []
      if let summary = outcome.summary { lines.append(visible(summary)) }
    }
    return lines
  }
}
