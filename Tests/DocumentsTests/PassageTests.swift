import ArgumentGraph
import Documents
import Testing

@Suite struct PassageTests {
  @Test(arguments: ["5", "5.2", "5-7", "5.2-6.1", "5.2-5.4", "99999999"])
  func `a passage is printed as it is written`(text: String) throws {
    #expect(try Passage(parsing: text).description == text)
  }

  @Test func `from one place to the same is that place`() throws {
    #expect(try Passage(parsing: "5-5").description == "5")
    #expect(try Passage(parsing: "5.2-5.2") == Passage(paragraph: 5, sentence: 2))
  }

  @Test(arguments: [
    ("", PassageError.malformed("")), ("x", .malformed("x")), ("5.", .malformed("5.")),
    ("-5", .malformed("-5")), ("5.1.2", .malformed("5.1.2")), ("5-6-7", .malformed("5-6-7")),
    ("5.2-7", .mixed("5.2-7")), ("7-5", .backwards("7-5")), ("5.3-5.1", .backwards("5.3-5.1")),
    ("0", .badNumber("0")), ("5.0", .badNumber("0")), ("123456789", .badNumber("123456789")),
    ("5 ", .malformed("5 ")), ("٥", .malformed("٥")),
  ])
  func `what is wrong with a passage is said`(text: String, error: PassageError) {
    #expect(throws: error) { try Passage(parsing: text) }
  }

  @Test func `passages stand in the order of reading`() throws {
    let order = ["1", "1-2", "1.1", "1.1-1.2", "1.2", "2", "2.1", "10", "10.1"]
    let passages = try order.map { try Passage(parsing: $0) }
    #expect(passages.reversed().sorted() == passages)
  }

  @Test(arguments: [
    ("5", "5.2", true), ("5.2", "5", false), ("4-6", "5.9", true), ("4.2-6.1", "5", true),
    ("4.2-6.1", "4", false), ("4.2-6.1", "4.1", false), ("4.2-6.1", "6.1", true), ("5", "5", true),
    ("5.2-5.4", "5.3-5.4", true), ("5.2-5.4", "5.3-5.5", false), ("5", "4-5", false),
  ])
  func `one contains another`(outer: String, inner: String, expected: Bool) throws {
    #expect(try Passage(parsing: outer).contains(Passage(parsing: inner)) == expected)
  }

  @Test(arguments: [
    ("5", "5.2", true), ("5.1", "5.2", false), ("4.2-6.1", "6", true), ("4.2-6.1", "6.2", false),
    ("4-5", "6", false), ("4.9-5.1", "5", true),
  ])
  func `two overlap`(one: String, other: String, expected: Bool) throws {
    let (left, right) = (try Passage(parsing: one), try Passage(parsing: other))
    #expect(left.overlaps(right) == expected)
    #expect(right.overlaps(left) == expected)
  }

  private static let text = "One is here. Two is there.\n\nThree stands alone.\n\nFour. Five. Six."

  @Test(arguments: [
    ("1", "One is here. Two is there."), ("1.2", "Two is there."), ("3.2-3.3", "Five. Six."),
    ("1.2-2.1", "Two is there.\nThree stands alone."),
    ("2-3", "Three stands alone.\nFour. Five. Six."),
  ])
  func `a passage stands in a document`(passage: String, words: String) throws {
    let document = try DocumentText(utf8: Array(Self.text.utf8))
    let range = try document.range(of: Passage(parsing: passage))
    #expect(document.text(in: range) == words)
    let covering = try #require(document.passage(covering: range))
    #expect(try document.range(of: covering) == range)
  }

  @Test(arguments: [
    ("4", "paragraph 4 of 3"), ("3.4", "sentence 4 of 3 in paragraph 3"),
    ("2-9", "paragraph 9 of 3"), ("2.1-3.7", "sentence 7 of 3 in paragraph 3"),
  ])
  func `a passage beyond the document is said to be`(passage: String, message: String) throws {
    let document = try DocumentText(utf8: Array(Self.text.utf8))
    let wanted = try Passage(parsing: passage)
    let error = try #require(throws: PassageError.self) { try document.range(of: wanted) }
    #expect("\(error)" == message)
    let empty = try DocumentText(utf8: [])
    let none = try #require(throws: PassageError.self) { try empty.range(of: wanted) }
    #expect("\(none)".hasSuffix("of an empty text"))
  }
}
