import Foundation
import SystemPackage

/// What a program that was run said.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String
}

/// Programs that tests run, and what of them works on this machine.
enum Programs {
  /// The probe, built beside the tests.
  static let probe: String = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("StorageProbe").path
  }()

  static let isRoot = geteuid() == 0

  /// Whether strace is here and may trace and inject.
  static let canInject: Bool = {
    let folder = TestFolder()
    let outcome = shell(
      "strace -f -qq -o \(folder["log"]) -e inject=fsync:error=EIO:when=1 true", in: folder)
    return outcome.status == 0
  }()

  /// Whether file systems may be mounted.
  static let canMount: Bool = {
    guard isRoot else { return false }
    let folder = TestFolder()
    return shell("unshare -m mount -t tmpfs -o size=64k tmpfs .", in: folder).status == 0
  }()

  /// Whether images of file systems may be made and mounted.
  static let canLoopMount: Bool = {
    guard isRoot else { return false }
    let script = """
      truncate -s 8M i && mkfs.ext4 -q -F i && mkdir d && unshare -m mount -o loop i d
      """
    return shell(script, in: TestFolder()).status == 0
  }()

  /// Whether the probe can be run as nobody.
  static let canBecomeNobody: Bool = {
    guard isRoot else { return false }
    let folder = TestFolder()
    folder.write("x", to: "f")
    return shell("\(asNobody) \(probe) load f", in: folder).status == 0
  }()

  static let asNobody = "setpriv --reuid=65534 --regid=65534 --clear-groups"

  /// Runs a script in `folder` and waits for it. What it prints goes through files, so that no
  /// other program that runs at the same time can hold a pipe open.
  static func shell(_ script: String, in folder: TestFolder, limit: Int = 20) -> Outcome {
    let outputs = TestFolder()
    let process = start("timeout \(limit) sh -c \(quoted(script))", in: folder, outputs: outputs)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: outputs.text("out") ?? "",
      errors: outputs.text("err") ?? "")
  }

  /// Starts a script in `folder`; its output goes to `out` and `err` in `outputs`.
  static func start(_ script: String, in folder: TestFolder, outputs: TestFolder) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "exec >\(outputs["out"]) 2>\(outputs["err"]) </dev/null; \(script)",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path.string)
    do { try process.run() } catch { fatalError("/bin/sh does not run: \(error)") }
    return process
  }

  static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }
}
