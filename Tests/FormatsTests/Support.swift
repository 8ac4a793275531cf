import ArgumentGraph
import Formats
import Foundation
import Notebook
import RandomTesting
import SourceText

typealias Dice = RandomTesting.Dice

extension Dice {
  /// A text of up to 12 scalars, many of them awkward ones; no NUL, which texts may not hold.
  mutating func text() -> String {
    let awkward: [Unicode.Scalar] = [
      "\"", "\\", "/", "\n", "\r", "\t", "\u{1}", "\u{8}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}",
      "\u{A0}", "é", "\u{301}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}",
      "\u{E000}", "😀", "\u{10FFFF}", "#", ";", "`", "$", "{", "+", "-", ">", " ",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<roll(13) {
      switch roll(3) {
      case 0: text.append(awkward[roll(awkward.count)])
      case 1: text.append(Unicode.Scalar(UInt8(0x20 + roll(0x5F))))
      default: text.append(Unicode.Scalar(UInt32(1 + roll(0x11_0000 - 1))) ?? "-")
      }
    }
    if once(in: 20) {
      text.append(contentsOf: String(repeating: "\u{323}", count: 70).unicodeScalars)
    }
    return String(text)
  }
}

/// Reads a notebook of one cell.
func notebook(_ statements: String) -> Notebook {
  Notebook(name: "map.md", bytes: Array("```crux\n\(statements)\n```\n".utf8))
}

/// Exports a map.
func export(
  _ format: any Exporter.Type, _ notebook: Notebook, _ options: ExportOptions = ExportOptions()
) -> (text: String, losses: [Diagnostic]) {
  var sink = ByteSink()
  let losses = format.write(notebook.view, options: options, to: &sink)
  return (String(decoding: sink.bytes, as: UTF8.self), losses)
}

func json(_ notebook: Notebook) -> String { export(JSONFormat.self, notebook).text }

func dot(_ notebook: Notebook, _ settings: [String: String] = [:]) -> String {
  export(DOTFormat.self, notebook, ExportOptions(settings: settings)).text
}

/// A file of the repository, by its path from the root.
func repositoryFile(_ path: String, from file: StaticString = #filePath) -> URL {
  URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
    .appendingPathComponent("../..").appendingPathComponent(path).standardizedFileURL
}

/// Compares with a file of `Goldens`; `RECORD=1` writes it instead.
func golden(_ name: String, _ text: String) throws -> String {
  let url = repositoryFile("Tests/FormatsTests/Goldens/\(name)")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try Data(text.utf8).write(to: url)
  }
  return String(decoding: try Data(contentsOf: url), as: UTF8.self)
}

/// What a program printed, and how it ended.
struct Run {
  var output: [UInt8]
  var status: Int32
  var text: String { String(decoding: output, as: UTF8.self) }
}

/// Runs a program on some input for at most a minute; nil, with a message, when it is not there.
func run(_ program: String, _ arguments: [String], input: String) throws -> Run? {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent("input")
  try Data(input.utf8).write(to: file)
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["timeout", "60", program] + arguments
  process.standardInput = try FileHandle(forReadingFrom: file)
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  try process.run()
  let bytes = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  if process.terminationStatus == 127 {
    print("skipped: \(program) is not installed")
    return nil
  }
  return Run(output: [UInt8](bytes), status: process.terminationStatus)
}
