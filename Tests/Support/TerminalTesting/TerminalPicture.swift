/// A picture of a terminal's screen, as SVG: what stood on it, in the colours it had there.
public struct TerminalPicture {
  private let screen: TerminalScreen
  private let title: String

  /// The size of a letter, and the room around the text, in pixels.
  private static let cell = (width: 8.4, height: 19.0)
  private static let margin = 18.0
  private static let titleHeight = 34.0
  private static let fontSize = 14
  private static let fonts =
    "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"

  private static let paper = "#fcfcfa"
  private static let frame = "#d0d7de"
  private static let bar = "#eef0f2"
  private static let ink = "#24292f"
  private static let faint = "#6e7781"
  /// The sixteen colours' first eight, dark enough to be read on light paper.
  private static let colors = [
    "#24292f", "#b3261e", "#1a7037", "#8a5a00", "#0550ae", "#7c3aad", "#0b6b7d", "#57606a",
  ]

  /// A picture of all rows of a screen that are not empty at its end, in a window with this title.
  public init(_ screen: TerminalScreen, title: String) {
    self.screen = screen
    self.title = title
  }

  /// The picture's bytes as text.
  public var svg: String {
    let rows = screen.text.split(separator: "\n", omittingEmptySubsequences: false).count
    let size = (
      width: Double(screen.columns) * Self.cell.width + 2 * Self.margin,
      height: Self.titleHeight + Double(rows) * Self.cell.height + 2 * Self.margin - 6
    )
    let (width, height) = (Self.number(size.width), Self.number(size.height))
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\""
        + " viewBox=\"0 0 \(width) \(height)\" font-family=\"\(Self.fonts)\""
        + " font-size=\"\(Self.fontSize)\" fill=\"\(Self.ink)\">",
      "<title>\(Self.escaped(title))</title>",
      "<rect x=\"0.5\" y=\"0.5\" width=\"\(Self.number(size.width - 1))\""
        + " height=\"\(Self.number(size.height - 1))\" rx=\"8\" fill=\"\(Self.paper)\""
        + " stroke=\"\(Self.frame)\"/>",
      "<path d=\"M1 34V9a8 8 0 0 1 8-8H\(Self.number(size.width - 9))a8 8 0 0 1 8 8V34Z\""
        + " fill=\"\(Self.bar)\"/>",
      "<text x=\"50%\" y=\"22\" text-anchor=\"middle\" fill=\"\(Self.faint)\""
        + " font-size=\"13\">\(Self.escaped(title))</text>",
    ]
    for row in 0..<rows { lines += texts(of: row) }
    lines.append(caret)
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The rows of text that a picture holds, read from its bytes.
  public static func rows(of svg: String) -> [String] {
    var rows: [String] = []
    for line in svg.split(separator: "\n") where line.hasPrefix("<text class=") {
      let fields = line.split(separator: "\"")
      guard let row = Int(fields[1].dropFirst()), let column = Int(fields[3].dropFirst()) else {
        continue
      }
      while rows.count <= row { rows.append("") }
      let text = line.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
      // Columns are counted in letters here: what is wide is not in these pictures.
      rows[row] += String(repeating: " ", count: max(0, column - rows[row].count))
      rows[row] += plain(String(text))
    }
    return rows
  }

  /// A row's runs of one style.
  private func texts(of row: Int) -> [String] {
    var texts: [String] = []
    let cells = screen.grid[row].cells
    var start = 0
    while start < cells.count {
      var end = start + 1
      while end < cells.count, cells[end].style == cells[start].style { end += 1 }
      let text = TerminalScreen.text(of: Array(cells[start..<end]))
      let blank = text.prefix { $0 == " " }.count
      if blank < text.count {
        texts.append(run(String(text.dropFirst(blank)), row, start + blank, cells[start].style))
      }
      start = end
    }
    return texts
  }

  private func run(_ text: String, _ row: Int, _ column: Int, _ style: String) -> String {
    let x = Self.number(Self.margin + Double(column) * Self.cell.width)
    let y = Self.number(Self.titleHeight + Self.margin + Double(row) * Self.cell.height + 8)
    let length = Self.number(Double(text.count) * Self.cell.width)
    return "<text class=\"r\(row)\" data-at=\"c\(column)\" x=\"\(x)\" y=\"\(y)\""
      + " textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\""
      + "\(Self.attributes(style))>\(Self.escaped(text))</text>"
  }

  /// The caret, as a bar before its letter.
  private var caret: String {
    let x = Self.number(Self.margin + Double(screen.column) * Self.cell.width)
    let y = Self.number(Self.titleHeight + Self.margin + Double(screen.row) * Self.cell.height - 6)
    return "<rect x=\"\(x)\" y=\"\(y)\" width=\"2\" height=\"17\" fill=\"\(Self.colors[4])\"/>"
  }

  /// What SGR parameters look like.
  private static func attributes(_ style: String) -> String {
    var attributes = ""
    for parameter in style.split(separator: ";").compactMap({ Int($0) }) {
      switch parameter {
      case 1: attributes += " font-weight=\"bold\""
      case 2: attributes += " fill=\"\(faint)\""
      case 4: attributes += " text-decoration=\"underline\""
      case 7: attributes += " font-weight=\"bold\" text-decoration=\"underline\""
      case 30...37: attributes += " fill=\"\(colors[parameter - 30])\""
      case 90...97: attributes += " fill=\"\(parameter == 90 ? faint : colors[parameter - 90])\""
      default: break
      }
    }
    return attributes
  }

  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  private static let entities = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")]

  private static func escaped(_ text: String) -> String {
    entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  private static func plain(_ text: String) -> String {
    entities.reversed().reduce(text) { $0.replacing($1.1, with: $1.0) }
  }
}
