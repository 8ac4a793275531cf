import Foundation

/// Answers of programs that other people wrote, asked through Python.
public enum PythonOracle {
  /// The program ended otherwise than it should.
  public struct Failure: Error {
    /// Its exit status.
    public let status: Int32
  }

  /// Runs a program over lines of standard input.
  ///
  /// - Parameters:
  ///   - program: in Python; it prints `skipped` when what it needs is not installed.
  ///   - needed: what that is, and where it comes from.
  /// - Returns: what it printed, by lines; nil, with a message, when it cannot be had here.
  /// - Throws: `Failure` when its exit status is not 0, and what files and processes throw.
  public static func answers(
    of program: String, to lines: [String], needing needed: String
  ) throws -> [String]? {
    let files = FileManager.default
    let input = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
    defer { try? files.removeItem(at: input) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    process.standardInput = try FileHandle(forReadingFrom: input)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: answer, as: UTF8.self)
    if process.terminationStatus == 127 || text.hasPrefix("skipped") {
      print("skipped: \(needed)")
      return nil
    }
    if process.terminationStatus != 0 { throw Failure(status: process.terminationStatus) }
    return text.split(separator: "\n").map(String.init)
  }
}
