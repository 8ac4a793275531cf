import TerminalTesting
import Testing

/// A terminal that a random session can run in.
protocol RandomTerminal {
  var lines: [String] { get }
  var cursor: (row: Int, column: Int) { get }
  /// All rows that were ever shown, one after the other.
  var everything: String { get }
  /// Whether rows that were broken push others out at the top, even above empty rows.
  var scrollsWhenNarrowed: Bool { get }
  func type(_ text: String) throws
  func change(columns: Int, rows: Int) throws
  /// Waits a little for something to arrive; false when nothing ever will.
  func await() throws -> Bool
}

/// A session of random keys whose screen is compared with the models after each of them.
struct RandomSession<Terminal: RandomTerminal> {
  private static var patience: Duration { .seconds(10) }
  private static var prompt: String { "> " }

  let seed: UInt64
  let terminal: Terminal
  private var columns: Int
  private var rows: Int
  /// Whether letters may occur on whose drawing terminals differ.
  let joins: Bool
  let sizes: (columns: ClosedRange<Int>, rows: ClosedRange<Int>)
  private var random: SeededGenerator
  private var model = EditModel()
  private var above: [String] = []
  private var picture = PictureModel(prompt: Self.prompt, EditModel(), width: 80)
  /// Whether what was shown since the screen was emptied was ever too much for it.
  private var isScrolled = false
  private var done: [String] = []

  init(
    seed: UInt64, terminal: Terminal, columns: Int, rows: Int, joins: Bool,
    sizes: (columns: ClosedRange<Int>, rows: ClosedRange<Int>)
  ) {
    self.seed = seed
    self.terminal = terminal
    self.columns = columns
    self.rows = rows
    self.joins = joins
    self.sizes = sizes
    random = SeededGenerator(seed: seed)
  }

  /// Runs so many steps; throws at the first that shows something wrong.
  mutating func run(steps: Int) throws {
    try open()
    for _ in 0..<steps {
      let step = RandomStep.random(
        joins: joins, columns: sizes.columns, rows: sizes.rows, using: &random)
      done.append("\(step)")
      switch step {
      case .key(let key): try type([key])
      case .burst(let keys): try type(keys)
      case .submit: try submit()
      case .resize(let columns, let rows):
        isScrolled = isScrolled || terminal.scrollsWhenNarrowed
        noteHeight(picture.height(atWidth: columns), of: rows)
        try terminal.change(columns: columns, rows: rows)
        self.columns = columns
        self.rows = rows
      }
      try check()
    }
    try submit()
  }

  /// Waits for the prompt, and enters a few short lines, which stay above what is edited and are there to be recalled.
  private mutating func open() throws {
    try check()
    for entry in ["bk", "x 日", "z"] {
      try type([.type(entry)])
      above.append(Self.prompt + entry)
      above.append("got \(entry.utf8.count): \(entry)")
      try terminal.type("\r")
      model.submit()
      try check()
    }
  }

  private mutating func type(_ keys: [EditKey]) throws {
    try terminal.type(keys.map(\.bytes).joined())
    for key in keys { model.perform(key) }
  }

  /// Submits the text, and empties the screen.
  private mutating func submit() throws {
    try type([.textEnd])
    let quotes = model.text.utf8.count { $0 == UInt8(ascii: "\"") }
    if quotes % 2 != 0 { try type([.type("\"")]) }
    try check()
    try terminal.type("\r")
    let text = model.text
    let bytes = text.utf8.count
    model.submit()
    above = []
    try settle("an echo of \(bytes) bytes: \(Self.spelt(text))") {
      terminal.everything.contains("got \(bytes):") && $0.contains(">")
    }
    try terminal.type("\u{0C}")
    isScrolled = false
    try check()
  }

  private mutating func noteHeight(_ height: Int, of rows: Int) {
    if above.count + height > rows { isScrolled = true }
  }

  private mutating func check() throws {
    picture = PictureModel(prompt: Self.prompt, model, width: columns)
    noteHeight(picture.rows.count, of: rows)
    try settle(
      (above + picture.rows).joined(separator: "\n")
        + "\nwith the cursor at row \(picture.cursorRow), column \(picture.cursorColumn)"
    ) { lines in
      picture.isShown(
        below: above, lines: lines, cursor: terminal.cursor, isScrolled: isScrolled)
    }
  }

  private static func spelt(_ text: String) -> String {
    text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
  }

  private func settle(_ what: String, until isDone: ([String]) -> Bool) throws {
    let start = ContinuousClock.now
    while !isDone(terminal.lines) {
      guard try terminal.await(), ContinuousClock.now - start < Self.patience else {
        throw RandomFailure(
          description: """
            seed \(seed), columns \(columns), after
            \(done.joined(separator: "\n"))
            the text is \(Self.spelt(model.before)) and \(Self.spelt(model.after))
            awaited:
            \(what)
            shown, with the cursor at \(terminal.cursor):
            \(terminal.lines.joined(separator: "\n"))
            --
            """)
      }
    }
  }
}

/// What went wrong in a random session, with everything that is needed to have it again.
struct RandomFailure: Error, CustomStringConvertible {
  var description: String
}
