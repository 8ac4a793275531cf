import Foundation
import TerminalTesting

/// Sessions of the demonstration program.
enum Demo {
  static var path: String {
    // The test program lies beside it; on macOS inside of a bundle that does.
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let neighbour = bundle?.bundleURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return neighbour.deletingLastPathComponent().appendingPathComponent("EditorDemo").path
  }

  /// Starts the program and waits for its prompt.
  static func start(
    _ arguments: String..., environment: [String: String] = [:], columns: Int = 60, rows: Int = 12
  ) throws -> TerminalSession {
    var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
    // A crash must not wait for a key.
    variables["SWIFT_BACKTRACE"] = "interactive=no,color=no"
    variables.merge(environment) { $1 }
    let session = try TerminalSession(
      [path] + arguments, environment: variables.filter { !$0.value.isEmpty }, columns: columns,
      rows: rows)
    try session.wait(for: "the prompt") { $0.text.hasSuffix(">") && $0.column > 0 }
    return session
  }

  /// Starts the program under a shell that can stop it and goes on with it, and waits for its prompt.
  static func startUnderShell() throws -> TerminalSession {
    let session = try TerminalSession(
      ["/bin/sh", "-mc", "\"$0\"; echo stopped; fg > /dev/null; echo over", path],
      environment: ["TERM": "xterm", "HOME": "/nonexistent"])
    try session.wait(for: "the prompt") { $0.text.hasSuffix(">") && $0.column > 0 }
    return session
  }
}
