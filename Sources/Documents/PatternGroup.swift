import CMatching

/// Patterns that are looked for at once, to learn in which stretches of a text their matches end.
///
/// It is the same table as ``ApproximatePattern``'s, eight of them side by side, and says nothing
/// but where the errors are within the limits.
package struct PatternGroup {
  /// The most patterns of a group.
  package static let size = CMATCHING_PATTERNS
  /// The symbols of a stretch.
  package static let stretch = CMATCHING_STRETCH

  private let blocks: Int
  private let count: Int
  private var masks: [UInt64]
  /// The line of `masks` for each symbol of the text; the first is of those in no pattern.
  private var lines: [UInt32]
  private var plus: [UInt64]
  private var slack: [Int64]

  /// Prepares up to ``size`` patterns, none of them empty, each with its most errors.
  package init(_ patterns: [(symbols: [UInt16], limit: Int)], alphabet: Int) {
    let size = PatternGroup.size
    let blocks = ((patterns.map(\.symbols.count).max() ?? 1) + 63) / 64
    self.blocks = blocks
    count = patterns.count
    lines = [UInt32](repeating: 0, count: alphabet)
    var used: UInt32 = 0
    for symbol in patterns.lazy.map(\.symbols).joined() where symbol != 0 && Int(symbol) < alphabet
    {
      guard lines[Int(symbol)] == 0 else { continue }
      used += 1
      lines[Int(symbol)] = used
    }
    let width = blocks * size
    plus = [UInt64](repeating: 0, count: width)
    slack = [Int64](repeating: Int64.max / 2, count: size)
    var free = [UInt64](repeating: 0, count: width)
    for (lane, pattern) in patterns.enumerated() {
      slack[lane] = Int64(pattern.symbols.count - pattern.limit - 1)
      let first = blocks * 64 - pattern.symbols.count
      for block in 0..<blocks {
        let below = first - block * 64
        let rows: UInt64 = below >= 64 ? .max : below <= 0 ? 0 : 1 << UInt64(below) - 1
        free[block * size + lane] = rows
        plus[block * size + lane] = ~rows
      }
    }
    masks = []
    masks.reserveCapacity((Int(used) + 1) * width)
    for _ in 0...used { masks += free }
    for (lane, pattern) in patterns.enumerated() {
      let first = blocks * 64 - pattern.symbols.count
      for (place, symbol) in pattern.symbols.enumerated() {
        guard symbol != 0, Int(symbol) < alphabet else { continue }
        let (row, line) = (first + place, Int(lines[Int(symbol)]))
        masks[line * width + row / 64 * size + lane] |= 1 << UInt64(row % 64)
      }
    }
  }

  /// What the processor is asked to do it with; all give the same answer.
  package enum Instructions: CaseIterable {
    case widest, avx512, avx2, plain

    fileprivate var code: Int32 {
      switch self {
      case .widest: Int32(CMATCHING_WIDEST)
      case .avx512: Int32(CMATCHING_AVX512)
      case .avx2: Int32(CMATCHING_AVX2)
      case .plain: Int32(CMATCHING_PLAIN)
      }
    }
  }

  /// For each pattern the stretches of the text in which a match ends, in order; nil when the
  /// processor has no such instructions.
  package func stretches(
    in text: [UInt16], with instructions: Instructions = .widest
  ) -> [[Int]]? {
    let last = (text.count + PatternGroup.stretch - 1) / PatternGroup.stretch
    var found = [UInt8](repeating: 0, count: last)
    var column = [UInt64](repeating: 0, count: 2 * blocks * PatternGroup.size)
    let isDone = masks.withUnsafeBufferPointer { masks in
      lines.withUnsafeBufferPointer { lines in
        plus.withUnsafeBufferPointer { plus in
          slack.withUnsafeBufferPointer { slack in
            var patterns = cmatching_patterns(
              blocks: blocks, masks: masks.baseAddress, lines: lines.baseAddress,
              plus: plus.baseAddress, slack: slack.baseAddress)
            return cmatching_scan(
              instructions.code, &patterns, text, text.count, &column, &found)
          }
        }
      }
    }
    guard isDone != 0 else { return nil }
    var stretches = [[Int]](repeating: [], count: count)
    for (stretch, bits) in found.enumerated() where bits != 0 {
      for lane in 0..<count where bits & 1 << UInt8(lane) != 0 { stretches[lane].append(stretch) }
    }
    return stretches
  }
}
