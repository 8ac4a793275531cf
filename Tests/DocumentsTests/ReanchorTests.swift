import ArgumentGraph
import Digests
import Documents
import Testing

/// One anchor at a time: what each outcome takes.
@Suite struct ReanchorTests {
  private static let old = """
    The harbour board met on the first day of spring. It was raining.

    Shipping through the eastern channel fell by 12 percent after the new tolls were introduced. \
    Captains avoid it now. The pilots were not asked.

    Nobody on the board could say who had wanted the tolls in the first place. The chairman left.
    """

  private static func document(_ text: String) throws -> DocumentText {
    try DocumentText(utf8: Array(text.utf8))
  }

  /// Anchors passages of the old text, with their words or only their digests.
  private static func kept(_ passages: [String], words: Bool = true) throws -> [KeptAnchor] {
    let before = try document(old)
    return try passages.map { text in
      let range = try before.range(of: AnchorRecord(parsing: text))
      let asParagraphs = !text.contains(".")
      let record = before.anchor(of: range, asParagraphs: asParagraphs, digester: .plain)
      return KeptAnchor(try #require(record), words: words ? before.text(in: range) : nil)
    }
  }

  /// The outcomes of anchors in an edited text, as `moved 2.1`.
  private static func outcomes(
    _ passages: [String], words: Bool = true, _ edit: (String) -> String
  ) throws -> [String] {
    let after = try document(edit(old))
    return Reanchorer(after).place(try kept(passages, words: words)).map { result in
      var record = result.settled ?? result.candidates.first?.record
      record?.digest = nil
      return "\(result.outcome)" + (record.map { " \($0)" } ?? "")
    }
  }

  @Test(arguments: [true, false]) func `an unchanged text is exact`(words: Bool) throws {
    let passages = ["1", "2.1", "2.1@0+8", "2.2-2.3", "1.2-3.1", "2-3"]
    #expect(try Self.outcomes(passages, words: words) { $0 } == passages.map { "exact \($0)" })
    let wrapped = try Self.outcomes(passages, words: words) { $0.replacing(" ", with: "\r\n") }
    #expect(wrapped == passages.map { "exact \($0)" })
  }

  @Test(arguments: [true, false]) func `a paragraph put in before moves the rest`(
    words: Bool
  ) throws {
    let moved = try Self.outcomes(["2.1", "3", "2.1@9+27", "2.2-2.3", "2-3"], words: words) {
      "A foreword. It is new.\n\n" + $0
    }
    #expect(moved == ["moved 3.1", "moved 4", "moved 3.1@9+27", "moved 3.2-3.3", "moved 3-4"])
  }

  @Test func `a few changed words are drift, in their place`() throws {
    let drifted = try Self.outcomes(["2.1", "3.1", "2.1@0+36", "2"]) {
      $0.replacing("Shipping through", with: "Traffic in").replacing("had wanted", with: "wanted")
    }
    #expect(drifted == ["drifted 2.1", "drifted 3.1", "ask 2.1@0+30", "drifted 2"])
  }

  @Test func `altered words that also moved are asked for, unless others show the way`() throws {
    let edit = { (text: String) in
      "A foreword. It is new.\n\n" + text.replacing("had wanted", with: "wanted")
    }
    #expect(try Self.outcomes(["3.1"], edit) == ["ask 4.1"])
    #expect(try Self.outcomes(["3.1", "2.1"], edit) == ["drifted 4.1", "moved 3.1"])
  }

  @Test(arguments: [
    ("12 percent", "21 percent"), ("were introduced", "were not introduced"),
  ]) func `a changed figure or negation is asked for`(old: String, new: String) throws {
    #expect(try Self.outcomes(["2.1"]) { $0.replacing(old, with: new) } == ["ask 2.1"])
    let after = try Self.document(Self.old.replacing(old, with: new))
    let result = Reanchorer(after).place(try Self.kept(["2.1"])[0])
    #expect(result.reason == .meaningChanged)
    #expect(result.finding == .drifted)
  }

  @Test func `much altered words are shown, others are lost`() throws {
    let edited = try Self.outcomes(["3.1", "1.1"]) {
      $0.replacing("could say who had wanted", with: "present was able to tell us who asked for")
        .replacing("The harbour board met on the first day of spring.", with: "Few remember it.")
    }
    #expect(edited == ["ask 3.1", "lost"])
  }

  @Test func `words in several places are asked for`() throws {
    let sentence = "Nobody on the board could say who had wanted the tolls in the first place."
    let doubled = { (text: String) in
      sentence + " So it was.\n\n" + text.replacing("It was raining.", with: sentence)
    }
    let after = try Self.document(doubled(Self.old))
    let result = Reanchorer(after).place(try Self.kept(["3.1"])[0])
    #expect(result.outcome == .ask)
    #expect(result.reason == .several)
    #expect(result.finding == .ambiguous)
    #expect(result.candidates.map(\.record.passage.description) == ["1.1", "2.2", "4.1"])
  }

  @Test func `short words are not followed to another place`() throws {
    #expect(try Self.outcomes(["2.1@37+4"]) { "New.\n\n" + $0 } == ["ask 3.1@37+4"])
    #expect(
      try Self.outcomes(["2.2"]) { $0.replacing("Captains avoid it now. ", with: "") }[0]
        == "lost")
  }

  @Test func `a record that cannot be verified is left to a person`() throws {
    let after = try Self.document(Self.old)
    let reanchorer = Reanchorer(after)
    let bare = reanchorer.place(KeptAnchor(try AnchorRecord(parsing: "2.1")))
    #expect(bare.outcome == .ask && bare.reason == .nothingToCompare && bare.finding == nil)
    let keyed = reanchorer.place(KeptAnchor(try AnchorRecord(parsing: "2.1~k:9d0c62aa")))
    #expect(keyed.outcome == .ask && keyed.reason == .noKey && keyed.finding == nil)
    let far = reanchorer.place(KeptAnchor(try AnchorRecord(parsing: "2.1@500+4~9d0c62aa")))
    #expect(far.outcome == .lost && far.finding == .badPosition)
    let beyond = reanchorer.place(KeptAnchor(try AnchorRecord(parsing: "31")))
    #expect(beyond.reason == .badPosition(.passage(.noParagraph(31, of: 3))))
  }

  @Test func `keyed digests are verified with their key and no other`() throws {
    let document = try Self.document(Self.old)
    let range = try document.range(of: Passage(parsing: "2.1"))
    let mine = Digester.keyed(HMAC(key: Array("mine".utf8)))
    let record = try #require(document.anchor(of: range, digester: mine))
    let anchor = KeptAnchor(record)
    #expect(Reanchorer(document, digester: mine).place(anchor).outcome == .exact)
    let other = Digester.keyed(HMAC(key: Array("theirs".utf8)))
    #expect(Reanchorer(document, digester: other).place(anchor).outcome == .lost)
    // A plain digest becomes a keyed one.
    let plain = try #require(document.anchor(of: range, digester: .plain))
    let renewed = Reanchorer(document, digester: mine).place(KeptAnchor(plain))
    #expect(renewed.settled == record)
  }

  @Test func `an anchor typed without its part gets it`() throws {
    let document = try Self.document(Self.old)
    let typed = KeptAnchor(try AnchorRecord(parsing: "2.1"), words: "the new  tolls")
    let result = Reanchorer(document).place(typed)
    #expect(result.outcome == .exact)
    #expect(result.settled?.part == AnchorRecord.Part(offset: 62, length: 13))
  }

  @Test(arguments: ["", "Something else entirely stands here now, of the same length or so."])
  func `a replaced or emptied document gives one result for each anchor`(text: String) throws {
    let after = try Self.document(text)
    for words in [true, false] {
      let anchors = try Self.kept(["1", "2.1", "2.1@9+27", "1.2-3.1"], words: words)
      let results = Reanchorer(after).place(anchors)
      #expect(results.map(\.outcome) == [.lost, .lost, .lost, .lost])
      #expect(results.allSatisfy { $0.finding != nil })
    }
    #expect(Reanchorer(after).place([]).isEmpty)
  }

  @Test func `an altered sentence where another anchor stands is asked for`() throws {
    let twin = "Pilots in the eastern channel were paid late in the winter after the storm."
    let other = "Pilots in the western channel were paid late in the winter after the storm."
    let before = try Self.document("\(twin) \(other)")
    let after = try Self.document("\(other)")
    let anchors = try ["1.1", "1.2"].map { text in
      let record = try AnchorRecord(parsing: text)
      return KeptAnchor(record, words: before.text(in: try before.range(of: record)))
    }
    let results = Reanchorer(after).place(anchors)
    #expect(results.map(\.outcome) == [.ask, .moved])
    #expect(results[0].reason == .taken)
  }
}
