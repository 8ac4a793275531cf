/// Random notebooks: prose with fences, lists and HTML, cells in every layout, and odd bytes.
public struct RandomDocument {
  private var dice: Dice
  private var output = ""
  private var lineEnd = "\n"

  /// The bytes of the notebook that `seed` gives.
  public static func bytes(seed: UInt64) -> [UInt8] {
    var document = RandomDocument(dice: Dice(seed))
    document.fill()
    return Array(document.output.utf8)
  }

  private init(dice: Dice) { self.dice = dice }

  private mutating func fill() {
    if dice.once(in: 8) { output += "\u{FEFF}" }
    if dice.once(in: 6) { lineEnd = "\r\n" }
    for _ in 0..<dice.roll(6) {
      if dice.once(in: 2) { addProse() } else { addCell() }
    }
    if dice.once(in: 6), output.hasSuffix(lineEnd) { output.removeLast() }
  }

  private mutating func line(_ text: String) { output += text + lineEnd }

  // MARK: Prose

  static let prose: [[String]] = [
    ["Some words.", "And more."], ["# A heading", ""], ["", ""], ["---"],
    ["```swift", "claim c9 \"not ours\"", "```"], ["~~~~ text", "```crux", "~~~", "~~~~"],
    ["- item", "", "  ```crux", "  claim c9 \"in a list\"", "  ```", "", "after"],
    ["1. item", "   ```", "   <!--", "   ```"], ["> ```crux", "> claim c9 \"quoted\"", "> ```"],
    ["<!-- a comment", "```crux", "claim c9 \"hidden\"", "```", "-->"],
    ["<pre>", "```crux", "</pre>"], ["<div>", "text", ""], ["    ```crux", "    indented", ""],
    ["`` ```crux ``"], ["```crux-like", "x", "```"], ["    claim c9 \"code\""], ["\tTabbed"],
    ["```output", "not after a cell", "```"], ["Heading", "======="],
  ]

  private mutating func addProse() {
    for text in dice.pick(Self.prose) { line(text) }
  }

  // MARK: Cells

  private mutating func addCell() {
    let indent = String(repeating: " ", count: dice.once(in: 5) ? 1 + dice.roll(3) : 0)
    let fence = dice.pick(["```", "```", "````", "~~~"])
    line(
      indent + fence
        + dice.pick(
          ["crux", "crux", " crux", "crux title=x"].filter {
            fence != "~~~" || $0 != ""
          }))
    for _ in 0..<dice.roll(7) { addPart(indent) }
    line(indent + fence + dice.pick(["", "", "  "]))
    if dice.once(in: 5) {
      if dice.once(in: 2) { line("") }
      line("\(indent)```output")
      line("\(indent)claim c9 \"recorded\"")
      line("\(indent)```")
    }
  }

  private mutating func addPart(_ indent: String) {
    switch dice.roll(12) {
    case 0: line("")
    case 1: line(indent + dice.pick(["# a comment", "  # an indented comment", "#"]))
    case 2: add(RandomStatement.query(&dice), indent)
    case 3 where dice.once(in: 3):
      line(indent + dice.pick(["clam c1 \"x\"", "claim c1 x\"", "undo"]))
    default: add(RandomStatement.declaration(&dice), indent)
    }
  }

  private mutating func add(_ statement: RandomStatement, _ indent: String) {
    let spreads = dice.once(in: 2)
    var text = ""
    for (index, clause) in statement.clauses.enumerated() {
      for (position, word) in clause.enumerated() {
        let isFirst = index == 0 && position == 0
        if !isFirst, word != "," || dice.once(in: 6) {
          text += gap(spreads && (position == 0 || dice.once(in: 12)), indent)
        }
        text += word
      }
    }
    if dice.once(in: 8) { text += dice.pick([" # why", "  ", "\t#"]) }
    line(indent + text)
  }

  /// What stands between two words.
  private mutating func gap(_ breaks: Bool, _ indent: String) -> String {
    guard breaks else { return dice.once(in: 10) ? dice.pick(["  ", "\t", " \t "]) : " " }
    var text = dice.once(in: 6) ? " # here" : ""
    text += lineEnd
    if dice.once(in: 8) { text += indent + dice.pick(["# between", "    # between"]) + lineEnd }
    return text + indent + dice.pick(["  ", " ", "\t", "      "])
  }
}
