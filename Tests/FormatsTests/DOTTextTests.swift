import SourceText
import Testing

@testable import Formats

struct `Text for Graphviz` {
  @Test(arguments: [
    ("", [""]), ("one two", ["one two"]), ("a b\nc", ["a b", "c"]), ("a\n\nb", ["a", "", "b"]),
    ("sixteen letters!", ["sixteen letters!"]), ("sixteen letters !", ["sixteen letters", "!"]),
    ("abcdefghijklmnopqrst", ["abcdefghijklmnop", "qrst"]),
    ("to abcdefghijklmnopqrst", ["to", "abcdefghijklmnop", "qrst"]),
    ("漢字漢字漢字漢字漢", ["漢字漢字漢字漢字", "漢"]), ("a\tb", ["a b"]),
  ])
  func `lines are filled`(text: String, lines: [String]) {
    #expect(DOTText.wrapped(text, width: 16) == lines)
  }

  @Test func `lines are of like width`() {
    let text = "In adolescents the night begins about two hours later than in adults"
    let lines = DOTText.balanced(text, width: 32)
    #expect(
      lines == ["In adolescents the night", "begins about two hours", "later than in adults"])
  }

  @Test func `nothing is lost, and no line is too wide`() {
    for seed in UInt64(0)..<500 {
      var dice = Dice(seed: seed)
      let text = (0..<dice.roll(6)).map { _ in dice.text() }.joined(separator: " ")
      let width = 16 + dice.roll(30)
      for lines in [DOTText.wrapped(text, width: width), DOTText.balanced(text, width: width)] {
        #expect(lines.allSatisfy { displayWidth($0) <= width }, "seed \(seed)")
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= 4 * width }, "seed \(seed)")
        #expect(bare(lines.joined()) == bare(picture(text)), "seed \(seed)")
      }
    }
  }

  /// How a text is shown: with what cannot be shown made visible.
  private func picture(_ text: String) -> String {
    var shown = ""
    for scalar in visible(text, keepsLines: true).unicodeScalars {
      switch scalar {
      case "\u{FFFE}": shown += "\\u{FFFE}"
      case "\u{FFFF}": shown += "\\u{FFFF}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private func bare(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !" \t\n".unicodeScalars.contains($0) }
  }

  @Test func `the quick way makes the same of plain text as the other`() {
    for seed in UInt64(0)..<300 {
      var dice = Dice(seed: seed)
      let text = (0..<dice.roll(30)).map { _ in
        String(repeating: dice.pick(["a", "\\", "&", "\"", "<"]), count: dice.roll(24))
      }.joined(separator: " ")
      let width = 16 + dice.roll(30)
      for isBalanced in [false, true] {
        var quick: [UInt8] = []
        Array(text.utf8).withUnsafeBufferPointer {
          DOTText.append($0, width: width, isBalanced: isBalanced, to: &quick)
        }
        let lines =
          isBalanced
          ? DOTText.balanced(text, width: width) : DOTText.wrapped(text, width: width)
        let slow = DOTText.label([""] + lines)
        #expect("\"" + String(decoding: quick, as: UTF8.self) + "\"" == slow, "seed \(seed)")
      }
    }
  }

  @Test func `what Graphviz would act on is escaped`() {
    #expect(DOTText.label(["a\"b", "\\N\\", "&lt;<b>"]) == "\"a\\\"b\\n\\\\N\\\\\\n&amp;lt;<b>\"")
  }
}
