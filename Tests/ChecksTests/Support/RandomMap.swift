@testable import Checks

/// Small random notebooks that hold a bit of everything a rule may meet: linked premises, attacks
/// on attacks, circles, ids that nothing declares, twins, odd texts, directives.
struct RandomMap {
  private var dice: Dice
  /// Whether every letter is B and every number 2.
  private var isInStep = false
  /// Whether every statement has a likelihood.
  private var isRated = false
  private var ids: [String] = []
  private var inferences: [String] = []
  private(set) var statements: [String] = []

  /// The cell of the map that `seed` gives.
  static func cell(seed: UInt64) -> String {
    var map = RandomMap(dice: Dice(seed))
    map.fill()
    return map.statements.joined(separator: "\n")
  }

  /// The statements of that map.
  static func statements(seed: UInt64) -> [String] {
    var map = RandomMap(dice: Dice(seed))
    map.fill()
    return map.statements
  }

  private init(dice: Dice) { self.dice = dice }

  private mutating func fill() {
    isInStep = dice.once(in: 10)
    isRated = dice.once(in: 6)
    if dice.once(in: 12) {
      for _ in 0..<1 + dice.roll(3) { statements.append("scheme poll \"Most say so\"") }
    }
    let sources = dice.roll(4)
    for number in 0..<sources { addSource(number + 1) }
    let count = 1 + dice.roll(9)
    for number in 0..<count { addStatement(number + 1, sources: sources) }
    for _ in 0..<dice.roll(count * 2 + 1) { addInference() }
    if dice.once(in: 12) { addChain() }
    for _ in 0..<dice.roll(4) where dice.once(in: 2) { addDirective() }
    if dice.once(in: 3) { statements.shuffle(using: &dice) }
  }

  private mutating func addSource(_ number: Int) {
    var line = "source s\(number) \(text())"
    if isInStep {
      line += " reliability B"
    } else if dice.once(in: 2) {
      line += " reliability \(pick(["A", "B", "C", "D", "E", "F"]))"
    }
    if dice.once(in: 2) { line += " origin s\(1 + dice.roll(4))" }
    if !isInStep, dice.once(in: 3) {
      line += " quotes \(pick(["none", "short", "full", "secret"]))"
    }
    if dice.once(in: 4) { line += " date 20\(10 + dice.roll(15))" }
    statements.append(line)
  }

  private mutating func addStatement(_ number: Int, sources: Int) {
    let kind =
      isInStep && dice.once(in: 2)
      ? "evidence"
      : pick([
        "claim", "claim", "counterclaim", "evidence", "evidence", "assumption", "contention",
      ])
    var id = "n\(number)"
    if dice.once(in: 12) { id = pick(["N1", "n1", "n2", "ｎ1", "п2", "nо", "ñ", "n\u{303}", "Ñ"]) }
    ids.append(id)
    var line = "\(kind) \(id) \(text())"
    if dice.once(in: 2), sources > 0 || dice.once(in: 3) {
      let known = sources + (sources == 0 || dice.once(in: 6) ? 1 : 0)
      line += " from s\(1 + dice.roll(known)):\(1 + dice.roll(3))"
      if dice.once(in: 3) { line += ", s\(1 + dice.roll(3)):2 \(text())" }
    }
    if dice.once(in: 6) { line += " by \(pick(["\"Ann\"", "\"Bob\""]))" }
    if isInStep {
      line += " credibility 2"
    } else if dice.once(in: 2) {
      line += " credibility \(1 + dice.roll(6))"
    }
    if kind == "assumption", dice.once(in: 2) {
      line += " status \(pick(["solid", "caveated", "unsupported"]))"
    }
    if dice.once(in: 4) { line += " confidence \(pick(["high", "moderate", "low"]))" }
    if isRated || dice.once(in: 3) { line += " likelihood \"\(pick(Self.terms))\"" }
    if dice.once(in: 15) { line += " tags forecast" }
    if dice.once(in: 12) { line += " note \(text())" }
    statements.append(line)
  }

  private static let terms = [
    "likely", "unlikely", "very likely", "roughly even chance", "highly likely", "remote chance",
    "realistic possibility", "surely", "probable", "almost certain", "60-70%", "50%", "likely",
    "unlikely",
  ]

  private mutating func addInference() {
    let kind = pick(["support", "support", "support", "rebut", "rebut", "undercut"])
    var target = dice.once(in: 20) ? "ghost" : pick(ids)
    if !inferences.isEmpty, kind == "undercut" ? !dice.once(in: 10) : dice.once(in: 8) {
      target = pick(inferences)
    } else if kind == "undercut", dice.once(in: 3) {
      target = "\(pick(ids)) -> \(pick(ids))"
    }
    var premises: [String] = []
    for _ in 0..<1 + (dice.once(in: 3) ? 1 + dice.roll(5) : 0) {
      var premise = pick(ids)
      if dice.once(in: 40) { premise = pick(["ghost", "s1", "gost"]) }
      if !premises.contains(premise) { premises.append(premise) }
    }
    let linked = premises.map { dice.once(in: 4) ? "\(pick(Self.slots)): \($0)" : $0 }
    var line = "\(kind) \(target) with \(linked.joined(separator: " + "))"
    var name = "\(premises.joined(separator: " + ")) -> \(target)"
    if dice.once(in: 3) {
      name = "i\(inferences.count + 1)"
      line += " as \(name)"
    }
    if dice.once(in: 2) { line += " scheme \(pick(Self.schemes))" }
    if kind == "undercut", dice.once(in: 3) { line += " answers \(1 + dice.roll(4))" }
    if dice.once(in: 12) { line += " warrant \(text())" }
    if kind != "support", dice.once(in: 6) { line += " conceded" }
    inferences.append(name)
    statements.append(line)
  }

  /// A row of claims, each supporting the one before it.
  private mutating func addChain() {
    for number in 0..<3 + dice.roll(7) {
      let target = number == 0 ? pick(ids) : "x\(number)"
      statements.append("claim x\(number + 1) \(text()) supports \(target)")
      inferences.append("x\(number + 1) -> \(target)")
    }
    ids.append("x3")
  }

  private static let schemes = [
    "example", "example", "expert", "sign", "slope", "bias", "character", "bias", "exampel",
  ]
  private static let slots = [
    "step", "case", "assertion", "expertise", "sign", "interest", "cases",
  ]

  private mutating func addDirective() {
    let node = dice.once(in: 8) ? "nobody" : pick(ids)
    statements.append(
      pick([
        "contention \(node)",
        "allow \(pick(["U001", "orphan", "A001", "U999"])) on \(node) \"\(pick(["why", ""]))\"",
        "expect \(node) \(pick(["stands", "asserted", "falls", "contested"]))",
        "scheme \(pick(["poll", "vote"])) \"Most say so\"",
        "skip s\(1 + dice.roll(4)):3 \"not of interest\"",
        "answer \(node) 1 ok \"yes\"",
        "answer \(inferences.isEmpty ? node : pick(inferences)) \(1 + dice.roll(3)) na \"no\"",
        "allow A001 on \(pick(ids)) -> \(pick(ids)) \"why\"",
      ]))
  }

  private mutating func text() -> String {
    pick([
      "\"Rents fall\"", "\"rents  fall!\"", "\"Rents fell\"", "\"Rents fall in the north\"",
      "\"Rents fall in the far north, it seems\"", "\"A could be B\"", "\"12\"", "\"1.2\"",
      "\"TODO\"", "\"todos\"", "\"What???\"", "\"\"", "\" \"", "\"a\\u{202E}b\"",
      "\"cafe\\u{301}\"", "\"caf\\u{E9}\"", "\"bell\\u{7}\"", "\"\\u{212B}ngstrom\"",
      "\"We judge with high confidence that it is likely\"", "\"Élan, d’abord\"",
      "\"We have low confidence in this. It is likely\"", "\"Rents will fall in May\"",
      "\"Rents are going to fall\"", "\"It is the case that prices may fall\"",
    ])
  }

  private mutating func pick(_ choices: [String]) -> String { choices[dice.roll(choices.count)] }
}
