import Testing

@testable import Checks

@Suite struct TextWordsTests {
  @Test func `words are folded, and sentences end at marks before a space`() {
    let words = Array(TextWords("It\u{2019}s 3.5 km. Élan may GROW!\nMay"))
    #expect(words.map(\.text) == ["it's", "3", "5", "km", "Élan", "may", "grow", "may"])
    #expect(words.map(\.isFirst) == [true, false, false, false, true, false, false, true])
    #expect(words.map(\.isCapital) == [true, false, false, false, false, false, true, true])
    #expect(TextWords("A b. C d").sentences == [["a", "b"], ["c", "d"]])
    #expect(TextWords("").sentences.isEmpty && TextWords(" ... ").sentences.isEmpty)
  }

  @Test(arguments: [
    ("Rents will fall", true), ("They won't", true), ("They won\u{2019}t", true),
    ("Rents are GOING TO fall", true), ("We shall see", true), ("The will of the people", false),
    ("It was willed", false), ("They are going home", false), ("Marshall won", false),
    ("Political will is missing", false), ("Free will", false), ("", false),
  ])
  func `the future is told by its verbs`(_ text: String, _ expected: Bool) {
    #expect(NoLikelihood.speaksOfTheFuture(text) == expected)
  }

  @Test(arguments: [
    ("Rents may fall", "may"), ("Rents fall in May", nil), ("May rents fall", "may"),
    ("Possibly so", "possibly"), ("Mighty rents", nil), ("It COULD be", "could"),
  ])
  func `hedges are words of their own`(_ text: String, _ expected: String?) {
    #expect(HedgeWithoutNumber.hedge(in: text) == expected)
  }

  @Test(arguments: [
    ("high confidence that it is very likely", "high confidence", "very likely"),
    ("Almost certainly, and with Low Confidence", "low confidence", "almost certainly"),
    ("We are highly confident of a remote chance", "highly confident", "remote chance"),
  ])
  func `the longest term of a sentence is found`(_ text: String, _ level: String, _ term: String) {
    let mixed = ConfidenceWithLikelihood.mixed(text)
    #expect(mixed?.level == level && mixed?.term == term)
  }

  @Test func `sentences apart are not mixed`() {
    for text in ["High confidence. Likely.", "Confidence is high, likely", "Unlikelihood high"] {
      #expect(ConfidenceWithLikelihood.mixed(text) == nil, "\(text)")
    }
  }
}
