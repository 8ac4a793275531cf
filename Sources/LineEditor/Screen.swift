/// Keeps the picture of the editor on the terminal, by writing only what has changed.
struct Screen {
  /// What the terminal can do.
  enum Kind {
    /// Moves the cursor and clears by the control sequences of ECMA-48.
    case addressable
    /// Prints, and goes to the start of the row (`TERM=dumb`).
    case dumb
  }

  private let terminal: Int32
  private let kind: Kind
  private let theme: Theme
  private var output: [UInt8] = []
  /// What is on the screen now.
  private var shown = Frame()
  /// The number of rows that this picture has ever taken: below them nothing is ours.
  private var ownRows = 1
  /// How far each row has been written to since the whole of it was erased.
  private var reaches: [Int] = []
  private var row = 0
  /// The cursor's column; nil after writing to the last one, where terminals differ.
  private var column: Int? = 0
  private var top = 0
  private(set) var size: ScreenSize

  /// Draws on a descriptor, on a screen of the given size.
  init(terminal: Int32, kind: Kind, theme: Theme, size: ScreenSize) {
    self.terminal = terminal
    self.kind = kind
    self.theme = theme
    self.size = size
  }

  /// Makes the screen show this view.
  mutating func show(_ view: View) {
    switch kind {
    case .addressable: draw(view.frame(size, top: &top))
    case .dumb: drawDumb(view.singleRow(columns: size.columns))
    }
    flush()
  }

  /// Shows the view for the last time and moves to the row below it.
  mutating func finish(_ view: View) {
    show(view)
    if kind == .addressable { moveTo(row: shown.rows.count - 1, column: nil) }
    write("\r\n")
    flush()
    forget()
  }

  /// Moves below the picture and prints lines there; the next picture starts below them.
  mutating func printBelow(_ lines: [String]) {
    if kind == .addressable { moveTo(row: shown.rows.count - 1, column: nil) }
    write("\r\n")
    for line in lines { write(VisibleText.render(line) + "\r\n") }
    flush()
    forget()
  }

  /// Prints lines where the picture is, which is drawn again below them by the next `show`.
  mutating func printAbove(_ lines: [String]) {
    switch kind {
    case .addressable:
      moveTo(row: 0, column: 0)
      write("\r\u{1B}[J")
    case .dumb: write("\r\n")
    }
    for line in lines { write(VisibleText.render(line) + "\r\n") }
    flush()
    forget()
  }

  /// Empties the screen; the next picture starts at its top.
  mutating func clear() {
    if kind == .addressable { write("\u{1B}[H\u{1B}[2J") } else { write("\r\n") }
    forget()
  }

  /// Forgets the picture without touching the screen: the cursor is at the start of a free row.
  mutating func forget() {
    shown = Frame()
    ownRows = 1
    reaches = []
    row = 0
    column = 0
    top = 0
  }

  /// Begins a picture on a screen of this size, at the start of the cursor's row.
  mutating func start(_ size: ScreenSize) {
    self.size = size
    forget()
    write("\r")
  }

  /// Takes a new size. The picture is looked for where the terminal must have put it, removed, and
  /// drawn again by the next `show`. What is above it is never touched: where terminals differ,
  /// a row of the old picture rather stays.
  mutating func resize(to new: ScreenSize, narrowing: Narrowing) {
    defer { size = new }
    guard kind == .addressable else { return }
    var old = shown
    if narrowing == .breaksErased {
      for (number, reach) in reaches.enumerated() where number < old.rows.count {
        let erased = max(0, reach - old.rows[number].width)
        old.rows[number] += Array(repeating: Cell(" ", .plain), count: erased)
      }
    }
    let above =
      narrowing == .cuts
      ? row : old.brokenRowsAbove(row: row, column: column ?? size.columns - 1, width: new.columns)
    if above > 0 { write("\u{1B}[\(above)A") }
    write("\r\u{1B}[J")
    forget()
  }

  /// Sends bytes that are not part of the picture, such as modes of the terminal.
  mutating func send(_ codes: String) {
    if kind == .addressable { write(codes) }
    flush()
  }

  /// Rings the bell.
  mutating func beep() {
    write("\u{07}")
    flush()
  }

  // MARK: Drawing

  private mutating func draw(_ frame: Frame) {
    for (number, cells) in frame.rows.enumerated() {
      drawRow(number, cells, old: number < shown.rows.count ? shown.rows[number] : [])
    }
    if shown.rows.count > frame.rows.count {
      moveTo(row: frame.rows.count, column: 0)
      write("\u{1B}[J")
      reaches.removeLast(max(0, reaches.count - frame.rows.count))
    }
    moveTo(row: frame.cursorRow, column: frame.cursorColumn)
    shown = frame
  }

  private mutating func drawRow(_ number: Int, _ cells: [Cell], old: [Cell]) {
    var same = 0
    var start = 0
    while same < cells.count, same < old.count, cells[same] == old[same] {
      start += cells[same].width
      same += 1
    }
    // A row must exist even when nothing is on it.
    if number >= ownRows { moveTo(row: number, column: 0) }
    guard same < cells.count || same < old.count else { return }
    moveTo(row: number, column: start)
    draw(cells[same...])
    let width = start + cells[same...].reduce(0) { $0 + $1.width }
    if old.width > width { write("\u{1B}[K") }
    while reaches.count <= number { reaches.append(0) }
    reaches[number] = width == 0 ? 0 : max(reaches[number], width)
    column = width < size.columns ? width : nil
  }

  private mutating func draw(_ cells: ArraySlice<Cell>) {
    var style = TextStyle.plain
    for cell in cells {
      if cell.style != style { setStyle(cell.style) }
      style = cell.style
      write(cell.text)
    }
    if style != .plain { setStyle(.plain) }
  }

  private mutating func setStyle(_ style: TextStyle) {
    guard kind == .addressable else { return }
    let parameters = theme.parameters[Int(style.rawValue)]
    if theme.isPlain { return }
    write(parameters.isEmpty ? "\u{1B}[m" : "\u{1B}[0;\(parameters)m")
  }

  /// Moves the cursor, to any column if nil, and makes rows of our own where there are none yet.
  private mutating func moveTo(row target: Int, column wanted: Int?) {
    if target < row { write("\u{1B}[\(row - target)A") }
    if target > row {
      let existing = min(target, ownRows - 1)
      if existing > row { write("\u{1B}[\(existing - row)B") }
      if target > existing {
        write(String(repeating: "\r\n", count: target - max(existing, row)))
        ownRows = target + 1
        column = 0
      }
    }
    row = target
    guard let wanted, wanted != column else { return }
    write(wanted == 0 ? "\r" : "\u{1B}[\(wanted + 1)G")
    column = wanted
  }

  private mutating func drawDumb(_ frame: Frame) {
    guard frame != shown, let cells = frame.rows.first else { return }
    write("\r")
    for cell in cells { write(cell.text) }
    write(String(repeating: " ", count: max(0, (shown.rows.first?.width ?? 0) - cells.width)))
    write("\r")
    var column = 0
    for cell in cells where column < frame.cursorColumn {
      write(cell.text)
      column += cell.width
    }
    shown = frame
  }

  private mutating func write(_ text: String) {
    output += text.utf8
  }

  private mutating func flush() {
    guard !output.isEmpty else { return }
    // A terminal that is gone is noticed by the reading side.
    _ = OwnedFile.write(output, to: terminal)
    output.removeAll(keepingCapacity: true)
  }
}
