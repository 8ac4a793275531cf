import ArgumentGraph
import Documents
import Notebook
import Testing

@testable import Checks

/// The rules that look at documents.
@Suite struct QuotationTests {
  /// The codes that a cell gets beside a document, with the subjects' ids.
  static func codes(
    _ cell: String, _ text: String?, key: [UInt8]? = nil
  ) throws -> [String] {
    let files = text.map { ["op-ed.txt": $0] } ?? [:]
    let policy = try CheckPolicy(select: ["Q"])
    let notebook = notebook(cell)
    let result = Checker.run(
      notebook.view, policy: policy, documents: DocumentAccess(MemoryShelf(files, key: key)))
    return result.findings.map { "\($0.code) \(notebook.graph.name($0.subject))" }
  }

  /// An altered text, its edit distance from the words being `errors`.
  static let words = "the number of riders rose by half within a single year of the trial"

  @Test(arguments: [0, 4, 12, 20, 28, 34, 50])
  func `what is lost or altered is told apart by the plain table`(errors: Int) throws {
    let length = Self.words.count
    let altered = Self.words.enumerated().map { index, letter in
      letter != " " && index % 2 == 0 && index / 2 < errors ? "#" : letter
    }
    let text = "Something else. It said that \(String(altered)). An end."
    let cell = """
      source op-ed "Free buses" file "op-ed.txt"
      claim c1 "x" from op-ed:1.2 "\(Self.words)"
      """
    // The least distance between the words and any stretch of the text.
    var row = [Int](repeating: 0, count: text.count + 1)
    for letter in Self.words {
      var last = row[0]
      row[0] += 1
      for (index, other) in text.enumerated() {
        let best = min(last + (letter == other ? 0 : 1), row[index] + 1, row[index + 1] + 1)
        last = row[index + 1]
        row[index + 1] = best
      }
    }
    let ratio = Double(row.min() ?? 0) / Double(length)
    let expected = ratio == 0 ? [] : ratio <= 0.45 ? ["Q004 c1"] : ["Q001 c1"]
    #expect(try Self.codes(cell, text) == expected, "\(ratio)")
  }

  @Test func `F50: a document that is replaced, shortened or emptied has one result an anchor`()
    throws
  {
    let cell = """
      source op-ed "Free buses" file "op-ed.txt" digest sha256:\(String(repeating: "0", count: 64))
      claim c1 "x" from op-ed:1.1~11111111
      claim c2 "x" from op-ed:2.1 "the number of riders rose by half"
      claim c3 "x" from op-ed:3.1@4+8~22222222
      claim c4 "x" from op-ed:7
      """
    for text in ["Quite another text stands here now.", "One.\n\nTwo.", ""] {
      let codes = try Self.codes(cell, text)
      #expect(codes.contains("Q005 op-ed"))
      for id in ["c1", "c2", "c3", "c4"] {
        let found = codes.filter { $0.hasSuffix(id) }
        #expect(found.count == 1 && ["Q001", "Q008"].contains(found[0].prefix(4)), "\(codes)")
      }
    }
    // What is no text is not at hand: the map loads, and says that nothing was verified.
    #expect(try Self.codes(cell, "\u{0}\u{1}") == ["Q009 op-ed"])
    #expect(try Self.codes(cell, nil) == ["Q009 op-ed"])
  }

  @Test func `keyed digests without their key are not verified, and with it they are`() throws {
    let text = "Buses should be free."
    let document = try DocumentText(utf8: Array(text.utf8))
    let digester = Digester.keyed(.init(key: [7]))
    let digest = digester.digest(of: document.bytes[...])
    let cell = """
      source op-ed "Free buses" file "op-ed.txt" quotes secret
      claim c1 "x" from op-ed:1.1~\(digest)
      """
    #expect(try Self.codes(cell, text) == ["Q009 op-ed"])
    #expect(try Self.codes(cell, text, key: [7]).isEmpty)
    #expect(try Self.codes(cell, text, key: [8]) == ["Q001 c1"])
  }

  @Test func `a long quote and too large a share are found, unless the source lets them be`()
    throws
  {
    let long = String(repeating: "word ", count: 70) + "end."
    func cell(_ quotes: String, _ words: String) -> String {
      """
      source op-ed "Free buses" file "op-ed.txt" quotes \(quotes)
      claim c1 "x" from op-ed:1.1 "\(words)"
      claim c2 "x" from op-ed:2.1 "\(words.prefix(200))"
      """
    }
    #expect(try Self.codes(cell("short", long), long).contains("Q006 c1"))
    #expect(try !Self.codes(cell("full", long), long).contains { $0.hasPrefix("Q006") })
    let half = String(long.prefix(299))
    #expect(try Self.codes(cell("short", half), long).contains("Q006 op-ed"))
    #expect(try !Self.codes(cell("full", half), long).contains { $0.hasPrefix("Q006") })
  }

  @Test func `what a check found is kept until the text or the anchors change`() throws {
    let memory = QuotationMemory()
    let cell =
      "source op-ed \"x\" file \"op-ed.txt\"\nclaim c1 \"x\" from op-ed:1.1 \"nowhere to be\""
    let shelf = FixedShelf(try SourceDocument(Array("Some text.".utf8), named: "op-ed.txt"))
    for cell in [cell, cell, cell.replacing("nowhere to be", with: "Some text")] {
      let result = Checker.run(
        notebook(cell).view, policy: try CheckPolicy(select: ["Q001"]),
        documents: DocumentAccess(shelf, memory))
      #expect(result.findings.isEmpty == cell.contains("Some text"))
    }
  }

  /// A shelf with one document, always the same object.
  private struct FixedShelf: DocumentShelf {
    let document: SourceDocument
    init(_ document: SourceDocument) { self.document = document }
    func find(_ file: String, digest: String?, declaring: Bool) -> ShelfAnswer {
      .atHand(document)
    }
    func key(creating: Bool) -> ShelfKey { .missing(reason: "none", help: nil) }
  }
}
