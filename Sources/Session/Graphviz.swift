import Dispatch
import SourceText
import Subprocess
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Starting Graphviz and the picture viewer: argument arrays, no shell, limits on time and size.
enum Graphviz {
  /// The most statements of a picture: `dot` takes 4 s for 3,000 and 63 s for 10,000.
  static let statementLimit = 3_000
  /// The seconds that `dot` may take.
  static let seconds = 60
  /// The most bytes of a picture.
  static let sizeLimit = 256 << 20
  /// The lines of the program's own messages that are passed on.
  static let messageLines = 20

  /// Draws DOT text as a picture.
  ///
  /// - Throws: `SessionFailure` when Graphviz is missing, fails, or takes too long.
  static func draw(_ dot: [UInt8], format: String) throws(SessionFailure) -> [UInt8] {
    let result = run("dot", ["-T\(format)"], input: dot)
    switch result {
    case .success(let output): return output
    case .failure(.missing):
      throw SessionFailure(
        "Graphviz is not installed: there is no program named dot",
        help: "install it (apt-get install graphviz), or export dot")
    case .failure(.timeout):
      throw SessionFailure(
        "dot was stopped after \(seconds) s", help: "draw a part of the map, with from ID depth N")
    case .failure(.failed(let words)):
      throw SessionFailure("dot failed: \(words)")
    }
  }

  /// Opens a file with the system's viewer.
  static func open(_ path: String) throws(SessionFailure) {
    #if os(macOS)
      let viewer = "open"
    #else
      let viewer = "xdg-open"
    #endif
    if case .failure(let reason) = run(viewer, [path], input: []) {
      if case .missing = reason {
        throw SessionFailure("there is no \(viewer) here to open it with", help: "open \(path)")
      }
      throw SessionFailure("\(viewer) could not open \(path)")
    }
  }

  /// A path in a folder of our own in the system's temporary folder, which nobody else may write.
  static func temporaryPath(named name: String) throws(SessionFailure) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/crux-XXXXXX".utf8CString)
    guard template.withUnsafeMutableBufferPointer({ buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) } != nil
    })
    else {
      throw SessionFailure("no temporary folder can be made in \(base)")
    }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "\(folder)/\(name)"
  }

  // MARK: Running

  fileprivate enum RunFailure: Error {
    case missing
    case timeout
    case failed(String)
  }

  /// Runs a program to its end. The concurrency runtime starts here and nowhere else.
  private static func run(
    _ program: String, _ arguments: [String], input: [UInt8]
  ) -> Result<[UInt8], RunFailure> {
    let box = ResultBox()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      let outcome = await runAsync(program, arguments, input)
      box.value.withLock { $0 = outcome }
      done.signal()
    }
    done.wait()
    return box.value.withLock { $0 } ?? .failure(.failed("it did not answer"))
  }

  private static func runAsync(
    _ program: String, _ arguments: [String], _ input: [UInt8]
  ) async -> Result<[UInt8], RunFailure> {
    await withTaskGroup(of: Result<[UInt8], RunFailure>?.self) { group in
      group.addTask { await collect(program, arguments, input) }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return Task.isCancelled ? nil : .failure(.timeout)
      }
      var result: Result<[UInt8], RunFailure>?
      while result == nil, let next = await group.next() { result = next }
      group.cancelAll()
      return result ?? .failure(.timeout)
    }
  }

  private static func collect(
    _ program: String, _ arguments: [String], _ input: [UInt8]
  ) async -> Result<[UInt8], RunFailure> {
    do {
      let result = try await Subprocess.run(
        .name(program), arguments: Arguments(arguments), input: .array(input),
        output: .bytes(limit: sizeLimit), error: .string(limit: 1 << 16))
      if result.terminationStatus.isSuccess { return .success(result.standardOutput) }
      let lines = result.standardError.split(whereSeparator: \.isNewline)
      let shown = lines.prefix(messageLines).map { visible(String($0)) }
      return .failure(.failed(shown.isEmpty ? "\(result.terminationStatus)" : shown.joined(separator: "; ")))
    } catch let error as SubprocessError {
      return .failure(
        error.code == .executableNotFound ? .missing : .failed("\(error)"))
    } catch {
      return .failure(.failed("\(error)"))
    }
  }
}

/// A result that another thread fills in.
private final class ResultBox: Sendable {
  let value = Mutex<Result<[UInt8], Graphviz.RunFailure>?>(nil)
}
