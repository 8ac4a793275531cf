import ArgumentGraph

/// Why words cannot be anchored.
///
/// It names places, never words: of some sources none may be shown.
public enum WordsError: Error, Equatable, Sendable {
  /// There are no words.
  case empty
  /// They do not stand in the passage, or nowhere; `nearest` is where something like them does.
  case notFound(nearest: Passage?)
  /// They do not stand in the passage, but in these.
  case elsewhere([Passage])
  /// They stand in several sentences.
  case several([Passage])
  /// The document has no such passage.
  case passage(PassageError)
}

extension WordsError: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    switch self {
    case .empty: return "there are no words to look for"
    case .notFound(nil): return "these words are not in the text"
    case .notFound(let nearest?):
      return "these words are not there letter for letter; something like them is at \(nearest)"
    case .elsewhere(let passages): return "these words are not there, but at \(list(passages))"
    case .several(let passages):
      return "these words stand in several places: \(list(passages)); name one"
    case .passage(let error): return "\(error)"
    }
  }

  private func list(_ passages: [Passage]) -> String {
    let shown = passages.prefix(4).map(\.description).joined(separator: ", ")
    return passages.count > 4 ? shown + ", …" : shown
  }
}

extension ApproximateSearch {
  /// The anchor of exact words, in a passage or anywhere.
  ///
  /// They must stand there letter for letter, white space aside. When they come several times in
  /// one sentence the first place is taken.
  /// - Throws: ``WordsError``, which knows where they or words like them are.
  public func anchor(
    words: String, in passage: Passage? = nil, digester: Digester? = nil
  ) throws(WordsError) -> AnchorRecord {
    let bytes = DocumentText.normalized(words)
    guard !bytes.isEmpty else { throw .empty }
    var around = 0..<document.bytes.count
    if let passage {
      do {
        around = try document.range(of: passage)
      } catch {
        throw .passage(error)
      }
    }
    let places = exact(bytes)
    let inside = places.filter {
      $0.lowerBound >= around.lowerBound && $0.upperBound <= around.upperBound
    }
    let passages = unique(inside)
    if passages.count > 1 { throw .several(passages) }
    let asParagraphs = passage.map { !$0.isSentences } ?? false
    if let first = inside.first,
      let anchor = document.anchor(of: first, asParagraphs: asParagraphs, digester: digester)
    {
      return anchor
    }
    if !places.isEmpty { throw .elsewhere(unique(places)) }
    let near = matches(of: bytes, maximumRatio: Reanchorer.askRatio, margin: 0)
    let best = near.min { $0.errors < $1.errors }
    throw .notFound(nearest: best.flatMap { document.passage(covering: $0.range) })
  }

  private func unique(_ places: [Range<Int>]) -> [Passage] {
    var passages: [Passage] = []
    for passage in places.compactMap({ document.passage(covering: $0) })
    where passage != passages.last { passages.append(passage) }
    return passages
  }
}

extension DocumentText {
  /// Words as they would stand in a reading text: single spaces, none at the ends.
  static func normalized(_ words: String) -> [UInt8] {
    var text = ReadingText()
    for scalar in words.unicodeScalars {
      if TextClass.isSpace(scalar) { text.appendSpace() } else { text.append(scalar, line: 0) }
    }
    return text.bytes
  }
}
