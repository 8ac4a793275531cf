import ArgumentGraph
import JSONText
import SourceText

/// Reads a map from JSON and writes it as a notebook.
///
/// The statements are written in the order of `nodes`, the inferences in the order of `inferences`.
/// An inference that only relates a statement to another is a clause of that statement where the
/// two orders allow it, so that what comes out reads like a notebook that was written by hand.
struct JSONMapReader {
  /// What an id stands for.
  struct Named {
    var kind: NodeKind
    /// The position among the statements; -1 for sources and inferences.
    var position: Int
  }

  /// The parts of the notebook, which blank lines keep apart.
  enum Group: Int {
    case title, source, argument, directive
  }

  let bytes: [UInt8]
  var findings: ImportFindings
  var notebook = NotebookText()
  /// What each id stands for; keys are compared as Unicode has them, as the language does.
  var names: [String: Named] = [:]
  var paths = InferencePaths()
  private var doubles: [(id: String, range: Range<Int>)] = []
  var contentions: [(id: String, range: Range<Int>)] = []
  var contentionIDs: Set<String> = []
  var queue = InferenceQueue()
  /// Reads statements, sources and inferences again: they are not held, since there may be millions.
  var unfolder: JSONUnfolder

  init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    findings = ImportFindings(bytes, name: name)
    unfolder = JSONUnfolder(bytes)
  }

  mutating func read() -> ImportResult {
    if let root = parse() { readMap(root) }
    let isRefused = findings.errors > 0
    return ImportResult(
      notebook: isRefused ? nil : notebook.finish(), diagnostics: findings.diagnostics)
  }

  /// The JSON of the file, when it is without fault; a key that is there twice is one.
  private mutating func parse() -> JSONNode? {
    let register = Register()
    let (node, problems) = JSONReader.read(bytes) { list, position, element in
      register.enter(list, position, element)
    }
    (names, paths, doubles) = (register.names, register.paths, register.doubles)
    for problem in problems {
      if problem.kind == .byteOrderMark {
        findings.loss("the byte order mark is dropped", at: problem.range, severity: .note)
      } else {
        findings.error(problem.message, at: problem.range)
      }
    }
    return findings.errors == 0 ? node : nil
  }

  private mutating func readMap(_ root: JSONNode) {
    guard var fields = findings.object(root, "a map that `export json` wrote") else { return }
    guard checkFormat(fields.take("format"), root) else { return }
    guard checkVersion(fields.take("version"), root) else { return }
    if let title = findings.string(fields.take("title"), "title") {
      notebook.begin("title")
      notebook.text(title)
      end(.title, at: root)
    }
    readContentions(fields.take("contentions"))
    let sources = findings.array(fields.take("sources"), "list of sources")
    let nodes = findings.array(fields.take("nodes"), "list of nodes")
    let inferences = findings.array(fields.take("inferences"), "list of inferences")
    for double in doubles {
      findings.error(
        "`\(double.id)` is there twice", at: double.range,
        help: "statements, inferences and sources share one namespace")
    }
    for source in sources { writeSource(source) }
    queue = InferenceQueue(inferences)
    for (position, node) in nodes.enumerated() {
      writeStatement(node, position)
      writeInferences(upTo: position)
    }
    writeInferences(upTo: .max)
    writeContentions(nodes)
    writeDirectives(&fields)
    findings.drop(fields)
  }

  private mutating func checkFormat(_ node: JSONNode?, _ root: JSONNode) -> Bool {
    let help = "a map begins { \"format\": \"\(JSONFormat.formatName)\", \"version\": 1"
    guard let node else {
      findings.error(
        "this is not a map of ours: `format` is missing",
        at: root.range.lowerBound..<root.range.lowerBound + 1, help: help)
      return false
    }
    if node.value.string == JSONFormat.formatName { return true }
    findings.error("this is not a map of ours", at: node.range, help: help)
    return false
  }

  private mutating func checkVersion(_ node: JSONNode?, _ root: JSONNode) -> Bool {
    guard let node else {
      findings.missing("version", in: root)
      return false
    }
    if node.value.int == JSONFormat.version { return true }
    let number = node.value.number.map { " \($0)" } ?? ""
    findings.error(
      "version\(number) of the format is not known", at: node.range,
      help: "this program reads version \(JSONFormat.version)")
    return false
  }

  // MARK: Ids

  static func statementKind(_ word: String) -> NodeKind? {
    switch word {
    case "claim": .claim
    case "counterclaim": .counterclaim
    case "evidence": .evidence
    case "assumption": .assumption
    default: nil
    }
  }

  static func inferenceKind(_ word: String) -> NodeKind? {
    switch word {
    case "support": .support
    case "rebut": .rebut
    case "undercut": .undercut
    default: nil
    }
  }

  /// The id of an object, which must be one of the language's.
  mutating func ownID(_ node: JSONNode?, of object: JSONNode) -> String? {
    guard let node else {
      findings.missing("id", in: object)
      return nil
    }
    return findings.string(node, "id", Self.idRule, LanguageWords.isID)
  }

  static let idRule =
    "an id is a letter, then letters, digits, - _ or ., at most \(Graph.labelLimit) bytes, "
    + "and no word of the language"

  /// A reference to a source.
  mutating func sourceID(_ node: JSONNode?) -> String? {
    guard let node, let id = findings.string(node, "source", Self.idRule, LanguageWords.isID)
    else { return nil }
    if let named = names[id], named.kind != .source {
      findings.error("`\(id)` is not a source", at: node.range)
    }
    return id
  }

  /// Ends a statement that was made from `node`.
  mutating func end(_ group: Group, at node: JSONNode) {
    if !notebook.end(group: group.rawValue) {
      findings.error(
        "this is longer than a statement may be, \(NotebookText.statementLimit) bytes",
        at: node.range.lowerBound..<node.range.lowerBound + 1)
    }
  }

  // MARK: Contentions

  private mutating func readContentions(_ node: JSONNode?) {
    for element in findings.array(node, "list of contentions") {
      let id = findings.string(element, "contention", Self.idRule, LanguageWords.isID)
      guard let id else { continue }
      contentions.append((id, element.range))
      if !contentionIDs.insert(id).inserted {
        findings.error("`\(id)` is named twice", at: element.range)
      }
    }
  }

  /// Names the contentions that are not claims of this map.
  private mutating func writeContentions(_ nodes: [JSONNode]) {
    let others = contentions.filter { names[$0.id]?.kind != .claim }
    for (index, other) in others.enumerated() {
      if index == 0 { notebook.begin("contention") } else { notebook.mark(",") }
      notebook.word(other.id)
    }
    if let first = others.first { end(.directive, at: JSONNode(.null, range: first.range)) }
    // Claims first, as they stand in the map, then what is no claim.
    let ranks = contentions.map { contention in
      names[contention.id].flatMap { $0.kind.isClaim ? $0.position : nil } ?? .max
    }
    for (index, rank) in ranks.enumerated().dropFirst() where rank < ranks[index - 1] {
      findings.loss(
        "contentions are put in the order of the statements", at: contentions[index].range,
        severity: .note)
      break
    }
  }
}

/// The ids of a file and what they stand for, entered while it is read, so that references can be
/// checked whatever their order.
private final class Register {
  var names: [String: JSONMapReader.Named] = [:]
  var paths = InferencePaths()
  /// Ids that are there again.
  var doubles: [(id: String, range: Range<Int>)] = []

  /// Enters an element of a list of the file.
  ///
  /// - Returns: whether it is of a list that is read again later.
  func enter(_ list: String, _ position: Int, _ node: JSONNode) -> Bool {
    let word = node.value["kind"]?.value.string
    let kind: NodeKind
    switch list {
    case "sources": kind = .source
    case "nodes": kind = word.flatMap(JSONMapReader.statementKind) ?? .claim
    case "inferences": kind = word.flatMap(JSONMapReader.inferenceKind) ?? .support
    default: return false
    }
    guard let member = node.value["id"], let id = member.value.string else { return true }
    let isNamed = LanguageWords.isID(id)
    if isNamed {
      let entry = JSONMapReader.Named(
        kind: kind, position: kind.isStatement ? position : -1)
      if names.updateValue(entry, forKey: id) != nil { doubles.append((id, member.range)) }
    }
    if kind.isInference { paths.enter(node, isNamed: isNamed) }
    return true
  }
}
