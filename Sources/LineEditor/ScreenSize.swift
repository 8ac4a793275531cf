import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The size of a terminal in cells.
struct ScreenSize: Equatable {
  var columns: Int
  var rows: Int

  /// Sizes that nobody tells, or that make no sense, are taken as this.
  static let usual = ScreenSize(columns: 80, rows: 24)

  /// What `COLUMNS` and `LINES` may say.
  private static let sensible = 1...10_000
}

extension ScreenSize {
  /// The size that a terminal has now. Only when the terminal does not know it, as over some serial
  /// lines, `COLUMNS` and `LINES` are asked: shells leave old values there.
  init(of terminal: Int32) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    let isKnown = cel_window_size(terminal, &columns, &rows)
    self.init(
      columns: isKnown && columns > 0
        ? Int(columns) : Self.variable("COLUMNS") ?? Self.usual.columns,
      rows: isKnown && rows > 0 ? Int(rows) : Self.variable("LINES") ?? Self.usual.rows)
  }

  private static func variable(_ name: String) -> Int? {
    guard let value = getenv(name), let number = Int(String(cString: value)) else { return nil }
    return sensible.contains(number) ? number : nil
  }
}
