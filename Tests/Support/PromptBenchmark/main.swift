import Foundation
import TerminalTesting

/// How long a prompt takes to show, and each key to be dealt with.
///
/// `PromptBenchmark [PROGRAM ARGUMENT …]` measures that program, or else the editor's demonstration
/// with 10,000 names and a history of 10,000 entries, and `sqlite3` in the same run where there is
/// one. Build it with `-c release`.
struct Measurement {
  var name: String
  var start = 0.0
  var keys: [Double] = []
  var bytes = 0

  /// The time in milliseconds that a part of the keys were done within.
  func quantile(_ part: Double) -> Double {
    let sorted = keys.sorted()
    return sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
  }

  var row: String {
    let numbers = [start, quantile(0.5), quantile(0.95), quantile(1)]
      .map { String(format: "%8.2f", $0) }.joined(separator: " ")
    let size = String(format: "%6.1f", Double(bytes) / Double(max(1, keys.count)))
    return name.padding(toLength: 14, withPad: " ", startingAt: 0) + numbers + "  " + size
  }
}

/// The silence, in milliseconds, after which a screen counts as settled.
let silence = 4
let rounds = 12
let typed = "drop thing-77 and then \"税金 is wide\" so"

func milliseconds(_ duration: Duration) -> Double {
  Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3
}

/// Waits until nothing comes any more, and returns when the last piece came.
func settle(_ session: TerminalSession) -> ContinuousClock.Instant {
  var last = ContinuousClock.now
  while true {
    let before = session.received.count
    session.receive(milliseconds: silence)
    if session.received.count == before { return last }
    last = ContinuousClock.now
  }
}

func measure(_ name: String, _ program: [String], prompt: String) throws -> Measurement {
  var result = Measurement(name: name)
  let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent"]
  let start = ContinuousClock.now
  let session = try TerminalSession(program, environment: environment, columns: 100, rows: 30)
  try session.wait(for: "the prompt") { $0.text.contains(prompt) && $0.column > 0 }
  result.start = milliseconds(ContinuousClock.now - start)
  _ = settle(session)
  for _ in 0..<rounds {
    let column = session.screen.column
    for letter in typed {
      let before = session.received.count
      let pressed = ContinuousClock.now
      try session.send(String(letter))
      try session.wait(for: "an answer") { _ in session.received.count > before }
      result.keys.append(milliseconds(settle(session) - pressed))
      result.bytes += session.received.count - before
    }
    try session.send("\u{15}")
    try session.wait(for: "an empty line") { $0.column == column }
    _ = settle(session)
  }
  return result
}

func historyFile() throws -> String {
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("prompt-benchmark-\(getpid())").path
  let entries = (1...10_000).map { "add entry-\($0) \"some text that is number \($0)\"" }
  try Data((["line-editor-history 1"] + entries).joined(separator: "\n").appending("\n").utf8)
    .write(to: URL(fileURLWithPath: file))
  return file
}

var programs: [(name: String, program: [String], prompt: String)] = []
let given = Array(CommandLine.arguments.dropFirst())
let file = try historyFile()
defer { try? FileManager.default.removeItem(atPath: file) }
if let program = given.first {
  programs.append(((program as NSString).lastPathComponent, given, ">"))
} else {
  let demo = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("EditorDemo").path
  programs.append(("editor", [demo, "--names", "10000", "--history", file], ">"))
  programs.append(("editor --plain", [demo, "--plain"], ">"))
}
if access("/usr/bin/sqlite3", X_OK) == 0 {
  programs.append(("sqlite3", ["/usr/bin/sqlite3", ":memory:"], "sqlite>"))
}
print("milliseconds    prompt  key p50  key p95      max  bytes per key")
for (name, program, prompt) in programs {
  print(try measure(name, program, prompt: prompt).row)
}
