import ArgumentGraph

/// Words for how likely something is, each with the range of chances that it stands for.
public struct LikelihoodScale: Sendable, Equatable {
  /// A word and its range.
  public struct Term: Sendable, Equatable {
    /// The word, in small letters.
    public var word: String
    /// The chances that it stands for, in percent.
    public var range: ClosedRange<Int>
  }

  /// The name that `scale` gives.
  public var name: String
  /// The terms in rows: a map uses the words of one row.
  public var rows: [[Term]]

  /// Makes a scale.
  public init(name: String, rows: [[Term]]) {
    self.name = name
    self.rows = rows
  }

  /// Every term.
  public var terms: [Term] { rows.flatMap { $0 } }

  private static func row(_ words: [String], _ ranges: [ClosedRange<Int>]) -> [Term] {
    zip(words, ranges).map { Term(word: $0, range: $1) }
  }

  private static let icdRanges = [1...5, 5...20, 20...45, 45...55, 55...80, 80...95, 95...99]

  /// ICD 203, Analytic Standards (2015): two rows of words for the same seven ranges.
  public static let icd203 = LikelihoodScale(
    name: "icd203",
    rows: [
      row(
        [
          "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely",
          "very likely", "almost certain",
        ], icdRanges) + row(["almost certainly"], [95...99]),
      row(
        [
          "remote", "highly improbable", "improbable", "roughly even odds", "probable",
          "highly probable", "nearly certain",
        ], icdRanges) + row(["improbably", "probably"], [20...45, 55...80]),
    ])

  /// The probability yardstick of the United Kingdom's Professional Head of Intelligence Assessment.
  public static let phia = LikelihoodScale(
    name: "phia",
    rows: [
      row(
        [
          "remote chance", "highly unlikely", "unlikely", "realistic possibility", "likely",
          "probable", "highly likely", "almost certain",
        ], [0...5, 10...20, 25...35, 40...50, 55...75, 55...75, 80...90, 95...100])
    ])

  /// Every scale, the one that counts unless told otherwise first.
  public static let all = [icd203, phia]

  /// The scale that a map names first; ICD 203 when it names none.
  public static func of(_ map: MapView) -> LikelihoodScale {
    for placed in map.directives {
      guard case .scale(let name) = placed.directive else { continue }
      return all.first { $0.name == name } ?? icd203
    }
    return icd203
  }

  /// The term that `text` is, whatever its capitals and spaces.
  public func term(_ text: String) -> Term? {
    let word = Self.normal(text)
    return terms.first { $0.word == word }
  }

  /// A text in small letters with single spaces.
  static func normal(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The range of an estimate, in percent: that of a term of the scale, or the one that is written
  /// out, as `60-70%`.
  public func range(of estimate: String) -> ClosedRange<Int>? {
    term(estimate)?.range ?? Self.writtenRange(estimate)
  }

  /// The range that is written out in percent, as `60-70%` or `65%`.
  public static func writtenRange(_ text: String) -> ClosedRange<Int>? {
    let parts = normal(text).replacing("%", with: "").replacing("\u{2013}", with: "-")
      .split(separator: "-", omittingEmptySubsequences: false).map { part in
        Int(part.filter { $0 != " " })
      }
    guard text.contains("%"), (1...2).contains(parts.count), let low = parts.first ?? nil,
      let high = parts.last ?? nil, (0...100).contains(low), low <= high, high <= 100
    else { return nil }
    return low...high
  }

  /// An estimate as it is shown: the word and the range that it stands for.
  public func shown(_ estimate: String) -> String {
    guard let range = term(estimate)?.range else { return estimate }
    return "\(estimate) (\(range.lowerBound)\u{2013}\(range.upperBound)%)"
  }
}
