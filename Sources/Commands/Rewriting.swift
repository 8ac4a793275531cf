import ArgumentGraph
import Notebook
import SourceText

/// A declaration that a short command stands for, with what was typed in the middle of it.
struct Rewriting {
  private(set) var bytes: [UInt8]
  private let typed: Range<Int>
  private let shift: Int

  /// `before`, the bytes of `typed`, `after`.
  init(_ before: String, _ call: Call, _ typed: Range<Int>, _ after: String) {
    bytes = Array(before.utf8) + call.bytes[typed] + Array(after.utf8)
    self.typed = typed
    shift = typed.lowerBound - before.utf8.count
  }

  /// A failure's places, moved to where they were typed; what was not typed has none.
  func place(_ failure: CommandFailure) -> CommandFailure {
    var copy = failure
    copy.problems = failure.problems.map { problem in
      var problem = problem
      if let range = problem.range {
        let moved = range.lowerBound + shift..<range.upperBound + shift
        let isTyped = moved.lowerBound >= typed.lowerBound && moved.upperBound <= typed.upperBound
        problem.range = isTyped ? moved : nil
      }
      return problem
    }
    return copy
  }
}

extension Workspace {
  /// What a short command such as `because` was given: a new statement or one that is there.
  enum Reason {
    /// The keyword, and the bytes from the id or text on.
    case new(keyword: String, from: Int)
    case existing(NodeID, range: Range<Int>, used: Int)
  }

  /// Reads `"TEXT"`, `KIND [ID] "TEXT"`, `ID "TEXT"` or `ID`.
  func reason(_ call: Call, plain: String) throws(CommandFailure) -> Reason {
    let token = call.tokens[1]
    if token.kind == .text { return .new(keyword: plain, from: Int(token.start)) }
    let second = call.tokens.count > 2 ? call.tokens[2] : nil
    if let kind = Keyword(rawValue: call.typed(token)),
      [.claim, .counterclaim, .counter, .evidence, .assumption].contains(kind), let second,
      second.kind == .text || call.tokens.count > 3 && call.tokens[3].kind == .text
    {
      return .new(keyword: kind.rawValue, from: Int(second.start))
    }
    if second?.kind == .text { return .new(keyword: plain, from: Int(token.start)) }
    let (node, range, used) = try NodeReader.read(call, 1, in: graph)
    return .existing(node, range: range, used: used)
  }

  /// Makes the reason an inference of `kind` to `target`.
  mutating func relate(
    _ call: Call, _ kind: NodeKind, to target: NodeID, plain: String
  ) throws(CommandFailure) -> Outcome {
    let name = graph.name(target)
    let end = Int(call.tokens[call.tokens.count - 1].end)
    let rewriting: Rewriting
    switch try reason(call, plain: plain) {
    case .new(let keyword, let start):
      rewriting = Rewriting("\(keyword) ", call, start..<end, " \(kind.word)s \(name)")
    case .existing(let node, let range, let used):
      if !graph.kind(node).isStatement {
        throw CommandFailure(
          "`\(graph.name(node))` is \(graph.kind(node).article) and cannot be a premise", at: range)
      }
      let rest = used + 1 < call.tokens.count ? Int(call.tokens[used + 1].start)..<end : end..<end
      rewriting = Rewriting(
        "\(kind.word) \(name) with \(graph.name(node)) ", call, rest, "")
    }
    do {
      return try declare(rewriting.bytes, 0..<rewriting.bytes.count)
    } catch {
      throw rewriting.place(error)
    }
  }

  /// What `because` and `but` bear on.
  func requireFocus(_ call: Call) throws(CommandFailure) -> NodeID {
    let node = focusNode
    if node.isNone {
      throw CommandFailure(
        "nothing is in focus", help: "type focus ID first, or focus it", at: call.range(of: 0))
    }
    return node
  }

  /// The inference that `and` and `unless` bear on.
  func requireInference(_ call: Call) throws(CommandFailure) -> NodeID {
    let node = lastInferenceNode
    if node.isNone || !graph.kind(node).isInference {
      throw CommandFailure(
        "no inference was made yet", help: "type because … first", at: call.range(of: 0))
    }
    return node
  }
}
