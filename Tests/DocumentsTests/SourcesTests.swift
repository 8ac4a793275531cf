import ArgumentGraph
import Documents
import Foundation
import Testing

/// Runs over whatever documents the folder in CRUX_SOURCES holds; without it they are skipped.
@Suite struct SourcesTests {
  static func documents() throws -> [DocumentText] {
    guard let folder = ProcessInfo.processInfo.environment["CRUX_SOURCES"] else {
      print("skipped: CRUX_SOURCES names no folder of documents")
      return []
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.filter { $0.hasSuffix(".txt") }.map { name in
      let file = URL(filePath: folder).appending(path: name)
      return try DocumentText(utf8: [UInt8](Data(contentsOf: file)))
    }
  }

  @Test func `every sentence of a document is found again by its digest and by its words`() throws {
    for document in try Self.documents() {
      var anchors: [KeptAnchor] = []
      for range in document.sentences + document.paragraphs {
        let record = try #require(document.anchor(of: range, digester: .plain))
        #expect(try document.range(of: record) == range)
        anchors += [KeptAnchor(record), KeptAnchor(record, words: document.text(in: range))]
      }
      let results = Reanchorer(document).place(anchors)
      #expect(results.allSatisfy { $0.outcome == .exact })
    }
  }

  @Test func `sentences of a document begin and end as sentences do`() throws {
    for document in try Self.documents() {
      for paragraph in 1...max(1, document.paragraphs.count) {
        for sentence in 0..<max(0, document.sentenceCount(ofParagraph: paragraph) - 1) {
          // All but the last of a paragraph must end with a stop, quotes looked through.
          let place = Passage(paragraph: paragraph, sentence: sentence + 1)
          let text = document.text(in: try document.range(of: place))
          let end = text.last { !"”’\")]".contains($0) }
          #expect(end.map { ".!?…".contains($0) } ?? false)
          #expect(text.count > 12)
        }
      }
    }
  }

  @Test func `edited documents keep their anchors or ask`() throws {
    for document in try Self.documents() where document.sentences.count > 1 {
      var random = SeededRandom(seed: 11)
      let anchors = try document.sentences.map { range in
        KeptAnchor(
          try #require(document.anchor(of: range, digester: .plain)),
          words: document.text(in: range))
      }
      // Every tenth word is changed, in place.
      let words = document.text(in: 0..<document.bytes.count).split(separator: " ")
      let edited = words.map { word in
        let isPlain = word.allSatisfy { $0.isLetter && $0.isLowercase } && word.count > 3
        return isPlain && Int.random(in: 0..<10, using: &random) == 0 ? "otherwise" : String(word)
      }.joined(separator: " ").replacing("\n", with: "\n\n")
      let after = try DocumentText(utf8: Array(edited.utf8))
      try #require(after.sentences.count == document.sentences.count)
      let results = Reanchorer(after).place(anchors)
      for (anchor, result) in zip(anchors, results) {
        if let settled = result.settled { #expect(settled.passage == anchor.record.passage) }
      }
      let settled = results.count { $0.settled != nil }
      print("\(settled) of \(results.count) anchors settled with a tenth of the words changed")
      #expect(settled * 10 >= results.count * 8)
    }
  }
}
