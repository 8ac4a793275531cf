import Foundation
import Testing

@testable import Checks

@Suite struct StaleTests {
  @Test func `days are counted as the Gregorian calendar does`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let start = try #require(calendar.date(from: DateComponents(year: 1683, month: 1, day: 1)))
    var dice = Dice(7)
    let first = try #require(PartialDate("1683-01-01"))
    for _ in 0..<500 {
      let days = dice.roll(300_000)
      let date = try #require(calendar.date(byAdding: .day, value: days, to: start))
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      func padded(_ number: Int?, _ width: Int) -> String {
        let text = String(number ?? 0)
        return String(repeating: "0", count: width - text.count) + text
      }
      let text = "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
      let partial = try #require(PartialDate(text))
      #expect(partial.firstDay - first.firstDay == days, "\(text)")
      #expect(partial.lastDay == partial.firstDay)
      for (unit, component) in [("d", Calendar.Component.day), ("m", .month), ("y", .year)] {
        let count = dice.roll(60)
        let earlier = try #require(calendar.date(byAdding: component, value: -count, to: date))
        let gap = try #require(calendar.dateComponents([.day], from: earlier, to: date).day)
        let stretch = try #require(Stretch("\(count)\(unit)"))
        #expect(
          partial.firstDay - partial.firstDay(less: stretch) == gap, "\(text) \(count)\(unit)")
      }
    }
  }

  @Test func `sources that are too old are those whose digits say so`() {
    var found = 0
    for seed in UInt64(0)..<400 {
      var dice = Dice(seed)
      let cell = (0..<6).map { number in
        let parts = [2023 + dice.roll(4), 1 + dice.roll(12), 1 + dice.roll(28)]
        let date = parts.prefix(1 + dice.roll(3)).map { ($0 < 10 ? "0" : "") + String($0) }
        return "source s\(number) \"S\" date \(date.joined(separator: "-"))"
      }
      let view = notebook(cell.joined(separator: "\n")).view
      let context = CheckContext(view)
      // The last of February has no day a year before it in every year.
      let (year, month, day) = (2024 + dice.roll(3), 1 + dice.roll(12), 1 + dice.roll(28))
      let text = [year, month, day].map { ($0 < 10 ? "0" : "") + String($0) }
      context.asOf = PartialDate(text.joined(separator: "-"))
      var hits: [Hit] = []
      Stale.check(context) { hits.append(Hit($0.subject, $0.severity)) }
      let expected = References.stale(SlowMap(view), asOf: year * 10_000 + month * 100 + day)
      #expect(hits.sorted() == expected.sorted(), "seed \(seed): \(text) \(cell)")
      found += hits.count
    }
    #expect(found > 100)
  }

  @Test func `dates and stretches that are none are refused`() {
    for text in [
      "", "24", "2024-13", "2023-02-29", "2024-2-1", "2024-02-30", "20x4", "2024-01-01-01",
    ] {
      #expect(PartialDate(text) == nil, "\(text)")
    }
    for text in ["", "d", "5", "5w", "-1d", "999999d", "1.5y"] { #expect(Stretch(text) == nil) }
  }

  private func stale(_ cell: String, asOf: String?) throws -> [String] {
    var policy = try CheckPolicy(select: ["P008"])
    policy.asOf = asOf.flatMap { PartialDate($0) }
    let result = Checker.run(notebook(cell).view, policy: policy)
    return result.findings.map { result.describe($0).id }
  }

  @Test func `a source is stale when its last day is before the horizon`() throws {
    let cell = """
      source year "A" date 2024
      source month "B" date 2024-12
      source day "C" date 2025-01-31
      source none "D"
      """
    #expect(try stale(cell, asOf: nil) == [])
    #expect(try stale(cell, asOf: "2025-12-31") == [])
    #expect(try stale(cell, asOf: "2026") == ["year", "month"])
    #expect(try stale(cell, asOf: "2026-01-31") == ["year", "month"])
    #expect(try stale(cell, asOf: "2026-02") == ["year", "month", "day"])
    #expect(try stale(cell + "\nchecks horizon 2y", asOf: "2026-02") == [])
    #expect(try stale(cell + "\nchecks horizon 30d", asOf: "2025-03-02") == ["year", "month"])
    #expect(
      try stale(cell + "\nchecks horizon 30d", asOf: "2025-03-03") == ["year", "month", "day"])
  }
}
