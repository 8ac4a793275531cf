import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Drawing with Graphviz, and opening the picture.
package enum Graphviz {
  /// The most statements of a picture: `dot` takes 4 s for 3,000 and 63 s for 10,000.
  package static let statementLimit = 3_000
  /// The lines of the program's own messages that are passed on.
  package static let messageLines = 20

  /// Draws DOT text as a picture.
  ///
  /// - Throws: `SessionFailure` when Graphviz is missing, fails, or takes too long.
  package static func draw(
    _ dot: [UInt8], format: String, with runner: ProgramRunner = ProgramRunner()
  ) throws(SessionFailure) -> [UInt8] {
    do {
      return try runner.run("dot", ["-T\(format)"], input: dot)
    } catch {
      switch error {
      case .missing:
        throw SessionFailure(
          "Graphviz is not installed: there is no program named dot in PATH",
          help: "install it (apt-get install graphviz), or export dot")
      case .notExecutable(let path):
        throw SessionFailure("\(path) may not be run", help: "change its mode, or export dot")
      case .interrupted: throw .interrupted
      case .timeout:
        throw SessionFailure(
          "dot was stopped after \(seconds(runner.seconds))",
          help: "draw a part of the map, with from ID depth N")
      case .tooMuchOutput:
        throw SessionFailure(
          "dot was stopped: the picture is larger than \(runner.outputLimit >> 20) MB",
          help: "draw a part of the map, with from ID depth N")
      case .failed(let lines):
        throw SessionFailure([Diagnostic("dot failed: \(lines.first ?? "")")] + rest(of: lines))
      }
    }
  }

  /// The further lines that a program wrote, as notes.
  private static func rest(of lines: [String]) -> [Diagnostic] {
    lines.prefix(messageLines).dropFirst().map { Diagnostic("dot: \($0)", severity: .note) }
  }

  private static func seconds(_ count: Double) -> String {
    count == count.rounded(.down) ? "\(Int(count)) s" : "\(count) s"
  }

  /// Opens a file with the system's viewer.
  static func open(
    _ path: String, with runner: ProgramRunner = ProgramRunner()
  ) throws(SessionFailure) {
    #if os(macOS)
      let viewer = "open"
    #else
      let viewer = "xdg-open"
    #endif
    do {
      _ = try runner.run(viewer, [path])
    } catch {
      if error == .interrupted { throw .interrupted }
      if error == .missing {
        throw SessionFailure("there is no \(viewer) here to open it with", help: "open \(path)")
      }
      throw SessionFailure("\(viewer) could not open \(path)")
    }
  }

  /// A path in a folder of our own in the system's temporary folder, which nobody else may write.
  static func temporaryPath(named name: String) throws(SessionFailure) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/crux-XXXXXX".utf8CString)
    let isMade = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) } != nil
    }
    guard isMade else { throw SessionFailure("no temporary folder can be made in \(base)") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return "\(folder)/\(name)"
  }
}
