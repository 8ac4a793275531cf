/// Large notebooks that are like real ones: sources of several grades, some derived from others;
/// claims that rest on evidence, assumptions and each other, objections and replies, undercuts,
/// linked premises, statements that bear on several others, likelihoods, notes, tags and schemes,
/// and a few defects of every kind that the rules look for. The same size is always the same text.
struct RealisticMap {
  /// The seed of every map.
  static let seed: UInt64 = 20_260_321
  /// How many statements a cell holds.
  static let cellSize = 500
  /// How many statements there are for each source.
  static let statementsPerSource = 60

  private var dice: Dice
  private let count: Int
  private let sources: Int
  private var words = RealisticText()
  /// The statements that others may bear on, and how each came to be written.
  private var claims: [String] = ["n0"]
  private var leaves: [String] = []
  /// The last steps that were written, as `P -> C`.
  private var steps: [String] = []

  /// Writes a notebook of so many statements.
  static func write(statements count: Int, to writer: inout FileWriter) {
    var map = RealisticMap(count)
    writer.append("# A map of \(count) statements\n")
    for number in 0..<count {
      if number % cellSize == 0 {
        if number > 0 { writer.append("```\n") }
        writer.append("\n## Part \(number / cellSize + 1)\n\n```crux\n")
      }
      if number == 0 { writer.append(map.head()) }
      writer.append(map.statement(number))
    }
    writer.append("```\n")
  }

  private init(_ count: Int) {
    dice = Dice(state: Self.seed)
    self.count = count
    sources = max(3, count / Self.statementsPerSource)
  }

  // MARK: What stands first

  private mutating func head() -> String {
    var text = "contention n0 \"\(words.sentence(&dice))\"\nexpect n0 stands\n"
    for number in 1...sources {
      text += "source s\(number) \"\(words.title(&dice))\""
      if !dice.once(in: 12) { text += " by \"\(words.person(&dice))\"" }
      text += " date \(2005 + dice.roll(21))-0\(1 + dice.roll(9))"
      if !dice.once(in: 20) { text += " reliability \(dice.pick(Self.letters))" }
      // It derives from one that stands before it; a few go round in a circle.
      if number > 10, dice.once(in: 15) {
        text += " origin s\(1 + dice.roll(number - 1))"
      } else if dice.once(in: 800) {
        text += " origin s\(number)"
      }
      text += "\n"
    }
    return text
  }

  private static let letters = ["A", "A", "B", "B", "B", "C", "C", "D", "E", "F"]

  // MARK: Statements

  private mutating func statement(_ number: Int) -> String {
    if number == 0 { return "" }
    let id =
      dice.once(in: 5_000)
      ? dice.pick(["с\(number)", "n\(number)é", "N\(number - 1)"])
      : "n\(number)"
    let text = words.statement(&dice)
    let roll = dice.roll(100)
    switch roll {
    case ..<42: return evidence(id, text)
    case ..<52: return assumption(id, text)
    case ..<64 where number > 20: return objection(id, text)
    case ..<67 where steps.count > 4: return undercut(id, text)
    default: return claim(id, text)
    }
  }

  /// A statement that others may rest on: one of the last now and then, so that some ways are deep.
  private mutating func parent() -> String {
    let back = dice.once(in: 4) ? min(claims.count, 400) : claims.count
    return claims[claims.count - 1 - dice.roll(back)]
  }

  private mutating func evidence(_ id: String, _ text: String) -> String {
    var line = "evidence \(id) \"\(text)\""
    if !dice.once(in: 100) { line += " from \(anchor())" }
    if dice.once(in: 8) { line += ", \(anchor())" }
    if dice.once(in: 30) { line += " by \"\(words.person(&dice))\"" }
    if !dice.once(in: 8) { line += " credibility \(dice.pick([1, 2, 2, 2, 3, 3, 3, 4, 5, 6]))" }
    line += extras() + support(id)
    leaves.append(id)
    return line
  }

  private mutating func anchor() -> String {
    let source = dice.once(in: 3_000) ? "lost\(dice.roll(3))" : "s\(1 + dice.roll(sources))"
    return "\(source):\(1 + dice.roll(90)).\(1 + dice.roll(6))"
  }

  private mutating func assumption(_ id: String, _ text: String) -> String {
    var line = "assumption \(id) \"\(text)\""
    if !dice.once(in: 3) { line += " status \(dice.pick(["solid", "caveated", "unsupported"]))" }
    leaves.append(id)
    return line + extras() + support(id)
  }

  private mutating func claim(_ id: String, _ text: String) -> String {
    var line = "claim \(id) \"\(text)\"" + estimate() + extras()
    if dice.once(in: 600) { return line + "\n" }
    line += support(id)
    claims.append(id)
    if dice.once(in: 4_000) { line += "support \(id) with \(parent())\n" }
    return line
  }

  private mutating func objection(_ id: String, _ text: String) -> String {
    let target = parent()
    var line = "counterclaim \(id) \"\(text)\"" + extras()
    if dice.once(in: 15) {
      line += "\nrebut \(target) with \(id) conceded \"\(words.sentence(&dice))\"\n"
    } else {
      line += " rebuts \(target)\n"
    }
    claims.append(id)
    if dice.once(in: 400) { line += "support \(target) with \(id)\n" }
    return line
  }

  private mutating func undercut(_ id: String, _ text: String) -> String {
    let step = steps[steps.count - 1 - dice.roll(min(steps.count, 200))]
    let scheme = dice.once(in: 10) ? " scheme bias" : ""
    claims.append(id)
    return "counterclaim \(id) \"\(text)\"\nundercut \(step) with \(id)\(scheme)\n"
  }

  private mutating func estimate() -> String {
    var text = ""
    if dice.once(in: 8) {
      let terms = ["likely", "unlikely", "very likely", "almost certain", "roughly even chance"]
      text += " likelihood \"\(dice.once(in: 60) ? "perhaps" : dice.pick(terms))\""
    }
    if dice.once(in: 10) { text += " confidence \(dice.pick(["low", "moderate", "high"]))" }
    return text
  }

  private mutating func extras() -> String {
    var text = ""
    if dice.once(in: 4) {
      text += " tags \(dice.pick(["north", "south", "costs", "review", "later"]))"
    }
    if dice.once(in: 25) { text += " note \"\(words.sentence(&dice))\"" }
    return text
  }

  private mutating func support(_ id: String) -> String {
    var target = parent()
    if dice.once(in: 4_000) { target = "ghost\(dice.roll(9))" }
    var premises = id
    var line = " supports \(target)"
    if dice.once(in: 6), let other = leaves.last, other != id {
      line += " with \(other)"
      premises += " + \(other)"
    }
    if dice.once(in: 50) {
      let other = claims[dice.roll(claims.count)]
      if other != target { line += ", \(other)" }
    }
    if dice.once(in: 20) {
      let schemes = ["sign", "expert", "example", "popular", "analogy"]
      line +=
        "\nsupport \(target) with \(leaves.last ?? id) scheme "
        + (dice.once(in: 100) ? "exampel" : dice.pick(schemes))
    }
    steps.append("\(premises) -> \(target)")
    return line + "\n"
  }
}

/// A small generator of numbers (splitmix64), so that a seed gives the same map everywhere.
struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number below `count`.
  mutating func roll(_ count: Int) -> Int {
    Int(truncatingIfNeeded: next() >> 1) % count
  }

  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool { roll(count) == 0 }

  /// One of `choices`.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(choices.count)] }
}
