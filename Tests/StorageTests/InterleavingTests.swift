import Foundation
import Storage
import SystemPackage
import Testing

/// The probe is stopped just after one call, something happens, and it goes on.
@Suite(.enabled(if: Programs.canInject, "strace is missing or may not trace"))
struct `When others act in between` {
  let folder = TestFolder()

  init() {
    folder.write("new content", to: "new")
    folder.write("old", to: "m")
  }

  /// Stops the probe after its first call of this kind (on that file), acts, and lets it go on.
  private func during(
    _ command: String, stoppedAfter call: String, on file: String? = nil,
    _ act: () throws -> Void
  ) throws -> Outcome {
    let (log, outputs) = (TestFolder(), TestFolder())
    let path = file.map { "-P \(folder[$0])" } ?? ""
    let process = Programs.start(
      """
      exec timeout 20 strace -f -qq -o \(log["log"]) \(path) -e trace=\(call) \
      -e inject=\(call):signal=SIGSTOP:when=1 \(Programs.probe) \(command)
      """, in: folder, outputs: outputs)
    var pid: Int32?
    while pid == nil, process.isRunning {
      usleep(1_000)
      let stop = log.text("log")?.split(separator: "\n").first { $0.contains("stopped by SIGSTOP") }
      pid = stop.flatMap { Int32($0.prefix { $0 != " " }) }
    }
    let stopped = try #require(pid, "the probe did not come to \(call)")
    defer { process.waitUntilExit() }
    defer { kill(stopped, SIGCONT) }
    try act()
    kill(stopped, SIGCONT)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: outputs.text("out") ?? "",
      errors: outputs.text("err") ?? "")
  }

  @Test func `a file that is written during a save is not overwritten`() throws {
    let outcome = try during("save m new", stoppedAfter: "fsync") {
      folder.overwrite("m", with: "theirs")
    }
    #expect(outcome.errors.hasPrefix("m: save failed: the file was changed by somebody else"))
    #expect(folder.text("m") == "theirs")
    #expect(folder.names == ["m", "new"])
  }

  @Test func `a file that is made during a save of a new one is not overwritten`() throws {
    let outcome = try during("create fresh new", stoppedAfter: "fsync") {
      folder.write("theirs", to: "fresh")
    }
    #expect(outcome.errors.hasPrefix("fresh: save failed: the file is there already"))
    #expect(folder.text("fresh") == "theirs")
    #expect(folder.names == ["fresh", "m", "new"])
  }

  @Test func `a folder that is renamed during a save takes the file along`() throws {
    mkdir(folder["book"].string, 0o755)
    folder.write("old", to: "book/m")
    let outcome = try during("save book/m new", stoppedAfter: "fsync") {
      rename(folder["book"].string, folder["moved"].string)
    }
    #expect(outcome.output == "saved\n")
    #expect(folder.text("moved/m") == "new content")
    #expect(folder.names == ["m", "moved", "new"])
  }

  @Test func `a file that is written while it is read is read again`() throws {
    let outcome = try during("load m", stoppedAfter: "read", on: "m") {
      folder.overwrite("m", with: "xy")
    }
    #expect(outcome.output == "2\n")
  }

  @Test func `a lock file that its holder takes away is not mistaken for a lock`() throws {
    let lock = try FileLock(for: folder["m"])
    var late: FileLock?
    let outcome = try during("lock m", stoppedAfter: "openat", on: ".m.lock") {
      lock.release()
      late = try FileLock(for: folder["m"])
    }
    #expect(outcome.errors.contains("in use by process \(getpid())"))
    late?.release()
    let alone = try FileLock(for: folder["m"])
    let second = try during("lock m", stoppedAfter: "openat", on: ".m.lock") { alone.release() }
    #expect(second.output == "locked\n")
    #expect(folder.names == ["m", "new"])
  }
}
