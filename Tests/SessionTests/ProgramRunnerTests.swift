import Foundation
import Session
import Testing

struct `A program that is run` {
  let folder = TestFolder()

  private func runner(_ script: String, mode: Int = 0o755) -> ProgramRunner {
    folder.write("#!/bin/sh\n\(script)\n", to: "tool")
    chmod(folder["tool"], mode_t(mode))
    var runner = ProgramRunner()
    runner.searchPath = ".::relative:\(folder.path):/usr/bin:/bin"
    // Its task waits for a thread that the other tests may hold for minutes.
    runner.seconds = 1_200
    return runner
  }

  /// Runs the tool on a thread of its own: `run` waits, and the threads of tests are few.
  private func result(
    _ runner: ProgramRunner, _ arguments: [String] = [], input: [UInt8] = []
  ) async -> Result<[UInt8], ProgramRunner.Failure> {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: Result { () throws(ProgramRunner.Failure) in
            try runner.run("tool", arguments, input: input)
          })
      }
    }
  }

  private func failure(
    _ runner: ProgramRunner, input: [UInt8] = []
  ) async -> ProgramRunner.Failure? {
    if case .failure(let failure) = await result(runner, input: input) { return failure }
    return nil
  }

  @Test func `gets its arguments and its input, and no shell`() async throws {
    let echo = runner("printf '%s|' \"$@\"; cat")
    let output = try await result(echo, ["a b", "$(touch x)", "-n", ""], input: Array("in".utf8))
      .get()
    #expect(String(decoding: output, as: UTF8.self) == "a b|$(touch x)|-n||in")
    let big = [UInt8](repeating: 0x61, count: 3 << 20)
    #expect(try await result(echo, input: big).get().count == big.count + 1)
  }

  @Test func `is looked for in absolute folders only`() async throws {
    var missing = runner("echo here")
    missing.searchPath = "relative:.::"
    #expect(await failure(missing) == .missing)
    missing.searchPath = ""
    #expect(await failure(missing) == .missing)
    #expect(await failure(runner("echo x", mode: 0o644)) == .notExecutable(folder["tool"]))
    var isFolder = ProgramRunner()
    isFolder.searchPath = URL(fileURLWithPath: folder.path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder["tool2"], withIntermediateDirectories: true)
    isFolder.searchPath = folder.path
    #expect(throws: ProgramRunner.Failure.missing) { _ = try isFolder.run("tool2", []) }
  }

  @Test func `that fails is told with its words`() async {
    #expect(await failure(runner("echo one >&2; echo two >&2; exit 1")) == .failed(["one", "two"]))
    #expect(await failure(runner("exit 7")) == .failed(["it ended with status 7 and said nothing"]))
    #expect(await failure(runner("kill -9 $$")) == .failed(["it was ended by signal 9"]))
    let big = [UInt8](repeating: 0x61, count: 3 << 20)
    #expect(await failure(runner("echo no >&2; exit 1"), input: big) == .failed(["no"]))
    #expect(await failure(runner("exit 0"), input: big) == nil)
  }

  @Test(arguments: ["exec sleep 600", "sleep 600", "trap '' TERM; while :; do sleep 1; done"])
  func `that hangs is stopped, with what it started left behind`(_ script: String) async throws {
    var slow = runner("echo $$ > \(folder["pid"]); \(script)")
    slow.seconds = 0.5
    // On a busy machine the time can be up before the program has begun: it gets more then.
    var pid: Int32?
    while pid == nil, slow.seconds < 100 {
      #expect(await failure(slow) == .timeout)
      let text = String(decoding: folder.bytes("pid"), as: UTF8.self)
      pid = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
      slow.seconds *= 4
    }
    let stopped = try #require(pid)
    var tries = 0
    // It is stopped by a thread that other tests may be waiting on, so this one is not blocked.
    while kill(stopped, 0) == 0, tries < 3000 {
      try await Task.sleep(for: .milliseconds(10))
      tries += 1
    }
    #expect(kill(stopped, 0) == -1, "the program still runs")
  }

  @Test func `that writes too much is stopped`() async {
    var chatty = runner("yes")
    chatty.outputLimit = 1 << 20
    #expect(await failure(chatty) == .tooMuchOutput)
    var loud = runner("yes >&2")
    loud.messageLimit = 1 << 20
    #expect(await failure(loud) == .tooMuchOutput)
  }
}
