import Digests
import Foundation
import Storage
import SystemPackage
import Testing

/// The probe run under strace with one fault in one system call.
private struct Injection {
  let outcome: Outcome
  /// Whether the call was reached at all.
  let happened: Bool
}

@Suite(.enabled(if: Programs.canInject, "strace is missing or may not trace"))
struct `With faults injected` {
  let folder = TestFolder()
  let old = "old content"
  let new = String(repeating: "new content\n", count: 2000)

  /// Not the content itself, which would fill the report of a failure.
  private var isNew: Bool { folder.text("m") == new }

  private var isOld: Bool { folder.text("m") == old }

  init() {
    folder.write(new, to: "new")
    folder.write(old, to: "m", mode: 0o640)
  }

  private func run(_ command: String, _ call: String, _ fault: String, at count: Int) -> Injection {
    let log = TestFolder()
    let script = """
      exec strace -f -qq -o \(log["log"]) -e trace=\(call) \
      -e inject=\(call):\(fault):when=\(count) \(Programs.probe) \(command)
      """
    let outcome = Programs.shell(script, in: folder)
    let trace = log.text("log") ?? ""
    let happened = trace.contains("(INJECTED)") || trace.contains("+++ killed by")
    return Injection(outcome: outcome, happened: happened)
  }

  private func restore() {
    for name in folder.names where name.hasPrefix(".") { folder.remove(name) }
    if !isOld { folder.write(old, to: "m", mode: 0o640) }
  }

  /// How often the loader and the Swift library make this call before the probe begins.
  private func callsBeforeStart(of command: String, _ call: String) -> Int {
    let log = TestFolder()
    let script =
      "strace -f -qq -o \(log["log"]) -e trace=openat,\(call) \(Programs.probe) \(command)"
    let outcome = Programs.shell(script, in: folder)
    #expect(outcome.status == 0)
    restore()
    let lines = (log.text("log") ?? "").split(separator: "\n")
    // Only our own files are opened so as not to wait.
    return lines.prefix { !$0.contains("O_NONBLOCK") }.count { $0.contains(" \(call)(") }
  }

  /// Runs the command again and again with the fault one call later, until there is no such call.
  private func everywhere(
    _ command: String, _ call: String, _ fault: String, _ check: (Outcome, String) throws -> Void
  ) throws -> Int {
    let first = 1 + callsBeforeStart(of: command, call)
    for count in first...(first + 100) {
      let injection = run(command, call, fault, at: count)
      guard injection.happened else {
        #expect(injection.outcome.output == "saved\n", "\(call) \(fault): \(injection.outcome)")
        return count - first
      }
      try check(injection.outcome, "\(call):\(fault):when=\(count)")
      restore()
    }
    Issue.record("\(call) \(fault): no end")
    return 0
  }

  @Test(arguments: [
    ("write", 1), ("fsync", 2), ("renameat", 1), ("fchmod", 1), ("sync_file_range", 1),
    ("openat", 4), ("close", 4), ("newfstatat", 3), ("flistxattr", 1),
    ("read", 2),
  ])
  func `a kill at any call of a save leaves the old or the new`(
    _ call: String, _ least: Int
  ) throws {
    let kills = try everywhere("save m new", call, "signal=SIGKILL") { outcome, place in
      #expect(outcome.status == 137, "\(place)")
      #expect(isOld || isNew, "\(place)")
      #expect(folder.mode("m") == 0o640, "\(place)")
      let others = folder.names.filter { $0 != "m" && $0 != "new" }
      let strays = try strayFiles(for: folder["m"])
      #expect(strays.map { $0.path.lastComponent?.string } == others, "\(place)")
      #expect(strays.allSatisfy { $0.kind == .temporary }, "\(place)")
    }
    #expect(kills >= least, "\(call) was called \(kills) times")
  }

  @Test(arguments: ["write", "fsync", "renameat", "unlink", "close"])
  func `a kill at any call of a journalled save loses no edit and doubles none`(
    _ call: String
  ) throws {
    let edits = (1...3).map { [UInt8]("edit \($0)".utf8) }
    let kills = try everywhere("save-journalled m new", call, "signal=SIGKILL") { _, place in
      let bytes = try #require(folder.read("m"))
      let isNew = bytes == [UInt8](new.utf8)
      #expect(isNew || bytes == [UInt8](old.utf8), "\(place)")
      guard let contents = try Journal.read(for: folder["m"]) else { return }
      #expect(contents.brokenAtLine == nil, "\(place)")
      guard let unsaved = contents.unsaved(inFileWith: SHA256Digest(of: bytes)) else {
        // The header was not written in whole: no edit was acknowledged.
        #expect(contents.tornTail && contents.entries.isEmpty && !isNew, "\(place)")
        return
      }
      #expect(Array(unsaved) == (isNew ? [] : Array(edits.prefix(unsaved.count))), "\(place)")
    }
    #expect(kills >= 1, "\(call) was never called")
  }

  @Test(arguments: ["write", "fsync"])
  func `a kill of a journal keeps every edit that was acknowledged`(_ call: String) throws {
    for count in 1...30 {
      let injection = run("journal m 8", call, "signal=SIGKILL", at: count)
      guard injection.happened else { return }
      let acknowledged = injection.outcome.output.split(separator: "\n").count
      let entries = try Journal.read(for: folder["m"])?.entries ?? []
      #expect(entries.count >= acknowledged, "\(call) \(count)")
      #expect(
        entries == (1...9).map { [UInt8]("edit \($0)".utf8) }.prefix(entries.count).map { $0 })
      folder.remove(".m.journal")
    }
    Issue.record("\(call): no end")
  }

  @Test(arguments: [
    ("write", "ENOSPC", 28), ("write", "EIO", 5), ("write", "EDQUOT", 122), ("fsync", "EIO", 5),
    ("fsync", "ENOSPC", 28), ("close", "EIO", 5), ("close", "ENOSPC", 28),
    ("renameat", "EXDEV", 18),
    ("renameat", "EACCES", 13), ("renameat", "EROFS", 30), ("openat", "EMFILE", 24),
    ("openat", "EROFS", 30), ("fchmod", "EPERM", 1), ("newfstatat", "EIO", 5), ("read", "EIO", 5),
  ])
  func `an error of any call of a save is told, and the old is kept`(
    _ call: String, _ name: String, _ code: Int
  ) throws {
    var told = 0
    _ = try everywhere("save m new", call, "error=\(name)") { outcome, place in
      let errors = outcome.errors
      #expect(folder.names == ["m", "new"], "\(place)")
      #expect(folder.mode("m") == 0o640, "\(place)")
      if outcome.status == 0 {
        // What is said after saving, and closing what was only read, may fail.
        #expect(isNew, "\(place)")
        return
      }
      #expect(outcome.status == 3, "\(place): \(outcome)")
      #expect(outcome.output == "", "\(place)")
      #expect(errors.contains("(\(code))"), "\(place): \(errors)")
      #expect(errors.split(separator: "\n").count == 1, "\(place): \(errors)")
      #expect(
        isNew == errors.contains("the disk did not confirm it") && (isNew || isOld),
        "\(place): \(errors)")
      told += 1
    }
    #expect(told >= 1, "\(call) \(name) was never told")
  }

  @Test(arguments: ["write", "fsync", "openat", "close", "read", "fchmod", "newfstatat"])
  func `an interrupted call is repeated`(_ call: String) throws {
    _ = try everywhere("save m new", call, "error=EINTR") { outcome, place in
      #expect(outcome.status == 0, "\(place): \(outcome.errors)")
      #expect(isNew, "\(place)")
      #expect(folder.names == ["m", "new"], "\(place)")
    }
  }

  @Test func `a folder that cannot be synced is told with the new fingerprint`() {
    let injection = run("save m new", "fsync", "error=EIO", at: 2)
    #expect(
      injection.outcome.errors == """
        m: save failed: written, but the disk did not confirm it: Input/output error (5) \
        (save again, or save to another disk)

        """)
    #expect(isNew)
    let ignored = run("save m new", "fsync", "error=EINVAL", at: 2)
    #expect(ignored.outcome.output == "saved\n")
  }

  @Test func `a journal whose folder cannot be synced is not begun`() {
    let injection = run("journal m 1", "fsync", "error=EIO", at: 1)
    #expect(injection.outcome.status == 3)
    #expect(injection.outcome.errors.contains("journal failed: fsync folder: Input/output error"))
    #expect(folder.names == ["m", "new"])
  }

  @Test func `a file system without exclusive renaming still makes new files`() {
    let injection = run("create fresh new", "renameat2", "error=EINVAL", at: 1)
    #expect(injection.happened)
    #expect(injection.outcome.output == "saved\n")
    #expect(folder.text("fresh")?.count == new.count)
    #expect(folder.names == ["fresh", "m", "new"])
  }

  @Test func `a record that cannot be written leaves those before it`() throws {
    let injection = run("journal m 3", "write", "error=ENOSPC", at: 4)
    #expect(injection.outcome.status == 3)
    #expect(injection.outcome.errors.contains("journal failed: write: No space left on device"))
    let contents = try #require(try Journal.read(for: folder["m"]))
    #expect(contents.entries == [[UInt8]("edit 1".utf8)])
    #expect(!contents.tornTail)
  }
}
