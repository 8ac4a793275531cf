import SourceText

/// A manual page in the `man` macros, as groff and mandoc read them.
struct Roff {
  /// The columns that text is wrapped to in the source: what is short enough needs no scrolling.
  private static let width = 72

  /// The page so far.
  private(set) var text = ""

  /// Begins a page of section 1.
  init(name: String, date: String, version: String, section: String) {
    let words = [version, section].map { "\"\(Self.escaped($0))\"" }
    // Grammar that is cut at a hyphen could be taken for grammar with a hyphen.
    text = ".TH \(name) 1 \(date) \(words.joined(separator: " "))\n.nr HY 0\n.nh\n.ds AD l\n.ad l\n"
  }

  /// Begins a section.
  mutating func section(_ title: String) { macro("SH", title) }

  /// Begins a part of a section.
  mutating func subsection(_ title: String) { macro("SS", title) }

  /// Adds an item: a head in bold, and what follows indented beneath it.
  mutating func item(_ head: String) {
    text += ".TP\n\\fB\(Self.escaped(head))\\fR\n"
  }

  /// Adds text with blank lines between its paragraphs, and lines that begin with two spaces as
  /// they are. Words between backquotes are bold.
  mutating func prose(_ prose: String, goesOn: Bool = false) {
    var isVerbatim = false
    // The first paragraph follows its head.
    var needsBreak = false
    for line in prose.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") {
        if !isVerbatim { text += (goesOn ? ".IP\n" : needsBreak ? ".PP\n" : "") + ".EX\n" }
        isVerbatim = true
        self.line(Self.escaped(String(line)))
        needsBreak = false
        continue
      }
      if isVerbatim, !line.isEmpty {
        text += ".EE\n" + (goesOn ? ".IP\n" : ".PP\n")
        isVerbatim = false
        needsBreak = false
      }
      if line.isEmpty {
        needsBreak = !isVerbatim
      } else {
        if needsBreak { text += goesOn ? ".IP\n" : ".PP\n" }
        needsBreak = false
        for part in Self.marked(wrapped(String(line), to: Self.width)) { self.line(part) }
      }
    }
    if isVerbatim { text += ".EE\n" }
  }

  /// Adds lines that are kept as they are.
  mutating func verbatim(_ lines: [String]) {
    text += ".EX\n"
    for line in lines { self.line(Self.escaped(line)) }
    text += ".EE\n"
  }

  private mutating func macro(_ name: String, _ argument: String) {
    text += ".\(name) \"\(Self.escaped(argument))\"\n"
  }

  /// Adds a line; one that begins like a request must not be taken for one.
  private mutating func line(_ line: String) {
    text += (line.first == "." || line.first == "'" ? "\\&" : "") + line + "\n"
  }

  /// The lines of a paragraph, in which words between backquotes are bold.
  private static func marked(_ lines: [String]) -> [String] {
    let isPaired = lines.reduce(0) { $0 + $1.count(where: { $0 == "`" }) }.isMultiple(of: 2)
    guard isPaired else { return lines.map(escaped) }
    var isBold = false
    return lines.map { line in
      var text = isBold ? "\\fB" : ""
      for (number, part) in line.split(separator: "`", omittingEmptySubsequences: false)
        .enumerated()
      {
        if number > 0 {
          isBold.toggle()
          text += isBold ? "\\fB" : "\\fR"
        }
        text += escaped(String(part))
      }
      return text + (isBold ? "\\fR" : "")
    }
  }

  /// Text that is printed as it is: characters that mean something else to roff are spelled out.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "\"": escaped += "\\(dq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      default:
        let code = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 4 - code.utf8.count))
        escaped += "\\[u\(zeros)\(code)]"
      }
    }
    return escaped
  }
}
