import LineEditor
import TerminalTesting

/// Where a text and its cursor should be on rows of a given width, worked out cell by cell.
struct PictureModel {
  private(set) var rows: [String] = [""]
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
  private var column = 0
  private let width: Int

  init(prompt: String, _ model: EditModel, width: Int) {
    self.width = width
    rows = [prompt]
    column = prompt.count
    var offset = 0
    var isCursorSet = false
    for letter in model.text + "\u{0}" {
      if offset >= model.before.utf8.count, !isCursorSet {
        isCursorSet = true
        placeCursor(before: letter)
      }
      if letter != "\u{0}" { put(letter) }
      offset += String(letter).utf8.count
    }
    if let ghost = model.ghost {
      for cell in ghost.prefix(while: { !$0.isNewline }).flatMap(Self.cells) {
        guard column + cell.width < width else { break }
        rows[rows.count - 1] += cell.text
        column += cell.width
      }
    }
  }

  /// Puts the cursor where the next letter will be; a column is kept for it at the end of a line.
  private mutating func placeCursor(before letter: Character) {
    let isEnd = letter == "\n" || letter == "\u{0}"
    let next = isEnd ? 1 : Self.cells(letter).first?.width ?? 1
    if column + next > width { breakRow() }
    cursorRow = rows.count - 1
    cursorColumn = column
  }

  private mutating func put(_ letter: Character) {
    if letter == "\n" { return breakRow() }
    for cell in Self.cells(letter) {
      if column + cell.width > width { breakRow() }
      rows[rows.count - 1] += cell.text
      column += cell.width
    }
  }

  private mutating func breakRow() {
    rows.append("")
    column = 0
  }

  private static func cells(_ letter: Character) -> [(text: String, width: Int)] {
    split(letter == "\t" ? "    " : VisibleText.render(String(letter)))
  }

  /// Cells of what is shown: marks join the cell before them.
  private static func split(_ shown: String) -> [(text: String, width: Int)] {
    var cells: [(text: String, width: Int)] = []
    for scalar in shown.unicodeScalars {
      let width = DisplayWidth.of(scalar)
      if width == 0, !cells.isEmpty {
        cells[cells.count - 1].text.unicodeScalars.append(scalar)
      } else {
        cells.append((String(scalar), width))
      }
    }
    return cells
  }

  /// Whether a screen shows this below the rows `above`; when it may have been scrolled, a stretch
  /// of it is enough.
  func isShown(
    below above: [String], lines: [String], cursor: (row: Int, column: Int), isScrolled: Bool
  ) -> Bool {
    let all = above + rows.map(Self.trimmed)
    let first = above.count + cursorRow - cursor.row
    guard first == 0 || first > 0 && isScrolled, cursor.column == cursorColumn else { return false }
    return lines.enumerated().allSatisfy { number, line in
      line == (first + number < all.count ? all[first + number] : "")
    }
  }

  /// An upper bound of the rows that this takes when a terminal of another width breaks them.
  func height(atWidth width: Int) -> Int {
    rows.reduce(0) { $0 + 1 + DisplayWidth.of($1) / (width - 1) }
  }

  private static func trimmed(_ row: String) -> String {
    var row = row
    while row.last == " " { row.removeLast() }
    return row
  }
}
