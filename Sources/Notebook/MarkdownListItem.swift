/// A list item that is open, and what of it is open: whether later lines are within it.
///
/// Only the outermost item counts. What is nested in it is followed as far as it decides whether the
/// item goes on: an open fence or HTML block, and paragraphs, which lines may continue lazily.
struct MarkdownListItem {
  /// What the last line within the item left open.
  private enum Inner {
    case none
    case paragraph
    case fence(MarkdownLine.Fence)
    case html(MarkdownLine.HTMLEnd)
  }

  /// How deep items and quotes within an item are followed on one line.
  static let nestingLimit = 32

  /// The columns before the item's text.
  private let textColumn: Int
  private var inner = Inner.none
  /// Whether it holds its marker only: then a blank line ends it.
  private var isEmpty: Bool
  /// Whether an item or a quote is within it.
  private var holdsContainer = false

  /// The item that `line` begins, if it does.
  init?(_ line: MarkdownLine, interrupting paragraph: Bool) {
    guard let (column, rest) = line.listMarker(interrupting: paragraph) else { return nil }
    textColumn = column
    isEmpty = rest.isBlank
    if !isEmpty { read(rest) }
  }

  /// Whether `line` is within the item; it is then read.
  mutating func takes(_ line: MarkdownLine) -> Bool {
    if line.isBlank {
      if isEmpty { return false }
      switch inner {
      case .paragraph, .html(.blankLine): inner = .none
      default: break
      }
      return true
    }
    if line.indent >= textColumn {
      isEmpty = false
      read(line.inset(by: textColumn))
      return true
    }
    guard case .paragraph = inner else { return false }
    let interrupts =
      line.isHeadingOrRule || line.isQuote || line.fence != nil
      || line.htmlEnd(interrupting: true) != nil || line.listMarker(interrupting: false) != nil
    return !interrupts
  }

  private mutating func read(_ line: MarkdownLine) {
    switch inner {
    case .fence(let fence):
      if line.closes(fence) || holdsContainer && line.inset(by: line.indent).closes(fence) {
        inner = .none
      }
      return
    case .html(let end) where end != .blankLine:
      if line.holds(end) { inner = .none }
      return
    case .html: return
    case .none, .paragraph: break
    }
    var line = line
    var isParagraph = if case .paragraph = inner { true } else { false }
    // What is nested deeper stands further to the right than the item's own text.
    if holdsContainer, !isParagraph { line = line.inset(by: line.indent) }
    // Deeper than this is taken for text, so that a line of markers takes linear time.
    for _ in 0..<Self.nestingLimit {
      if line.isQuote {
        line = line.quoted
      } else if let (_, rest) = line.listMarker(interrupting: isParagraph) {
        line = rest
      } else {
        break
      }
      holdsContainer = true
      isParagraph = false
    }
    if let fence = line.fence {
      inner = .fence(fence)
    } else if let end = line.htmlEnd(interrupting: isParagraph) {
      inner = line.holds(end) ? .none : .html(end)
    } else {
      inner = line.isParagraph(after: isParagraph) ? .paragraph : .none
    }
  }
}
