import SourceText

/// Text as CommonMark that renders as itself, whatever it holds: no link, no HTML, no emphasis, no
/// heading or list comes of it, and no table is broken.
public enum MarkdownText {
  /// Text within a paragraph, on one line.
  public static func inline(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in visible(text).unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        output.append(" ")
        continue
      }
      if active.contains(scalar) { output.append("\\") }
      output.append(scalar)
    }
    return unlinked(String(output))
  }

  /// Text that begins a block, on one line.
  public static func block(_ text: String) -> String { guarded(inline(text)) }

  /// Inline Markdown, made safe to begin a block.
  static func guarded(_ markdown: String) -> String {
    var text = markdown
    while text.first == " " { text.removeFirst() }
    guard let first = text.first else { return text }
    if "#+-=".contains(first) { return "\\" + text }
    let digits = text.prefix { ("0"..."9").contains($0) }
    if !digits.isEmpty, let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")" {
      return digits + "\\" + text.dropFirst(digits.count)
    }
    return text
  }

  /// An id or other code; as text when it could not be a code span.
  public static func code(_ text: String) -> String {
    let shown = visible(text)
    let isPlain = shown.unicodeScalars.allSatisfy {
      $0 != "`" && $0 != "|" && $0 != "\n" && $0 != "\r"
    }
    return isPlain && !shown.isEmpty ? "`\(shown)`" : inline(text)
  }

  /// A line with its ids as code and what is in bold in bold.
  public static func inline(_ line: StyledLine) -> String {
    var output = ""
    for run in line.runs {
      switch run.role {
      case .id: output += code(run.text)
      case .keyword, .heading: output += bold(run.text)
      default: output += inline(run.text)
      }
    }
    return output
  }

  private static func bold(_ text: String) -> String {
    let words = text.split(separator: " ").joined(separator: " ")
    if words.isEmpty { return inline(text) }
    return (text.hasPrefix(" ") ? " " : "") + "**\(inline(words))**"
      + (text.hasSuffix(" ") ? " " : "")
  }

  /// The characters that mean something wherever they stand in a line.
  private static let active = Set("\\`*_[]<>&|~$!{}".unicodeScalars)

  /// Text in which a renderer that makes links of bare addresses finds none.
  private static func unlinked(_ text: String) -> String {
    text.contains("://") || text.contains("www.") || text.contains("@")
      ? text.replacing("://", with: "\\://").replacing("www.", with: "www\\.")
        .replacing("@", with: "\\@")
      : text
  }
}
