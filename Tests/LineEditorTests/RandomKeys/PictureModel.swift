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
    for letter in model.before { put(letter) }
    // The cursor stands where the next letter will be.
    let next = model.after.first.map(Self.cells)?.first?.width ?? 1
    if column + next > width { breakRow() }
    cursorRow = rows.count - 1
    cursorColumn = column
    for letter in model.after { put(letter) }
    if let ghost = model.ghost {
      let line = VisibleText.render(String(ghost.prefix { !$0.isNewline }))
      for cell in Self.split(line) where column + cell.width < width {
        rows[rows.count - 1] += cell.text
        column += cell.width
      }
    }
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
    if letter == "\n" { return [] }
    return split(letter == "\t" ? "    " : VisibleText.render(String(letter)))
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

  /// Whether a screen shows this below the rows `above`, or the stretch of it that fits.
  func isShown(
    below above: [String], lines: [String], cursorRow screenRow: Int, cursorColumn screenColumn: Int
  ) -> Bool {
    let all = above + rows.map(Self.trimmed)
    let first = above.count + cursorRow - screenRow
    guard first >= 0, screenColumn == cursorColumn else { return false }
    return lines.enumerated().allSatisfy { number, line in
      line == (first + number < all.count ? all[first + number] : "")
    }
  }

  private static func trimmed(_ row: String) -> String {
    var row = row
    while row.last == " " { row.removeLast() }
    return row
  }
}
