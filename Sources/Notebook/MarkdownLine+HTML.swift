/// HTML blocks (CommonMark 4.6).
extension MarkdownLine {
  /// What ends the HTML block that it begins; `nil` when it begins none.
  ///
  /// - Parameter paragraph: whether the line before is of a paragraph, which a tag of a name that is
  ///   not known to begin a block cannot interrupt.
  func htmlEnd(interrupting paragraph: Bool) -> HTMLEnd? {
    guard indent < 4, bytes[range].first == UInt8(ascii: "<") else { return nil }
    let text = lowercased(prefix: 32)
    if ["<pre", "<script", "<style", "<textarea"].contains(where: { isTag($0, text) }) {
      return .one(of: ["</pre>", "</script>", "</style>", "</textarea>"])
    }
    if text.hasPrefix("<!--") { return .one(of: ["-->"]) }
    if text.hasPrefix("<?") { return .one(of: ["?>"]) }
    if text.hasPrefix("<![cdata[") { return .one(of: ["]]>"]) }
    if text.hasPrefix("<!"), text.dropFirst(2).first.map({ $0.isLetter }) == true {
      return .one(of: [">"])
    }
    let name = text.dropFirst(text.hasPrefix("</") ? 2 : 1).prefix { $0.isLetter || $0.isNumber }
    let after = text[name.endIndex...]
    let isClosed =
      after.isEmpty || after.first.map { " \t\r\n>".contains($0) } == true
      || after.hasPrefix("\r\n") || after.hasPrefix("/>")
    if isClosed, Self.blockNames.contains(String(name)) { return .blankLine }
    return !paragraph && isWholeTag ? .blankLine : nil
  }

  /// Whether it holds what ends an HTML block; a block may end on the line that it begins on.
  func holds(_ end: HTMLEnd) -> Bool {
    guard case .one(let marks) = end else { return false }
    return marks.contains { mark in
      let wanted = Array(mark.utf8)
      guard range.count >= wanted.count else { return false }
      return (range.lowerBound...range.upperBound - wanted.count).contains { start in
        wanted.indices.allSatisfy { lower(bytes[start + $0]) == wanted[$0] }
      }
    }
  }

  private func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }

  private func lowercased(prefix: Int) -> String {
    String(decoding: bytes[range].prefix(prefix).map(lower), as: UTF8.self)
  }

  private func isTag(_ tag: String, _ text: String) -> Bool {
    guard text.hasPrefix(tag) else { return false }
    let after = text.dropFirst(tag.count).first
    return after == nil || " \t\r\n\r\n>".contains(after ?? ">")
  }

  /// Whether it is one tag, whatever its name, and nothing else.
  private var isWholeTag: Bool {
    let line = bytes[range].reversed().drop { $0 <= 0x20 }.reversed()
    guard line.count >= 3, line.first == UInt8(ascii: "<"), line.last == UInt8(ascii: ">") else {
      return false
    }
    let inner = line.dropFirst().dropLast()
    let isClosing = inner.first == UInt8(ascii: "/")
    let name = inner.drop { $0 == UInt8(ascii: "/") }
    guard let first = name.first, isLetter(first) else { return false }
    let rest = name.drop { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    if isClosing { return rest.allSatisfy { $0 <= 0x20 } }
    return isAttributes(Array(rest))
  }

  /// Whether `text` is what may follow a tag's name: attributes, and perhaps a slash.
  private func isAttributes(_ text: [UInt8]) -> Bool {
    var at = 0
    func skip(_ test: (UInt8) -> Bool) { while at < text.count, test(text[at]) { at += 1 } }
    while true {
      let start = at
      skip { $0 <= 0x20 }
      if at == text.count { return true }
      if text[at] == UInt8(ascii: "/") { return at == text.count - 1 }
      let first = text[at]
      guard at > start, isLetter(first) || first == UInt8(ascii: "_") || first == UInt8(ascii: ":")
      else { return false }
      skip {
        isLetter($0) || isDigit($0) || "_.:-".utf8.contains($0)
      }
      let end = at
      skip { $0 <= 0x20 }
      guard at < text.count, text[at] == UInt8(ascii: "=") else {
        at = end
        continue
      }
      at += 1
      skip { $0 <= 0x20 }
      guard at < text.count else { return false }
      let quote = text[at]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        at += 1
        skip { $0 != quote }
        if at == text.count { return false }
        at += 1
      } else {
        let value = at
        skip { $0 > 0x20 && !"\"'=<>`".utf8.contains($0) }
        if at == value { return false }
      }
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower(byte))
  }

  private static let blockNames: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]
}
