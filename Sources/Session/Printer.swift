import JSONText
import Reports
import SourceText
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prints answers and errors, with colour where it is wanted.
public final class Printer {
  /// Standard output.
  public let output: CheckedOutput
  /// Standard error.
  public let errors: CheckedOutput
  /// How answers look.
  public var options: SessionOptions
  /// Asked by long answers whether they are to end.
  var stop = StopSignal.never
  /// The lines of an answer that are printed before it is asked again whether to stop.
  private static let stopInterval = 256

  /// Whether standard output is a terminal.
  public var isTerminal: Bool { isatty(1) == 1 }

  /// Whether what is printed is seen on a terminal and kept nowhere.
  var isSeenOnly: Bool { isTerminal && isatty(2) == 1 }

  /// What shows that work takes long; `nil` where that is not shown.
  private let progress: Progress?
  /// What is to be shown as one page, while that is put together.
  private var page: [UInt8]?

  /// Prints to the standard streams.
  public init(options: SessionOptions) {
    output = CheckedOutput(1, name: "standard output")
    errors = CheckedOutput(2, name: "standard error")
    self.options = options
    progress = options.showsProgress ? Progress() : nil
    if let progress {
      // Where answers go to a file, the line may stay while they are written.
      if isatty(1) == 1 { output.willWrite = { progress.giveWay() } }
      errors.willWrite = { progress.giveWay() }
    }
    setColor(options.color)
  }

  /// Does something that may take long, and says so on a terminal when it does.
  ///
  /// - Parameter what: what is done, such as `checking map.md`.
  public func during<Value, Failure: Error>(
    _ what: @autoclosure () -> String, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard let progress else { return try work() }
    return try progress.during(what(), work)
  }

  /// Colours answers and errors: on a terminal only, unless it is asked for.
  func setColor(_ color: SessionOptions.Color) {
    options.usesColor = Self.usesColor(color, on: 1)
    options.usesColorOnErrors = Self.usesColor(color, on: 2)
  }

  private static func usesColor(_ color: SessionOptions.Color, on descriptor: Int32) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
      return isatty(descriptor) == 1 && !noColor && !isDumb
    }
  }

  /// Prints an answer in the chosen format.
  ///
  /// - Throws: `SessionFailure` when CSV is wanted of what is no table.
  public func print(_ answer: Answer) throws(SessionFailure) {
    if options.format != .text {
      printLong(try bytes(of: answer))
      return
    }
    let lines = answer.lines(width: options.width)
    if options.usesPager, page == nil, page(lines) { return }
    for (number, line) in lines.enumerated() {
      if number % Self.stopInterval == 0, stop.isRaised { throw .interrupted }
      print(line)
    }
  }

  /// Prints a text of many lines as it is, through the pager where answers go through it.
  public func printLong(_ bytes: [UInt8]) {
    if page != nil {
      page? += bytes
    } else if !pages || !page(bytes, rows: rows(of: bytes)) {
      output.append(bytes)
    }
  }

  /// Shows all that `work` prints as one page, through the pager where answers go through it.
  public func asOnePage<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) {
    guard pages, page == nil else { return try work() }
    page = []
    defer {
      let bytes = page ?? []
      page = nil
      printLong(bytes)
    }
    try work()
  }

  /// The rows that a text takes on the terminal at most: a letter takes at least one byte.
  private func rows(of bytes: [UInt8]) -> Int {
    var rows = -1
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      var count = 0
      var isCode = false
      for byte in line {
        if byte == 0x1B { isCode = true }
        if !isCode { count += 1 }
        if byte == UInt8(ascii: "m") { isCode = false }
      }
      rows += 1 + max(0, count - 1) / max(1, options.width)
    }
    return rows
  }

  /// Whether long answers go through the pager, so that they are to be put together first.
  var pages: Bool { options.usesPager && isTerminal }

  /// An answer in the chosen format, without colour, as it is written to a file.
  ///
  /// - Throws: `SessionFailure` when CSV is wanted of what is no table.
  public func bytes(of answer: Answer) throws(SessionFailure) -> [UInt8] {
    switch options.format {
    case .text:
      return answer.lines(width: options.width).flatMap { Array($0.text.utf8) + [0x0A] }
    case .json:
      var writer = JSONWriter(.compact)
      answer.json(&writer)
      return writer.bytes + (writer.bytes.last == 0x0A ? [] : [0x0A])
    case .markdown: return Array(answer.markdown.utf8)
    case .csv:
      guard let table = answer.table else {
        throw SessionFailure(
          "this answer is no table, so it cannot be written as CSV", help: "set format text")
      }
      return CSV.bytes(of: table)
    }
  }

  /// Shows lines in the pager when there are more of them than the terminal has rows.
  ///
  /// - Returns: whether they were shown.
  private func page(_ lines: [StyledLine]) -> Bool {
    guard pages else { return false }
    let rows = options.isInteractive ? lines.flatMap { $0.folded(to: options.width) } : lines
    var bytes: [UInt8] = []
    for row in rows { bytes += text(row, options.usesColor).utf8 }
    return page(bytes, rows: rows.count)
  }

  private func page(_ bytes: [UInt8], rows: Int) -> Bool {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, rows >= Int(size.ws_row) else {
      return false
    }
    let pager = Pager { name in getenv(name).map { String(cString: $0) } }
    guard let pager else { return false }
    try? output.flush()
    progress?.giveWay()
    if pager.show(bytes) { return true }
    if pager.isChosen {
      note("note: the pager \(pager.words[0]) could not be started; `set pager off` does without")
    }
    return false
  }

  /// Prints an id that was given to a statement: in JSON an object, so that what is printed is a
  /// sequence of JSON values.
  public func printID(_ id: String) {
    guard options.format == .json else { return print(id) }
    var writer = JSONWriter(.compact)
    writer.beginObject()
    writer.key("id")
    writer.string(id)
    writer.endObject()
    print(String(decoding: writer.bytes, as: UTF8.self))
  }

  /// Prints a line on standard output.
  public func print(_ line: String) {
    put(line + "\n")
  }

  /// Prints a line on standard output, coloured where that is wanted; at the prompt in several
  /// rows where it is too wide.
  public func print(_ line: StyledLine) {
    for row in options.isInteractive ? line.folded(to: options.width) : [line] {
      put(text(row, options.usesColor))
    }
  }

  /// Writes to standard output, or to the page that is being put together.
  private func put(_ text: String) {
    if page != nil { page? += text.utf8 } else { output.append(text) }
  }

  /// Says something on standard error.
  public func note(_ line: String) {
    try? output.flush()
    for row in foldingWidth.map({ folded(visible(line), to: $0) }) ?? [visible(line)] {
      errors.append(row)
      errors.append(0x0A)
    }
    try? errors.flush()
  }

  /// The columns that messages are folded to; `nil` where they go to files and other programs.
  private var foldingWidth: Int? { options.isInteractive ? options.width : nil }

  /// Reports what is wrong on standard error.
  public func report(_ diagnostics: [Diagnostic]) {
    try? output.flush()
    for diagnostic in diagnostics {
      if options.usesColorOnErrors {
        errors.append(ANSI.colored(diagnostic, width: foldingWidth))
      } else {
        errors.append(diagnostic.rendered(width: foldingWidth))
      }
    }
    try? errors.flush()
  }

  /// A line with its line end, and with its colours when it is to have any.
  private func text(_ line: StyledLine, _ colored: Bool) -> String {
    var text = ""
    for run in line.runs {
      let code = colored ? ANSI.code(run.role) : ""
      text += code.isEmpty ? run.text : "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
    }
    return text + "\n"
  }
}

/// Colours of a terminal, in the sixteen that every theme defines.
enum ANSI {
  static func code(_ role: TextRole) -> String {
    switch role {
    case .plain: ""
    case .id: "36"
    case .keyword: "1"
    case .dim: "2"
    case .heading: "1;4"
    case .good: "32"
    case .warning: "33"
    case .bad: "31"
    }
  }

  /// A diagnostic with its severity coloured.
  static func colored(_ diagnostic: Diagnostic, width: Int? = nil) -> String {
    let code =
      switch diagnostic.severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      }
    let word = "\(diagnostic.severity.word): "
    let text = diagnostic.rendered(width: width)
    guard let at = text.firstRange(of: word) else { return text }
    return text[..<at.lowerBound] + "\u{1B}[\(code)m\(word)\u{1B}[0m" + text[at.upperBound...]
  }
}

extension String {
  /// Where `part` first occurs.
  fileprivate func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
