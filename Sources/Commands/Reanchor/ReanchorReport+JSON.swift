import ArgumentGraph
import Documents
import JSONText

extension ReanchorReport {
  /// Writes the report as one JSON value.
  func writeJSON(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("settled")
    writer.bool(isSettled)
    writer.key("sources")
    writer.beginArray()
    for section in sections { write(section, into: &writer) }
    writer.endArray()
    writer.key("lost")
    writer.beginArray()
    for (node, dependents) in zip(lost.statements, lost.dependents) {
      writer.beginObject()
      writer.key("id")
      writer.string(workspace.graph.name(node))
      writer.key("bearsOn")
      writer.beginArray()
      for other in dependents { writer.string(workspace.graph.name(other)) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.key("verdicts")
    writer.beginArray()
    for change in lost.verdicts {
      writer.beginObject()
      for (key, value) in [
        ("id", workspace.graph.name(change.node)), ("is", change.before.key),
        ("becomes", change.after.key),
      ] {
        writer.key(key)
        writer.string(value)
      }
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private func write(_ section: Section, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("source")
    writer.string(section.name)
    if let obstacle = section.plan.obstacle {
      writer.key("reason")
      writer.string(obstacle.reason)
    } else {
      writer.key("revised")
      writer.bool(section.plan.isRevised)
      for outcome in Reanchoring.Outcome.allCases {
        writer.key(outcome.rawValue)
        writer.int(section.plan.count(outcome))
      }
      writer.key("anchors")
      writer.beginArray()
      for entry in section.entries { write(entry, into: &writer) }
      writer.endArray()
    }
    writer.endObject()
  }

  private func write(_ entry: Entry, into writer: inout JSONWriter) {
    let item = entry.item
    writer.beginObject()
    func put(_ key: String, _ text: String?) {
      guard let text else { return }
      writer.key(key)
      writer.string(text)
    }
    put("id", entry.id)
    put("from", item.old.passage == .unknown ? nil : "\(item.old.place)")
    put("to", item.new.map { "\($0.place)" })
    put("outcome", item.shownOutcome.rawValue)
    put("reason", item.isOpen ? "\(item.result.reason)" : nil)
    writer.key("applied")
    writer.bool(!item.isOpen)
    put("was", entry.was)
    if item.shownOutcome != .exact, !item.result.candidates.isEmpty {
      writer.key("candidates")
      writer.beginArray()
      for (place, words) in zip(item.result.candidates, entry.now) {
        writer.beginObject()
        put("passage", "\(place.record.place)")
        if let ratio = place.errorRatio {
          writer.key("altered")
          let thousandths = Int(ratio * 1_000 + 0.5)
          writer.number(JSONNumber(Double(thousandths) / 1_000) ?? JSONNumber(0))
        }
        put("words", words)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
  }
}
