/// A line cut to what fits around a part of it, with a line beneath that marks the part.
public struct CaretWindow: Sendable, Equatable {
  /// The columns of a line that are shown unless told otherwise.
  public static let width = 96
  /// The fewest columns that anything can be shown in.
  private static let leastWidth = 4

  /// What is shown of the line.
  public private(set) var line: String
  /// A caret under the first column of the part, and `~` under the others.
  public private(set) var caret: String

  /// Shows the `length` scalars of `excerpt` from `column`, which counts from 1.
  public init(excerpt: String, column: Int, length: Int, width: Int = CaretWindow.width) {
    let cells = excerpt.unicodeScalars.map(Self.cell)
    let start = max(0, min(column - 1, cells.count))
    let end = min(cells.count, start + max(1, length))
    let room = max(Self.leastWidth, width)
    let range = Self.range(of: cells, around: start..<end, room)
    let last = max(start, min(end, range.upperBound))
    let lead = range.lowerBound > 0 ? "…" : ""
    let before = lead + cells[range.lowerBound..<start].map(\.text).joined()
    let marked = cells[start..<last].map(\.text).joined()
    let after = cells[last..<max(last, range.upperBound)].map(\.text).joined()
    line = before + marked + after + (range.upperBound < cells.count ? "…" : "")
    caret = String(repeating: " ", count: displayWidth(before)) + "^"
    caret += String(repeating: "~", count: max(0, displayWidth(marked) - 1))
  }

  private typealias Cell = (text: String, width: Int)

  private static func cell(_ scalar: Unicode.Scalar) -> Cell {
    // A tab would put the caret wherever the terminal's stops are.
    let text = scalar == "\t" ? " " : visible(String(scalar))
    return (text, displayWidth(text))
  }

  /// The scalars that are shown: all if they fit, else what is marked with as much as there is room
  /// for after it, and a third of the room before it.
  private static func range(of cells: [Cell], around marked: Range<Int>, _ room: Int) -> Range<Int>
  {
    if cells.reduce(0, { $0 + $1.width }) <= room { return 0..<cells.count }
    var first = marked.lowerBound
    var used = 0
    // A column at either end is for the mark that says that there is more.
    let extent = cells[marked].reduce(0) { $0 + $1.width }
    let lead = max(room / 3, room - 2 - extent - room / 3)
    while first > 0, used + cells[first - 1].width <= lead {
      first -= 1
      used += cells[first].width
    }
    var last = marked.lowerBound
    while last < cells.count, used + cells[last].width <= room - 2 {
      used += cells[last].width
      last += 1
    }
    return first..<last
  }
}
