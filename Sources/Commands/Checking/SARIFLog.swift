import Checks
import JSONText
import SourceText

/// What checks found, as a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS),
/// which code hosts and editors read.
///
/// One run holds the findings of all notebooks. Columns count Unicode scalars. What an `allow`
/// statement silences is in it, as suppressed and with the reason.
public struct SARIFLog {
  /// The name of our fingerprints; another way to make them gets another number.
  public static let fingerprintName = "cruxFinding/v1"

  private var results: [Result] = []
  private var counts: [FindingIdentity: Int] = [:]
  private var failures: [String] = []
  /// Whether the findings are those that a baseline does not have.
  private let isAgainstBaseline: Bool

  private struct Result {
    var record: FindingRecord
    var fingerprint: String
    var suppression: AllowedRecord?
  }

  /// A log without findings.
  ///
  /// - Parameter isAgainstBaseline: whether each finding is one that a baseline does not have.
  public init(isAgainstBaseline: Bool = false) {
    self.isAgainstBaseline = isAgainstBaseline
  }

  /// The fingerprints of the results, in their order.
  var fingerprints: [String] { results.map(\.fingerprint) }

  /// Adds what was found in a notebook.
  public mutating func add(_ report: CheckReport) {
    for record in report.records { add(record, suppressedBy: nil) }
    for allowed in report.allowed { add(allowed.record, suppressedBy: allowed) }
  }

  private mutating func add(_ record: FindingRecord, suppressedBy allowed: AllowedRecord?) {
    let identity = FindingIdentity(record)
    counts[identity, default: 0] += 1
    let fingerprint = identity.fingerprint(number: counts[identity] ?? 1)
    results.append(Result(record: record, fingerprint: fingerprint, suppression: allowed))
  }

  /// Adds why a notebook could not be checked.
  public mutating func addFailure(_ problems: [Diagnostic]) {
    failures += problems.map { problem in
      let place = problem.place.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
      return place + problem.message
    }
  }

  /// Writes the log as a JSON value.
  public func write(into json: inout JSONWriter) {
    json.object {
      $0.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      $0.member("version", "2.1.0")
      $0.array("runs") { $0.object { writeRun(into: &$0) } }
    }
  }

  private func writeRun(into json: inout JSONWriter) {
    json.object("tool") {
      $0.object("driver") {
        $0.member("name", Program.name)
        $0.member("version", Program.version)
        $0.member("semanticVersion", Program.version)
        $0.array("rules") { json in
          for rule in RuleCatalog.byCode { SARIFRule(about: rule.about).write(into: &json) }
        }
      }
    }
    json.array("invocations") {
      $0.object {
        $0.key("executionSuccessful")
        $0.bool(failures.isEmpty)
        if !failures.isEmpty {
          $0.array("toolExecutionNotifications") { json in
            for failure in failures {
              json.object {
                $0.member("level", "error")
                $0.object("message") { $0.member("text", Self.message(failure)) }
              }
            }
          }
        }
      }
    }
    json.member("columnKind", "unicodeCodePoints")
    json.array("results") { json in
      for result in results { write(result, into: &json) }
    }
  }

  private func write(_ result: Result, into json: inout JSONWriter) {
    let finding = result.record.finding
    json.object {
      $0.member("ruleId", finding.code)
      if let index = Self.indices[finding.code] {
        $0.key("ruleIndex")
        $0.int(index)
      }
      // What a rule did not get to the end of is open, and so of no level.
      if finding.isUndecided { $0.member("kind", "open") }
      $0.member("level", finding.isUndecided ? "none" : finding.severity.word)
      $0.object("message") { $0.member("text", Self.message(finding.message)) }
      $0.array("locations") {
        $0.object { json in
          Self.writeLocation(result.record.at, into: &json)
          Self.writeLogicalLocation(finding.id, into: &json)
        }
      }
      if !result.record.related.isEmpty {
        $0.array("relatedLocations") { Self.write(result.record.related, into: &$0) }
      }
      $0.object("partialFingerprints") { $0.member(Self.fingerprintName, result.fingerprint) }
      if isAgainstBaseline, result.suppression == nil { $0.member("baselineState", "new") }
      if let allowed = result.suppression {
        $0.array("suppressions") { Self.writeSuppression(allowed, into: &$0) }
      }
      if let help = finding.help {
        $0.object("properties") { $0.member("help", help) }
      }
    }
  }

  private static func write(_ related: [RelatedRecord], into json: inout JSONWriter) {
    for (number, place) in related.enumerated() {
      json.object {
        $0.key("id")
        $0.int(number + 1)
        writeLocation(place.place, into: &$0)
        writeLogicalLocation(place.id, into: &$0)
        $0.object("message") { $0.member("text", message(place.message)) }
      }
    }
  }

  private static func writeSuppression(_ allowed: AllowedRecord, into json: inout JSONWriter) {
    json.object {
      $0.member("kind", "inSource")
      $0.member("state", "accepted")
      $0.member("justification", allowed.reason)
      $0.object("location") { writeLocation(allowed.allowedAt, into: &$0) }
    }
  }

  private static func writeLocation(_ place: Place, into json: inout JSONWriter) {
    json.object("physicalLocation") {
      $0.object("artifactLocation") { $0.member("uri", FileURI.encoded(place.file)) }
      $0.object("region") { json in
        let numbers = [
          ("startLine", place.line), ("startColumn", place.column),
          ("endColumn", place.column + max(1, place.length)),
        ]
        for (name, number) in numbers {
          json.key(name)
          json.int(number)
        }
      }
    }
  }

  private static func writeLogicalLocation(_ id: String, into json: inout JSONWriter) {
    if id.isEmpty { return }
    json.array("logicalLocations") { $0.object { $0.member("fullyQualifiedName", id) } }
  }

  /// Where each rule stands in the list of them.
  private static let indices = Dictionary(
    RuleCatalog.byCode.enumerated().map { ($1.about.code, $0) }, uniquingKeysWith: { $1 })

  /// A sentence in which nothing is taken for a link (SARIF 2.1.0, 3.11.6): brackets have a
  /// backslash before them where words in brackets have a round one behind them.
  static func message(_ text: String) -> String {
    let sentence = sentence(text)
    let bytes = Array(sentence.utf8)
    let looksLikeLink = zip(bytes, bytes.dropFirst()).contains {
      $0 == (UInt8(ascii: "]"), UInt8(ascii: "(")) || $0.0 == UInt8(ascii: "\\")
    }
    if !looksLikeLink { return sentence }
    var escaped = ""
    for letter in sentence {
      if "[]\\".contains(letter) { escaped.append("\\") }
      escaped.append(letter)
    }
    return escaped
  }

  /// What a message says: the same without the backslashes.
  static func unescaped(_ message: String) -> String {
    if !message.contains("\\") { return message }
    var plain = ""
    var isEscaped = false
    for letter in message {
      if letter == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !"[]\\".contains(letter) { plain.append("\\") }
      plain.append(letter)
      isEscaped = false
    }
    return plain
  }

  /// A message as SARIF has it: a sentence with its full stop.
  static func sentence(_ text: String) -> String {
    guard let last = text.last, !".?!".contains(last) else { return text }
    return text + "."
  }
}

/// A rule as SARIF describes it.
private struct SARIFRule {
  let about: RuleDescription

  func write(into json: inout JSONWriter) {
    json.object {
      $0.member("id", about.code)
      $0.member("name", about.name)
      $0.object("shortDescription") {
        $0.member("text", SARIFLog.sentence("Reports \(about.summary)"))
      }
      $0.object("fullDescription") { $0.member("text", why) }
      $0.object("help") {
        $0.member("text", (try? Manual.explain(about.code)) ?? why)
        $0.member("markdown", Manual.markdown(about))
      }
      $0.object("defaultConfiguration") {
        $0.key("enabled")
        $0.bool(!about.isOnlyWhenNamed)
        $0.member("level", about.severity.word)
      }
    }
  }

  private var why: String {
    [about.rationale, about.severityNote].compactMap { $0 }.map { SARIFLog.sentence($0) }
      .joined(separator: " ")
  }
}
