import ArgumentGraph
import Documents
import Foundation
import Testing

/// The annotated sentences, and how the suggestions fare on them.
@Suite struct CuesTests {
  struct Sentence {
    var label: String
    var text: String
    var isHeldOut: Bool
  }

  /// Paragraphs of labelled sentences, from the files beside the tests.
  static func annotated() throws -> [[Sentence]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Annotated")
    return try ["policy.txt", "kinds.txt"].flatMap { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return paragraphs(of: text, isHeldOut: name == "kinds.txt")
    }
  }

  private static func paragraphs(of text: String, isHeldOut whole: Bool) -> [[Sentence]] {
    var paragraphs: [[Sentence]] = [[]]
    var isHeldOut = whole
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("==") {
        isHeldOut = isHeldOut || line.hasSuffix("rent register")
        paragraphs.append([])
      } else if line.isEmpty {
        paragraphs.append([])
      } else {
        let parts = line.split(separator: "|", maxSplits: 1).map(String.init)
        let sentence = Sentence(label: parts[0], text: parts[1], isHeldOut: isHeldOut)
        // A heading is a paragraph of its own.
        if parts[1].last.map({ !".?!".contains($0) }) ?? false {
          paragraphs += [[sentence], []]
        } else {
          paragraphs[paragraphs.count - 1].append(sentence)
        }
      }
    }
    return paragraphs.filter { !$0.isEmpty }
  }

  struct Tally {
    var right = 0
    var suggested = 0
    var labelled = 0
    var precision: Int { 100 * right / max(1, suggested) }
    var recall: Int { 100 * right / max(1, labelled) }
  }

  /// Counts for each label what was suggested, in the part that was held out or in all.
  static func tallies(
    _ paragraphs: [[Sentence]], _ suggestions: [Passage: Suggestion], heldOutOnly: Bool
  ) -> [String: Tally] {
    var tallies: [String: Tally] = [:]
    for (number, paragraph) in paragraphs.enumerated() {
      for (place, sentence) in paragraph.enumerated() where sentence.isHeldOut || !heldOutOnly {
        let passage = Passage(paragraph: number + 1, sentence: place + 1)
        let guess = suggestions[passage]?.kind.rawValue ?? "none"
        tallies[sentence.label, default: Tally()].labelled += 1
        tallies[guess, default: Tally()].suggested += 1
        if guess == sentence.label { tallies[guess, default: Tally()].right += 1 }
      }
    }
    return tallies
  }

  @Test func `precision and recall are at least about what the help says`() throws {
    let paragraphs = try Self.annotated()
    let text = paragraphs.map { $0.map(\.text).joined(separator: " ") }
    let document = try DocumentText(utf8: Array(text.joined(separator: "\n\n").utf8))
    let sentences = Array(paragraphs.joined())
    #expect(sentences.count { $0.isHeldOut } == Cues.measuredSentences)
    #expect(Cues.measuredSentences >= 120)
    #expect(document.sentences.map(document.text(in:)) == sentences.map(\.text))
    let suggestions = Dictionary(
      uniqueKeysWithValues: Cues.suggest(document).map { ($0.passage, $0) })
    let all = Self.tallies(paragraphs, suggestions, heldOutOnly: false)
    let heldOut = Self.tallies(paragraphs, suggestions, heldOutOnly: true)
    for kind in SuggestionKind.allCases {
      let (whole, part) = (all[kind.rawValue] ?? Tally(), heldOut[kind.rawValue] ?? Tally())
      print(
        "suggest \(kind): precision \(whole.precision)%, recall \(whole.recall)%",
        "of \(whole.labelled); held out: \(part.precision)%, \(part.recall)% of \(part.labelled)")
      let slack = 5
      let said = try #require(Cues.measured.first { $0.kind == kind })
      #expect(part.precision >= said.precision - slack)
      #expect(part.recall >= said.recall - slack)
    }
  }

  @Test func `suggestions name their cues and come in order of likelihood`() throws {
    let text = """
      Plans for the quay

      Critics say that the quay is too dear. It is true that it costs 12 million crowns.

      The town should therefore build it. Why not? The gulls were there.
      """
    let document = try DocumentText(utf8: Array(text.utf8))
    let suggestions = Cues.suggest(document)
    #expect(suggestions.map(\.passage.description) == ["3.1", "2.2", "2.1"])
    #expect(suggestions.map(\.kind) == [.claim, .concession, .objection])
    #expect(suggestions[0].cues == ["draws a conclusion", "says what should be done"])
    #expect(suggestions.map(\.score) == suggestions.map(\.score).sorted(by: >))
  }

  @Test func `cues have names of their own and are within their bounds`() {
    #expect(Set(Cues.all.map(\.name)).count == Cues.all.count)
    #expect(Cues.all.allSatisfy { (1...5).contains($0.weight) })
    #expect(Set(Cues.all.map(\.kind)).count == SuggestionKind.allCases.count)
  }

  @Test func `a long text of cues takes no time to speak of`() throws {
    let text = String(repeating: "the real some may many others the some ", count: 2_000)
    let document = try DocumentText(utf8: Array((text + ".").utf8))
    #expect(Cues.suggest(document).count <= 1)
  }
}
