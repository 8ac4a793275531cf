import ArgumentGraph
import JSONText
import SourceText

/// Sources and statements.
extension JSONMapReader {
  mutating func writeSource(_ node: JSONNode) {
    let node = unfolder.unfold(node)
    guard var fields = findings.object(node, "a source") else { return }
    let id = ownID(fields.take("id"), of: node)
    let title = fields.take("title")
    if title == nil { findings.missing("title", in: node) }
    notebook.begin("source")
    notebook.word(id ?? "")
    notebook.text(findings.string(title, "title") ?? "")
    put("file", findings.string(fields.take("file"), "file"))
    put("by", findings.string(fields.take("by"), "author"))
    let date = findings.string(
      fields.take("date"), "date", "a date is YYYY, YYYY-MM or YYYY-MM-DD", LanguageWords.isDate)
    put("date", word: date)
    put("url", findings.string(fields.take("url"), "URL"))
    let letters = ["A", "B", "C", "D", "E", "F"]
    put("reliability", word: findings.choice(fields.take("reliability"), "reliability", letters))
    put("origin", word: sourceID(fields.take("origin")))
    let quotes = SourceDetails.Quotes.allCases.map(\.rawValue)
    put("quotes", word: findings.choice(fields.take("quotes"), "quotes", quotes))
    let digest = findings.string(
      fields.take("digest"), "digest", "a digest is sha256: and 64 hexadecimal digits"
    ) { $0.hasPrefix("sha256:") && LanguageWords.isHexadecimal($0.dropFirst(7), 64...64) }
    put("digest", word: digest)
    put("note", findings.string(fields.take("note"), "note"))
    findings.drop(fields)
    end(.source, at: node)
  }

  mutating func writeStatement(_ node: JSONNode, _ position: Int) {
    let node = unfolder.unfold(node)
    guard var fields = findings.object(node, "a statement") else { return }
    let id = ownID(fields.take("id"), of: node) ?? ""
    let kind = statementKind(fields.take("kind"), of: node)
    let text = fields.take("text")
    if text == nil { findings.missing("text", in: node) }
    begin(kind, isContention: contentionIDs.contains(id))
    notebook.word(id)
    notebook.text(findings.string(text, "text") ?? "")
    let by = findings.string(fields.take("by"), "speaker")
    let credibility = findings.integer(fields.take("credibility"), "credibility", 1...6)
    let likelihood = findings.string(fields.take("likelihood"), "likelihood")
    let confidence = findings.choice(fields.take("confidence"), "confidence", Self.confidences)
    let status = statusWord(fields.take("status"), kind)
    let tags = tagWords(fields.take("tags"))
    let note = findings.string(fields.take("note"), "note")
    writeAnchors(findings.array(fields.take("anchors"), "list of anchors"))
    put("by", by)
    put("credibility", word: credibility.map { String($0) })
    put("likelihood", likelihood)
    put("confidence", word: confidence)
    put("status", word: status)
    put("tags", word: tags.isEmpty ? nil : tags.joined(separator: ", "))
    put("note", note)
    _ = (fields.take("verdict"), fields.take("level"), fields.take("chances"))
    findings.drop(fields)
    writeRelations(of: id)
    end(.argument, at: node)
  }

  private static let statementKinds = ["claim", "counterclaim", "evidence", "assumption"]
  private static let confidences = Confidence.allCases.compactMap(\.word)

  private mutating func statementKind(_ node: JSONNode?, of object: JSONNode) -> NodeKind {
    guard let node else {
      findings.missing("kind", in: object)
      return .claim
    }
    return findings.choice(node, "kind", Self.statementKinds).flatMap(Self.statementKind) ?? .claim
  }

  private mutating func begin(_ kind: NodeKind, isContention: Bool) {
    switch kind {
    case .counterclaim: notebook.begin("counterclaim")
    case .evidence: notebook.begin("evidence")
    case .assumption: notebook.begin("assumption")
    default: notebook.begin(isContention ? "contention" : "claim")
    }
  }

  private mutating func statusWord(_ node: JSONNode?, _ kind: NodeKind) -> String? {
    guard let node else { return nil }
    if kind != .assumption {
      findings.error("only an assumption has a status", at: node.range)
    }
    return findings.choice(node, "status", Status.allCases.compactMap(\.word))
  }

  private mutating func tagWords(_ node: JSONNode?) -> [String] {
    findings.array(node, "list of tags").compactMap {
      findings.string($0, "tag", "a tag is spelled like an id", LanguageWords.isWordLikeID)
    }
  }

  // MARK: Anchors

  private mutating func writeAnchors(_ anchors: [JSONNode]) {
    for (index, node) in anchors.enumerated() {
      guard var fields = findings.object(node, "an anchor") else { continue }
      let source = fields.take("source")
      if source == nil { findings.missing("source", in: node) }
      let id = sourceID(source) ?? ""
      let passageNode = fields.take("passage")
      let passage = passageText(passageNode)
      let part = partText(&fields, of: node)
      let digest = digestText(fields.take("digest"))
      let quote = findings.string(fields.take("quote"), "quote")
      findings.drop(fields)
      if index == 0 { notebook.clause("from") } else { notebook.mark(",") }
      if let passage {
        notebook.word("\(id):\(passage)\(part)\(digest.map { "~" + $0 } ?? "")")
      } else {
        notebook.word(id)
        let isBare = part.isEmpty && digest == nil && quote != nil
        if !isBare, passageNode == nil { findings.missing("passage", in: node) }
      }
      if let quote { notebook.text(quote) }
    }
  }

  mutating func passageText(_ node: JSONNode?) -> String? {
    findings.string(node, "passage", "a passage is P, P.S, P-P or P.S-P.S, counted from 1") {
      Passage(Array($0.utf8)) != nil
    }
  }

  /// `@OFFSET+LENGTH` when only a part of the passage is anchored.
  private mutating func partText(_ fields: inout JSONFields, of node: JSONNode) -> String {
    let offsetNode = fields.take("offset")
    let lengthNode = fields.take("length")
    let offset = findings.integer(offsetNode, "offset", 0...Int(UInt32.max))
    let length = findings.integer(lengthNode, "length", 1...Int(UInt32.max))
    if lengthNode == nil, offsetNode != nil { findings.missing("length", in: node) }
    if offsetNode == nil, lengthNode != nil { findings.missing("offset", in: node) }
    guard let offset, let length else { return "" }
    return "@\(offset)+\(length)"
  }

  private mutating func digestText(_ node: JSONNode?) -> String? {
    findings.string(node, "digest", "a digest is 8 to 64 hexadecimal digits, k: before a keyed one")
    { LanguageWords.isHexadecimal($0.hasPrefix("k:") ? $0.dropFirst(2) : $0[...], 8...64) }
  }

  // MARK: Clauses

  mutating func put(_ keyword: StaticString, _ text: String?) {
    guard let text else { return }
    notebook.clause(keyword)
    notebook.text(text)
  }

  mutating func put(_ keyword: StaticString, word: String?) {
    guard let word else { return }
    notebook.clause(keyword)
    notebook.word(word)
  }
}
