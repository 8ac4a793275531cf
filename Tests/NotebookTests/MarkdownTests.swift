import Testing

@testable import Notebook

/// Which lines of a document are cells: what CommonMark 0.31 makes of it.
@Suite struct MarkdownTests {
  /// The lines of the cells, from 0, the first and the one after the last.
  static func cells(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    func line(_ offset: Int) -> Int { bytes[..<offset].filter { $0 == 0x0A }.count }
    return bytes.withUnsafeBufferPointer { buffer in
      MarkdownScanner.scan(buffer, from: 0).parts.compactMap { part in
        guard case .cell(let open, _, let close, _) = part else { return nil }
        let end = close?.upperBound ?? bytes.count
        let last = line(end) + (end == 0 || bytes[end - 1] == 0x0A ? 0 : 1)
        return "\(line(open.lowerBound))-\(last)"
      }
    }
  }

  @Test(arguments: [
    ("```crux\nx\n```\n", ["0-3"]), ("```crux\nx\n```", ["0-3"]), ("```crux", ["0-1"]),
    ("```crux\nx\n", ["0-2"]), ("~~~crux\n```\n~~~\n", ["0-3"]),
    ("````crux\n```\n````\n", ["0-3"]), ("```crux\n````\nx\n", ["0-2"]),
    ("   ```crux\n  ```\n", ["0-2"]), ("    ```crux\n    ```\n", []), ("\t```crux\n", []),
    ("``` crux title=a\n```\n", ["0-2"]), ("```cruxx\n```\n", []), ("```Crux\n```\n", []),
    ("``` crux `a`\n```\n", []), ("text\n```crux\n```\n", ["1-3"]),
    ("# h\n```crux\n```\n```crux\n```\n", ["1-3", "3-5"]),
    ("```swift\n```crux\n```\n", []), ("~~~\n```crux\n```\n~~~\n", []),
  ])
  func `fences at the top level are cells`(text: String, lines: [String]) {
    #expect(Self.cells(text) == lines)
  }

  @Test(
    arguments: [
      ("- a\n  ```crux\n  ```\n", []), ("- a\n```crux\n```\n", ["1-3"]),
      ("- a\n ```crux\n ```\n", ["1-3"]), ("1. a\n   ```crux\n   ```\n", []),
      ("1. a\n  ```crux\n  ```\n", ["1-3"]), ("- a\n\n  ```crux\n  ```\n", []),
      ("- a\n\ntext\n  ```crux\n  ```\n", ["3-5"]), ("- a\nlazy\n  ```crux\n  ```\n", []),
      ("- # a\nnot lazy\n  ```crux\n  ```\n", ["2-4"]), ("-\n  ```crux\n  ```\n", []),
      ("-\n\n  ```crux\n  ```\n", ["2-4"]), ("-    four\n    ```crux\n", []),
      ("-      code\n  ```crux\n  ```\n", []), ("- a\n  - b\n    ```crux\n    ```\n", []),
      ("- - -\n  ```crux\n  ```\n", ["1-3"]), ("text\n2. no list\n   ```crux\n   ```\n", ["2-4"]),
      ("2. list\n   ```crux\n   ```\n", []), ("-\ttab\n  ```crux\n  ```\n", ["1-3"]),
      ("- ```py\n  <!--\n  ```\n\n```crux\n```\n", ["4-6"]),
      ("- a\n  <!-- open\n\n```crux\n```\n", ["3-5"]), ("-a\n  ```crux\n  ```\n", ["1-3"]),
      ("10) a\n    ```crux\n", []), ("1234567890. a\n  ```crux\n  ```\n", ["1-3"]),
    ] as [(String, [String])])
  func `fences within list items are prose`(text: String, lines: [String]) {
    #expect(Self.cells(text) == lines)
  }

  @Test(
    arguments: [
      ("> ```crux\n> ```\n", []), ("> a\n```crux\n```\n", ["1-3"]),
      ("<!-- a\n```crux\n```\n-->\n", []), ("<!-- a -->\n```crux\n```\n", ["1-3"]),
      ("<pre>\n```crux\n\n```\n</pre>\n", []), ("<prefix>\n```crux\n```\n", []),
      ("<prefix>\n\n```crux\n```\n", ["2-4"]), ("text\n<prefix>\n```crux\n```\n", ["2-4"]),
      ("<div>\n```crux\n\n```crux\n```\n", ["3-5"]),
      ("<PRE>\n```crux\n</Script>\n```crux\n```\n", ["3-5"]),
      ("<?php\n```crux\n?>\n```crux\n```\n", ["3-5"]),
      ("<!DOCTYPE\n```crux\n>\n```crux\n", ["3-4"]),
      ("<![CDATA[\n```crux\n]]>\n```crux\n", ["3-4"]), ("<b>bold</b>\n```crux\n```\n", ["1-3"]),
      ("<a href=\"x\" b='1' c=d e>\n```crux\n```\n", []), ("<a href=>\n```crux\n```\n", ["1-3"]),
      ("<https://example.org>\n```crux\n```\n", ["1-3"]), ("    <!--\n```crux\n```\n", ["1-3"]),
      ("</b>\n```crux\n```\n", []), ("> q\n</b>\n```crux\n```\n", ["2-4"]),
    ] as [(String, [String])])
  func `fences within quotes and HTML are prose`(text: String, lines: [String]) {
    #expect(Self.cells(text) == lines)
  }

  @Test func `an output belongs to the cell right before it`() {
    let text = "```crux\nstats\n```\n\n```output\nx\n```\n```output\ny\n```\n"
    let parts = Array(text.utf8).withUnsafeBufferPointer {
      MarkdownScanner.scan($0, from: 0).parts
    }
    #expect(parts.count == 4)
    #expect(parts.filter { if case .output = $0 { true } else { false } }.count == 1)
  }

  @Test func `a line of many markers takes linear time`() {
    for mark in ["- ", "> ", "1. ", "* ", "<", "`", "~", "#"] {
      let text = String(repeating: mark, count: 30_000) + "\n- "
      #expect(Self.cells(text + String(repeating: mark, count: 30_000) + "x\n") == [])
    }
  }
}
