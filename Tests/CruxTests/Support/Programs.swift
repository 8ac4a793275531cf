import Foundation

/// Programs that tests run, and what of them works on this machine.
enum Programs {
  /// The folder that the program was built in, beside the tests.
  static let folder: String = {
    // On macOS the tests lie in a bundle that has the program beside it.
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let tests = bundle?.bundleURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return tests.resolvingSymlinksInPath().deletingLastPathComponent().path
  }()

  /// The repository.
  static let repository: String = {
    var url = URL(fileURLWithPath: #filePath)
    while url.path != "/", !FileManager.default.fileExists(atPath: "\(url.path)/Package.swift") {
      url.deleteLastPathComponent()
    }
    return url.path
  }()

  static let isRoot = geteuid() == 0

  /// Runs a line with the rights of nobody.
  static let asNobody = "setpriv --reuid=65534 --regid=65534 --clear-groups"

  /// Whether the full sizes of the catalogue are run, which takes minutes.
  static let runsLongTests = ProcessInfo.processInfo.environment["CRUX_LONG_TESTS"] == "1"

  /// Whether strace is here and may trace and inject.
  static let canInject = works(
    "strace -f -qq -o log -e inject=fsync:error=EIO:when=1 true", "strace is missing or refused")

  /// Whether the program can be run as nobody.
  static let canBecomeNobody =
    isRoot && works("\(asNobody) crux --version", "programs cannot be run as nobody")

  /// Whether Graphviz is installed.
  static let hasGraphviz = works("dot -V", "Graphviz is not installed")

  /// Whether Python can validate JSON against a schema.
  static let hasJSONSchema = works(
    "python3 -c 'import jsonschema'", "python3-jsonschema is missing")

  /// Whether Python is installed.
  static let hasPython = works("python3 -c ''", "python3 is not installed")

  private static func works(_ line: String, _ message: String) -> Bool {
    let isFine = Sandbox().run(line, limit: 20).status == 0
    if !isFine { print("skipped: \(message)") }
    return isFine
  }
}
