import Testing

struct `The same input` {
  private static let places: [[String: String]] = [
    ["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LANG": "", "LC_ALL": ""], ["LC_ALL": "en_US.UTF-8"],
    ["LC_ALL": "tr_TR.UTF-8"], ["LC_ALL": "C.UTF-8"],
    ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"],
    ["TZ": "America/New_York"], ["SWIFT_DETERMINISTIC_HASHING": "1"], ["COLUMNS": "40"], [:],
  ]

  @Test func `is stored as the same bytes in every locale`() {
    let script =
      "claim “x \"“café” — İı\"\nclaim café \"“café” — İı ﬁ e\u{301}\"\nfind \"İı\"\nlist\n"
      .replacing("claim “x \"“café” — İı\"\n", with: "")
    var seen: Set<String> = []
    for place in Self.places {
      let box = Sandbox()
      box.write(script, to: "s.crux")
      let result = box.run("crux run - --on n.md < s.crux", environment: place)
      #expect(result.status == 0, "\(place): \(result)")
      #expect(
        box.text("n.md") == "```crux\nclaim café \"“café” — İı ﬁ e\u{301}\"\n```\n", "\(place)")
      let option = box.run("crux -c 'find \"İı\"' n.md", environment: place)
      seen.insert(result.output + result.errors + option.output)
    }
    #expect(seen.count == 1, "\(seen)")
  }

  @Test func `gives the same output in every locale, time zone and run`() {
    let box = Sandbox()
    box.write(richNotebook, to: "n.md")
    for line in [
      "crux check n.md", "crux check n.md --each --format json", "crux export json n.md",
      "crux export dot n.md",
      "crux -c 'list; tree; stats; show m; path e m; cells; list tags' n.md",
      "crux fmt - < n.md", "crux rerun - < n.md", "crux help", "crux --help",
      "crux -c 'claim \"x\" suports y' n.md", "crux -c 'list inferences; list sources' n.md",
      "crux export json n.md | crux import json -",
    ] {
      let outputs = Set(
        Self.places.map { place in
          let result = box.run(line, environment: place)
          return "\(result)"
        })
      #expect(outputs.count == 1, "\(line)")
    }
  }
}
