import Testing

/// Calls `body` with random maps until it finds fault with one.
func forAll(
  _ count: UInt64, from first: UInt64, _ shape: MapDraft.Shape,
  _ body: (MapDraft, inout Dice) -> String?
) {
  for seed in first..<first + count {
    var dice = Dice(seed: seed)
    let draft = MapDraft.random(shape, &dice)
    if let fault = body(draft, &dice) {
      Issue.record("seed \(seed): \(fault) in \(draft)")
      return
    }
  }
}
