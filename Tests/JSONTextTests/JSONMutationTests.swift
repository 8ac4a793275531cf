import JSONText
import Testing

/// A document with all that the grammar has.
let sample = """
  {"format": "crux-map", "n": [0, -1.5e+10, 1E-2], "ok": true, "no": false, "none": null,
   "text": "q\\" b\\\\ s\\/ u\\u00e9 p\\ud83d\\ude00 é 😀 \\n", "o": {"": [], "é": {"x": [[1], {}]}}}
  """

struct `Damaged JSON` {
  /// All that every answer must hold, whatever the bytes are.
  private func check(_ bytes: [UInt8], _ comment: @autoclosure () -> String) {
    let result = JSONReader.read(bytes)
    let hasError = result.problems.contains { $0.severity == .error }
    #expect((result.node == nil) == hasError, "\(comment())")
    var last = 0
    for problem in result.problems {
      let range = problem.range
      #expect(range.lowerBound >= last && range.upperBound <= bytes.count, "\(comment())")
      #expect(problem.position == JSONPosition(of: range.lowerBound, in: bytes), "\(comment())")
      last = range.lowerBound
    }
    if let node = result.node {
      #expect(JSONReader.read(node.value.serialized()).node?.value == node.value, "\(comment())")
    }
  }

  @Test func `every cut of a document is refused with a place`() {
    let bytes = Array(sample.utf8)
    for end in 0..<bytes.count {
      check(Array(bytes[..<end]), "cut at \(end)")
      #expect(JSONReader.read(Array(bytes[..<end])).node == nil, "cut at \(end)")
      check(Array(bytes[end...]), "begun at \(end)")
    }
    #expect(JSONReader.read(bytes).problems.isEmpty)
  }

  @Test func `every flip of a bit, lost byte and doubled byte is survived`() {
    let bytes = Array(sample.utf8)
    for index in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[index] ^= 1 << UInt8(bit)
        check(flipped, "bit \(bit) of \(index)")
      }
      var shorter = bytes
      shorter.remove(at: index)
      check(shorter, "without \(index)")
      var longer = bytes
      longer.insert(bytes[index], at: index)
      check(longer, "with \(index) twice")
    }
  }

  @Test func `random tokens are survived`() {
    let tokens =
      [
        "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\"a\"", "\"b\":", "1", "-", ".", "e",
        "true",
        "nul", "NaN", " ", "\n", "//", "/*", "*/", "#", "\u{FEFF}", "\\u", "d83d", "é", "=", "+",
      ].map { Array($0.utf8) } + [[0xFF], [0xE2, 0x82], [0x00], [0xED, 0xA0, 0x80]]
    for seed in UInt64(0)..<5000 {
      var dice = Dice(seed: seed)
      let bytes = (0..<dice.roll(25)).flatMap { _ in tokens[dice.roll(tokens.count)] }
      check(bytes, "seed \(seed)")
    }
  }
}
