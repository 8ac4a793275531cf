/// A date as sources have it: a year, a month of it, or a day.
public struct PartialDate: Sendable, Hashable {
  /// The year, 0 to 9999.
  public let year: Int
  /// The month, 1 to 12, if it is known.
  public let month: Int?
  /// The day of the month, if it is known.
  public let day: Int?

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard parts.count <= 3, zip(parts, lengths).allSatisfy({ $0.utf8.count == $1 }),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard let year = numbers.first else { return nil }
    self.year = year
    month = numbers.count > 1 ? numbers[1] : nil
    day = numbers.count > 2 ? numbers[2] : nil
    if let month, !(1...12).contains(month) { return nil }
    if let month, let day, !(1...Self.length(of: month, year)).contains(day) { return nil }
  }

  /// The number of its first day, counted from some day long ago.
  var firstDay: Int { Self.number(year, month ?? 1, day ?? 1) }

  /// The number of its last day.
  var lastDay: Int {
    let month = month ?? 12
    return Self.number(year, month, day ?? Self.length(of: month, year))
  }

  /// The number of the first day, less a stretch of time; a day that a month has not is its last.
  func firstDay(less stretch: Stretch) -> Int {
    if stretch.unit == .days { return firstDay - stretch.count }
    let months = stretch.unit == .years ? 12 * stretch.count : stretch.count
    let since = year * 12 + (month ?? 1) - 1 - months
    // Before the year 0 nothing has a date.
    if since < 0 { return -1 }
    let (year, month) = (since / 12, since % 12 + 1)
    return Self.number(year, month, min(day ?? 1, Self.length(of: month, year)))
  }

  private static func length(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days in the years and months before, in the Gregorian calendar.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let leaps = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400
    let months = (1..<month).reduce(0) { $0 + length(of: $1, year) }
    return year * 365 + leaps + months + day
  }
}

/// A stretch of time: `90d`, `18m` or `2y`.
public struct Stretch: Sendable, Hashable {
  /// What is counted.
  public enum Unit: Character, Sendable {
    case days = "d"
    case months = "m"
    case years = "y"
  }

  /// How many there are.
  public let count: Int
  /// What is counted.
  public let unit: Unit

  /// The longest stretch, in its unit.
  public static let limit = 100_000

  /// A year, which is the horizon unless a map says otherwise.
  public static let year = Stretch(count: 1, unit: .years)

  private init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Reads `90d`, `18m` or `2y`; `nil` for anything else.
  public init?(_ text: String) {
    guard let last = text.last, let unit = Unit(rawValue: last) else { return nil }
    let digits = text.dropLast()
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(digits), count <= Self.limit
    else { return nil }
    self.init(count: count, unit: unit)
  }

  /// It as it is typed.
  public var text: String { "\(count)\(unit.rawValue)" }
}
