import ArgumentGraph

/// Where paragraphs of the old text are in the new one, by the anchors that are certain.
///
/// A landmark is an anchor that stands verbatim in one place only, is not short, and is a whole
/// passage or stands where it stood.
struct Landmarks {
  /// A paragraph's old number and its new one, and a sentence's in it.
  struct Pair {
    var old: Int
    var new: Int
    /// The old number of a sentence in its paragraph and the new one; nil for whole paragraphs.
    var sentence: (old: Int, new: Int)?
  }

  private let pairs: [Pair]
  /// For each new paragraph the old one that a landmark says it was.
  private let origins: [Int: Int]
  /// Between landmarks that were moved apart by more than this nothing is inferred.
  private static let largestGap = 4

  init(_ pairs: [Pair]) {
    self.pairs = pairs.sorted {
      ($0.old, $0.sentence?.old ?? 0, $0.new) < ($1.old, $1.sentence?.old ?? 0, $1.new)
    }
    origins = Dictionary(self.pairs.map { ($0.new, $0.old) }) { first, _ in first }
  }

  /// Whether a paragraph may now stand at a place, going by the nearest landmarks.
  ///
  /// Landmarks in the paragraph itself decide alone; else those before and after it say by how
  /// much paragraphs were shifted, the start of the text being one, and no other paragraph's
  /// landmark may stand there. With none it must not move.
  func expect(_ old: Int, at new: Int) -> Bool {
    let next = pairs.partitionPoint { $0.old >= old }
    let own = pairs[next...].prefix { $0.old == old }
    if !own.isEmpty { return own.contains { $0.new == new } }
    guard origins[new] == nil else { return false }
    let before = next > 0 ? pairs[next - 1].new - pairs[next - 1].old : 0
    let after = next < pairs.count ? pairs[next].new - pairs[next].old : before
    let shift = new - old
    if abs(before - after) > Landmarks.largestGap { return shift == before || shift == after }
    return (min(before, after)...max(before, after)).contains(shift)
  }

  /// Where a passage may stand now, going by the nearest landmark before it and then by the nearest
  /// after it; those in its own paragraph go first. Nothing without landmarks.
  func places(of passage: Passage) -> [Passage] {
    let (start, end) = (passage.start, passage.end)
    let next = pairs.partitionPoint { $0.old >= start.paragraph }
    let own = Array(pairs[next...].prefix { $0.old == start.paragraph })
    var guides: [Pair] = []
    if own.isEmpty {
      let around: [Pair] = Array(pairs[..<next].suffix(1)) + Array(pairs[next...].prefix(1))
      guides = around.filter { origins[start.paragraph + $0.new - $0.old] == nil }
      for index in guides.indices { guides[index].sentence = nil }
    } else if let sentence = start.sentence {
      let split = own.partitionPoint { ($0.sentence?.old ?? 0) >= sentence }
      guides = Array(own[..<split].suffix(1) + own[split...].prefix(1))
    } else {
      guides = Array(own.prefix(1))
    }
    return guides.compactMap { guide in
      let shift = guide.new - guide.old
      let inside = guide.sentence.map { $0.new - $0.old } ?? 0
      func moved(_ place: Passage.Place) -> Passage.Place? {
        let isOwn = place.paragraph == start.paragraph
        let sentence = place.sentence.map { $0 + (isOwn ? inside : 0) }
        guard place.paragraph + shift >= 1, sentence ?? 1 >= 1 else { return nil }
        return Passage.Place(paragraph: place.paragraph + shift, sentence: sentence)
      }
      guard let first = moved(start), let last = moved(end) else { return nil }
      return try? Passage(from: first, to: last)
    }
  }
}
