/// The words of an HTML page as paragraphs: a small, safe reader, not a browser.
///
/// Elements that browsers set as blocks part paragraphs, and so do two `<br>` in a row; one `<br>`
/// begins a sentence. A row of a table is a paragraph. Scripts, styles, templates, forms' controls,
/// pictures' insides, the page's title and comments are left out; all other text counts, that of
/// menus and footers too. Character references are decoded; an unknown one stays as it is written.
/// Nothing is fetched, no DTD is read, and broken markup never fails: what does not look like a tag
/// is text.
public enum HTMLText {
  /// Elements that begin and end a paragraph.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead",
    "tr",
    "ul",
  ]
  /// Elements whose text is not for readers: skipped up to their own end tag.
  private static let hidden: Set<String> = [
    "script", "style", "template", "noscript", "title", "textarea", "select", "iframe", "object",
    "svg", "math", "canvas", "audio", "video", "noframes",
  ]

  /// Makes the reading text of a page that ``DocumentCheck`` has passed. Linear.
  static func read(_ file: [UInt8]) -> ReadingText {
    file.withUnsafeBufferPointer { bytes in
      var reader = HTMLReader(bytes)
      while let token = reader.next() {
        switch token {
        case .open(let name): open(name, &reader)
        case .close(let name): if blocks.contains(name) { reader.text.endParagraph() }
        case .other: break
        }
      }
      reader.text.endParagraph()
      return reader.text
    }
  }

  private static func open(_ name: String, _ reader: inout HTMLReader) {
    if hidden.contains(name) {
      reader.skip(to: name)
      reader.text.appendSpace()
    } else if name == "td" || name == "th" {
      reader.text.appendSpace()
    } else if name == "br" {
      reader.lineBreak()
    } else if blocks.contains(name) {
      reader.text.endParagraph()
    }
  }
}
