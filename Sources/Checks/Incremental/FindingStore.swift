import ArgumentGraph

/// The findings of a map, by what they are about, so that some of them can be replaced.
struct FindingStore {
  /// Those that land on a node, by the node.
  private var onNodes: [[Finding]] = []
  /// Those that land on a mention, by the statement that it stands in.
  private var onMentions: [Origin: [Finding]] = [:]
  /// All others, and those of rules for the map as a whole, by their codes.
  private var ofRules: [String: [Finding]] = [:]

  /// Those of rules for the map as a whole, in no order.
  var ofWholeMaps: [Finding] { ofRules.values.flatMap { $0 } }

  /// What came and what went.
  struct Difference {
    var gone: [Finding] = []
    var new: [Finding] = []
  }

  /// All findings, in no order.
  var all: [Finding] {
    onNodes.flatMap { $0 } + onMentions.values.flatMap { $0 } + ofRules.values.flatMap { $0 }
  }

  /// How often a rule found something about a node.
  func count(_ code: String, about node: NodeID) -> Int {
    func count(_ findings: [Finding]) -> Int {
      findings.count { $0.code == code && $0.subject == node }
    }
    var sum = ofRules[code].map(count) ?? 0
    if !node.isNone, node.index < onNodes.count { sum += count(onNodes[node.index]) }
    return sum + onMentions.values.reduce(0) { $0 + count($1) }
  }

  /// Whether a rule found something about a node.
  func has(_ code: String, about node: NodeID) -> Bool {
    if node.isNone { return false }
    return node.index < onNodes.count && onNodes[node.index].contains { $0.code == code }
      || ofRules[code]?.contains { $0.subject == node } ?? false
      || onMentions.values.contains { $0.contains { $0.code == code && $0.subject == node } }
  }

  /// Makes room for nodes that were added.
  mutating func grow(to count: Int) {
    if onNodes.count >= count { return }
    onNodes.append(contentsOf: repeatElement([], count: count - onNodes.count))
  }

  /// Adds the findings of a rule that was run on the whole map.
  mutating func add(_ findings: [Finding], of rule: any Rule.Type) {
    for finding in findings {
      switch (rule.scope, finding.place) {
      case (.near, .node(let node)), (.names, .node(let node)):
        onNodes[node.index].append(finding)
      case (.mentions, .reference(_, let origin)):
        onMentions[origin, default: []].append(finding)
      default: ofRules[finding.code, default: []].append(finding)
      }
    }
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

  /// Replaces the findings of some rules on some nodes, and all that they found about no node.
  mutating func replace(
    _ codes: Set<String>, on nodes: [NodeID], with findings: [Finding],
    _ difference: inout Difference
  ) {
    for node in nodes where !onNodes[node.index].isEmpty {
      difference.gone += onNodes[node.index].filter { codes.contains($0.code) }
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
      if let old = onMentions.removeValue(forKey: origin) { difference.gone += old }
    }
    for finding in findings {
      guard case .reference(_, let origin) = finding.place else { continue }
      onMentions[origin, default: []].append(finding)
    }
    difference.new += findings
  }
}
