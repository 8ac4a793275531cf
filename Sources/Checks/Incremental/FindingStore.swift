import ArgumentGraph

/// The findings of a map, by what they are about, so that some of them can be replaced.
struct FindingStore {
  /// Those that land on a node, by the node.
  private var onNodes: [[Finding]] = []
  /// Those that land on a mention, by the statement that it stands in.
  private var onMentions: [Origin: [Finding]] = [:]
  /// How many of these are about each node.
  private var mentionCounts: [Subject: Int] = [:]
  /// Those of sources that go back to one origin, by the origin.
  private var onOrigins: [Subject: [Finding]] = [:]
  /// All others, and those of rules for the map as a whole, by their codes.
  private var ofRules: [String: [Finding]] = [:]
  /// The codes of the rules that look at origins.
  private var codesOfOrigins: Set<String> = []

  /// What a rule found something about.
  private struct Subject: Hashable {
    var code: String
    var node: NodeID
  }

  /// What came and what went.
  struct Difference {
    var gone: [Finding] = []
    var new: [Finding] = []
  }

  /// All findings, in no order.
  var all: [Finding] {
    let lists = [onMentions.values.flatMap { $0 }, onOrigins.values.flatMap { $0 }]
    return onNodes.flatMap { $0 } + lists.flatMap { $0 } + ofRules.values.flatMap { $0 }
  }

  /// How often a rule found something about a node.
  func count(_ code: String, about node: NodeID) -> Int {
    func count(_ findings: [Finding]) -> Int {
      findings.count { $0.code == code && $0.subject == node }
    }
    var sum = ofRules[code].map(count) ?? 0
    if !node.isNone, node.index < onNodes.count { sum += count(onNodes[node.index]) }
    if codesOfOrigins.contains(code) { for list in onOrigins.values { sum += count(list) } }
    return sum + (mentionCounts[Subject(code: code, node: node)] ?? 0)
  }

  /// Whether a rule found something about a node.
  func has(_ code: String, about node: NodeID) -> Bool {
    !node.isNone && count(code, about: node) > 0
  }

  /// The findings about a node.
  func findings(about node: NodeID, _ code: String) -> [Finding] {
    var found = ofRules[code]?.filter { $0.subject == node } ?? []
    if !node.isNone, node.index < onNodes.count {
      found += onNodes[node.index].filter { $0.code == code && $0.subject == node }
    }
    for list in onOrigins.values where codesOfOrigins.contains(code) {
      found += list.filter { $0.code == code && $0.subject == node }
    }
    if mentionCounts[Subject(code: code, node: node)] != nil {
      for list in onMentions.values {
        found += list.filter { $0.code == code && $0.subject == node }
      }
    }
    return found
  }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    if onNodes.count >= count { return }
    onNodes.append(contentsOf: repeatElement([], count: count - onNodes.count))
  }

  /// Adds the findings of a rule that was run on the whole map.
  mutating func add(_ findings: [Finding], of rule: any Rule.Type, in map: CheckContext) {
    if rule.scope == .origins { codesOfOrigins.insert(rule.about.code) }
    for finding in findings {
      switch (rule.scope, finding.place) {
      case (.near, .node(let node)), (.names, .node(let node)), (.strays, .node(let node)):
        onNodes[node.index].append(finding)
      case (.mentions, .reference(_, let origin)): add(finding, mentionedIn: origin)
      case (.origins, _):
        let origin = CircularReporting.origin(of: finding, in: map)
        onOrigins[Subject(code: finding.code, node: origin), default: []].append(finding)
      default: ofRules[finding.code, default: []].append(finding)
      }
    }
  }

  private mutating func add(_ finding: Finding, mentionedIn origin: Origin) {
    onMentions[origin, default: []].append(finding)
    mentionCounts[Subject(code: finding.code, node: finding.subject), default: 0] += 1
  }

  /// Whether a rule gave up.
  var hasUndecided: Bool { ofRules.values.contains { $0.contains { $0.isUndecided } } }

  /// Replaces all findings of a rule.
  mutating func replace(all code: String, with findings: [Finding], _ difference: inout Difference)
  {
    let old = ofRules[code] ?? []
    if old == findings { return }
    difference.gone += old
    difference.new += findings
    ofRules[code] = findings
  }

  /// Replaces what rules found of the sources of some origins.
  mutating func replace(
    onOrigins origins: Set<NodeID>, with findings: [Finding], in map: CheckContext,
    _ difference: inout Difference
  ) {
    for code in codesOfOrigins {
      for origin in origins {
        difference.gone += onOrigins.removeValue(forKey: Subject(code: code, node: origin)) ?? []
      }
    }
    for finding in findings {
      let origin = CircularReporting.origin(of: finding, in: map)
      onOrigins[Subject(code: finding.code, node: origin), default: []].append(finding)
    }
    difference.new += findings
  }

  /// Replaces the findings of some rules on some nodes, and all that they found about no node.
  mutating func replace(
    _ codes: Set<String>, on nodes: [NodeID], with findings: [Finding],
    _ difference: inout Difference
  ) {
    for node in nodes where !onNodes[node.index].isEmpty {
      let gone = onNodes[node.index].filter { codes.contains($0.code) }
      if gone.isEmpty { continue }
      difference.gone += gone
      onNodes[node.index].removeAll { codes.contains($0.code) }
    }
    var others: [String: [Finding]] = [:]
    for finding in findings {
      guard case .node(let node) = finding.place else {
        others[finding.code, default: []].append(finding)
        continue
      }
      onNodes[node.index].append(finding)
      difference.new.append(finding)
    }
    for code in codes where ofRules[code] != nil || others[code] != nil {
      replace(all: code, with: others[code] ?? [], &difference)
    }
  }

  /// Replaces the findings on mentions in some statements.
  mutating func replaceMentions(
    in origins: [Origin], with findings: [Finding], _ difference: inout Difference
  ) {
    for origin in origins {
      guard let old = onMentions.removeValue(forKey: origin) else { continue }
      difference.gone += old
      for finding in old {
        let subject = Subject(code: finding.code, node: finding.subject)
        let left = (mentionCounts[subject] ?? 0) - 1
        mentionCounts[subject] = left > 0 ? left : nil
      }
    }
    for finding in findings {
      guard case .reference(_, let origin) = finding.place else { continue }
      add(finding, mentionedIn: origin)
    }
    difference.new += findings
  }
}
