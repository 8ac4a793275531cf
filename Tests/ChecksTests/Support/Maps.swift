import ArgumentGraph
import Notebook
import RandomTesting
import SourceText

@testable import Checks

/// A notebook with one cell that holds `cell`.
func notebook(_ cell: String) -> Notebook {
  Notebook(name: "map.md", bytes: Array("```crux\n\(cell)\n```\n".utf8))
}

/// The result of checking a cell.
func check(_ cell: String, select: [String] = [], ignore: [String] = []) throws -> CheckResult {
  Checker.run(notebook(cell).view, policy: try CheckPolicy(select: select, ignore: ignore))
}

/// The findings of a cell as lines of text.
func lines(_ cell: String, select: [String] = [], each: Bool = false) throws -> [String] {
  let notebook = notebook(cell)
  let result = Checker.run(notebook.view, policy: try CheckPolicy(select: select))
  let starts = notebook.lineOfItems()
  return result.lines(each: each) { notebook.place($0, lines: starts) }
}

/// A line and a column, from 1.
struct Spot: Hashable, Comparable, CustomStringConvertible {
  var line: Int
  var column: Int

  static func < (left: Spot, right: Spot) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  var description: String { "\(line):\(column)" }
}

/// An example without its marks, and where they stood in the notebook that `notebook` makes of it.
func unmarked(_ example: String) -> (cell: String, spots: [Spot]) {
  var cell = ""
  var spots: [Spot] = []
  var spot = Spot(line: 2, column: 1)
  for scalar in example.unicodeScalars {
    if Character(scalar) == RuleDescription.marker {
      spots.append(spot)
      continue
    }
    cell.unicodeScalars.append(scalar)
    spot.column += 1
    if scalar == "\n" { spot = Spot(line: spot.line + 1, column: 1) }
  }
  return (cell, spots)
}

/// The dice of these tests.
typealias Dice = RandomTesting.Dice
