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

/// Runs another program to its end: no shell, an argument array, limits on time and size.
package struct ProgramRunner: Sendable {
  /// Why a program gave no result.
  package enum Failure: Error, Equatable {
    /// There is no such program in the folders of `PATH`.
    case missing
    /// This file has the program's name and may not be run.
    case notExecutable(String)
    /// It took longer than it may.
    case timeout
    /// The user wanted it to stop.
    case interrupted
    /// It wrote more than it may.
    case tooMuchOutput
    /// It failed: the lines it wrote on standard error, or how it ended.
    case failed([String])
  }

  /// The seconds that a program may take.
  package var seconds = 60.0
  /// The most bytes of its output.
  package var outputLimit = 64 << 20
  /// The most bytes of its messages.
  package var messageLimit = 1 << 20
  /// The folders that programs are looked for in, as `PATH` has them; only absolute ones count.
  package var searchPath =
    getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"

  /// Asked while a program runs whether it is to stop.
  package var stop = StopSignal.never

  /// The seconds that pass before it is asked again whether a program is to stop.
  private static let pollSeconds = 0.05
  /// The seconds that a program which is stopped has to be gone.
  private static let stopSeconds = 2.0

  /// Runs programs with the usual limits.
  package init() {}

  /// Runs a program, and returns what it wrote on standard output.
  ///
  /// A program that is not done in time is killed. The concurrency runtime starts here and nowhere
  /// else, so that a session that runs no program does not pay for it.
  package func run(
    _ program: String, _ arguments: [String], input: [UInt8] = []
  ) throws(Failure) -> [UInt8] {
    let path = try find(program)
    let box = Box()
    let done = DispatchSemaphore(value: 0)
    let limits = self
    let task = Task.detached {
      let outcome = await limits.collect(path, arguments, input)
      box.value.withLock { $0 = outcome }
      done.signal()
    }
    let end = DispatchTime.now() + seconds
    while done.wait(timeout: min(end, .now() + Self.pollSeconds)) == .timedOut {
      let isStopped = stop.isRaised
      guard isStopped || .now() >= end else { continue }
      task.cancel()
      // What the program started itself may hold its output open: that is not waited for.
      _ = done.wait(timeout: .now() + Self.stopSeconds)
      throw isStopped ? .interrupted : .timeout
    }
    // Ctrl-C reaches the program too, which then fails before it is asked for here.
    if stop.isRaised { throw .interrupted }
    return try (box.value.withLock { $0 } ?? .failure(.failed([]))).get()
  }

  /// The program's file in the folders that are searched.
  ///
  /// Relative folders, `.` and the empty one among them, are passed over: a program that lies
  /// beside a notebook somebody sent must not be run in place of the real one.
  func find(_ program: String) throws(Failure) -> FilePath {
    var unusable: String?
    for folder in searchPath.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/\(program)"
      guard access(path, F_OK) == 0, isRegularFile(path) else { continue }
      if access(path, X_OK) == 0 { return FilePath(path) }
      unusable = unusable ?? path
    }
    throw unusable.map { .notExecutable($0) } ?? .missing
  }

  private func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private func collect(
    _ path: FilePath, _ arguments: [String], _ input: [UInt8]
  ) async -> Result<[UInt8], Failure> {
    do {
      let result = try await Subprocess.run(
        .path(path), arguments: Arguments(arguments),
        input: .fileDescriptor(try Self.file(with: input), closeAfterSpawningProcess: true),
        output: .bytes(limit: outputLimit), error: .string(limit: messageLimit))
      if result.terminationStatus.isSuccess { return .success(result.standardOutput) }
      let lines = result.standardError.split(whereSeparator: \.isNewline).map(String.init)
      return .failure(.failed(lines.isEmpty ? [Self.words(result.terminationStatus)] : lines))
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .failure(.tooMuchOutput)
    } catch {
      return .failure(.failed(["\(error)"]))
    }
  }

  /// A file without a name that holds the input.
  ///
  /// A pipe would break when the program ends without reading all of it.
  private static func file(with input: [UInt8]) throws -> FileDescriptor {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folder)/crux-XXXXXX".utf8CString)
    let raw = name.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkstemp($0) } ?? -1 }
    guard raw >= 0 else { throw Errno(rawValue: errno) }
    _ = name.withUnsafeBufferPointer { $0.baseAddress.map { unlink($0) } }
    let file = FileDescriptor(rawValue: raw)
    do {
      try file.writeAll(input)
      try file.seek(offset: 0, from: .start)
    } catch {
      try? file.close()
      throw error
    }
    return file
  }

  private static func words(_ status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "it ended with status \(code) and said nothing"
    case .signaled(let number): "it was ended by signal \(number)"
    }
  }
}

/// A result that another thread fills in.
private final class Box: Sendable {
  let value = Mutex<Result<[UInt8], ProgramRunner.Failure>?>(nil)
}
