/// Large maps with graded evidence, in shapes that are easy and hard for verdicts and cruxes. The
/// same shape and size are always the same text.
enum VerdictText: String, CaseIterable {
  /// A tree with objections and replies, each claim with a few reasons.
  case tree
  /// Claims that bear on a few earlier ones, with linked premises, rebuttals, undercuts and, here
  /// and there, circles.
  case tangle
  /// One line of claims, each step of it linked with evidence: all that stands hinges on each.
  case chain
  /// Two such lines, each claim resting on both claims beneath it.
  case ladder
  /// A ring of claims that hold each other up and hold up evidence against each other: one knot.
  case knot

  /// Writes a notebook of so many statements.
  func write(statements count: Int, to writer: inout FileWriter) {
    var dice = BenchmarkDice(UInt64(count))
    writer.append("# \(rawValue)\n\n```crux\n")
    for (number, letter) in Self.letters.enumerated() {
      writer.append("source s\(number) \"Source \(letter)\" reliability \(letter)\n")
    }
    for number in 0..<count { writer.append(statement(number, of: count, &dice)) }
    writer.append("```\n")
  }

  private static let letters = ["A", "B", "C", "D", "F"]

  private func statement(
    _ number: Int, of count: Int, _ dice: inout BenchmarkDice
  ) -> String {
    if number == 0 { return "contention n0 \"\(MapText.text(0))\"\n" }
    switch self {
    case .tree: return tree(number, of: count, &dice)
    case .tangle: return tangle(number, of: count, &dice)
    case .chain:
      if number % 2 == 1 { return evidence(number, &dice) + "\n" }
      return claim(number) + " supports n\(number - 2) with n\(number - 1)\n"
    case .ladder:
      if number % 4 > 1 { return evidence(number, &dice) + "\n" }
      let row = number / 4
      let other = row == 0 ? 0 : (row - 1) * 4 + 1 - number % 4
      let below = row == 0 ? 0 : (row - 1) * 4 + number % 4
      let line = claim(number) + " supports n\(below) with n\(row * 4 + 2 + number % 2)"
      return line + (other == below ? "\n" : ", n\(other)\n")
    case .knot:
      if number % 2 == 1 { return evidence(number, &dice) + " supports n\(number - 1)\n" }
      let other = dice.roll(count / 2) * 2 + 1
      return claim(number) + " supports n\(number - 2) rebuts n\(other)\n"
    }
  }

  private func claim(_ number: Int) -> String { "claim n\(number) \"\(MapText.text(number))\"" }

  /// Evidence with a source and a number.
  private func evidence(_ number: Int, _ dice: inout BenchmarkDice) -> String {
    let source = dice.roll(Self.letters.count)
    return "evidence n\(number) \"\(MapText.text(number))\" from s\(source):\(number % 90 + 1)"
      + " credibility \(1 + dice.roll(4))"
  }

  private func tree(
    _ number: Int, of count: Int, _ dice: inout BenchmarkDice
  ) -> String {
    let parent = (number - 1) / MapText.branching
    let isLeaf = number * MapText.branching + 1 >= count
    let line = isLeaf ? evidence(number, &dice) : claim(number)
    // Weak points are made against strong ones, so that a good part of the tree stands.
    let isFirst = number <= MapText.branching
    switch isFirst ? 11 : dice.roll(24) {
    case 0: return line + " rebuts n\(parent)\n"
    case 1 where parent > 0:
      return line + " undercuts n\(parent) -> n\((parent - 1) / MapText.branching)\n"
    case 2 where isLeaf: return line + " supports n\(parent) with n\(number - 1)\n"
    default: return line + " supports n\(parent)\n"
    }
  }

  private func tangle(
    _ number: Int, of count: Int, _ dice: inout BenchmarkDice
  ) -> String {
    // Most bear on what is near, so that circles stay small.
    let near = max(0, number - 1 - dice.roll(40))
    let isLeaf = number > count / 2 || dice.roll(3) == 0
    let line = isLeaf ? evidence(number, &dice) : claim(number)
    switch dice.roll(20) {
    case 0...3: return line + " rebuts n\(near)\n"
    case 4...7: return line + " supports n\(near) with n\(min(count - 1, number + 1))\n"
    case 8 where !isLeaf:
      return line + " supports n\(near), n\(min(count - 1, number + dice.roll(30)))\n"
    default:
      return line + " supports n\(near)"
        + (dice.roll(2) == 0 ? ", n\(dice.roll(number))\n" : "\n")
    }
  }
}
