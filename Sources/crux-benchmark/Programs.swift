import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What came of a program: the time from its start to its end, and its peak memory in bytes.
struct ProgramRun {
  var nanoseconds: Int
  var peakMemory: Int
  var status: Int32
}

/// What a program reads.
enum ProgramInput {
  case nothing
  /// A pipe that these bytes are written to.
  case pipe([UInt8])
}

/// Runs a program to its end.
///
/// - Parameter output: the file that its output goes to; `/dev/null` unless told otherwise.
func runProgram(
  _ path: String, _ arguments: [String], input: ProgramInput = .nothing,
  output: String = "/dev/null"
) throws(BenchmarkFailure) -> ProgramRun {
  var ends: [Int32] = [-1, -1]
  if case .pipe = input, pipe(&ends) != 0 { throw BenchmarkFailure("no pipe could be made") }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  if ends[0] >= 0 {
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
  } else {
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  }
  posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  let clock = ContinuousClock()
  let start = clock.now
  var child = pid_t()
  let failure = posix_spawn(&child, path, &actions, nil, &words, environ)
  if ends[0] >= 0 { close(ends[0]) }
  guard failure == 0 else {
    if ends[1] >= 0 { close(ends[1]) }
    throw BenchmarkFailure("\(path) could not be started")
  }
  if case .pipe(let bytes) = input { feed(bytes, to: ends[1]) }
  var usage = rusage()
  var status: Int32 = 0
  while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
  let end = clock.now
  return ProgramRun(
    nanoseconds: (end - start).nanoseconds, peakMemory: peakMemory(usage),
    status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -1)
}

/// As `runProgram`, and a status other than 0 is a failure.
func runWell(
  _ path: String, _ arguments: [String], input: ProgramInput = .nothing,
  output: String = "/dev/null"
) throws(BenchmarkFailure) -> ProgramRun {
  let run = try runProgram(path, arguments, input: input, output: output)
  if run.status != 0 {
    throw BenchmarkFailure("\(path) \(arguments.joined(separator: " ")): status \(run.status)")
  }
  return run
}

/// Writes bytes into a pipe until all are taken or nobody reads, and closes it.
private func feed(_ bytes: [UInt8], to descriptor: Int32) {
  signal(SIGPIPE, SIG_IGN)
  try? FileDescriptor(rawValue: descriptor).closeAfter {
    _ = try FileDescriptor(rawValue: descriptor).writeAll(bytes)
  }
}

/// The peak resident memory, in bytes.
func peakMemory(_ usage: rusage) -> Int {
  #if canImport(Glibc)
    Int(usage.ru_maxrss) * 1024
  #else
    Int(usage.ru_maxrss)
  #endif
}

/// The peak resident memory of this process so far, in bytes.
var ownPeakMemory: Int {
  var usage = rusage()
  #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  #else
    getrusage(RUSAGE_SELF, &usage)
  #endif
  return peakMemory(usage)
}

/// The path of a program on PATH.
func findProgram(_ name: String) -> String? {
  let path = getenv("PATH").map { String(cString: $0) } ?? ""
  for folder in path.split(separator: ":") where folder.hasPrefix("/") {
    let file = "\(folder)/\(name)"
    if access(file, X_OK) == 0 { return file }
  }
  return nil
}

/// What this program prints when it is run as a measuring process of its own, in words.
func childFigures(_ arguments: [String], in folder: WorkFolder) throws(BenchmarkFailure) -> [String]
{
  let file = folder.file("figures")
  _ = try runWell(Options.programPath, arguments, output: file)
  do {
    return String(decoding: try loadFile(FilePath(file), limit: 1 << 16).bytes, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).map(String.init)
  } catch {
    throw BenchmarkFailure(error.message)
  }
}
