/// The candidate that `word` was most likely meant to be, or `nil` when none is near.
///
/// Near is an edit distance (Damerau, adjacent swaps count once) of at most a third of the word's
/// length, and at least one. The first of equally near candidates wins, so the order decides.
public func closest(to word: String, among candidates: some Sequence<String>) -> String? {
  let target = Array(caseFolded(word).unicodeScalars)
  guard !target.isEmpty, target.count <= 64 else { return nil }
  var best: String?
  var limit = max(1, min(3, target.count / 3))
  for candidate in candidates {
    if abs(candidate.utf8.count - word.utf8.count) > 4 * limit { continue }
    let other = Array(caseFolded(candidate).unicodeScalars)
    guard let distance = editDistance(target, other, within: limit) else { continue }
    if distance == 0 { return candidate }
    if distance < limit || best == nil {
      best = candidate
      limit = distance
      if limit == 1, distance == 1 { continue }
    }
  }
  return best
}

/// The optimal string alignment distance, or `nil` when it is over `limit`.
///
/// Damerau (1964), restricted: no part is edited twice. O(n·m) time, O(m) space.
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], within limit: Int) -> Int? {
  if abs(a.count - b.count) > limit { return nil }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  var current = last
  for i in 0..<a.count {
    current[0] = i + 1
    var least = current[0]
    for j in 0..<b.count {
      let cost = a[i] == b[j] ? 0 : 1
      var value = min(last[j] + cost, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        value = min(value, beforeLast[j - 1] + 1)
      }
      current[j + 1] = value
      least = min(least, value)
    }
    if least > limit { return nil }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[b.count] <= limit ? last[b.count] : nil
}
