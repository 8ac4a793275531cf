import Foundation

/// A folder of its own for one test, in which shell lines are run with `crux` in PATH.
final class Sandbox {
  /// What a shell line came to.
  struct Result: CustomStringConvertible {
    let status: Int32
    let output: String
    let errors: String

    var description: String { "[\(status)]\n--- output\n\(output)--- errors\n\(errors)---" }
  }

  /// The folder's real path.
  let path: String

  init() {
    let base = FileManager.default.temporaryDirectory.path
    var template = Array("\(base)/crux-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template), let real = realpath(made, nil) else {
      fatalError("no temporary folder can be made in \(base)")
    }
    path = String(cString: real)
    free(real)
    chmod(path, 0o755)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    try? FileManager.default.removeItem(atPath: states)
  }

  // MARK: Running

  /// Runs a shell line here, in an environment that is always the same.
  ///
  /// What is printed goes through files, so that no program which runs at the same time can hold a
  /// pipe open; a line that takes longer than `limit` seconds ends with status 124.
  func run(
    _ line: String, environment: [String: String] = [:], limit: Int = 60
  ) -> Result {
    let outputs = Sandbox.outputs()
    defer { try? FileManager.default.removeItem(atPath: outputs) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "exec >\(outputs)/out 2>\(outputs)/err </dev/null; "
        + "exec timeout -k 1 \(limit) sh -c \(Sandbox.quoted(line))",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    process.environment = variables.merging(environment) { $1 }
    do { try process.run() } catch { fatalError("/bin/sh does not run: \(error)") }
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal ? Int32(128) : 0
    return Result(
      status: signal + process.terminationStatus, output: Sandbox.text("\(outputs)/out"),
      errors: Sandbox.text("\(outputs)/err"))
  }

  /// The environment of the lines that are run.
  var variables: [String: String] {
    [
      "PATH": "\(Programs.folder):/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": path,
      "LANG": "C.UTF-8", "TERM": "dumb", "XDG_STATE_HOME": states,
      "TMPDIR": FileManager.default.temporaryDirectory.path,
    ]
  }

  /// Where histories are kept, so that they are not among the files here.
  private var states: String { path + "-state" }

  private static func outputs() -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try? FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    return path.path
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// A word of a shell line that means just this text.
  static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  // MARK: Files

  /// The path of a file here.
  func path(of name: String) -> String { "\(path)/\(name)" }

  /// Makes a file.
  func write(_ text: String, to name: String, mode: mode_t = 0o644) {
    write(Array(text.utf8), to: name, mode: mode)
  }

  /// Makes a file.
  func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o644) {
    let url = URL(fileURLWithPath: path(of: name))
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: url.path, contents: Data(bytes))
    chmod(url.path, mode)
  }

  /// A file's bytes; `nil` when it is not there.
  func read(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path(of: name)).map { [UInt8]($0) }
  }

  /// A file's text; `nil` when it is not there.
  func text(_ name: String) -> String? {
    read(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Removes a file.
  func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: path(of: name))
  }

  /// All names in the folder, hidden ones too, in order.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// A file's mode.
  func mode(_ name: String) -> mode_t {
    var status = stat()
    lstat(path(of: name), &status)
    return status.st_mode & 0o7777
  }
}
