/// Large notebooks: trees of claims on evidence, with objections, replies, linked premises and
/// statements that bear on several others. The same size is always the same text.
enum MapText {
  /// How many statements a cell holds.
  static let cellSize = 500
  /// How many reasons a claim has.
  static let branching = 4

  /// Writes a notebook of so many statements.
  static func write(statements count: Int, to writer: inout FileWriter) {
    writer.append("# A map of \(count) statements\n")
    for number in 0..<count {
      if number % cellSize == 0 {
        if number > 0 { writer.append("```\n") }
        writer.append("\n## Part \(number / cellSize + 1)\n\n```crux\n")
        if number == 0 {
          writer.append("source report \"The report\" by \"Its author\" date 2025-03-14\n")
          writer.append("contention n0 \"\(text(0))\" from report:1.1\n")
          continue
        }
      }
      writer.append(statement(number, of: count))
    }
    writer.append("```\n")
  }

  private static func statement(_ number: Int, of count: Int) -> String {
    let parent = (number - 1) / branching
    let isLeaf = number * branching + 1 >= count
    if number % 11 == 0 {
      let reason = isLeaf ? "from report:\(number % 90 + 1)" : ""
      return "counterclaim n\(number) \"\(text(number))\" \(reason) rebuts n\(parent)\n"
    }
    if isLeaf, number % 13 == 0 {
      return "assumption n\(number) \"\(text(number))\" supports n\(parent)\n"
    }
    let kind = isLeaf ? "evidence" : "claim"
    var line = "\(kind) n\(number) \"\(text(number))\""
    line += " from report:\(number % 90 + 1).\(number % 7 + 1)"
    line += "\n  supports n\(parent)"
    if isLeaf, number % 5 == 0 { line += " with n\(number - 1)" }
    if isLeaf, number % 17 == 0 { line += ", n\(parent / 2 + 1)" }
    return line + "\n"
  }

  private static let subjects = ["The council", "A survey", "The office", "Every report", "A town"]
  private static let verbs = ["found", "denied", "counted", "expected", "promised"]
  private static let objects = [
    "fewer cars on the road", "more trips by bus", "a rise in costs", "no change at all",
  ]

  /// A sentence of about fifty letters.
  static func text(_ number: Int) -> String {
    let subject = subjects[number % subjects.count]
    let verb = verbs[number / 5 % verbs.count]
    let object = objects[number / 25 % objects.count]
    return "\(subject) \(verb) \(object) in case \(number)"
  }
}
