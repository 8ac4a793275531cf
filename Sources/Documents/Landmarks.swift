/// Where paragraphs of the old text are in the new one, by the anchors that are certain.
///
/// A landmark is an anchor that stands verbatim in one place only, is not short, and is a whole
/// passage or stands where it stood.
struct Landmarks {
  /// A paragraph's old number and its new one.
  struct Pair {
    var old: Int
    var new: Int
  }

  private let pairs: [Pair]
  /// For each new paragraph the old one that a landmark says it was.
  private let origins: [Int: Int]
  /// Between landmarks that were moved apart by more than this nothing is inferred.
  private static let largestGap = 4

  init(_ pairs: [Pair]) {
    self.pairs = pairs.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
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
}
