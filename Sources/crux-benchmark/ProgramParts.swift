import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time from the start of the program to the end of its first answer.
enum StartPart: Part {
  static let name = "start"
  static let runs = 200
  static let statements = 30

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      name, "Start: one answer about a map of \(statements) statements, whole processes",
      columns: ["program", "median", "p99", "ratio"])
    guard let sqlite = Programs.sqlite(&report) else { return }
    say("start: \(options.runs(runs)) runs of each\n", to: 2)
    try folder.write("small.md") { MapText.write(statements: statements, to: &$0) }
    folder.removeFile("small.db")
    _ = try runWell(
      sqlite, [folder.file("small.db")], input: .pipe(Programs.inserts(statements)))
    let (ours, theirs) = try alternate(
      runs: options.runs(runs),
      { () throws(BenchmarkFailure) in
        try runWell(options.crux, ["-c", "stats", folder.file("small.md")]).nanoseconds
      },
      { () throws(BenchmarkFailure) in
        try runWell(
          sqlite, [folder.file("small.db"), "select kind, count(*) from node group by kind"]
        ).nanoseconds
      })
    Programs.compare(
      ("crux -c stats", ours), ("sqlite3, select count(*)", theirs), &report)
    report.note("goal: at most 2.2 x, by a program without shared libraries")
    if loadsSharedLibraries(options.crux) {
      report.note("this crux loads shared libraries, which takes it longer: see CONTRIBUTING.md")
    }
  }
}

/// Whether the program at a path is an ELF file that asks for a loader of shared libraries.
private func loadsSharedLibraries(_ path: String) -> Bool {
  guard let bytes = try? loadFile(FilePath(path), limit: 1 << 30).bytes, bytes.count >= 64,
    bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
  else { return false }
  func number(_ offset: Int, _ size: Int) -> Int {
    guard offset >= 0, offset + size <= bytes.count else { return 0 }
    return bytes[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  let (start, size, count) = (number(32, 4), number(54, 2), number(56, 2))
  let interpreter = 3
  return (0..<count).contains { number(start + $0 * size, 4) == interpreter }
}

/// A hundred thousand declarations from a pipe, saved.
enum CommandsPart: Part {
  static let name = "commands"
  static let runs = 7
  static let count = 100_000

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    report.begin(
      name, "Commands: \(grouped(count)) from a pipe, saved in a new file, whole processes",
      columns: ["program", "median", "p99", "ratio"])
    guard let sqlite = Programs.sqlite(&report) else { return }
    say("commands: \(options.runs(runs)) runs of each\n", to: 2)
    let commands = Programs.declarations(count)
    let inserts = Programs.inserts(count)
    let (ours, theirs) = try alternate(
      runs: options.runs(runs),
      { () throws(BenchmarkFailure) in
        folder.removeFile("new.md")
        return try runWell(
          options.crux, ["run", "-", "--on", folder.file("new.md")], input: .pipe(commands)
        ).nanoseconds
      },
      { () throws(BenchmarkFailure) in
        folder.removeFile("new.db")
        return try runWell(sqlite, [folder.file("new.db")], input: .pipe(inserts)).nanoseconds
      })
    Programs.compare(
      ("crux run - --on NEW", ours), ("sqlite3, one transaction", theirs), &report)
    report.note("goal: at most 1 x")
    folder.removeFile("new.md")
    folder.removeFile("new.db")
  }
}

/// What both parts need.
enum Programs {
  /// Where `sqlite3` is; notes in the report when it is nowhere.
  static func sqlite(_ report: inout Report) -> String? {
    let path = findProgram("sqlite3")
    if path == nil { report.note("skipped: sqlite3 is not installed") }
    return path
  }

  /// Adds two rows, the first with the ratio of the medians.
  static func compare(
    _ ours: (name: String, samples: Samples), _ theirs: (name: String, samples: Samples),
    _ report: inout Report
  ) {
    let ratio = Double(ours.samples.median) / Double(max(1, theirs.samples.median))
    report.add([
      .text(ours.name), .nanoseconds(ours.samples.median), .nanoseconds(ours.samples.p99),
      .ratio(ratio),
    ])
    report.add([
      .text(theirs.name), .nanoseconds(theirs.samples.median), .nanoseconds(theirs.samples.p99),
      .ratio(1),
    ])
  }

  /// So many claims, each supporting one before it.
  static func declarations(_ count: Int) -> [UInt8] {
    var text = "contention n0 \"\(MapText.text(0))\"\n"
    for number in 1..<count {
      text += "claim n\(number) \"\(MapText.text(number))\" supports n\((number - 1) / 4)\n"
    }
    return Array(text.utf8)
  }

  /// The same as rows: an id that is unique, a kind, a text, and what it supports.
  static func inserts(_ count: Int) -> [UInt8] {
    var text = "create table node (id text primary key, kind text, body text, target text);\n"
    text += "begin;\ninsert into node values ('n0', 'contention', '\(MapText.text(0))', null);\n"
    for number in 1..<count {
      text += "insert into node values ('n\(number)', 'claim', '\(MapText.text(number))', "
      text += "'n\((number - 1) / 4)');\n"
    }
    return Array((text + "commit;\n").utf8)
  }
}
