import JSONText
import SourceText

/// Reads the findings out of a report that `check` wrote earlier, as JSON or as SARIF.
struct BaselineReader {
  /// A finding of the report.
  struct Entry: Equatable {
    var file: String
    var code: String
    var id: String
    var message: String
  }

  let bytes: [UInt8]
  let name: String

  /// The findings in the order of the file; those that were suppressed, and those that SARIF calls
  /// absent, are none.
  mutating func read() throws(Diagnostic) -> [Entry] {
    let (node, problems) = JSONReader.read(bytes)
    if let problem = problems.first(where: { $0.severity == .error }) {
      throw fault(
        "this is no JSON: \(problem.message)", at: problem.range,
        help: "write a baseline with crux check NOTEBOOK --format json > \(name)")
    }
    guard let node else { throw noReport(0..<0) }
    if let findings = node.value.array {
      var entries: [Entry] = []
      for finding in findings { entries.append(try entry(finding)) }
      return entries
    }
    guard let runs = node.value["runs"] else { throw noReport(node.range.prefix(1)) }
    guard let all = runs.value.array else {
      throw fault("`runs` is \(runs.value.kindName), not an array", at: runs.range)
    }
    var entries: [Entry] = []
    for run in all { entries += try results(of: run) }
    return entries
  }

  private func noReport(_ range: Range<Int>) -> Diagnostic {
    fault(
      "this is no report of findings", at: range,
      help: "a baseline is what crux check NOTEBOOK wrote with --format json or --format sarif")
  }

  // MARK: JSON

  private func entry(_ node: JSONNode) throws(Diagnostic) -> Entry {
    guard node.value.object != nil else {
      throw fault("a finding is an object, not \(node.value.kindName)", at: node.range.prefix(1))
    }
    return Entry(
      file: try text("file", of: node), code: try text("code", of: node),
      id: try text("id", of: node), message: try text("message", of: node))
  }

  private func text(_ key: String, of node: JSONNode) throws(Diagnostic) -> String {
    guard let member = node.value[key] else {
      throw fault("this has no `\(key)`, so it is no finding", at: node.range.prefix(1))
    }
    guard let text = member.value.string else {
      throw fault("`\(key)` is \(member.value.kindName), not a string", at: member.range)
    }
    return text
  }

  // MARK: SARIF

  private func results(of run: JSONNode) throws(Diagnostic) -> [Entry] {
    let tool = run.value["tool"]?.value["driver"]?.value["name"]
    guard tool?.value.string == Program.name else {
      let words = tool?.value.string.map { "`\(visible($0))`" } ?? "nobody"
      throw fault(
        "this run is of \(words), not of \(Program.name)", at: (tool ?? run).range.prefix(1))
    }
    guard let results = run.value["results"] else { return [] }
    guard let all = results.value.array else {
      throw fault("`results` is \(results.value.kindName), not an array", at: results.range)
    }
    var entries: [Entry] = []
    for result in all where counts(result) { entries.append(try entry(sarif: result)) }
    return entries
  }

  private func counts(_ result: JSONNode) -> Bool {
    result.value["suppressions"]?.value.array?.isEmpty != false
      && result.value["baselineState"]?.value.string != "absent"
  }

  private func entry(sarif result: JSONNode) throws(Diagnostic) -> Entry {
    guard let location = result.value["locations"]?.value.array?.first,
      let artifact = location.value["physicalLocation"]?.value["artifactLocation"],
      let message = result.value["message"]
    else {
      throw fault("this result has no place or no message", at: result.range.prefix(1))
    }
    let id = location.value["logicalLocations"]?.value.array?.first
    return Entry(
      file: FileURI.decoded(try text("uri", of: artifact)), code: try text("ruleId", of: result),
      id: id?.value["fullyQualifiedName"]?.value.string ?? "",
      message: SARIFLog.unescaped(try text("text", of: message)))
  }

  private func fault(_ message: String, at range: Range<Int>, help: String? = nil) -> Diagnostic {
    let place = bytes.withUnsafeBufferPointer { Place(of: range, in: $0, file: name) }
    return Diagnostic(message, at: place, help: help)
  }
}

extension Range<Int> {
  /// The first few of its numbers.
  fileprivate func prefix(_ count: Int) -> Range<Int> {
    lowerBound..<Swift.min(upperBound, lowerBound + count)
  }
}
