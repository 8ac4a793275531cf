import Checks
import Commands
import Foundation
import Notebook
import Testing

@Suite struct `The README` {
  let page: Page

  init() throws { page = Page(try Repository.text("README.md")) }

  @Test func `names only words that exist`() {
    let rows = page.table("to say")
    #expect(rows.count > 5)
    var checked = 0
    for row in rows {
      for span in codeSpans(row[1]) {
        let word = String(span.prefix { $0 != " " })
        #expect(
          Interpreter.allWords.contains(word) || word == "from", "`\(span)` begins with no word")
        checked += 1
      }
    }
    #expect(checked > 20)
  }

  @Test func `lists every rule as the rule describes itself`() throws {
    let expected = RuleCatalog.byCode.map { rule in
      let about = rule.about
      return "| \(about.code) | \(about.name) | \(about.severity.word) | \(about.summary) |"
    }
    let lines = try Repository.text("README.md").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let head = try #require(lines.firstIndex(of: "| code | name | severity | reports |"))
    let end = lines[head...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
    if Repository.isRecording {
      let text = (lines[..<(head + 2)] + expected + lines[end...]).joined(separator: "\n")
      if Array(lines[(head + 2)..<end]) != expected { try Repository.write(text, to: "README.md") }
    } else {
      #expect(Array(lines[(head + 2)..<end]) == expected, "RECORD=1 writes the table anew")
    }
  }

  @Test func `shows a notebook that is read without a problem`() throws {
    let indented = page.prose.drop { $0 != "    ```crux" }.prefix {
      $0.isEmpty || $0.hasPrefix(" ")
    }
    let text = indented.map { String($0.dropFirst(4)) }.joined(separator: "\n") + "\n"
    let notebook = Notebook(name: "README.md", bytes: Array(text.utf8))
    #expect(notebook.problems.isEmpty)
    #expect(notebook.graph.statementCount == 3)
  }

  @Test func `gives the command for tests that CI runs`() throws {
    let commands = page.blocks.filter { $0.info == "sh" }.flatMap(\.lines)
    let tests = try #require(commands.first { $0.contains("swift test") })
    #expect(try Repository.text(".ci/run").split(separator: "\n").last.map(String.init) == tests)
  }

  @Test func `opens a map that is shipped`() throws {
    let commands = page.blocks.filter { $0.info == "sh" }.flatMap(\.lines)
    let run = try #require(commands.first { $0.contains("swift run") })
    let map = try #require(run.split(separator: " ").last.map(String.init))
    #expect(map.hasPrefix("Maps/") && Repository.holds(map))
  }
}
