import Foundation
import MapTesting
import Notebook
import Testing

@testable import Commands

@Suite struct ReportTests {
  static var example: Workspace {
    get throws {
      let path = URL(filePath: #filePath).appending(path: "../../../Examples/free-buses.md")
      let bytes = Array(try Data(contentsOf: path.standardized))
      return Workspace(Notebook(name: "free-buses.md", bytes: bytes))
    }
  }

  @Test func `reports on the example print what they are known to print`() throws {
    var goldens = try Goldens("reports.txt", beside: #filePath)
    let differences = try goldens.differences { typed in
      var workspace = try Self.example
      let words = typed.split(separator: " ").map(String.init)
      let outcome = try workspace.type(words.prefix(2).joined(separator: " "))
      guard let answer = outcome.answer else { return "" }
      if words.last == "markdown" {
        return answer.markdown.split(separator: "\n").joined(separator: "\n")
      }
      return answer.lines(width: 80).map(\.text).joined(separator: "\n")
    }
    #expect(differences == [])
  }

  @Test(arguments: ["none", "secret"])
  func `no report holds words that may not be kept`(_ policy: String) throws {
    let cell = """
      source s "S" quotes \(policy)
      contention main "Rents will fall"
      evidence e1 "It rose" from s:2 "canary words" supports main
      """
    for name in ReportCatalog.names {
      var workspace = Workspace(cell: cell)
      let answer = try workspace.type("report \(name)").answer
      #expect(answer?.markdown.contains("canary") == false, "\(name)")
    }
  }

  @Test func `an empty map has every report`() throws {
    for name in ReportCatalog.names {
      var workspace = Workspace(Notebook(name: "map.md"))
      #expect(try !workspace.answer("report \(name)").isEmpty)
    }
  }
}
