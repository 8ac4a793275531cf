import ArgumentGraph
import Notebook
import SourceText

/// Reads a command's parameters from its tokens.
///
/// A parameter with a keyword, and a flag, may stand anywhere after the command's word; the others
/// are read in the order of the grammar.
struct CallReader {
  private let about: CommandDescription
  private let graph: Graph
  private var call: Call
  private var next = 1

  /// Reads `tokens` as a call of the command.
  static func read(
    _ about: CommandDescription, _ bytes: [UInt8], _ range: Range<Int>, _ tokens: [Token],
    in graph: Graph
  ) throws(CommandFailure) -> Call {
    var reader = CallReader(
      about: about, graph: graph, call: Call(bytes: bytes, range: range, tokens: tokens))
    try reader.run()
    return reader.call
  }

  private init(about: CommandDescription, graph: Graph, call: Call) {
    self.about = about
    self.graph = graph
    self.call = call
  }

  private var token: Token? { next < call.tokens.count ? call.tokens[next] : nil }

  private mutating func run() throws(CommandFailure) {
    var positional = about.grammar.filter { $0.keyword == nil && $0.kind != .flag }[...]
    while let token {
      if let named = named(token) {
        next += 1
        if named.kind == .flag {
          call.values[named.name] = .flag
        } else {
          try read(named)
        }
        continue
      }
      guard let parameter = positional.popFirst() else { throw unexpected(token) }
      // One that may be left out gives way when what is there cannot be it.
      if parameter.isOptional, !positional.isEmpty, !fits(parameter, token) { continue }
      try read(parameter)
    }
    if let missing = about.grammar.first(where: {
      !$0.isOptional && call.values[$0.name] == nil && $0.kind != .rest
    }) {
      throw CommandFailure(
        "\(missing.name) is missing", help: "type \(about.usage)", at: call.endRange)
    }
    if let rest = about.grammar.first(where: { $0.kind == .rest && !$0.isOptional }),
      call.rest.isEmpty
    {
      throw CommandFailure(
        "\(rest.name) is missing", help: "type \(about.usage)", at: call.endRange)
    }
  }

  private func named(_ token: Token) -> Parameter? {
    guard token.kind == .word else { return nil }
    var word = call.typed(token)
    // A flag or a keyword may be typed as the command line has it.
    if word.hasPrefix("--"),
      about.grammar.contains(where: { "--\($0.keyword ?? $0.name)" == word })
    {
      word.removeFirst(2)
    }
    return about.grammar.first {
      ($0.keyword == word || ($0.kind == .flag && $0.name == word)) && call.values[$0.name] == nil
    }
  }

  private func fits(_ parameter: Parameter, _ token: Token) -> Bool {
    switch parameter.kind {
    case .choice(let words): words.contains(call.typed(token))
    case .text: token.kind == .text
    case .number: Int(call.typed(token)) != nil
    default: token.kind != .text
    }
  }

  private func unexpected(_ token: Token) -> CommandFailure {
    let words = about.grammar.compactMap { $0.kind == .flag ? $0.name : $0.keyword }
    let near = closest(to: call.typed(token), among: words)
    return CommandFailure(
      "`\(call.typed(token))` is not expected here",
      help: near.map { "did you mean `\($0)`?" } ?? "type \(about.usage)", at: token.range)
  }

  private mutating func read(_ parameter: Parameter) throws(CommandFailure) {
    guard let token else {
      throw CommandFailure(
        "\(parameter.name) is missing", help: "type \(about.usage)", at: call.endRange)
    }
    switch parameter.kind {
    case .node(let filter):
      call.values[parameter.name] = .node(try node(filter))
    case .nodes(let filter):
      var nodes = [try node(filter)]
      while self.token?.kind == .comma {
        next += 1
        nodes.append(try node(filter))
      }
      call.values[parameter.name] = .nodes(nodes)
    case .passage:
      let (source, passage) = try PassageReader.read(call, next, in: graph)
      take(parameter, .passage(source, passage))
    case .newLabel:
      try require(.word, parameter)
      let word = call.typed(token)
      let isGood = Array(word.utf8).withUnsafeBufferPointer { isLabel($0) }
      if !isGood || Keyword.reserved.contains(word) {
        throw CommandFailure(
          "`\(word)` cannot be an id",
          help:
            "an id is a letter, then letters, digits, -, _ or ., and not a word of the language",
          at: token.range)
      }
      take(parameter, .text(word))
    case .text:
      guard token.kind == .text else {
        throw CommandFailure(
          "\(parameter.name) is missing", help: "write it in double quotes", at: token.range)
      }
      take(parameter, .text(try decoded(token)))
    case .path:
      take(parameter, .text(token.kind == .text ? try decoded(token) : call.typed(token)))
    case .number:
      guard let number = Int(call.typed(token)), number > 0 else {
        throw CommandFailure("\(parameter.name) is a number from 1", at: token.range)
      }
      take(parameter, .number(number))
    case .choice(let words):
      let word = call.typed(token)
      guard words.contains(word) else {
        let near = closest(to: word, among: words).map { "did you mean `\($0)`?" }
        throw CommandFailure(
          "`\(word)` is none of \(words.joined(separator: ", "))", help: near, at: token.range)
      }
      take(parameter, .text(word))
    case .word:
      try require(.word, parameter)
      take(parameter, .text(call.typed(token)))
    case .flag:
      take(parameter, .flag)
    case .rest:
      let end = call.tokens[next...].firstIndex { named($0) != nil } ?? call.tokens.count
      call.rest = next..<end
      next = end
      call.values[parameter.name] = .flag
    }
  }

  private mutating func take(_ parameter: Parameter, _ value: Call.Value) {
    call.values[parameter.name] = value
    next += 1
  }

  private func require(_ kind: Token.Kind, _ parameter: Parameter) throws(CommandFailure) {
    if let token, token.kind != kind {
      throw CommandFailure(
        "\(parameter.name) is missing", help: "type \(about.usage)", at: token.range)
    }
  }

  private func decoded(_ token: Token) throws(CommandFailure) -> String {
    var output: [UInt8] = []
    let problem = call.bytes.withUnsafeBufferPointer {
      TextEscapes.decode($0, token.range, into: &output)
    }
    if let problem { throw CommandFailure(problem) }
    return String(decoding: output, as: UTF8.self)
  }

  /// An id, or `P + Q -> C`.
  private mutating func node(_ filter: NodeFilter) throws(CommandFailure) -> NodeID {
    let (node, range, used) = try NodeReader.read(call, next, in: graph)
    next += used
    guard filter.accepts(graph.kind(node)) else {
      throw CommandFailure(
        "`\(graph.name(node))` is \(graph.kind(node).article), not \(filter.words)", at: range)
    }
    return node
  }
}

/// Reads the name of something declared: an id, or `P + Q -> C`.
enum NodeReader {
  /// The node that the tokens from `start` name, their range, and how many they are.
  static func read(
    _ call: Call, _ start: Int, in graph: Graph
  ) throws(CommandFailure) -> (node: NodeID, range: Range<Int>, used: Int) {
    guard start < call.tokens.count, call.tokens[start].kind == .word else {
      throw CommandFailure("an id is missing", at: call.range(of: start))
    }
    var steps: [[NodeID]] = []
    var step = [try label(call, start, in: graph)]
    var next = start + 1
    while next + 1 < call.tokens.count {
      let kind = call.tokens[next].kind
      guard kind == .plus || kind == .arrow else { break }
      let node = try label(call, next + 1, in: graph)
      if kind == .plus {
        step.append(node)
      } else {
        steps.append(step)
        step = [node]
      }
      next += 2
    }
    let range = Int(call.tokens[start].start)..<Int(call.tokens[next - 1].end)
    if steps.isEmpty {
      if step.count == 1, graph.kind(step[0]).isDeclared { return (step[0], range, next - start) }
      throw step.count == 1
        ? unknown(call.typed(call.tokens[start]), at: range, in: graph)
        : CommandFailure("the conclusion is missing", help: "write P + Q -> C", at: range)
    }
    let path = InferencePath(steps: steps, end: step[0])
    switch graph.lookUp(path) {
    case .found(let node): return (node, range, next - start)
    case .missing:
      throw CommandFailure("there is no inference `\(graph.describe(path))`", at: range)
    case .ambiguous(let nodes):
      throw CommandFailure(
        "\(nodes.count) inferences are named `\(graph.describe(path))`",
        help: "give each an id, with `as ID`, to tell them apart", at: range)
    }
  }

  private static func label(
    _ call: Call, _ position: Int, in graph: Graph
  ) throws(CommandFailure) -> NodeID {
    let token = call.tokens[position]
    let node = call.bytes[token.range].withUnsafeBufferPointer { graph.find($0) }
    if token.kind == .word, !node.isNone { return node }
    throw unknown(call.typed(token), at: token.range, in: graph)
  }

  /// Nothing is declared under this id.
  static func unknown(
    _ label: String, at range: Range<Int>, in graph: Graph
  ) -> CommandFailure {
    let labels = graph.slots.lazy.filter { graph.kind($0).isDeclared }
      .compactMap { graph.label($0) }
    return CommandFailure(
      "nothing is named `\(label)`",
      help: closest(to: label, among: labels).map { "did you mean `\($0)`?" }
        ?? "`list` shows what there is", at: range)
  }
}
