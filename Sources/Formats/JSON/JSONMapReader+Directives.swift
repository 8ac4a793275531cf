import ArgumentGraph
import JSONText
import SourceText

/// What is declared about the map.
extension JSONMapReader {
  mutating func writeDirectives(_ fields: inout JSONFields) {
    for node in findings.array(fields.take("allows"), "list of allows") { writeAllow(node) }
    for node in findings.array(fields.take("expects"), "list of expects") { writeExpect(node) }
    for node in findings.array(fields.take("skips"), "list of skips") { writeSkip(node) }
    for node in findings.array(fields.take("schemes"), "list of schemes") { writeScheme(node) }
    if let node = fields.take("scale"),
      let scale = findings.choice(node, "scale", ["icd203", "phia"])
    {
      notebook.begin("scale")
      notebook.word(scale)
      end(.directive, at: node)
    }
    for node in findings.array(fields.take("checks"), "list of checks") { writeChecks(node) }
    for node in findings.array(fields.take("includes"), "list of includes") { writeInclude(node) }
    for node in findings.array(fields.take("answers"), "list of answers") { writeAnswer(node) }
  }

  private mutating func writeAllow(_ node: JSONNode) {
    guard var fields = findings.object(node, "a finding that is allowed") else { return }
    let code = required("code", &fields, node).flatMap { ruleCode($0) }
    let on = required("on", &fields, node).flatMap { target($0, "id") }
    let reason = required("reason", &fields, node).flatMap { findings.string($0, "reason") }
    findings.drop(fields)
    notebook.begin("allow")
    notebook.word(code ?? "")
    notebook.word("on")
    notebook.word(on ?? "")
    notebook.text(reason ?? "")
    end(.directive, at: node)
  }

  private mutating func writeExpect(_ node: JSONNode) {
    guard var fields = findings.object(node, "an expected verdict") else { return }
    let id = ownID(fields.take("id"), of: node)
    let words = Directive.Verdict.allCases.map(\.rawValue)
    let verdict = required("verdict", &fields, node).flatMap {
      findings.choice($0, "verdict", words)
    }
    findings.drop(fields)
    notebook.begin("expect")
    notebook.word(id ?? "")
    notebook.word(verdict ?? "")
    end(.directive, at: node)
  }

  private mutating func writeSkip(_ node: JSONNode) {
    guard var fields = findings.object(node, "a passage that is skipped") else { return }
    let source = required("source", &fields, node).flatMap {
      findings.string($0, "source", Self.idRule, LanguageWords.isID)
    }
    let passage = required("passage", &fields, node).flatMap { passageText($0) }
    let reason = required("reason", &fields, node).flatMap { findings.string($0, "reason") }
    findings.drop(fields)
    notebook.begin("skip")
    notebook.word("\(source ?? ""):\(passage ?? "")")
    notebook.text(reason ?? "")
    end(.directive, at: node)
  }

  private mutating func writeScheme(_ node: JSONNode) {
    guard var fields = findings.object(node, "a scheme") else { return }
    let name = required("name", &fields, node).flatMap {
      findings.string($0, "scheme's name", Self.idRule, LanguageWords.isID)
    }
    let form = required("form", &fields, node).flatMap { findings.string($0, "scheme's form") }
    notebook.begin("scheme")
    notebook.word(name ?? "")
    notebook.text(form ?? "")
    for slot in findings.array(fields.take("slots"), "list of slots") {
      guard var slotFields = findings.object(slot, "a slot") else { continue }
      let name = required("name", &slotFields, slot).flatMap {
        findings.string($0, "slot's name", Self.idRule, LanguageWords.isID)
      }
      let text = required("text", &slotFields, slot).flatMap { findings.string($0, "slot's text") }
      findings.drop(slotFields)
      notebook.word("slot")
      notebook.word(name ?? "")
      notebook.text(text ?? "")
    }
    for question in findings.array(fields.take("questions"), "list of questions") {
      notebook.word("question")
      notebook.text(findings.string(question, "question") ?? "")
    }
    findings.drop(fields)
    end(.directive, at: node)
  }

  private mutating func writeChecks(_ node: JSONNode) {
    guard var fields = findings.object(node, "a policy for checks") else { return }
    let select = fields.take("select")
    let ignore = fields.take("ignore")
    let failOn = fields.take("fail-on")
    let horizon = fields.take("horizon")
    findings.drop(fields)
    if [select, ignore, failOn, horizon].count(where: { $0 != nil }) != 1 {
      findings.error(
        "a policy is one of `select`, `ignore`, `fail-on` and `horizon`", at: node.range)
    }
    if let codes = select ?? ignore {
      let list = findings.array(codes, "list of codes").compactMap { ruleCode($0) }
      if list.isEmpty { findings.error("the list of codes is empty", at: codes.range) }
      notebook.begin("checks")
      notebook.word(select == nil ? "ignore" : "select")
      notebook.word(list.joined(separator: ", "))
      end(.directive, at: node)
    }
    if let horizon { writeHorizon(horizon, in: node) }
    if let failOn {
      notebook.begin("checks")
      notebook.word("fail-on")
      let words = ["error", "warning", "note"]
      notebook.word(findings.choice(failOn, "severity", words) ?? "")
      end(.directive, at: node)
    }
  }

  /// Writes a horizon, which is a number of days, months or years.
  private mutating func writeHorizon(_ node: JSONNode, in policy: JSONNode) {
    let rule = "a number of days, months or years, as 18m"
    notebook.begin("checks")
    notebook.word("horizon")
    notebook.word(findings.string(node, "horizon", rule, LanguageWords.isStretch) ?? "")
    end(.directive, at: policy)
  }

  private mutating func writeInclude(_ node: JSONNode) {
    guard var fields = findings.object(node, "a notebook that is included") else { return }
    let path = required("path", &fields, node).flatMap { findings.string($0, "path") }
    let prefix = findings.string(
      fields.take("prefix"), "prefix", Self.idRule, LanguageWords.isID)
    findings.drop(fields)
    notebook.begin("include")
    notebook.text(path ?? "")
    if let prefix {
      notebook.word("as")
      notebook.word(prefix)
    }
    end(.directive, at: node)
  }

  private mutating func writeAnswer(_ node: JSONNode) {
    guard var fields = findings.object(node, "an answer") else { return }
    let inference = required("inference", &fields, node).flatMap { target($0, "inference") }
    let question = required("question", &fields, node).flatMap {
      findings.integer($0, "question", 1...Int.max)
    }
    let answer = required("answer", &fields, node).flatMap {
      findings.choice($0, "answer", ["ok", "na"])
    }
    let reason = required("reason", &fields, node).flatMap { findings.string($0, "reason") }
    findings.drop(fields)
    notebook.begin("answer")
    notebook.word(inference ?? "")
    notebook.word(String(question ?? 1))
    notebook.word(answer ?? "")
    notebook.text(reason ?? "")
    end(.directive, at: node)
  }

  private mutating func required(
    _ key: String, _ fields: inout JSONFields, _ node: JSONNode
  ) -> JSONNode? {
    let value = fields.take(key)
    if value == nil { findings.missing(key, in: node) }
    return value
  }

  private mutating func ruleCode(_ node: JSONNode) -> String? {
    findings.string(
      node, "code", "a code is spelled like an id, such as U001", LanguageWords.isWordLikeID)
  }
}
