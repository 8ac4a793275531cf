import ArgumentGraph
import Evaluation
import SourceText

@testable import Checks

/// The rules about what a map says of itself: expectations, schemes, dates.
extension References {
  static let directives: [String: @Sendable (SlowMap) -> [Hit]] = [
    "E001": failedExpectations, "E007": repeatedSchemes,
  ]

  @Sendable static func failedExpectations(_ map: SlowMap) -> [Hit] {
    map.view.directives.compactMap { placed in
      guard case .expect(let node, let expected) = placed.directive, !node.isNone,
        map.kind(node).isDeclared, map.kind(node) != .source
      else { return nil }
      let word: String =
        switch map.evaluation.verdict(node) {
        case .stands: "stands"
        case .asserted: "asserted"
        case .contested: "contested"
        case .falls, .notAdmitted: "falls"
        }
      return word == expected.rawValue ? nil : Hit(node, .error)
    }
  }

  @Sendable static func repeatedSchemes(_ map: SlowMap) -> [Hit] {
    let names = map.view.directives.compactMap { placed -> String? in
      if case .scheme(let scheme) = placed.directive { scheme.name } else { nil }
    }
    return (0..<(names.count - Set(names).count)).map { _ in Hit(.none, .warning) }
  }

  /// P008 for a day, both written as eight digits: the sources that are over a year older.
  static func stale(_ map: SlowMap, asOf day: Int) -> [Hit] {
    map.view.order.filter { node in
      guard map.kind(node) == .source, let date = map.graph.source(node).date else { return false }
      let parts = date.split(separator: "-").compactMap { Int($0) }
      let year = parts[0]
      let month = parts.count > 1 ? parts[1] : 12
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      let last = parts.count > 2 ? parts[2] : days[month - 1]
      return year * 10_000 + month * 100 + last < day - 10_000
    }.map { Hit($0, .warning) }
  }
}
