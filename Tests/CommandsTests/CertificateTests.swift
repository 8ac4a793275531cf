import Foundation
import Formats
import JSONText
import MapTesting
import Notebook
import SourceText
import Testing

@testable import Commands

/// What `why ID` answers in JSON proves its verdict to a program that has only the exported map.
@Suite struct `Certificates in JSON` {
  typealias Object = [String: Any]

  /// Declarations with many attacks, so that every verdict occurs.
  private func declarations(_ dice: inout Dice) -> String {
    var lines = ["source a \"A\" reliability \(dice.pick(["A", "B", "C", "F"]))", "source b \"B\""]
    let count = 3 + dice.roll(7)
    for index in 0..<count {
      switch dice.roll(4) {
      case 0:
        let from = dice.pick(["a:1", "b:2", "a:1, b:2"])
        lines.append("evidence n\(index) \"N\" from \(from) credibility \(1 + dice.roll(6))")
      case 1:
        let status = dice.pick(["", " status solid", " status caveated", " status unsupported"])
        lines.append("assumption n\(index) \"N\"\(status)")
      default: lines.append("\(dice.pick(["claim", "counterclaim"])) n\(index) \"N\"")
      }
    }
    var steps: [Int] = []
    for index in 0..<dice.roll(2 * count) {
      let word = dice.pick(["support", "support", "rebut", "undercut"])
      if word == "undercut", steps.isEmpty { continue }
      let target = word == "undercut" ? "i\(dice.pick(steps))" : "n\(dice.roll(count))"
      var premises = ["n\(dice.roll(count))"]
      let other = "n\(dice.roll(count))"
      if dice.once(in: 3), other != premises[0] { premises.append(other) }
      let line = "\(word) \(target) with \(premises.joined(separator: " + ")) as i\(index)"
      lines.append(line)
      steps.append(index)
    }
    return lines.joined(separator: "\n")
  }

  private func export(_ workspace: Workspace) -> [UInt8] {
    var sink = ByteSink()
    _ = JSONFormat.write(workspace.notebook.view, options: ExportOptions(), to: &sink)
    return sink.bytes
  }

  private func why(_ id: String, _ workspace: inout Workspace) throws -> Object {
    var writer = JSONWriter(.compact)
    try workspace.type("why \(id)").answer?.json(&writer)
    let value = try JSONSerialization.jsonObject(with: Data(writer.finish()))
    return try #require(value as? Object)
  }

  /// Calls `body` with the answers about all statements and inferences of random maps.
  private func forAll(
    _ seeds: Range<UInt64>, supposing: Bool = false,
    _ body: (CertificateReader, Object, inout Dice, String) -> Void
  ) throws {
    for seed in seeds {
      var dice = Dice(seed &+ 31_000)
      let text = declarations(&dice)
      var workspace = Workspace(cell: text)
      if supposing {
        let names = workspace.notebook.orderedNodes.filter { workspace.graph.kind($0) != .source }
          .map { workspace.graph.name($0) }
        let all = (0..<2).map { _ in (dice.once(in: 2) ? "not " : "") + dice.pick(names) }
        _ = try workspace.type("suppose \(all.joined(separator: ", "))")
      }
      let reader = try #require(CertificateReader(map: export(workspace)))
      for node in workspace.notebook.orderedNodes {
        switch workspace.graph.kind(node) {
        case .source: continue
        default:
          let answer = try why(workspace.graph.name(node), &workspace)
          body(reader, answer, &dice, "seed \(seed), \(workspace.graph.name(node)): \(text)")
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func `prove every verdict, in a time that is linear`(supposing: Bool) throws {
    var words: Set<String> = []
    try forAll(0..<120, supposing: supposing) { reader, answer, _, place in
      var reader = reader
      let failure = reader.failure(of: answer)
      #expect(failure == nil, "\(place)")
      #expect(reader.looks <= reader.size + 4, "\(place)")
      words.insert(answer["verdict"] as? String ?? "")
    }
    #expect(words == ["stands", "asserted", "contested", "falls", "not-admitted"])
  }

  /// A certificate with one thing in it changed.
  private func tampered(_ value: Any, _ dice: inout Dice, _ place: inout Int) -> Any {
    if let object = value as? Object {
      var result: Object = [:]
      for key in object.keys.sorted() {
        if let part = object[key] { result[key] = tampered(part, &dice, &place) }
      }
      return result
    }
    if let list = value as? [Any] { return list.map { tampered($0, &dice, &place) } }
    place -= 1
    if place != 0 { return value }
    if let level = value as? Int { return (level + 1 + dice.roll(4)) % 6 }
    if let word = value as? String {
      switch word {
      case "admitted", "premises", "evidence", "support", "supposed":
        return dice.pick(["admitted", "premises", "evidence"].filter { $0 != word })
      default: return word.hasPrefix("n") ? "n\(dice.roll(6))" : "i\(dice.roll(6))"
      }
    }
    return value
  }

  private func leaves(_ value: Any) -> Int {
    if let object = value as? Object { return object.values.reduce(0) { $0 + leaves($1) } }
    if let list = value as? [Any] { return list.reduce(0) { $0 + leaves($1) } }
    return 1
  }

  @Test func `that are tampered with never prove another verdict`() throws {
    var (refused, accepted) = (0, 0)
    let verdicts: [(String, Int?)] = [
      ("stands", 1), ("stands", 3), ("asserted", nil), ("contested", 0), ("contested", 2),
      ("falls", nil),
    ]
    try forAll(500..<580) { reader, answer, dice, place in
      guard let certificate = answer["certificate"] as? Object,
        let steps = certificate["steps"] as? [Object], let id = certificate["id"]
      else { return }
      let truth = answer["verdict"] as? String
      // What is changed may do no harm, but must then still be a proof of the truth, and of that only.
      for _ in 0..<4 {
        var number = 1 + dice.roll(max(1, leaves(steps)))
        let changed = tampered(steps, &dice, &number)
        var (first, other) = (reader, reader)
        var answer = answer
        answer["certificate"] = ["id": id, "steps": changed] as Object
        if first.failure(of: answer) == nil { accepted += 1 } else { refused += 1 }
        let (word, level) = dice.pick(verdicts)
        if word == truth || (word == "falls" && truth == "not-admitted") { continue }
        answer["verdict"] = word
        answer["level"] = level
        #expect(other.failure(of: answer) != nil, "\(word) \(level ?? -1), \(place)")
      }
    }
    #expect(refused > 400 && refused > 2 * accepted, "\(refused) refused, \(accepted) accepted")
  }

  @Test func `with a step left out prove nothing`() throws {
    var (refused, accepted) = (0, 0)
    try forAll(700..<760) { reader, answer, dice, place in
      guard let certificate = answer["certificate"] as? Object,
        var steps = certificate["steps"] as? [Object], let id = certificate["id"], !steps.isEmpty
      else { return }
      steps.remove(at: dice.roll(steps.count))
      var reader = reader
      var answer = answer
      answer["certificate"] = ["id": id, "steps": steps] as Object
      if reader.failure(of: answer) == nil { accepted += 1 } else { refused += 1 }
    }
    // Within a knot a stronger step may by chance do as well as the one that is gone.
    #expect(refused > 150 && accepted * 50 <= refused, "\(refused) refused, \(accepted) accepted")
  }
}
