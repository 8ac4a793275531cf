import Formats
import Notebook
import SourceText
import Testing

struct `JSON import` {
  private func read(_ text: String) -> ImportResult {
    JSONFormat.read(Array(text.utf8), name: "m.json")
  }

  /// The start of a map, on line 1; what follows begins on line 2.
  private let head = "{\"format\": \"crux-map\", \"version\": 1,\n"

  private func summary(_ result: ImportResult) -> [String] {
    result.diagnostics.map {
      let place = $0.place.map { "\($0.file):\($0.line):\($0.column)" } ?? "nowhere"
      return "\(place): \($0.severity.word): \($0.message)"
    }
  }

  @Test(arguments: [
    ("\"title\": \"a\", \"title\": \"b\"}", 15), ("\"é\": 1, \"e\u{301}\": 2}", 9),
    ("\"title\": \"a\",}", 13), ("\"title\": NaN}", 10), ("\"title\": \"\\uD800\"}", 11),
    ("\"title\": \"a\" \"b\": 1}", 14), ("\"a\": \(String(repeating: "[", count: 1_000_000))", 517),
    ("\"title\": \"a\"", 13), ("// x\n\"a\": 1}", 1), ("\"title\": 'a'}", 10),
  ])
  func `any fault of the JSON refuses the file, at its place`(rest: String, column: Int) throws {
    let result = read(head + rest)
    #expect(result.notebook == nil)
    let place = try #require(result.diagnostics.first?.place)
    #expect(place.file == "m.json")
    #expect(place.line == 2)
    #expect(place.column == column)
    #expect(result.diagnostics.allSatisfy { $0.severity == .error })
  }

  @Test(arguments: ["1e400", "18446744073709551616", "2.5", "0", "7", "\"2\"", "true", "null"])
  func `a credibility that is none is refused`(number: String) {
    let text =
      head + """
        "nodes": [{"id": "c1", "kind": "claim", "text": "x", "credibility": \(number)}]}
        """
    let message = "the credibility must be a whole number from 1 to 6"
    #expect(summary(read(text)) == ["m.json:2:69: error: \(message)"])
  }

  @Test(arguments: ["", "null", "[]", "7", "{}", "{\"format\": \"other\"}", "\u{FEFF}{}"])
  func `what is no map of ours is refused`(text: String) {
    let result = read(text)
    #expect(result.notebook == nil)
    #expect(result.diagnostics.contains { $0.severity == .error && $0.place != nil })
  }

  @Test func `a newer version is refused`() {
    let result = read("{\"format\": \"crux-map\", \"version\": 2}")
    #expect(
      summary(result) == ["m.json:1:35: error: version 2 of the format is not known"])
  }

  @Test func `keys that are not known are a loss, and all else is kept`() throws {
    let text =
      head + """
        "nodes": [{"id": "c1", "kind": "claim", "text": "x", "colour": "red", "verdict": "stands",
                   "level": 3}],
        "layout": {}, "__proto__": {"id": 1}}
        """
    let result = read(text)
    #expect(
      summary(result) == [
        "m.json:2:54: warning: `colour` is not known here and is dropped",
        "m.json:4:1: warning: `layout` is not known here and is dropped",
        "m.json:4:15: warning: `__proto__` is not known here and is dropped",
      ])
    let notebook = try #require(result.notebook)
    #expect(String(decoding: notebook, as: UTF8.self) == "```crux\nclaim c1 \"x\"\n```\n")
  }

  @Test func `a byte order mark is dropped, and it is said`() {
    let result = read("\u{FEFF}" + head + "\"title\": \"a\"}")
    #expect(result.notebook != nil)
    #expect(result.diagnostics.map(\.severity) == [.note])
  }

  @Test func `every mistake is reported in one run`() {
    let text =
      head + """
        "contentions": ["c1", "c1"],
        "sources": [{"id": "c1", "title": "t", "date": "2023-02-29", "reliability": "G"}],
        "nodes": [{"id": "note", "kind": "claim", "text": "x"},
                  {"id": "c1", "kind": "clam", "text": 1, "tags": ["a b"]},
                  {"id": "c2", "kind": "claim", "text": "x", "status": "solid",
                   "anchors": [{"source": "c2", "passage": "0"}, {"source": "s"}]}],
        "inferences": [{"id": "a -> b", "kind": "rebut", "premises": ["c2", "c2"],
                        "conclusion": "c2"},
                       {"id": "i", "kind": "support", "premises": [], "conclusion": "c1",
                        "conceded": true},
                       {"id": "j", "kind": "rebut", "premises": ["i"], "conclusion": "i"}]}
        """
    let messages = read(text).diagnostics.map {
      "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)"
    }
    #expect(
      messages == [
        "2:23 `c1` is named twice",
        "3:48 `2023-02-29` cannot be the date",
        "3:77 `G` cannot be the reliability",
        "4:18 `note` cannot be the id",
        "5:18 `c1` is there twice",
        "5:32 `clam` cannot be the kind",
        "5:48 the text is a number, and must be a string",
        "5:60 `a b` cannot be the tag",
        "6:64 only an assumption has a status",
        "7:35 `c2` is not a source",
        "7:52 `0` cannot be the passage",
        "7:58 `passage` is missing",
        "8:23 `a -> b` is not the id of this inference",
        "8:69 `c2` is a premise of this inference already",
        "10:59 `premises` is missing",
        "11:29 support cannot be conceded",
        "12:58 `i` is not a statement and cannot be a premise",
        "12:78 `i` is an inference, which cannot be rebutted",
      ])
  }

  @Test func `of a hundred thousand mistakes a hundred are shown`() {
    let nodes = String(repeating: "7,", count: 100_000)
    let result = read(head + "\"nodes\": [\(nodes)8]}")
    #expect(result.diagnostics.count == 101)
    #expect(result.diagnostics.last?.message == "99901 more like these")
  }

  @Test func `a name of two inferences cannot be used`() {
    let text =
      head + """
        "nodes": [{"id": "a", "kind": "claim", "text": "x"}, {"id": "b", "kind": "claim", "text": "y"}],
        "inferences": [{"id": "a -> b", "kind": "support", "premises": ["a"], "conclusion": "b"},
         {"id": "a -> b (2)", "kind": "support", "premises": ["a"], "conclusion": "b"},
         {"id": "a -> a -> b", "kind": "undercut", "premises": ["a"], "conclusion": "a -> b"}]}
        """
    #expect(summary(read(text)) == ["m.json:5:77: error: several inferences are named `a -> b`"])
  }

  @Test func `random damage is refused, or gives a notebook without errors`() throws {
    let original = Array(json(notebook(Sample.everything)).utf8)
    var refused = 0
    for seed in UInt64(0)..<250 {
      var dice = Dice(seed: seed)
      var bytes = original
      for _ in 0...dice.roll(3) { Self.damage(&bytes, &dice) }
      let result = JSONFormat.read(bytes, name: "m.json")
      guard let made = result.notebook else {
        refused += 1
        #expect(result.diagnostics.contains { $0.severity == .error }, "seed \(seed)")
        continue
      }
      let problems = Notebook(name: "m.md", bytes: made).problems
      #expect(problems.map(\.message) == [], "seed \(seed)")
    }
    #expect(refused > 40 && refused < 245, "\(refused) were refused")
  }

  /// Changes a word or a number of the JSON, or any byte of it.
  private static func damage(_ bytes: inout [UInt8], _ dice: inout Dice) {
    let words = [
      "c1", "e1", "main", "report", "s1", "a1 -> main", "note", "", "3.2", "support", "claim",
      "undercut", "rebut", "evidence", "a b", "#", "é", "\\n", "2024", "k:0123abcd", "none", "->",
    ]
    let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
    let quote = dice.roll(max(1, quotes.count - 1))
    switch dice.roll(4) {
    case 0:
      bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256))
    default:
      guard quotes.count > quote + 1 else { return }
      bytes.replaceSubrange((quotes[quote] + 1)..<quotes[quote + 1], with: dice.pick(words).utf8)
    }
  }

  @Test func `the rules for words are those of the notebook's own parser`() {
    var words = Array(Keyword.reserved) + Keyword.allCases.map(\.rawValue)
    words += ["a.b", "a.", "1a", "é", "-", "a-b", "A_", "id", "then", "nothing2"]
    for word in words {
      let taken = notebook("claim \(word) \"x\"").problems.isEmpty
      let text = head + "\"nodes\": [{\"id\": \"\(word)\", \"kind\": \"claim\", \"text\": \"x\"}]}"
      #expect((read(text).notebook != nil) == taken, "\(word)")
    }
    let dates = [
      "2024", "2024-02", "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2024-13",
      "2024-00", "2024-1", "24", "2024-04-31", "2024-12-31", "2024-12-31-01", "abcd", "",
    ]
    for date in dates {
      let taken = notebook("source s \"x\" date \(date)").problems.isEmpty
      let text = head + "\"sources\": [{\"id\": \"s\", \"title\": \"x\", \"date\": \"\(date)\"}]}"
      #expect((read(text).notebook != nil) == taken, "\(date)")
    }
  }
}
