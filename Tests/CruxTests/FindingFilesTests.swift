import Foundation
import Testing

/// Findings as files: SARIF, and baselines that later checks are compared with.
@Suite struct FindingFilesTests {
  private let map = """
    ```crux
    contention main "Buses should be free"
    claim c1 "More people would ride" supports main
    counterclaim k1 "It costs too much" rebuts main
    ```

    """

  private func value(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func runs(_ text: String) throws -> [[String: Any]] {
    try #require(try value(text)["runs"] as? [[String: Any]])
  }

  @Test func `SARIF holds the findings of all notebooks in one run`() throws {
    let sandbox = Sandbox()
    sandbox.write(map, to: "a.md")
    sandbox.write(map, to: "b/c.md")
    let result = sandbox.run("crux check a.md b/c.md --format sarif")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result)")
    let run = try #require(try runs(result.output).first)
    let results = try #require(run["results"] as? [[String: Any]])
    let json = sandbox.run("crux check a.md b/c.md --format json")
    let plain = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(results.count == plain?.count)
    #expect(results.map { $0["ruleId"] as? String } == plain?.map { $0["code"] as? String })
    #expect(sandbox.run("crux check - --format sarif < a.md").status == 0)
  }

  @Test func `SARIF tells of what could not be read, and the status stays`() throws {
    let sandbox = Sandbox()
    sandbox.write(map, to: "a.md")
    let result = sandbox.run("crux check a.md nowhere.md --format sarif")
    #expect(result.status == 3)
    let invocations = try runs(result.output).first?["invocations"] as? [[String: Any]]
    #expect(invocations?.first?["executionSuccessful"] as? Bool == false)
    #expect(sandbox.run("crux check a.md --format sarif --fail-on warning").status == 1)
  }

  @Test(.enabled(if: Programs.hasJSONSchema))
  func `SARIF of the shipped maps is what the schema says`() {
    let sandbox = Sandbox()
    let folder = Programs.repository
    #expect(sandbox.run("crux check \(folder)/Maps/*.md --format sarif > a.sarif").status == 0)
    let schema = "\(folder)/Tests/CommandsTests/Schemas/sarif-2.1.0-rtm.4.json"
    let program =
      "import json,jsonschema; "
      + "jsonschema.Draft4Validator(json.load(open('\(schema)'))).validate(json.load(open('a.sarif')))"
    let result = sandbox.run("python3 -c \(Sandbox.quoted(program))")
    #expect(result.status == 0, "\(result)")
  }

  @Test(arguments: ["json", "sarif"])
  func `beside a baseline only what is new is shown and counts`(_ format: String) {
    let sandbox = Sandbox()
    sandbox.write(map, to: "a.md")
    #expect(sandbox.run("crux check a.md --format \(format) > old").status == 0)
    let same = sandbox.run("crux check a.md --baseline old --fail-on note")
    #expect(same.status == 0 && same.output.isEmpty, "\(same)")
    #expect(same.errors.hasPrefix("nothing new since old: "), "\(same)")
    sandbox.write("# A heading\n\n" + map, to: "a.md")
    #expect(sandbox.run("crux check a.md --baseline old --fail-on note").status == 0)
    let edit = "evidence e1 \"Ridership rose\" supports c1"
    #expect(sandbox.run("crux -c \(Sandbox.quoted(edit)) a.md").status == 0)
    let new = sandbox.run("crux check a.md --baseline old --each")
    #expect(new.status == 1, "\(new)")
    let lines = new.output.split(separator: "\n")
    #expect(!lines.isEmpty && lines.allSatisfy { $0.hasSuffix(" [e1]") || $0.hasSuffix(" [c1]") })
    #expect(new.errors.contains(" cured"), "\(new)")
    #expect(sandbox.run("crux check a.md --baseline old --fail-on never").status == 0)
    let sarif = sandbox.run("crux check a.md --baseline old --format sarif")
    #expect(sarif.output.contains("\"baselineState\": \"new\""))
  }

  @Test func `a baseline that is none is refused before anything is checked`() {
    let sandbox = Sandbox()
    sandbox.write(map, to: "a.md")
    sandbox.write("{\"nodes\": []}", to: "map.json")
    let result = sandbox.run("crux check a.md --baseline map.json")
    #expect(result.status == 3 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("map.json:1:1: error: this is no report of findings"))
    #expect(result.errors.contains("--format json or --format sarif"))
    #expect(sandbox.run("crux check a.md --baseline nowhere").errors.contains("no such file"))
  }

  @Test func `the prompt's check takes the same words`() {
    let sandbox = Sandbox()
    sandbox.write(map, to: "a.md")
    #expect(sandbox.run("crux check a.md --format json > old").status == 0)
    let result = sandbox.run(
      "crux -c 'claim c2 \"A new one\"; check U S each baseline old' a.md")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains(" U001 ") && result.output.contains("[c2]"))
    #expect(!result.output.contains("[k1]"))
    #expect(result.errors.contains("since old: "))
    let safe = sandbox.run("crux --safe -c 'check baseline /etc/passwd' a.md")
    #expect(safe.status == 3, "\(safe)")
  }

  @Test func `an output that is recorded cannot depend on a file`() {
    let sandbox = Sandbox()
    sandbox.write("```crux\nclaim c1 \"A\"\ncheck baseline old\n```\n", to: "a.md")
    let result = sandbox.run("crux rerun a.md")
    #expect(result.status == 3 && result.errors.contains("type check alone"), "\(result)")
  }
}
