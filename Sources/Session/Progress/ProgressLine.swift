import SourceText

/// A line on a terminal that says what takes long, and is wiped when it is done.
///
/// It reads no clock and writes nothing by itself: both are given, so that it can be tested. Times
/// count from any moment that stays the same.
struct ProgressLine: Sendable {
  /// Work shows nothing before it has taken this long.
  static let delay = Duration.milliseconds(500)
  /// The time between two looks at the clock while something is shown.
  static let interval = Duration.milliseconds(200)
  /// The fewest columns that a line is drawn on.
  static let leastWidth = 12

  /// Puts the cursor at the start of the row and empties it.
  static let wipe = "\r\u{1B}[K"

  private let clock: @Sendable () -> Duration
  private let width: @Sendable () -> Int
  private let sink: @Sendable (String) -> Void
  /// What is being done, the outermost first.
  private var work: [String] = []
  private var start = Duration.zero
  private var drawn = ""
  /// Whether answers are being printed, which show by themselves that something happens.
  private var hasGivenWay = false

  /// A line that asks `clock` for the time and `width` for the terminal's columns, and draws by
  /// calling `sink`.
  init(
    clock: @escaping @Sendable () -> Duration, width: @escaping @Sendable () -> Int,
    sink: @escaping @Sendable (String) -> Void
  ) {
    self.clock = clock
    self.width = width
    self.sink = sink
  }

  /// Whether something is being done.
  var isBusy: Bool { !work.isEmpty }

  /// Whether what is being done is a part of something else.
  var isInside: Bool { work.count > 1 }

  /// Whether something is on the screen.
  var isShown: Bool { !drawn.isEmpty }

  /// Says what is being done from now on, as a part of what was being done.
  mutating func begin(_ what: String) {
    if work.isEmpty {
      start = clock()
      hasGivenWay = false
    }
    work.append(what)
  }

  /// Says that it is done; the line is wiped with the outermost work.
  mutating func end() {
    _ = work.popLast()
    if work.isEmpty { erase() }
  }

  /// Draws the line when the work has taken long enough, and brings it up to date.
  mutating func tick() {
    guard let what = work.last, !hasGivenWay else { return }
    let elapsed = clock() - start
    guard elapsed >= Self.delay else { return }
    let columns = width()
    guard columns >= Self.leastWidth else { return erase() }
    // The last column stays free: some terminals go on to the next row there.
    let seconds = elapsed.components.seconds
    let time = seconds < 1 ? "" : " \(seconds) s"
    let room = columns - 1 - time.utf8.count
    let line = shortened("\(visible(what)) ...", to: max(1, room)) + time
    guard line != drawn else { return }
    drawn = line
    // The cursor stays at the start, so that whatever comes next is not written behind it.
    sink("\(Self.wipe)\(line)\r")
  }

  /// Wipes the line, since something else is about to be written, and draws no other for this work.
  mutating func giveWay() {
    guard isBusy else { return }
    hasGivenWay = true
    erase()
  }

  private mutating func erase() {
    if drawn.isEmpty { return }
    drawn = ""
    sink(Self.wipe)
  }
}
