import SourceText

/// Text for Graphviz: wrapped to a width, and escaped so that it can be nothing but text.
enum DOTText {
  /// The most scalars of a line, which bounds lines of characters that have no width.
  private static let scalarsPerColumn = 4

  /// Texts up to this long are given lines of like width.
  static let balancedLength = 400

  /// The lines of `text`, of like width and each at most `width` columns wide.
  static func balanced(_ text: String, width: Int) -> [String] {
    let lines = wrapped(text, width: width)
    if lines.count < 2 || text.utf8.count > balancedLength { return lines }
    var best = lines
    var (low, high) = (width / 2, width - 1)
    while low <= high {
      let middle = (low + high) / 2
      let narrower = wrapped(text, width: middle)
      if narrower.count == lines.count {
        best = narrower
        high = middle - 1
      } else {
        low = middle + 1
      }
    }
    return best
  }

  /// The lines of `text`, each filled up to `width` columns.
  ///
  /// Lines break at spaces and at line feeds; a run without a space that is wider than a line is
  /// cut. Nothing else is lost. Linear.
  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in split(text) {
      var wrap = Wrap(width: width)
      for word in paragraph.split(separator: " ", omittingEmptySubsequences: true) {
        wrap.add(word)
      }
      lines += wrap.lines
    }
    return lines
  }

  /// The paragraphs of a text, with tabs as spaces and what has no picture made visible.
  private static func split(_ text: String) -> [Substring.UnicodeScalarView] {
    var clean = String.UnicodeScalarView()
    for scalar in visible(text, keepsLines: true).unicodeScalars {
      switch scalar.value {
      case 0x09: clean.append(" ")
      // XML has no place for these two, and Graphviz would write them.
      case 0xFFFE, 0xFFFF:
        clean.append(contentsOf: "\\u{\(hex(scalar.value, digits: 4))}".unicodeScalars)
      default: clean.append(scalar)
      }
    }
    return clean.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Fills lines with words.
  private struct Wrap {
    let width: Int
    private var done: [String] = []
    private var line = String.UnicodeScalarView()
    private var lineWidth = 0
    private var lineCount = 0

    init(width: Int) { self.width = width }

    var lines: [String] { done + [String(line)] }

    mutating func add(_ word: Substring.UnicodeScalarView) {
      let wordWidth = word.reduce(0) { $0 + displayWidth($1) }
      let fits =
        lineWidth + 1 + wordWidth <= width
        && lineCount + word.count < width * DOTText.scalarsPerColumn
      if lineCount > 0, fits {
        append(" ", 1)
      } else if lineCount > 0 {
        flush()
      }
      for scalar in word {
        let columns = displayWidth(scalar)
        // A mark stays with its letter, but not without end.
        let isFull = columns > 0 && lineWidth + columns > width
        if isFull || lineCount >= width * DOTText.scalarsPerColumn { flush() }
        append(scalar, columns)
      }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ columns: Int) {
      line.append(scalar)
      lineWidth += columns
      lineCount += 1
    }

    private mutating func flush() {
      done.append(String(line))
      line = String.UnicodeScalarView()
      lineWidth = 0
      lineCount = 0
    }
  }

  /// `lines` as the value of a label, in quotes.
  static func label(_ lines: [String]) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes.append("\\n") }
      append(line, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}
