import Foundation

/// A folder with a notebook and a history of the size that is measured.
struct Workplace {
  static let statements = 10_000
  static let historyLines = 10_000

  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("prompt-benchmark-\(getpid())")
    path = folder.path
    let history = folder.appendingPathComponent("state/crux")
    try FileManager.default.createDirectory(at: history, withIntermediateDirectories: true)
    let entries = (1...Self.historyLines).map {
      "claim old-\($0) \"Something that was said long ago, number \($0)\" supports n\($0 % 97)"
    }
    try Data((["line-editor-history 1"] + entries).joined(separator: "\n").appending("\n").utf8)
      .write(to: URL(fileURLWithPath: historyPath))
    try Data(Self.notebook.utf8).write(to: URL(fileURLWithPath: notebookPath))
  }

  var notebookPath: String { "\(path)/big.md" }
  var historyPath: String { "\(path)/state/crux/history" }

  /// What `crux` finds its history by.
  var environment: [String: String] { ["HOME": path, "XDG_STATE_HOME": "\(path)/state"] }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// A tree of claims, evidence, assumptions and objections, always the same.
  private static var notebook: String {
    let words = [
      "market", "street", "wages", "prices", "transport", "energy", "housing", "schools", "water",
      "border", "rents", "traffic", "tariff", "harvest",
    ]
    var state: UInt64 = 1
    func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var lines = [
      "```crux", "format 1", "contention n0 \"The measure should be taken\"",
      "source s1 \"A report\" reliability B",
    ]
    var targets = [0]
    for number in 1..<statements {
      let target = targets.suffix(400).randomElementByIndex(roll(min(400, targets.count)))
      let text = (0..<8).map { _ in words[roll(words.count)] }.joined(separator: " ")
      let kind = ["claim", "claim", "claim", "evidence", "counterclaim", "assumption"][roll(6)]
      let relation = kind == "counterclaim" ? "rebuts" : "supports"
      let anchor = kind == "evidence" ? " from s1:\(number % 80 + 1)" : ""
      lines.append("\(kind) n\(number) \"On \(text) \(number)\"\(anchor) \(relation) n\(target)")
      if kind == "claim" || kind == "counterclaim" { targets.append(number) }
    }
    return lines.joined(separator: "\n") + "\n```\n"
  }
}

extension ArraySlice<Int> {
  fileprivate func randomElementByIndex(_ index: Int) -> Int { self[startIndex + index] }
}
