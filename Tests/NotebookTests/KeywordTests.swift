import MapTesting
import Testing

@testable import Notebook

/// Finding the words of the language by their bytes.
@Suite struct KeywordTests {
  private func check(_ word: String) {
    let bytes = Array(word.utf8)
    let (keyword, isReserved) = bytes.withUnsafeBufferPointer {
      (Keyword.match($0), Keyword.isReserved($0))
    }
    #expect(keyword == Keyword(rawValue: word), "\(word)")
    #expect(isReserved == Keyword.reserved.contains(word), "\(word)")
  }

  @Test func `every word is found, and no other that is like one`() {
    let words = Keyword.allCases.map(\.rawValue) + Keyword.reserved
    check("")
    for word in words {
      check(word)
      check(word.uppercased())
      for letter in ["a", "s", " ", "\u{0}", "é"] {
        check(word + letter)
        check(letter + word)
      }
      for place in word.indices {
        var other = word
        other.remove(at: place)
        check(other)
        check(String(word[..<place]) + "x" + word[place...].dropFirst())
      }
    }
  }

  @Test(arguments: [1, 2] as [UInt64]) func `random words are taken for none`(seed: UInt64) {
    var dice = Dice(seed)
    for _ in 0..<5_000 {
      check((0..<dice.roll(20)).map { _ in dice.pick(["a", "s", "t", "e", "o", "n"]) }.joined())
    }
  }

  @Test func `what begins a declaration is what the list says`() {
    for keyword in Keyword.allCases {
      #expect(
        keyword.isDeclaration == (Keyword.declarations.contains(keyword) || keyword == .counter))
    }
  }

  @Test func `each clause that is given once has a bit of its own`() {
    let sets = [Keyword.statementClauses, Keyword.inferenceClauses, Keyword.sourceClauses]
    let clauses = Set(sets.joined()).filter { !$0.mayRepeat }
    #expect(Set(clauses.map(\.clauseBit)).count == clauses.count)
    #expect(clauses.allSatisfy { $0.clauseBit.nonzeroBitCount == 1 })
  }
}
