import Documents
import Testing

private func find(_ words: String, in text: String) throws -> [String] {
  let document = try DocumentText(utf8: Array(text.utf8))
  return FoldedText(document).find(words).map { "\($0.passage) \(document.text(in: $0.range))" }
}

@Suite struct FindTests {
  @Test func `case and accents do not count`() throws {
    let text = "Le Café est fermé. CAFE!\n\nE\u{301}lan, STRASSE, Straße, İzmir, Łódź."
    #expect(try find("cafe", in: text) == ["1.1 Café", "1.2 CAFE"])
    #expect(try find("CAFÉ", in: text) == ["1.1 Café", "1.2 CAFE"])
    #expect(try find("elan", in: text) == ["2.1 E\u{301}lan"])
    #expect(try find("strasse", in: text) == ["2.1 STRASSE", "2.1 Straße"])
    #expect(try find("izmir", in: text) == ["2.1 İzmir"])
    #expect(try find("lodz", in: text) == ["2.1 Łódź"])
  }

  @Test func `quotes, dashes and white space are as people type them`() throws {
    let text = "He said “no” — the state’s\nanswer… and ﬁnally yes."
    #expect(try find("\"no\" - the state's  answer...", in: text).count == 1)
    #expect(try find("finally", in: text) == ["1.1 ﬁnally"])
    #expect(try find(" \n\t", in: text) == [])
    #expect(try find("", in: text) == [])
  }

  @Test func `a text holds words or not`() {
    #expect(FoldedText.contains("the  CAFÉ", in: "In the Cafe"))
    #expect(!FoldedText.contains("cafes", in: "In the Cafe"))
    #expect(!FoldedText.contains("", in: "In the Cafe"))
  }

  @Test func `nothing is a pattern`() throws {
    #expect(try find("(a+)+b", in: "x (A+)+B y aaab") == ["1.1 (A+)+B"])
    #expect(try find(".*", in: "abc") == [])
  }

  @Test func `a match names the smallest passage and they do not overlap`() throws {
    #expect(try find("one. two", in: "One. Two.") == ["1.1-1.2 One. Two"])
    #expect(try find("aa", in: "aaaaa") == ["1.1 aa", "1.1 aa"])
    // Half of a letter that is written as two is no match.
    #expect(try find("tras", in: "stras s, ßtras") == ["1.1 tras", "1.1 tras"])
    #expect(try find("sa", in: "ßa") == [])
  }

  @Test(arguments: 0..<300) func `matches are those of the plain search`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let text = String((0..<200).map { _ in "aabAB b".randomElement(using: &random)! })
    let needle = String(
      (0..<Int.random(in: 1...5, using: &random)).map { _ in "ab".randomElement(using: &random)! })
    let document = try DocumentText(utf8: Array(text.utf8))
    let small = document.bytes.map { $0 | 0x20 }
    let wanted = Array(needle.utf8)
    var expected: [Int] = []
    for start in small.indices
    where small[start...].starts(with: wanted) && start >= (expected.last ?? -9) + wanted.count {
      expected.append(start)
    }
    let found = FoldedText(document).find(needle).map(\.range.lowerBound)
    #expect(found == expected, "seed \(seed)")
  }

  @Test func `a text that repeats itself takes linear time`() throws {
    let text = String(repeating: "a", count: 200_000) + " b"
    let document = try DocumentText(utf8: Array(text.utf8))
    #expect(FoldedText(document).find(String(repeating: "a", count: 50_000) + "c").isEmpty)
  }
}
