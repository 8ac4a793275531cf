import LineEditor

/// The screen of a terminal, worked out from the bytes sent to it.
///
/// It understands what our programs send and nothing else: everything else is noted in
/// ``unknown``, so that a test can insist on there being none.
public struct TerminalScreen {
  /// One position: its letter with what combines, and its style as SGR parameters.
  public struct Cell: Equatable {
    /// The letter; empty on the right half of a wide one.
    public var text = " "
    /// SGR parameters such as `"0;31"`; empty for none.
    public var style = ""
  }

  /// A row, and whether the text goes on in the next because it reached the margin.
  struct Row: Equatable {
    var cells: [Cell]
    var isWrapped = false
  }

  /// The number of columns.
  public internal(set) var columns: Int
  /// The cursor's row, from 0.
  public internal(set) var row = 0
  /// The cursor's column, from 0.
  public internal(set) var column = 0
  /// The bells rung so far.
  public private(set) var bells = 0
  /// Whether pastes are bracketed.
  public private(set) var bracketsPastes = false
  /// Sequences that are not understood.
  public private(set) var unknown: [String] = []
  /// The rows that have left the screen at its top, oldest first.
  public internal(set) var scrolledOff: [String] = []
  /// Whether rows that a new width is too small for are cut off, as xterm does it.
  public var cutsRows = false
  var grid: [Row]
  private var style = ""
  var isWrapPending = false
  private var pending: [UInt8] = []

  /// Makes an empty screen.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    grid = Array(repeating: Row(cells: Self.blank(columns)), count: rows)
  }

  /// The rows as text, without the spaces at their ends.
  public var lines: [String] { grid.map { Self.text(of: $0.cells) } }

  /// The rows down to the last one that is not empty.
  public var text: String {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The style of a position.
  public func style(row: Int, column: Int) -> String { grid[row].cells[column].style }

  /// The styles of the first place on the screen where `text` stands; nil when it does not.
  public func style(of text: String) -> String? {
    for row in grid {
      for start in row.cells.indices {
        let rest = row.cells[start...].map(\.text).joined()
        if rest.hasPrefix(text) { return row.cells[start].style }
      }
    }
    return nil
  }

  static func blank(_ columns: Int) -> [Cell] { Array(repeating: Cell(), count: columns) }

  static func text(of cells: [Cell]) -> String {
    var text = cells.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  // MARK: Receiving

  /// Shows what was sent; a sequence may come in parts.
  public mutating func receive(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    var position = 0
    while position < pending.count, let used = receiveOne(at: position) { position += used }
    pending.removeFirst(position)
  }

  /// The number of bytes that made one step, or nil when more are needed.
  private mutating func receiveOne(at start: Int) -> Int? {
    let byte = pending[start]
    switch byte {
    case 0x07: bells += 1
    case 0x08: column = max(0, column - 1)
    case 0x0A: lineFeed()
    case 0x0D:
      column = 0
      isWrapPending = false
    case 0x1B: return receiveSequence(at: start)
    case 0..<0x20, 0x7F: unknown.append("byte \(byte)")
    case 0x80...:
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      guard start + length <= pending.count else { return nil }
      let text = String(decoding: pending[start..<start + length], as: UTF8.self)
      text.unicodeScalars.forEach { put($0) }
      return length
    default: put(Unicode.Scalar(byte))
    }
    return 1
  }

  private mutating func receiveSequence(at start: Int) -> Int? {
    guard start + 1 < pending.count else { return nil }
    guard pending[start + 1] == UInt8(ascii: "[") else {
      unknown.append("escape \(pending[start + 1])")
      return 2
    }
    guard let end = pending[(start + 2)...].firstIndex(where: { (0x40...0x7E).contains($0) })
    else { return nil }
    let parameters = String(decoding: pending[start + 2..<end], as: UTF8.self)
    control(parameters, Character(Unicode.Scalar(pending[end])))
    return end + 1 - start
  }

  private mutating func control(_ parameters: String, _ final: Character) {
    let number = Int(parameters) ?? 1
    switch (parameters, final) {
    case ("?2004", "h"): bracketsPastes = true
    case ("?2004", "l"): bracketsPastes = false
    case (_, "m"): style = parameters == "0" ? "" : parameters
    case (_, "A"): move(row: row - number, column: column)
    case (_, "B"): move(row: row + number, column: column)
    case (_, "C"): move(row: row, column: column + number)
    case (_, "D"): move(row: row, column: column - number)
    case (_, "G"): move(row: row, column: number - 1)
    case ("", "H"): move(row: 0, column: 0)
    case ("", "K"): erase(row: row, from: column)
    case ("", "J"): eraseBelow()
    case ("2", "J"): for row in grid.indices { erase(row: row, from: 0) }
    default: unknown.append(parameters + String(final))
    }
  }

  private mutating func move(row: Int, column: Int) {
    self.row = max(0, min(grid.count - 1, row))
    self.column = max(0, min(columns - 1, column))
    isWrapPending = false
  }

  private mutating func erase(row: Int, from column: Int) {
    for column in column..<columns { grid[row].cells[column] = Cell() }
    grid[row].isWrapped = false
  }

  private mutating func eraseBelow() {
    erase(row: row, from: column)
    for below in grid.indices where below > row { erase(row: below, from: 0) }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if row + 1 < grid.count {
      row += 1
    } else {
      scrolledOff.append(Self.text(of: grid.removeFirst().cells))
      grid.append(Row(cells: Self.blank(columns)))
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = min(DisplayWidth.of(scalar), columns)
    guard width > 0 else {
      let last = isWrapPending ? column : column - 1
      guard last >= 0 else { return }
      let target = grid[row].cells[last].text.isEmpty && last > 0 ? last - 1 : last
      grid[row].cells[target].text.unicodeScalars.append(scalar)
      return
    }
    if isWrapPending || column + width > columns {
      grid[row].isWrapped = true
      column = 0
      lineFeed()
    }
    clearHalves(from: column, width: width)
    grid[row].cells[column] = Cell(text: String(scalar), style: style)
    if width == 2 { grid[row].cells[column + 1] = Cell(text: "", style: style) }
    isWrapPending = column + width == columns
    column = min(columns - 1, column + width)
  }

  /// Writing on half of a wide letter removes its other half.
  private mutating func clearHalves(from start: Int, width: Int) {
    if grid[row].cells[start].text.isEmpty, start > 0 { grid[row].cells[start - 1] = Cell() }
    let next = start + width
    if next < columns, grid[row].cells[next].text.isEmpty { grid[row].cells[next] = Cell() }
  }
}
