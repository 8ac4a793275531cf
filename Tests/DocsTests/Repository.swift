import Foundation

/// The files of the repository, as the tests find them.
enum Repository {
  /// The top folder.
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file, by its path from the top.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  /// Whether there is a file or a folder.
  static func holds(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  /// The names in a folder, sorted.
  static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent(path).path
    ).sorted()
  }

  /// The Swift files below a folder, sorted.
  static func swiftFiles(below path: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder.appendingPathComponent(path).path)
    return (all?.compactMap { $0 as? String } ?? [])
      .filter { $0.hasSuffix(".swift") }.map { "\(path)/\($0)" }.sorted()
  }

  /// The documents at the top.
  static let pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]

  /// Whether what is recorded is to be written anew.
  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// Writes a file of the repository.
  static func write(_ text: String, to path: String) throws {
    try text.write(to: folder.appendingPathComponent(path), atomically: true, encoding: .utf8)
  }
}

/// A Markdown page, taken apart as far as the tests need it.
struct Page {
  /// The lines outside fences.
  var prose: [String] = []
  /// The fenced blocks, by info string.
  var blocks: [(info: String, lines: [String])] = []

  init(_ text: String) {
    var fence: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let open = fence {
        if line == open {
          fence = nil
        } else {
          blocks[blocks.count - 1].lines.append(line)
        }
      } else if line.hasPrefix("```") {
        let marks = line.prefix { $0 == "`" }
        fence = String(marks)
        blocks.append((String(line.dropFirst(marks.count)), []))
      } else {
        prose.append(line)
      }
    }
  }

  /// The cells of the table whose first heading is `heading`, row by row.
  func table(_ heading: String) -> [[String]] {
    guard let start = prose.firstIndex(where: { $0.hasPrefix("| \(heading) |") }) else { return [] }
    return prose[(start + 2)...].prefix { $0.hasPrefix("|") }.map { row in
      row.dropFirst().dropLast().split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }
}

/// What stands between single backquotes.
func codeSpans(_ text: String) -> [String] {
  text.matches(of: /`([^`]+)`/).map { String($0.1) }
}
