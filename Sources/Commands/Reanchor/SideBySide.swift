import Reports
import SourceText

/// Two texts in two columns: what the words were and what they are.
enum SideBySide {
  /// The narrowest column that can be read.
  private static let leastColumn = 24
  private static let separator = " | "
  /// The column of what a text is, where texts stand one above the other.
  private static let headColumn = 5

  /// Lines of at most `width` columns. Where there is no room for two columns, or one of the texts
  /// is not known, they stand one above the other.
  static func lines(
    was: String?, is now: String?, indent: Int, width: Int
  ) -> [StyledLine] {
    let lead = String(repeating: " ", count: indent)
    let column = (width - indent - separator.count) / 2
    guard let was, let now, column >= leastColumn else {
      // On a narrow screen the words matter more than that they stand far in.
      let narrow = max(2, min(indent, width - headColumn - leastColumn))
      return stacked(
        [("was", was), ("is", now)], String(repeating: " ", count: narrow), width)
    }
    let left = wrapped(was, to: column)
    let right = wrapped(now, to: column)
    let heads = StyledLine(lead).adding(padded("was", to: column) + separator + "is", .dim)
    return [heads]
      + (0..<max(left.count, right.count)).map { row in
        let text = left.indices.contains(row) ? left[row] : ""
        return StyledLine(lead + padded(text, to: column)).adding(separator, .dim)
          .adding(right.indices.contains(row) ? right[row] : "").trimmed
      }
  }

  private static func stacked(
    _ texts: [(word: String, text: String?)], _ lead: String, _ width: Int
  ) -> [StyledLine] {
    texts.flatMap { word, text -> [StyledLine] in
      guard let text else { return [] }
      let rows = wrapped(text, to: max(leastColumn, width - lead.count - headColumn))
      return rows.enumerated().map { number, row in
        StyledLine(lead + padded(number == 0 ? word : "", to: headColumn), .dim).adding(row)
      }
    }
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - displayWidth(text)))
  }
}
