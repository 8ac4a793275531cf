/// Random statements of the language as words, which a layout then puts on lines.
///
/// Ids come from a small pool, so that statements often refer to each other, meet ids that nothing
/// declares, and now and then declare one twice.
public struct RandomStatement {
  /// Its words and marks; those of a clause begin with its keyword.
  public private(set) var clauses: [[String]] = []

  static let claims = ["c1", "c2", "c3", "main", "rents", "é", "word.2", "claim", "it"]
  static let sources = ["s1", "s2", "report"]
  static let steps = ["step1", "step2"]
  static let texts = [
    "\"Rents will fall\"", "\"\"", "\"a \\\"quoted\\\" word\"", "\"two\\nlines\"",
    "\"# no comment\"",
    "\"tab\\tand \\u{1F4A1}\"", "\"“curly” and ünïcode\"", "\"c1 -> c2, with; all\"",
  ]

  /// A declaration; `names` are the ids that it may declare, `none` for the pool.
  public static func declaration(_ dice: inout Dice) -> RandomStatement {
    var statement = RandomStatement()
    switch dice.roll(20) {
    case 0..<9: statement.addStatement(&dice)
    case 9..<14: statement.addInference(&dice)
    case 14..<16: statement.addSource(&dice)
    default: statement.addDirective(&dice)
    }
    return statement
  }

  /// A query that may stand in a cell.
  public static func query(_ dice: inout Dice) -> RandomStatement {
    var statement = RandomStatement()
    statement.clauses = [
      dice.pick([
        ["check"], ["stats"], ["tree"], ["list", "claims"], ["show", dice.pick(claims)],
        ["find", "\"rent\""], ["cells"], ["path", dice.pick(claims), dice.pick(claims)],
        ["show"] + path(&dice),
      ])
    ]
    return statement
  }

  /// Words of one clause of a statement, as `edit` takes them.
  public static func clause(_ dice: inout Dice) -> [String] {
    var statement = RandomStatement()
    statement.addClause(&dice, "assumption")
    return statement.clauses[0]
  }

  private mutating func addStatement(_ dice: inout Dice) {
    let kind = dice.pick([
      "claim", "claim", "contention", "counterclaim", "counter", "evidence", "assumption",
    ])
    var head = [kind]
    if !dice.once(in: 4) { head.append(dice.pick(Self.claims)) }
    head.append(dice.pick(Self.texts))
    clauses = [head]
    var used: Set<String> = []
    for _ in 0..<dice.roll(5) {
      addClause(&dice, kind)
      let word = clauses[clauses.count - 1][0]
      let repeats = ["from", "supports", "rebuts", "undercuts"].contains(word)
      if !used.insert(word).inserted, !repeats { clauses.removeLast() }
    }
  }

  private mutating func addClause(_ dice: inout Dice, _ kind: String) {
    switch dice.roll(11) {
    case 0: clauses.append(["by", dice.pick(Self.texts)])
    case 1: clauses.append(["credibility", "\(1 + dice.roll(6))"])
    case 2: clauses.append(["likelihood", "\"likely\""])
    case 3: clauses.append(["confidence", dice.pick(["high", "moderate", "low"])])
    case 4 where kind == "assumption":
      clauses.append(["status", dice.pick(["solid", "caveated", "unsupported"])])
    case 5: clauses.append(["tags", "rent"] + (dice.once(in: 2) ? [",", "city", ",", "é"] : []))
    case 6: clauses.append(["note", dice.pick(Self.texts)])
    case 7..<9: clauses.append(["from"] + Self.list(&dice, Self.anchor))
    default:
      let word = dice.pick(["supports", "supports", "rebuts", "undercuts"])
      clauses.append(
        [word]
          + Self.list(&dice) { dice in
            var target = word == "undercuts" ? Self.step(&dice) : [dice.pick(Self.claims)]
            if dice.once(in: 3) { target += ["with"] + Self.premises(&dice) }
            if dice.once(in: 4) { target += ["scheme", "expert"] }
            if word == "undercuts", dice.once(in: 3) { target += ["answers", "2"] }
            return target
          })
    }
  }

  private mutating func addInference(_ dice: inout Dice) {
    let word = dice.pick(["support", "support", "rebut", "undercut"])
    let target =
      word == "undercut" || word == "support" && dice.once(in: 4)
      ? Self.step(&dice) : [dice.pick(Self.claims)]
    clauses = [[word] + target + ["with"] + Self.premises(&dice)]
    if dice.once(in: 4) { clauses.append(["as", dice.pick(Self.steps)]) }
    if dice.once(in: 4) { clauses.append(["scheme", "expert"]) }
    if dice.once(in: 4) { clauses.append(["warrant", dice.pick(Self.texts)]) }
    if dice.once(in: 4) { clauses.append(["note", dice.pick(Self.texts)]) }
    if word == "undercut", dice.once(in: 4) { clauses.append(["answers", "\(1 + dice.roll(3))"]) }
    if word != "support", dice.once(in: 3) {
      clauses.append(["conceded"] + (dice.once(in: 2) ? [dice.pick(Self.texts)] : []))
    }
  }

  private mutating func addSource(_ dice: inout Dice) {
    clauses = [["source", dice.pick(Self.sources), dice.pick(Self.texts)]]
    if dice.once(in: 3) { clauses.append(["file", "\"a/b.txt\""]) }
    if dice.once(in: 3) { clauses.append(["by", dice.pick(Self.texts)]) }
    if dice.once(in: 3) { clauses.append(["date", dice.pick(["2024", "2024-02", "2024-02-29"])]) }
    if dice.once(in: 4) { clauses.append(["url", "\"https://example.org/?a=b\""]) }
    if dice.once(in: 3) { clauses.append(["reliability", dice.pick(["A", "F"])]) }
    if dice.once(in: 4) { clauses.append(["origin", dice.pick(Self.sources)]) }
    if dice.once(in: 4) { clauses.append(["quotes", dice.pick(["none", "short", "full"])]) }
    if dice.once(in: 5) {
      clauses.append(["digest", "sha256:" + String(repeating: "0a", count: 32)])
    }
    if dice.once(in: 3) { clauses.append(["note", dice.pick(Self.texts)]) }
  }

  private mutating func addDirective(_ dice: inout Dice) {
    let id = dice.pick(Self.claims)
    clauses = [
      dice.pick([
        ["title", dice.pick(Self.texts)],
        ["contention", id, ",", dice.pick(Self.claims)],
        ["allow", "U001", "on", id, dice.pick(Self.texts)],
        ["allow", "A001", "on"] + Self.path(&dice) + [dice.pick(Self.texts)],
        ["expect", id, dice.pick(["stands", "falls"])],
        ["skip", dice.pick(Self.sources) + ":3", dice.pick(Self.texts)],
        ["checks", "ignore", "S006", ",", "P010"],
        ["answer"] + Self.path(&dice) + ["2", "ok", dice.pick(Self.texts)],
        ["scale", "phia"],
        ["scheme", "poll", "\"Most\"", "slot", "sample", "\"fair\"", "question", "\"Who?\""],
      ])
    ]
  }

  // MARK: Parts

  static func path(_ dice: inout Dice) -> [String] {
    var words = premises(&dice, slots: false)
    if dice.once(in: 6) { words += ["->"] + premises(&dice, slots: false) }
    return words + ["->", dice.pick(claims)]
  }

  private static func step(_ dice: inout Dice) -> [String] {
    dice.once(in: 4) ? [dice.pick(steps)] : path(&dice)
  }

  private static func premises(_ dice: inout Dice, slots: Bool = true) -> [String] {
    let some = claims.shuffled(using: &dice).prefix(dice.once(in: 3) ? 2 : 1)
    var words: [String] = []
    for premise in some {
      if !words.isEmpty { words.append("+") }
      if slots, dice.once(in: 8) { words.append("slot:") }
      words.append(premise)
    }
    return words
  }

  private static func anchor(_ dice: inout Dice) -> [String] {
    var word = dice.once(in: 4) ? "" : dice.pick(sources) + ":"
    word += dice.pick(["1", "2.3", "4-5", "2.1-3.2", "5.2@14+31~3fa9c1d2", "7~k:0123456789abcdef"])
    return [word] + (dice.once(in: 3) ? [dice.pick(texts)] : [])
  }

  private static func list(
    _ dice: inout Dice, _ item: (inout Dice) -> [String]
  ) -> [String] {
    var words = item(&dice)
    while dice.once(in: 3) { words += [","] + item(&dice) }
    return words
  }
}
