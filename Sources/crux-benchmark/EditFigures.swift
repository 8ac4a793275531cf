import ArgumentGraph
import Checks
import Commands
import Evaluation
import Notebook
import Storage
import SystemPackage

/// The check after one edit on a large realistic map: many edits of several kinds, one after the
/// other, each followed as the prompt follows it.
enum EditFigures {
  static let childFlag = "--measure-edits"

  /// How many edits of each kind are made.
  static let rounds = 40

  /// Measures the edits in a process of its own, and adds their table.
  static func run(
    statements: Int, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    say("checks: edits of \(grouped(statements)) statements\n", to: 2)
    try folder.write("map.md") { RealisticMap.write(statements: statements, to: &$0) }
    _ = try runWell(
      Options.programPath, [childFlag, folder.file("map.md")], output: folder.file("figures"))
    var samples: [String: (check: Samples, all: Samples)] = [:]
    do {
      let bytes = try loadFile(FilePath(folder.file("figures")), limit: 1 << 20).bytes
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.count == 3, let check = Int(words[1]), let all = Int(words[2]) else {
          throw BenchmarkFailure("a measuring process printed something else than figures")
        }
        for name in [String(words[0]), "all"] {
          samples[name, default: (Samples(), Samples())].check.add(check)
          samples[name, default: (Samples(), Samples())].all.add(all)
        }
      }
    } catch let error as BenchmarkFailure {
      throw error
    } catch {
      throw BenchmarkFailure("\(error)")
    }
    folder.removeFile("map.md")
    report.begin(
      "edits", "The check after one edit at \(grouped(statements)) statements, processor time",
      columns: ["edit", "edits", "median", "p95", "worst", "with view and verdicts", "p95"])
    for name in EditKind.allCases.map(\.rawValue) + ["all"] {
      guard let (check, all) = samples[name] else { continue }
      report.add([
        .text(name), .count(check.count), .nanoseconds(check.median), .nanoseconds(check.p95),
        .nanoseconds(check.worst), .nanoseconds(all.median), .nanoseconds(all.p95),
      ])
    }
    report.note("goal: p95 under 20 ms")
  }

  /// Makes and measures edits in this process, and prints their figures.
  ///
  /// - Returns: the exit status.
  static func runChild(_ path: String) -> Int32 {
    do throws(StorageError) {
      let bytes = try loadFile(FilePath(path), limit: Notebook.sizeLimit).bytes
      var workspace = Workspace(Notebook(name: path, bytes: bytes))
      let checker = IncrementalChecker()
      var state = workspace.notebook.mapState
      let first = workspace.evaluation()
      _ = checker.update(first.map, changed: nil, evaluation: first)
      var dice = Dice(state: RealisticMap.seed)
      var last = Edit()
      for round in 0..<rounds * EditKind.allCases.count {
        let kind = EditKind.allCases[round % EditKind.allCases.count]
        guard let edit = kind.edit(of: &workspace.notebook, round: round, last: last, &dice) else {
          continue
        }
        workspace.notebook.apply(edit)
        last = edit
        let changed = workspace.notebook.changedNodes(since: state)
        state = workspace.notebook.mapState
        var check = 0
        let all = processorTime {
          let evaluation = workspace.evaluation()
          let view = evaluation.map
          check = processorTime {
            _ = checker.update(view, changed: changed, evaluation: evaluation)
          }
        }
        say("\(kind.rawValue) \(check) \(all)\n", to: 1)
      }
      return checker.wholeChecks == 1 ? 0 : 3
    } catch {
      say("\(error.message)\n", to: 2)
      return 3
    }
  }
}
