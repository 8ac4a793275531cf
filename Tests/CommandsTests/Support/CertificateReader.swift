import Foundation

/// Checks a certificate from the texts alone: what `export json` says of a map, and what `why ID`
/// answers in JSON. It knows nothing of how verdicts are found, and looks at each step once.
struct CertificateReader {
  struct Inference {
    var kind: String
    var premises: [String]
    var conclusion: String
  }

  private var kinds: [String: String] = [:]
  private var levels: [String: Int] = [:]
  private var inferences: [String: Inference] = [:]
  private var supports: [String: [String]] = [:]
  private var attacks: [String: [String]] = [:]
  private var held: Set<String> = []
  private var dropped: Set<String> = []
  /// How many facts and neighbours were looked at.
  private(set) var looks = 0
  /// How many facts and neighbours the certificate speaks of: what is linear, is linear in this.
  private(set) var size = 0

  static let top = 5

  private enum Status: Hashable { case holds, fails, possible, unproven }
  /// For what holds or is possible the highest level, for what does not the lowest; -1 and 9 for
  /// none. Word is apart.
  private var facts: [Status: [String: Int]] = [:]
  private var words: [Status: Set<String>] = [:]

  typealias Object = [String: Any]

  /// Reads the map.
  init?(map: [UInt8]) {
    guard let map = try? JSONSerialization.jsonObject(with: Data(map)) as? Object,
      let nodes = map["nodes"] as? [Object], let steps = map["inferences"] as? [Object]
    else { return nil }
    var letters: [String: String] = [:]
    for source in map["sources"] as? [Object] ?? [] {
      if let id = source["id"] as? String { letters[id] = source["reliability"] as? String }
    }
    for node in nodes {
      guard let id = node["id"] as? String, let kind = node["kind"] as? String else { return nil }
      kinds[id] = kind
      levels[id] = Self.level(node, kind, letters)
    }
    for step in steps {
      guard let id = step["id"] as? String, let kind = step["kind"] as? String,
        let conclusion = step["conclusion"] as? String, inferences[id] == nil
      else { return nil }
      inferences[id] = Inference(
        kind: kind, premises: step["premises"] as? [String] ?? [], conclusion: conclusion)
    }
    for (id, step) in inferences {
      let isOnStep = inferences[step.conclusion] != nil
      switch step.kind {
      case "support" where !isOnStep: supports[step.conclusion, default: []].append(id)
      case "rebut" where !isOnStep: attacks[step.conclusion, default: []].append(id)
      case "undercut" where isOnStep: attacks[step.conclusion, default: []].append(id)
      default: continue
      }
    }
  }

  /// The level at which a statement is admitted, from the definition.
  private static func level(_ node: Object, _ kind: String, _ letters: [String: String]) -> Int {
    let byLetter = ["A": 5, "B": 4, "C": 3, "D": 2, "E": 0, "F": 2]
    let byNumber = [1: 5, 2: 4, 3: 3, 4: 2, 5: 0, 6: 2]
    switch kind {
    case "evidence":
      let anchors = node["anchors"] as? [Object] ?? []
      let cited = anchors.map { letters[$0["source"] as? String ?? ""] ?? "F" }
      let best = cited.compactMap { byLetter[$0] }.max() ?? 2
      return min(best, byNumber[node["credibility"] as? Int ?? 6] ?? 2)
    case "assumption":
      let status = node["status"] as? String
      return status == "solid" ? 2 : status == "unsupported" ? 0 : 1
    default: return 0
    }
  }

  private func isWord(_ id: String) -> Bool {
    switch kinds[id] {
    case "evidence", "assumption": levels[id, default: 0] > 0
    default: supports[id, default: []].isEmpty
    }
  }

  // MARK: Facts

  private mutating func isShown(_ status: Status, _ id: String, _ level: Int) -> Bool {
    looks += 1
    switch status {
    case .possible where isKnown(.holds, id, level): return true
    case .unproven where isKnown(.fails, id, level): return true
    default: return isKnown(status, id, level)
    }
  }

  private func isKnown(_ status: Status, _ id: String, _ level: Int) -> Bool {
    if level == 0 { return words[status]?.contains(id) == true }
    return status == .holds || status == .possible
      ? facts[status]?[id] ?? -1 >= level : facts[status]?[id] ?? 9 <= level
  }

  private mutating func note(_ status: Status, _ fact: Object) {
    guard let id = fact["id"] as? String, let level = fact["level"] as? Int else { return }
    if level == 0 {
      words[status, default: []].insert(id)
    } else if status == .holds || status == .possible {
      facts[status, default: [:]][id] = max(level, facts[status]?[id] ?? -1)
    } else {
      facts[status, default: [:]][id] = min(level, facts[status]?[id] ?? 9)
    }
  }

  // MARK: Steps

  private mutating func carries(
    _ inference: Inference, _ id: String, _ level: Int, _ positive: Status, _ negative: Status
  ) -> Bool {
    for premise in inference.premises {
      if kinds[premise] == nil || !isShown(positive, premise, level) { return false }
    }
    if held.contains(id) { return true }
    return unattacked(id, min(level, 1), negative)
  }

  /// The statement whose rebuttals a support has to be stronger than.
  private func rebuttable(_ step: Inference) -> String? {
    let isSupport = step.kind == "support" && kinds[step.conclusion] != nil
    let isSupposed = held.contains(step.conclusion) || dropped.contains(step.conclusion)
    return isSupport && !isSupposed ? step.conclusion : nil
  }

  private mutating func unattacked(_ id: String, _ level: Int, _ negative: Status) -> Bool {
    for attack in attacks[id, default: []] where !isShown(negative, attack, level) { return false }
    return true
  }

  private mutating func isGood(
    derivation: Object, _ positive: Status, _ negative: Status
  ) -> Bool {
    guard let id = derivation["id"] as? String, let level = derivation["level"] as? Int,
      (0...Self.top).contains(level), !dropped.contains(id)
    else { return false }
    measure(id)
    switch derivation["ground"] as? String {
    case "premises":
      guard let step = inferences[id] else { return false }
      if let conclusion = rebuttable(step), !unattacked(conclusion, level, negative) {
        return false
      }
      return carries(step, id, level, positive, negative)
    case "evidence": return level == 0 && kinds[id] != nil && isShown(positive, id, 1)
    case "supposed": return held.contains(id) && kinds[id] != nil
    case "admitted":
      let isAdmitted = level == 0 ? isWord(id) : levels[id, default: 0] >= level
      return kinds[id] != nil && isAdmitted && unattacked(id, level, negative)
    case "support":
      guard let by = derivation["by"] as? String, let step = inferences[by],
        supports[id, default: []].contains(by), !dropped.contains(by)
      else { return false }
      return unattacked(id, level, negative) && carries(step, by, level, positive, negative)
    default: return false
    }
  }

  private mutating func isGood(
    refutation: Object, _ positive: Status, _ negative: Status
  ) -> Bool {
    guard let id = refutation["id"] as? String, let level = refutation["level"] as? Int,
      (0...Self.top).contains(level), kinds[id] == nil || !held.contains(id)
    else { return false }
    measure(id)
    var obstacles: [String: Object] = [:]
    for obstacle in refutation["obstacles"] as? [Object] ?? [] {
      if let step = obstacle["step"] as? String { obstacles[step] = obstacle }
    }
    if dropped.contains(id) { return true }
    if let step = inferences[id] {
      var open = level
      if let rebuttal = refutation["rebuttal"] as? Object {
        guard let by = rebuttal["id"] as? String, let at = rebuttal["level"] as? Int,
          let conclusion = rebuttable(step), attacks[conclusion, default: []].contains(by),
          isShown(negative, by, at), (level == 0) == (at == 0)
        else { return false }
        if level == 0 || at == Self.top { return true }
        open = max(level, at + 1)
      }
      return isBlocked(id, obstacles[id], open, positive, negative)
    }
    guard kinds[id] != nil else { return false }
    if level == 0, !isShown(positive, id, 1) { return false }
    var open = level
    if let rebuttal = refutation["rebuttal"] as? Object {
      guard let by = rebuttal["id"] as? String, let at = rebuttal["level"] as? Int,
        attacks[id, default: []].contains(by), isShown(negative, by, at), (level == 0) == (at == 0)
      else { return false }
      if level == 0 { return true }
      open = max(level, at + 1)
    }
    if open > Self.top { return true }
    if open == 0 ? isWord(id) : levels[id, default: 0] >= open { return false }
    for step in supports[id, default: []]
    where !isBlocked(step, obstacles[step], open, positive, negative) {
      return false
    }
    return true
  }

  private mutating func isBlocked(
    _ step: String, _ obstacle: Object?, _ level: Int, _ positive: Status, _ negative: Status
  ) -> Bool {
    if dropped.contains(step) { return true }
    guard let obstacle, let inference = inferences[step] else { return false }
    if let premise = obstacle["premise"] as? String {
      return inference.premises.contains(premise)
        && (kinds[premise] == nil || isShown(positive, premise, level))
    }
    guard let undercut = obstacle["undercut"] as? String else { return false }
    return !held.contains(step) && attacks[step, default: []].contains(undercut)
      && isShown(negative, undercut, min(level, 1))
  }

  private mutating func measure(_ id: String) {
    let steps = supports[id, default: []]
    size += 4 + 2 * attacks[id, default: []].count + (inferences[id]?.premises.count ?? 0)
    if let step = inferences[id] { size += attacks[step.conclusion, default: []].count }
    for step in steps {
      size += 4 + attacks[step, default: []].count + (inferences[step]?.premises.count ?? 0)
    }
  }

  // MARK: The whole

  /// What is wrong with an answer of `why`; nil when its verdict is proved.
  mutating func failure(of answer: Object) -> String? {
    for name in answer["supposing"] as? [String] ?? [] {
      let words = name.split(separator: " ", maxSplits: 1).map(String.init)
      if words.count == 2, words[0] == "not" { dropped.insert(words[1]) } else { held.insert(name) }
    }
    guard let id = answer["id"] as? String, let verdict = answer["verdict"] as? String,
      let certificate = answer["certificate"] as? Object,
      let steps = certificate["steps"] as? [Object], certificate["id"] as? String == id
    else { return "it has no certificate" }
    for (number, step) in steps.enumerated() {
      if !isGood(step) { return "step \(number) does not follow: \(step)" }
    }
    return shows(verdict, answer["level"] as? Int, id)
      ? nil : "it does not show that \(id) \(verdict)"
  }

  private mutating func isGood(_ step: Object) -> Bool {
    if let derivation = step["holds"] as? Object {
      guard isGood(derivation: derivation, .holds, .fails) else { return false }
      note(.holds, derivation)
      return true
    }
    if let refutations = step["fails"] as? [Object] {
      for refutation in refutations { note(.fails, refutation) }
      for refutation in refutations where !isGood(refutation: refutation, .fails, .holds) {
        return false
      }
      return true
    }
    guard let knot = step["undecided"] as? Object, let possible = knot["possible"] as? [Object],
      let unproven = knot["unproven"] as? [Object]
    else { return false }
    for refutation in unproven { note(.unproven, refutation) }
    for derivation in possible {
      if !isGood(derivation: derivation, .possible, .unproven) { return false }
      note(.possible, derivation)
    }
    for refutation in unproven where !isGood(refutation: refutation, .unproven, .possible) {
      return false
    }
    return true
  }

  private mutating func shows(_ verdict: String, _ level: Int?, _ id: String) -> Bool {
    switch (verdict, level) {
    case ("stands", let level?):
      return level > 0 && isShown(.holds, id, level)
        && (level == Self.top || isShown(.unproven, id, level + 1))
    case ("asserted", nil): return isShown(.fails, id, 1) && isShown(.holds, id, 0)
    case ("contested", 0?):
      return isShown(.fails, id, 1) && isShown(.possible, id, 0) && isShown(.unproven, id, 0)
    case ("contested", let level?):
      return (level == Self.top || isShown(.fails, id, level + 1))
        && isShown(.possible, id, level) && isShown(.unproven, id, 1)
    case ("falls", nil):
      let isSupport = inferences[id]?.kind == "support"
      return isShown(.fails, id, 0) && (!isSupport || isShown(.fails, id, 1))
    case ("not-admitted", nil):
      return isShown(.fails, id, 0) && supports[id, default: []].isEmpty && !isWord(id)
        && kinds[id] != "claim" && kinds[id] != "counterclaim"
    default: return false
    }
  }
}
