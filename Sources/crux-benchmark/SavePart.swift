import Session
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Saving a large notebook after an edit, beside writing the same bytes plainly.
enum SavePart: Part {
  static let name = "save"
  static let runs = 15
  /// About 10 MB.
  static let statements = 97_000

  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure) {
    say("save: \(options.runs(runs)) runs of each\n", to: 2)
    try folder.write("large.md") { MapText.write(statements: statements, to: &$0) }
    let path = folder.file("large.md")
    do {
      let bytes = try loadFile(FilePath(path), limit: 1 << 30).bytes
      report.begin(
        name, "Save: a notebook of \(decimals(Double(bytes.count) / 1e6, 1)) MB after one edit",
        columns: ["what", "median", "p99", "ratio"])
      let plain = { () throws(BenchmarkFailure) in
        try writePlainly(bytes, folder)
      }
      let (stored, besideStored) = try alternate(
        runs: options.runs(runs),
        { () throws(BenchmarkFailure) in try store(bytes, folder.file("stored.md")) }, plain)
      let session = Session(printer: Printer(options: SessionOptions()))
      try session.open(path)
      var isMarked = false
      let (saved, besideSaved) = try alternate(
        runs: options.runs(runs),
        { () throws(BenchmarkFailure) in
          isMarked.toggle()
          return try editAndSave(session, note: isMarked ? "seen" : "new")
        }, plain)
      session.file.close(keepingJournal: false)
      add("a session's save, which reads back what it writes", saved, besideSaved, &report)
      add("the file's replacement alone", stored, besideStored, &report)
      add("one write, two fsyncs", besideSaved, besideSaved, &report)
      report.note("goal: at most 2 x")
    } catch let failure as BenchmarkFailure {
      throw failure
    } catch {
      throw BenchmarkFailure("\(path): \(error)")
    }
  }

  private static func add(
    _ name: String, _ ours: Samples, _ theirs: Samples, _ report: inout Report
  ) {
    let ratio = Double(ours.median) / Double(max(1, theirs.median))
    report.add([.text(name), .nanoseconds(ours.median), .nanoseconds(ours.p99), .ratio(ratio)])
  }

  private static func editAndSave(
    _ session: Session, note: String
  ) throws(BenchmarkFailure) -> Int {
    do {
      let statement = Array("edit n5 note \"\(note)\"".utf8)
      _ = try session.run(statement, 0..<statement.count)
      return try time { _ = try session.save() }
    } catch {
      throw BenchmarkFailure("the notebook was not saved: \(error)")
    }
  }

  private static func store(_ bytes: [UInt8], _ path: String) throws(BenchmarkFailure) -> Int {
    do {
      return try time { _ = try saveFile(bytes, to: FilePath(path), expecting: .anything) }
    } catch {
      throw BenchmarkFailure("\(error)")
    }
  }

  /// Writes the file, syncs it, and syncs its folder.
  private static func writePlainly(
    _ bytes: [UInt8], _ folder: WorkFolder
  ) throws(BenchmarkFailure) -> Int {
    do {
      return try time {
        let file = try FileDescriptor.open(
          folder.file("plain.md"), .writeOnly, options: [.create, .truncate],
          permissions: .ownerReadWrite)
        try file.writeAll(bytes)
        fsync(file.rawValue)
        try file.close()
        let parent = try FileDescriptor.open(folder.path, .readOnly, options: .directory)
        fsync(parent.rawValue)
        try parent.close()
      }
    } catch {
      throw BenchmarkFailure("a plain write failed: \(error)")
    }
  }
}
