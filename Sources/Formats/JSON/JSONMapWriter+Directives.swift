import ArgumentGraph
import JSONText
import SourceText

/// What is declared about the map.
extension JSONMapWriter {
  mutating func writeDirectives() {
    let placed = map.directives.map(\.directive)
    writeAllows(placed)
    writeExpects(placed)
    writeSkips(placed)
    writeSchemes(placed)
    writeScale(placed)
    writeChecks(placed)
    writeIncludes(placed)
    writeAnswers(placed)
  }

  private mutating func writeAllows(_ directives: [Directive]) {
    json.key("allows")
    json.beginArray()
    for case .allow(let code, let target, let reason) in directives
    where part.contains(target, in: graph) {
      json.beginObject()
      put("code", code)
      put("on", names.name(target))
      put("reason", reason)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func writeExpects(_ directives: [Directive]) {
    json.key("expects")
    json.beginArray()
    for case .expect(let node, let verdict) in directives where part.contains(node) {
      json.beginObject()
      json.key("id")
      label(node)
      put("verdict", verdict.rawValue)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func writeSkips(_ directives: [Directive]) {
    json.key("skips")
    json.beginArray()
    for case .skip(let source, let passage, let reason) in directives where part.contains(source) {
      json.beginObject()
      json.key("source")
      label(source)
      put("passage", passage.description)
      put("reason", reason)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func writeSchemes(_ directives: [Directive]) {
    var isOpen = false
    for case .scheme(let scheme) in directives {
      if !isOpen { beginArray("schemes") }
      isOpen = true
      json.beginObject()
      put("name", scheme.name)
      put("form", scheme.summary)
      if !scheme.slots.isEmpty {
        beginArray("slots")
        for slot in scheme.slots {
          json.beginObject()
          put("name", slot.name)
          put("text", slot.text)
          json.endObject()
        }
        json.endArray()
      }
      put("questions", scheme.questions)
      json.endObject()
    }
    if isOpen { json.endArray() }
  }

  private mutating func writeScale(_ directives: [Directive]) {
    var scales: [String] = []
    for case .scale(let scale) in directives { scales.append(scale) }
    put("scale", scales.first)
    lose(scales.count - 1, "scale", "scales", because: "a map has one scale, the first")
  }

  private mutating func writeChecks(_ directives: [Directive]) {
    var isOpen = false
    for case .checks(let policy) in directives {
      if !isOpen { beginArray("checks") }
      isOpen = true
      json.beginObject()
      switch policy {
      case .select(let codes): put("select", codes)
      case .ignore(let codes): put("ignore", codes)
      case .failOn(let severity): put("fail-on", severity)
      case .horizon(let stretch): put("horizon", stretch)
      }
      json.endObject()
    }
    if isOpen { json.endArray() }
  }

  /// Notebooks whose statements are part of the map are not named, since nothing is missing.
  private mutating func writeIncludes(_ directives: [Directive]) {
    var isOpen = false
    for case .include(let path, let prefix) in directives {
      if holdsStatements(prefix ?? Self.stem(of: path)) { continue }
      if !isOpen { beginArray("includes") }
      isOpen = true
      json.beginObject()
      put("path", path)
      put("prefix", prefix)
      json.endObject()
    }
    if isOpen { json.endArray() }
  }

  private func holdsStatements(_ prefix: String) -> Bool {
    let start = Array((prefix + ".").utf8)
    return map.order.contains { node in
      graph.texts.withBytes(of: graph.labelID(node)) { $0.starts(with: start) }
    }
  }

  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  private mutating func writeAnswers(_ directives: [Directive]) {
    var isOpen = false
    for case .answer(let inference, let question, let isSatisfied, let reason) in directives
    where part.contains(inference, in: graph) {
      if !isOpen { beginArray("answers") }
      isOpen = true
      json.beginObject()
      put("inference", names.name(inference))
      json.key("question")
      json.int(question)
      put("answer", isSatisfied ? "ok" : "na")
      put("reason", reason)
      json.endObject()
    }
    if isOpen { json.endArray() }
  }

  private mutating func beginArray(_ key: String) {
    json.key(key)
    json.beginArray()
  }
}
