import ArgumentGraph
import Notebook
import Testing

@testable import Checks

/// S018 beside its definition, on random notebooks that include each other.
@Suite struct IncludeReferenceTests {
  private static let fileCount = 6

  /// For each file the files that it includes, in order; `nil` for a file that is not there. The
  /// first is the notebook itself.
  private static func files(_ seed: UInt64) -> [[Int]?] {
    var dice = Dice(seed)
    return (0..<fileCount).map { file in
      if file > 0, dice.once(in: 4) { return nil }
      return (0..<dice.roll(4)).map { _ in dice.roll(fileCount) }
    }
  }

  /// Which of the notebook's own includes fail, each as often as something behind it does: a file
  /// that is not there, or one that has led to the file which includes it.
  private static func failures(_ files: [[Int]?]) -> [Int] {
    var edges: Set<[Int]> = []
    func leads(_ from: Int, to: Int) -> Bool {
      var reached: Set = [from]
      for _ in files { reached.formUnion(edges.filter { reached.contains($0[0]) }.map { $0[1] }) }
      return reached.contains(to)
    }
    var met: Set = [0]
    var failed: [Int] = []
    var queue = (files[0] ?? []).enumerated().map { (includer: 0, file: $1, request: $0) }
    while !queue.isEmpty {
      let step = queue.removeFirst()
      guard let includes = files[step.file], !leads(step.file, to: step.includer) else {
        failed.append(step.request)
        continue
      }
      edges.insert([step.includer, step.file])
      if met.insert(step.file).inserted {
        queue += includes.map { (includer: step.file, file: $0, request: step.request) }
      }
    }
    return failed.sorted()
  }

  private static func bytes(_ includes: [Int]) -> [UInt8] {
    let lines = includes.map { "include \"f\($0).md\" as p\($0)" }
    return Array("```crux\n\(lines.joined(separator: "\n"))\n```\n".utf8)
  }

  @Test func `what fails to be included is what leads nowhere or back`() throws {
    var found = 0
    for seed in UInt64(0)..<400 {
      let files = Self.files(seed)
      let loader = IncludeLoader(identity: "f0.md") {
        (path: String, _: String) throws(IncludeFailure) -> IncludeLoader.Text in
        let number = Int(path.dropFirst().prefix { $0 != "." }) ?? 0
        guard let includes = files[number] else { throw IncludeFailure("`\(path)` is not there") }
        return .init(identity: path, bytes: Self.bytes(includes))
      }
      let notebook = Notebook(name: "f0.md", bytes: Self.bytes(files[0] ?? []), includes: loader)
      let lines = notebook.lineOfItems()
      let result = Checker.run(notebook.view, policy: try CheckPolicy(select: ["S018"]))
      // The first include stands on the second line.
      let failed = result.records { notebook.place($0, lines: lines) }.map { $0.at.line - 2 }
      #expect(failed.sorted() == Self.failures(files), "seed \(seed): \(files)")
      #expect(result.findings.allSatisfy { $0.severity == .error })
      found += failed.count
    }
    #expect(found > 200)
  }
}
