import ArgumentGraph
import Notebook
import SourceText
import Testing

@testable import Checks

/// The rules of structure whose findings are more than a statement.
@Suite struct StructureTests {
  /// How many random maps each rule is tried on.
  static let maps: UInt64 = 1_200

  @Test func `each circle is found once, by its shortest way round`() {
    var found = 0
    for seed in 0..<Self.maps {
      let cell = RandomMap.cell(seed: seed)
      let view = notebook(cell).view
      let slow = SlowMap(view)
      let distances = slow.supportDistances()
      func reaches(_ from: NodeID, _ to: NodeID) -> Bool { distances[from]?[to] != nil }
      var classes: Set<Set<NodeID>> = []
      for node in slow.statements where reaches(node, node) {
        classes.insert(Set(slow.statements.filter { reaches(node, $0) && reaches($0, node) }))
      }
      let circles = Circles(of: CheckContext(view)).circles
      found += circles.count
      #expect(
        Set(circles.map { circle in classes.first { $0.contains(circle[0]) } }) == Set(classes))
      #expect(circles.count == classes.count, "seed \(seed):\n\(cell)")
      let pairs = slow.supportPairs
      for circle in circles {
        let members = classes.first { $0.contains(circle[0]) } ?? []
        #expect(circle.count == members.compactMap { distances[$0]?[$0] }.min(), "seed \(seed)")
        #expect(circle.allSatisfy { slow.rank($0) >= slow.rank(circle[0]) })
        for (index, node) in circle.enumerated() {
          let next = circle[(index + 1) % circle.count]
          #expect(pairs.contains { $0 == (node, next) }, "seed \(seed):\n\(cell)")
        }
      }
    }
    #expect(found > 60)
  }

  @Test func `what bears on nothing is reported at its end points`() {
    var found = 0
    for seed in 0..<Self.maps {
      let cell = RandomMap.cell(seed: seed)
      let view = notebook(cell).view
      let slow = SlowMap(view)
      var findings: [Finding] = []
      OffTopic.check(CheckContext(view)) { findings.append($0) }
      found += findings.count
      let onTopic = slow.mainPoints.reduce(into: Set<NodeID>()) { $0.formUnion(slow.ancestors($1)) }
      let stray = slow.statements.filter { !onTopic.contains($0) }
      let above = Dictionary(uniqueKeysWithValues: stray.map { ($0, slow.ancestors($0)) })
      // An end point leads to no stray statement but those that lead back to it, of which it is the
      // first.
      let ends = stray.filter { end in
        !slow.isOrphan(end)
          && stray.allSatisfy { other in
            guard other != end, above[other]?.contains(end) == true else { return true }
            return above[end]?.contains(other) == true && slow.rank(other) > slow.rank(end)
          }
      }
      #expect(findings.map(\.subject) == ends, "seed \(seed):\n\(cell)")
      var taken: Set<NodeID> = []
      for (finding, end) in zip(findings, ends) {
        let carried = stray.filter { above[end]?.contains($0) == true && !taken.contains($0) }
        taken.formUnion(carried)
        #expect(finding.detail == carried.count - 1, "seed \(seed):\n\(cell)")
      }
      #expect(taken.count == stray.count { !slow.isOrphan($0) })
    }
    #expect(found > 60)
  }

  @Test func `each undeclared id is reported once for each statement that names it`() {
    var found = 0
    for seed in 0..<Self.maps {
      let cell = RandomMap.cell(seed: seed)
      let view = notebook(cell).view
      let graph = view.graph
      var expected: Set<MapPlace> = []
      var paths = 0
      func mention(_ node: NodeID, _ origin: Origin) {
        if graph.kind(node) == .undeclared { expected.insert(.reference(to: node, in: origin)) }
      }
      func mention(_ path: InferencePath, _ origin: Origin) {
        let nodes = path.steps.flatMap { $0 } + [path.end]
        for node in nodes { mention(node, origin) }
        let isDeclared = nodes.allSatisfy { graph.kind($0) != .undeclared }
        if isDeclared, graph.resolve(path) == .missing { paths += 1 }
      }
      for node in view.order {
        let origin = graph.origin(node)
        for anchor in graph.anchors(node) { mention(anchor.source, origin) }
        if graph.kind(node) == .source, !graph.source(node).origin.isNone {
          mention(graph.source(node).origin, origin)
        }
        guard graph.kind(node).isInference else { continue }
        for premise in graph.premises(node) { mention(premise, origin) }
        if !graph.conclusion(node).isNone { mention(graph.conclusion(node), origin) }
        if graph.danglingInferences.contains(node), let path = graph.targetPath(node) {
          mention(path, origin)
        }
      }
      for placed in view.directives {
        switch placed.directive {
        case .contentions(let nodes): for node in nodes { mention(node, placed.origin) }
        case .expect(let node, _), .skip(let node, _, _): mention(node, placed.origin)
        case .allow(_, .node(let node), _), .answer(.node(let node), _, _, _):
          mention(node, placed.origin)
        case .allow(_, .path(let path), _), .answer(.path(let path), _, _, _):
          mention(path, placed.origin)
        default: break
        }
      }
      var findings: [Finding] = []
      DanglingReference.check(CheckContext(view)) { findings.append($0) }
      found += findings.count
      let ids = findings.filter { $0.nodes.isEmpty }
      #expect(Set(ids.map(\.place)) == expected, "seed \(seed):\n\(cell)")
      #expect(ids.count == expected.count, "seed \(seed):\n\(cell)")
      #expect(findings.count - ids.count == paths, "seed \(seed):\n\(cell)")
    }
    #expect(found > 60)
  }

  @Test func `a dangling id is named with what it was likely meant to be`() throws {
    let result = try check("claim main \"M\"\nevidence e1 \"E\" supports mian", select: ["S001"])
    let finding = try #require(result.findings.first.map { result.describe($0) })
    #expect(finding.message == "`mian` is not declared")
    #expect(finding.help == "did you mean `main`?")
    #expect(finding.id == "mian")
  }

  @Test func `a duplicate shows both places`() throws {
    let result = try check("claim c1 \"One\"\nclaim c1 \"Two\"", select: ["S002"])
    let finding = try #require(result.findings.first.map { result.describe($0) })
    #expect(finding.related.count == 1)
    #expect(finding.related.first?.message == "the first declaration: c1 \"One\"")
    let notebook = notebook("claim c1 \"One\"\nclaim c1 \"Two\"")
    let lines = notebook.lineOfItems()
    let record = try #require(
      Checker.run(notebook.view, policy: try CheckPolicy(select: ["S002"]))
        .records { notebook.place($0, lines: lines) }.first)
    #expect(record.at.line == 3)
    #expect(record.related.map(\.place.line) == [2])
  }

  @Test func `ids that look alike are reported beside each other`() throws {
    let cases: [(String, String, Bool)] = [
      ("c1", "\u{441}1", true), ("cost", "c\u{43E}st", true), ("c1", "\u{FF43}1", true),
      ("Pho", "\u{3A1}ho", true), ("c1", "c2", false), ("\u{434}\u{43E}", "\u{3B4}\u{3BF}", false),
      ("caf\u{E9}", "cafe", false), ("caf\u{E9}", "caf\u{435}\u{301}", true),
    ]
    for (first, second, isAlike) in cases {
      let cell = "claim \(first) \"A\"\nclaim \(second) \"B\""
      let result = try check(cell, select: ["X002"])
      #expect(result.findings.contains { !$0.nodes.isEmpty } == isAlike, "\(first) \(second)")
    }
    let mixed = try check("claim c\u{436}1 \"A\"", select: ["X002"])
    #expect(
      mixed.findings.map { mixed.describe($0).message } == [
        "the id `c\u{436}1` mixes Cyrillic and Latin letters"
      ])
  }

  @Test func `texts are compared without case, spaces and punctuation`() {
    let same = [
      ("Rents fall.", "rents  fall"), ("\u{201C}Rents\u{201D} fall", "Rents fall!"),
      ("Don\u{2019}t", "don't"), ("low-income", "Low income"), ("STRASSE", "stra\u{DF}e"),
      ("caf\u{E9}", "CAFE\u{301}"),
    ]
    for (left, right) in same { #expect(NormalText.of(left) == NormalText.of(right)) }
    let different = [
      ("1.5 m", "15 m"), ("-5 degrees", "5 degrees"), ("5%", "5"), ("R&D", "RD"),
      ("rents fall", "rents fell"), ("caf\u{E9}", "cafe"),
    ]
    for (left, right) in different { #expect(NormalText.of(left) != NormalText.of(right)) }
    for text in same.flatMap({ [$0.0, $0.1] }) + different.flatMap({ [$0.0, $0.1] }) {
      var copy = text
      let hash = copy.withUTF8 { NormalText.hash($0) }
      var normal = NormalText.of(text)
      #expect(hash == normal.withUTF8 { NormalText.hash($0) }, "\(text)")
    }
    var blank = " .,! "
    #expect(blank.withUTF8 { NormalText.hash($0) } == 0)
  }
}
