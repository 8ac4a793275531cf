import Notebook
import SourceText

/// Makes the text of a random notebook that holds all that the language can declare.
struct RandomMap {
  var dice: Dice
  private var lines: [String] = []
  private var labels: [String] = []
  private var statements: [String] = []
  private var sources: [String] = []
  /// Inferences that can be named: their ids, or their paths.
  private var targets: [String] = []
  private var taken: Set<String> = []

  init(seed: UInt64) { dice = Dice(seed: seed) }

  static func notebook(seed: UInt64) -> Notebook {
    var map = RandomMap(seed: seed)
    return FormatsTests.notebook(map.text())
  }

  mutating func text() -> String {
    let count = dice.roll(9)
    for index in 0..<count { statements.append(dice.once(in: 9) ? "é\(index)" : "n\(index)") }
    sources = (0..<dice.roll(4)).map { "src\($0)" }
    for source in sources { addSource(source) }
    for statement in statements { addStatement(statement) }
    for _ in 0..<dice.roll(8) where !statements.isEmpty { addInference() }
    for _ in 0..<dice.roll(6) { addDirective() }
    if dice.once(in: 2) { lines.shuffle(using: &dice) }
    return lines.joined(separator: "\n")
  }

  private mutating func quoted() -> String { TextEscapes.encoded(dice.text()).withoutLongRuns }

  private mutating func maybe(_ clause: String, _ value: @autoclosure () -> String) -> String {
    dice.once(in: 3) ? " \(clause) \(value())" : ""
  }

  private mutating func addSource(_ id: String) {
    var line = "source \(id) \(quoted())"
    if dice.once(in: 3) { line += " by \(quoted())" }
    if dice.once(in: 3) { line += " date \(dice.pick(["1999", "2024-02", "2024-02-29"]))" }
    if dice.once(in: 3) { line += " reliability \(dice.pick(["A", "C", "F"]))" }
    if dice.once(in: 3) { line += " url \(quoted())" }
    if dice.once(in: 4) { line += " origin \(dice.pick(sources + ["nowhere"]))" }
    if dice.once(in: 3) { line += " quotes \(dice.pick(["none", "short", "full", "secret"]))" }
    if dice.once(in: 4) { line += " digest sha256:" + String(repeating: "0a", count: 32) }
    lines.append(line)
  }

  private mutating func addStatement(_ id: String) {
    let kind = dice.pick(["claim", "counterclaim", "evidence", "assumption", "contention"])
    var line = "\(kind) \(id) \(quoted())"
    if dice.once(in: 3), !sources.isEmpty { line += " from " + anchors() }
    if dice.once(in: 4) { line += " by \(quoted())" }
    if dice.once(in: 4) { line += " credibility \(1 + dice.roll(6))" }
    if dice.once(in: 4) { line += " likelihood \(quoted())" }
    if dice.once(in: 4) { line += " confidence \(dice.pick(["low", "high", "moderate"]))" }
    if kind == "assumption", dice.once(in: 2) { line += " status solid" }
    if dice.once(in: 4) { line += " tags a, b2" }
    if dice.once(in: 4) { line += " note \(quoted())" }
    for _ in 0..<dice.roll(3) {
      let (relation, target) = relation()
      let premises = premises(besides: id)
      guard enter([id] + premises, target) else { continue }
      line += " \(relation) \(target)"
      if !premises.isEmpty { line += " with " + slots(premises) }
      if dice.once(in: 3) { line += " scheme \(dice.pick(["expert", "a:b", "with"]))" }
    }
    lines.append(line)
  }

  private mutating func anchors() -> String {
    (0...dice.roll(3)).map { _ in
      let source = dice.pick(sources)
      if dice.once(in: 6) { return "\(source) \(quoted())" }
      var anchor = "\(source):\(dice.pick(["1", "2.3", "4-7", "4.1-5.2"]))"
      if dice.once(in: 3) { anchor += "@\(dice.roll(50))+\(1 + dice.roll(50))" }
      if dice.once(in: 3) { anchor += dice.pick(["~0123abcd", "~k:0123abcdef"]) }
      if dice.once(in: 2) { anchor += " \(quoted())" }
      return anchor
    }.joined(separator: ", ")
  }

  /// A kind of inference and what it may bear on.
  private mutating func relation() -> (String, String) {
    if dice.once(in: 2), !targets.isEmpty {
      return (dice.pick(["supports", "undercuts"]), dice.pick(targets))
    }
    if dice.once(in: 12) { return ("undercuts", "\(dice.pick(statements)) -> nobody") }
    return (dice.pick(["supports", "rebuts", "undercuts"]), dice.pick(statements + ["ghost"]))
  }

  private mutating func premises(besides id: String?) -> [String] {
    var chosen: [String] = []
    for _ in 0..<dice.roll(3) {
      let premise = dice.pick(statements + ["phantom"])
      if premise != id, !chosen.contains(premise) { chosen.append(premise) }
    }
    return chosen
  }

  private mutating func slots(_ premises: [String]) -> String {
    premises.map { dice.once(in: 4) ? "slot: \($0)" : $0 }.joined(separator: " + ")
  }

  /// Whether an inference may be made without making a name ambiguous that is in use; enters it.
  private mutating func enter(_ premises: [String], _ target: String) -> Bool {
    let key = premises.sorted().joined(separator: " + ") + " -> " + target
    let path = premises.joined(separator: " + ") + " -> " + target
    if taken.contains(key) {
      // Parallel inferences are fine as long as nothing names them.
      guard !targets.contains(where: { $0.hasSuffix(" -> " + target) }) else { return false }
      return true
    }
    taken.insert(key)
    if dice.once(in: 2) { targets.append(path) }
    return true
  }

  private mutating func addInference() {
    let (relation, target) = relation()
    let word = ["supports": "support", "rebuts": "rebut", "undercuts": "undercut"][relation] ?? ""
    var premises = premises(besides: nil)
    if premises.isEmpty { premises = [dice.pick(statements)] }
    var line = "\(word) \(target) with \(slots(premises))"
    if dice.once(in: 3) {
      let label = "i\(lines.count)"
      line += " as \(label)"
      targets.append(label)
    } else if !enter(premises, target) {
      return
    }
    if dice.once(in: 3) { line += " scheme sign" }
    if dice.once(in: 3) { line += " warrant \(quoted())" }
    if dice.once(in: 3) { line += " note \(quoted())" }
    if word != "support", dice.once(in: 3) {
      line += " conceded" + (dice.once(in: 2) ? " \(quoted())" : "")
    }
    lines.append(line)
  }

  private mutating func addDirective() {
    let target = dice.pick(statements + targets + ["ghost"])
    switch dice.roll(9) {
    case 0: lines.append("title \(quoted())")
    case 1: lines.append("contention \(dice.pick(statements + ["later"]))")
    case 2: lines.append("allow U001 on \(target) \(quoted())")
    case 3: lines.append("expect \(dice.pick(statements + ["ghost"])) contested")
    case 4: lines.append("skip \(dice.pick(sources + ["src9"])):2.1 \(quoted())")
    case 5: lines.append("checks ignore U001, X002")
    case 6: lines.append("answer \(target) \(1 + dice.roll(9)) na \(quoted())")
    case 7: lines.append("scheme own \(quoted()) slot one \(quoted()) question \(quoted())")
    default: lines.append("include \(quoted()) as part")
    }
  }
}

extension String {
  /// The text with a mark of long runs written as an escape, as notebooks must have it.
  fileprivate var withoutLongRuns: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "\u{323}" {
        text.append(contentsOf: "\\u{323}".unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
