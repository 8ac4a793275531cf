import ArgumentGraph
import Notebook
import SourceText

/// What may be typed at a place of a line.
enum Expectation: Equatable {
  /// A word that begins a statement.
  case command
  /// The id of something declared.
  case node(NodeFilter)
  /// The id of something declared, or one of these words.
  case nodeOr(NodeFilter, [String])
  /// An anchor: a source, then a colon and a passage.
  case anchor
  /// One of these words.
  case words([String])
  /// A clause of a declaration, or nothing more.
  case clauses([Keyword])
  /// The code of a rule.
  case rule
  /// The code of a rule, or one of these words.
  case ruleOr([String])
  /// A likelihood term, in quotes.
  case likelihood
  /// A tag.
  case tag
  /// The name of a scheme.
  case scheme
  /// A premise, or the slot that it fills of the scheme that is named in these words.
  case premise(scheme: String?)
  /// The number of a critical question of the inference that these words name.
  case question(of: String)
  /// A word that `help` explains.
  case topic
  /// The path of a file.
  case path
  /// The path of a file that is named in a notebook: in quotes, and from the notebook's folder.
  case notebookPath
  /// Text, a number or a new id: nothing that can be listed.
  case free
}

/// Works out what may stand at the end of some tokens.
struct ExpectationFinder {
  let words: [String]
  let kinds: [Token.Kind]

  /// - Parameter tokens: the tokens before the place, of one statement.
  init(_ tokens: [Token], in bytes: [UInt8]) {
    words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    kinds = tokens.map(\.kind)
  }

  /// What may come next.
  func find(expand: (String) -> String?) -> Expectation {
    guard let first = words.first else { return .command }
    guard let name = expand(first) else { return .free }
    if let keyword = Keyword(rawValue: name), keyword.isDeclaration {
      return declaration(keyword == .counter ? .counterclaim : keyword)
    }
    guard let command = CommandCatalog.find(name) else { return .free }
    return self.command(command.about)
  }

  var last: String { words.last ?? "" }

  // MARK: Declarations

  private func declaration(_ keyword: Keyword) -> Expectation {
    switch keyword {
    case .claim, .counterclaim, .evidence, .assumption, .contention: statement(keyword)
    case .support, .rebut, .undercut: inference(keyword)
    case .source: source()
    default: directive(keyword)
    }
  }

  private func statement(_ keyword: Keyword) -> Expectation {
    guard kinds.contains(.text) else {
      return keyword == .contention && (words.count == 1 || kinds.last == .comma)
        ? .node(.claim) : .free
    }
    return afterClauseWord() ?? .clauses(statementClauses(of: keyword))
  }

  /// What follows the last word when that begins or goes on with something.
  func afterClauseWord() -> Expectation? {
    switch kinds.last {
    case .comma: return afterComma()
    case .plus where words.contains("with"): return premise
    case .plus, .arrow: return .node(.statement)
    case .word: break
    default: return nil
    }
    switch last {
    case "from": return .anchor
    case "supports", "rebuts": return .node(last == "rebuts" ? .statement : .argument)
    case "undercuts": return .node(.inference)
    case "with": return premise
    case "answers": return .question(of: undercutTarget)
    case "scheme": return .scheme
    case "tags": return .tag
    case "confidence": return .words(["high", "moderate", "low"])
    case "status": return .words(["solid", "caveated", "unsupported"])
    case "credibility": return .words(["1", "2", "3", "4", "5", "6"])
    case "reliability": return .words(["A", "B", "C", "D", "E", "F"])
    case "quotes": return .words(["none", "short", "full", "secret"])
    case "origin": return .node(.source)
    case "likelihood": return .likelihood
    case "by", "note", "warrant", "as", "date", "url", "digest": return .free
    case "file": return .notebookPath
    default: return last.hasSuffix(":") && words.contains("with") ? .node(.statement) : nil
    }
  }

  /// A premise, with the slots of the scheme that the line names, if it names one.
  private var premise: Expectation {
    let scheme = words.lastIndex(of: "scheme").flatMap { words.dropFirst($0 + 1).first }
    return .premise(scheme: scheme)
  }

  /// The words of the inference that the last undercut of the line is aimed at.
  private var undercutTarget: String {
    guard let start = words.lastIndex(where: { $0 == "undercut" || $0 == "undercuts" }) else {
      return ""
    }
    let end = words[start...].firstIndex { $0 == "with" || $0 == "scheme" || $0 == "answers" }
    return words[(start + 1)..<(end ?? words.count)].joined(separator: " ")
  }

  /// What a comma goes on with: the clause that it stands in.
  private func afterComma() -> Expectation {
    for word in words.reversed() {
      switch word {
      case "from": return .anchor
      case "supports", "rebuts": return .node(.argument)
      case "undercuts": return .node(.inference)
      case "tags": return .tag
      case "contention": return .node(.claim)
      case "select", "ignore": return .rule
      default: continue
      }
    }
    return .free
  }

  private func inference(_ keyword: Keyword) -> Expectation {
    if words.count == 1 {
      return .node(keyword == .undercut ? .inference : keyword == .rebut ? .statement : .argument)
    }
    if let expected = afterClauseWord() { return expected }
    // What is named by its premises goes on with one more, or with its conclusion.
    if kinds.last == .word, !words.contains("with") { return .words(["with", "->", "+"]) }
    return .clauses(
      Keyword.inferenceClauses.filter { clause in
        let isFit = clause == .conceded ? keyword != .support : clause != .answers
        return (isFit || keyword == .undercut) && !words.contains(clause.rawValue)
      })
  }

  private func source() -> Expectation {
    guard kinds.contains(.text) else { return .free }
    return afterClauseWord()
      ?? .clauses(Keyword.sourceClauses.filter { !words.contains($0.rawValue) })
  }

  private func directive(_ keyword: Keyword) -> Expectation {
    let count = words.count
    switch keyword {
    case .allow:
      return count == 1 ? .rule : count == 2 ? .words(["on"]) : count == 3 ? .node(.any) : .free
    case .expect:
      return count == 1
        ? .node(.argument)
        : count == 2 ? .words(["stands", "asserted", "contested", "falls"]) : .free
    case .skip: return count == 1 ? .anchor : .free
    case .include: return count == 1 ? .notebookPath : count == 2 ? .words(["as"]) : .free
    case .checks:
      if count == 1 { return .words(["select", "ignore", "fail-on", "horizon"]) }
      if words[1] == "horizon" { return count == 2 ? .words(["1y", "2y", "5y"]) : .free }
      if words[1] == "fail-on" { return count == 2 ? .words(["error", "warning", "note"]) : .free }
      return count == 2 || kinds.last == .comma ? .rule : .free
    case .scale: return count == 1 ? .words(["icd203", "phia"]) : .free
    case .answer:
      if count == 1 { return .node(.inference) }
      if last == "+" || last == "->" { return .node(.statement) }
      if Int(last) != nil { return .words(["ok", "na"]) }
      return .question(of: words.dropFirst().joined(separator: " "))
    case .format: return count == 1 ? .words(["1"]) : .free
    default: return .free
    }
  }

  // MARK: Commands

  private func command(_ about: CommandDescription) -> Expectation {
    if let special = special(about.name) { return special }
    // A word that introduces a parameter is followed by that parameter.
    if let named = about.grammar.first(where: { $0.keyword == last }), words.count > 1 {
      return expectation(of: named)
    }
    let positional = about.grammar.filter { $0.keyword == nil && $0.kind != .flag }
    let named = about.grammar.filter { $0.keyword != nil || $0.kind == .flag }
    let used = words.dropFirst().filter { word in
      !named.contains { $0.keyword == word || $0.name == word }
    }.count
    if let next = nextNeeded(about.grammar, after: used) { return .words([next]) }
    if positional.indices.contains(used) { return expectation(of: positional[used]) }
    let left = named.map { $0.keyword ?? $0.name }.filter { !words.contains($0) }
    return left.isEmpty ? .free : .words(left)
  }

  private func special(_ name: String) -> Expectation? {
    switch name {
    case "edit":
      if words.count == 1 { return .node(.any) }
      if words.count == 2 {
        let clauses = Keyword.statementClauses + Keyword.inferenceClauses + Keyword.sourceClauses
        var seen = Set<String>()
        return .words(
          (["text", "add", "drop", "kind"] + clauses.map(\.rawValue)).filter {
            seen.insert($0).inserted
          })
      }
      if words.count == 3, last == "drop" || last == "add" {
        let clauses = Keyword.statementClauses + [.scheme, .warrant, .conceded]
        return .clauses(last == "add" ? clauses + [.with] : clauses)
      }
      if last == "kind" {
        return .words(["claim", "counterclaim", "evidence", "assumption", "contention"])
      }
      return afterClauseWord() ?? .clauses(Keyword.statementClauses)
    case "because", "but", "and", "unless": return shortCommand()
    case "suppose": return suppose()
    case "focus": return words.count == 1 ? .nodeOr(.argument, ["it"]) : .free
    case "set":
      guard words.count > 1 else { return .words(SetCommand.Setting.allCases.map(\.rawValue)) }
      let values = words.count == 2 ? SetCommand.Setting(rawValue: words[1])?.values : nil
      return values.map { .words($0) } ?? .free
    case "check": return check()
    case "explain": return words.count == 1 ? .ruleOr(["all"]) : .free
    case "help": return words.count == 1 ? .topic : .free
    case "list":
      if words.count == 1 { return .words(ListCommand.kinds + ["where"]) }
      if last == "where" || last == "and" || last == "not" {
        return .words(ListFilter.words + (last == "not" ? [] : ["not"]))
      }
      if last == "tag" { return .tag }
      if last == "source" { return .node(.source) }
      if last == "verdict" { return .words(ListFilter.verdicts) }
      if last == "kind" {
        return .words(["claim", "counterclaim", "evidence", "assumption"])
      }
      return .words(words.contains("where") ? ["and"] : ["where"])
    default: return nil
    }
  }

  private func check() -> Expectation {
    let options = [CheckCommand.each, CheckCommand.form, CheckCommand.baseline]
    let plain = words.dropFirst().map { $0.hasPrefix("--") ? String($0.dropFirst(2)) : $0 }
    if let option = options.first(where: { $0.keyword != nil && $0.keyword == plain.last }) {
      return expectation(of: option)
    }
    return .ruleOr(options.map { $0.keyword ?? $0.name }.filter { !plain.contains($0) })
  }

  /// The word of a parameter that must stand after so many others without one, if it comes next.
  private func nextNeeded(_ grammar: [Parameter], after used: Int) -> String? {
    var left = used
    for parameter in grammar {
      guard let keyword = parameter.keyword else {
        if parameter.kind != .flag { left -= 1 }
        if left < 0 { return nil }
        continue
      }
      if left == 0, !parameter.isOptional, !words.contains(keyword) { return keyword }
    }
    return nil
  }

  private func suppose() -> Expectation {
    switch last {
    case "source" where words.dropLast().last == "not": return .node(.source)
    case "suppose", "not": return .node(.any)
    default: return kinds.last == .comma || kinds.last == .plus ? .node(.any) : .free
    }
  }

  private func expectation(of parameter: Parameter) -> Expectation {
    switch parameter.kind {
    case .node(let filter), .nodes(let filter): .node(filter)
    case .passage: .anchor
    case .choice(let words): .words(words)
    case .path: .path
    default: .free
    }
  }
}
