import Foundation

/// Expected answers in a text file: `### ` and what is typed, and below it what is to be printed.
///
/// With `RECORD=1` in the environment the file is written anew, to be looked at before it is kept.
public struct Goldens {
  private let path: URL
  private var entries: [(typed: String, printed: String)] = []

  /// Reads the file `name` in the folder `Goldens` beside a test's source file.
  public init(_ name: String, beside source: String) throws {
    path = URL(filePath: source).deletingLastPathComponent().appending(path: "Goldens/\(name)")
    let text = try String(contentsOf: path, encoding: .utf8)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("### ") {
        entries.append((String(line.dropFirst(4)), ""))
      } else if !entries.isEmpty {
        entries[entries.count - 1].printed += line + "\n"
      }
    }
    // The file's own last line end.
    if !entries.isEmpty { entries[entries.count - 1].printed.removeLast() }
  }

  /// What differs from what `answer` gives, each in words; nothing when the file was recorded.
  public mutating func differences(_ answer: (String) throws -> String) rethrows -> [String] {
    let records = ProcessInfo.processInfo.environment["RECORD"] == "1"
    var differences: [String] = []
    for index in entries.indices {
      let printed = try answer(entries[index].typed) + "\n"
      if printed == entries[index].printed { continue }
      if records {
        entries[index].printed = printed
      } else {
        differences.append(
          "\(entries[index].typed): \(firstDifference(entries[index].printed, printed))")
      }
    }
    if records {
      let text = entries.map { "### \($0.typed)\n\($0.printed)" }.joined()
      try? text.write(to: path, atomically: true, encoding: .utf8)
    }
    return differences
  }
}
