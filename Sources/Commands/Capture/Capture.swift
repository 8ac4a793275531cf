import ArgumentGraph
import Documents
import SourceText

/// A walk through sentences of a document: what is stated on the way is anchored in the one that it
/// has come to.
///
/// It is a state of the workspace, so that a terminal and a pipe walk in the same way.
public struct Capture: Sendable {
  /// The id of the source.
  let label: String
  /// Its document.
  let document: SourceDocument
  /// The sentences that are walked through, as indexes into the document's.
  let sentences: Range<Int>
  /// The sentence it has come to; the end of `sentences` after the last one.
  private(set) var position: Int
  /// What was made last on the way.
  var last: Target?
  /// The edits that were made on the way: how many edits there were after each, and its sentence.
  private var trail: [(edits: Int, position: Int)] = []
  /// What sentences look like by their wording, by index.
  private let suggestions: [Int: Suggestion]
  /// The document's runs of words, where none of them may be repeated.
  let ownWords: WordRuns?

  /// Begins at a sentence.
  init(
    _ label: String, _ document: SourceDocument, _ sentences: Range<Int>, at position: Int,
    keepsWords: Bool
  ) {
    self.label = label
    self.document = document
    self.sentences = sentences
    self.position = position
    var suggestions: [Int: Suggestion] = [:]
    for suggestion in Cues.suggest(document.text) {
      guard let range = try? document.text.range(of: suggestion.passage) else { continue }
      suggestions[document.text.sentenceIndexes(in: range).lowerBound] = suggestion
    }
    self.suggestions = suggestions
    ownWords = keepsWords ? nil : WordRuns(document.text, length: WordRuns.ownLength)
  }

  /// Whether the last sentence is behind.
  public var isAtEnd: Bool { position >= sentences.upperBound }

  /// The place of the sentence, such as `5.2`; `nil` at the end.
  var place: Passage.Place? {
    isAtEnd ? nil : document.text.place(ofSentence: position)
  }

  /// What the sentence is likely to be, by its wording.
  var suggestion: Suggestion? { suggestions[position] }

  /// The sentence's words; empty at the end.
  var words: String {
    isAtEnd ? "" : document.text.text(in: document.text.sentences[position])
  }

  /// Goes to a sentence, or to the end when there are fewer.
  mutating func move(to index: Int) {
    position = max(sentences.lowerBound, min(index, sentences.upperBound))
  }

  /// Goes to the first sentence behind the paragraph.
  mutating func leaveParagraph() {
    guard let number = place?.paragraph else { return }
    let range = document.text.paragraphs[number - 1]
    move(to: document.text.sentenceIndexes(in: range).upperBound)
  }

  /// Keeps that an edit was made here.
  mutating func noteEdit(count: Int) { trail.append((count, position)) }

  /// Goes back to the sentence of an edit that was undone.
  mutating func noteUndo(count: Int) {
    while let last = trail.last, last.edits > count {
      position = last.position
      trail.removeLast()
    }
  }
}

/// Words that are commands only while a document is captured.
enum CaptureWord: String, CaseIterable {
  case at, attach, back, next, quit

  /// What it does, in a few words.
  var meaning: String {
    switch self {
    case .at: "goes to the sentence at a passage"
    case .attach: "ties what was made last, or ID, to this sentence too"
    case .back: "goes back a sentence"
    case .next: "goes on, and leaves this sentence open"
    case .quit: "ends capture"
    }
  }

  /// All of them, as they are typed.
  static let all = allCases.map(\.rawValue)
}
