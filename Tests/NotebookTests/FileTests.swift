import ArgumentGraph
import Foundation
import MapTesting
import Notebook
import Testing

/// Whole files: shipped ones, odd ones, cut and damaged ones.
@Suite struct FileTests {
  static func read(_ text: String) -> Notebook { Notebook(name: "m.md", bytes: Array(text.utf8)) }

  /// The notebooks that are shipped.
  static var shipped: [URL] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
      .standardized
    return ["Maps", "Examples"].flatMap { folder -> [URL] in
      let files = try? FileManager.default.contentsOfDirectory(
        at: root.appending(path: folder).resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
      return (files ?? []).filter {
        $0.pathExtension == "md" && $0.lastPathComponent != "README.md"
      }
    }
  }

  @Test func `shipped notebooks are lossless, without problems and canonical`() throws {
    #expect(Self.shipped.count >= 3)
    for file in Self.shipped {
      let bytes = Array(try Data(contentsOf: file))
      var notebook = Notebook(name: file.lastPathComponent, bytes: bytes)
      #expect(notebook.problems == [], "\(file.lastPathComponent)")
      #expect(notebook.bytes == bytes)
      let formatted = notebook.formatted()
      var again = Notebook(name: file.lastPathComponent, bytes: formatted)
      #expect(again.formatted() == formatted)
      #expect(exported(again) == exported(notebook))
    }
  }

  @Test(arguments: [
    "", "\n", "# Only a heading\n", "\u{FEFF}", "```crux\n```\n", "```crux\n# c\n```",
  ])
  func `files without statements are empty maps`(text: String) {
    let notebook = Self.read(text)
    #expect(notebook.problems == [])
    #expect(notebook.graph.isEmpty)
    #expect(notebook.bytes == Array(text.utf8))
  }

  @Test func `a byte order mark and CR LF are kept, and dropped by fmt`() {
    let text = "\u{FEFF}# h\r\n\r\n```crux\r\nclaim c1 \"x\"\r\n  note \"y\"\r\n```\r\n"
    var notebook = Self.read(text)
    #expect(notebook.hasByteOrderMark && notebook.lineEnd == "\r\n")
    #expect(notebook.bytes == Array(text.utf8))
    let formatted = String(decoding: notebook.formatted(), as: UTF8.self)
    #expect(formatted == "# h\n\n```crux\nclaim c1 \"x\" note \"y\"\n```\n")
  }

  @Test(arguments: [
    ("a\rb", "a carriage return without a line feed (byte 1)", 2),
    ("claim\n\u{0}", "this is not UTF-8 text: a NUL byte (byte 6)", 1),
    ("ab\u{1B}", "a control character U+001B (byte 2)", 3),
  ])
  func `bad bytes are told with their place`(text: String, message: String, column: Int) {
    let notebook = Self.read(text)
    #expect(notebook.isUnreadable)
    #expect(notebook.problems.map(\.message) == [message])
    #expect(notebook.problems.first?.place?.column == column)
    #expect(notebook.bytes == Array(text.utf8))
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x63, 0x00], [0x1F, 0x8B, 0x08], [0x89, 0x50, 0x4E, 0x47],
      [0x7F, 0x45, 0x4C, 0x46],
      [0xC0, 0x80], [0xED, 0xA0, 0x80],
    ] as [[UInt8]])
  func `what is no text is refused and kept`(bytes: [UInt8]) {
    let notebook = Notebook(name: "m.md", bytes: bytes)
    #expect(notebook.isUnreadable && notebook.problems.count == 1)
    #expect(notebook.bytes == bytes)
  }

  @Test func `conflicts are named in cells and in prose`() {
    let notebook = Self.read(
      "<<<<<<< ours\ntext\n=======\nother\n>>>>>>> theirs\n```crux\n<<<<<<< a\nclaim c1 \"x\"\n```\n"
    )
    let found = notebook.problems.map { "\($0.place?.line ?? 0) \($0.message)" }
    #expect(
      found == [
        "1 a merge conflict is not resolved here", "5 a merge conflict is not resolved here",
        "7 a merge conflict is not resolved here",
      ])
  }

  @Test func `a newer format is known`() {
    #expect(Self.read("```crux\nformat 2\n```\n").formatVersion == 2)
    #expect(Self.read("```crux\nformat 1\n```\n").formatVersion == 1)
  }

  static let sample = """
    \u{FEFF}# Free buses é

    ```crux
    title "Free \\u{1F4A1} buses"   # the question
    source report "Report" file "r.txt" date 2024-05 origin other
    claim c1 "More people would ride" from report:2.1-3.2 "more people", 4
      # why
      supports main scheme cause, c2 with c3 + é tags a, b
    undercut c1 -> main with c2 as step conceded "yes"
    answer c1 -> main 2 ok "so"
    contention main, c2
    ```

    - list
      <!-- open

    """

  @Test func `a notebook cut anywhere is read, in bounds`() {
    let bytes = Array(Self.sample.utf8)
    for length in 0...bytes.count {
      let cut = Array(bytes[..<length])
      let notebook = Notebook(name: "m.md", bytes: cut)
      #expect(notebook.bytes == cut)
      #expect(notebook.graph.invariantFailure() == nil)
      _ = notebook.problems.map(\.rendered)
      _ = exported(notebook)
    }
  }

  @Test func `a notebook with a bit turned anywhere is read, in bounds`() {
    let bytes = Array(Self.sample.utf8)
    for index in bytes.indices {
      for bit in [0, 5, 7] as [UInt8] {
        var turned = bytes
        turned[index] ^= 1 << bit
        var notebook = Notebook(name: "m.md", bytes: turned)
        if notebook.bytes != turned { Issue.record("byte \(index), bit \(bit)") }
        _ = notebook.problems.map(\.rendered)
        if !notebook.hasProblems { _ = notebook.formatted() }
        _ = exported(notebook)
      }
    }
  }
}
