import Foundation
import TerminalTesting
import Testing

/// What the documents show of the prompt: a first session, and the README's picture. Both are taken
/// from the program at a pseudo-terminal, and `RECORD=1` takes them anew.
@Suite(.serialized) struct `The prompt in the documents` {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// What a newcomer types; the slip in it is meant.
  static let entries = [
    "contention close \"Market Street should be closed to cars\"",
    "focus close",
    "because safer \"The street would be safer\"",
    "because shops \"Its shops would sell more\"",
    "but \"The shops could not get their goods\"",
    "unless \"Vans may come before ten in the morning\"",
    "but lane \"The cars would only move to School Lane\"",
    "source count \"Traffic and trade\" by \"the town's engineers\" reliability B",
    "focus safer",
    "becuase evidence \"Of 31 accidents 27 involved a car\" from count:4.2",
    "because evidence \"Of 31 accidents 27 involved a car\" from count:4.2 credibility 2",
    "focus shops",
    "because evidence \"Takings rose by a tenth in a closed week\" from count:7.1 credibility 2",
    "and assumption \"A week in June is like the rest of the year\" status caveated",
    "check A001",
    "focus lane",
    "but evidence \"School Lane has been closed since 2023\" from count:2 credibility 2",
    "tree",
    "cruxes",
    "undo",
    "redo",
    "save",
  ]

  @Test func `a first session is as it was recorded`() throws {
    let page = URL(fileURLWithPath: "\(Programs.repository)/Examples/session.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let parts = text.components(separatedBy: "```text\n")
    let block = parts[1].components(separatedBy: "\n```\n")
    try #require(parts.count == 2 && block.count > 1)
    let box = Sandbox()
    let recording = try PromptRecording("market.md", in: box, columns: 84, rows: 24)
    if Self.isRecording {
      for entry in Self.entries { try recording.type(entry) }
    } else {
      let lines = block[0].components(separatedBy: "\n")
      let prompts = lines.indices.filter {
        lines[$0].firstMatch(of: /^market\.md\*?( \([a-z]+\))?>\s/) != nil
      }
      try #require(prompts.count == Self.entries.count + 1)
      for (entry, next) in zip(Self.entries, prompts.dropFirst()) {
        try recording.type(entry, until: lines[..<next].joined(separator: "\n"))
      }
    }
    try recording.session.send("quit\r")
    #expect(recording.session.ending() == .exited(0))
    let now = recording.text
    if Self.isRecording {
      let after = block.dropFirst().joined(separator: "\n```\n")
      try "\(parts[0])```text\n\(now)\n```\n\(after)"
        .write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(now == block[0])
    }
    #expect(box.text("market.md")?.matches(of: /(?m)^[a-z]+ .*\"/).count == 11)
  }

  @Test func `the README's picture shows what the program prints`() throws {
    let box = Sandbox()
    for name in ["free-buses.md", "free-buses.txt"] {
      try FileManager.default.copyItem(
        atPath: "\(Programs.repository)/Examples/\(name)", toPath: box.path(of: name))
    }
    let recording = try PromptRecording("free-buses.md", in: box, columns: 88, rows: 40)
    for entry in [
      "tree shut-out", "cruxes", "check U001", "focus free-buses",
      "but \"Drivers would lose their jobs\"",
    ] {
      try recording.type(entry)
    }
    // On a busy machine what the edit changed is told in a pause.
    try recording.session.wait(forText: "  + A001 ")
    recording.settle()
    try recording.session.send("undercut park")
    try recording.session.wait(forText: "undercut park")
    try recording.session.send("\t")
    try recording.session.wait(forText: "parking-unspent")
    recording.settle()
    let picture = TerminalPicture(recording.session.screen, title: "crux free-buses.md")
    let url = URL(fileURLWithPath: "\(Programs.repository)/Examples/prompt.svg")
    if Self.isRecording { try picture.svg.write(to: url, atomically: true, encoding: .utf8) }
    let kept = try String(contentsOf: url, encoding: .utf8)
    let shown = recording.text.components(separatedBy: "\n")
    #expect(TerminalPicture.rows(of: kept) == shown, "RECORD=1 takes the picture anew")
  }
}
