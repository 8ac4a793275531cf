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
      problem.range = problem.range.flatMap(place)
      return problem
    }
    return copy
  }

  /// Where a range was typed; `nil` for what was not typed.
  func place(_ range: Range<Int>) -> Range<Int>? {
    let moved = range.lowerBound + shift..<range.upperBound + shift
    let isTyped = moved.lowerBound >= typed.lowerBound && moved.upperBound <= typed.upperBound
    return isTyped ? moved : nil
  }
}

extension Workspace {
  /// What a short command such as `because` was given: a new statement or one that is there.
  enum Reason {
    /// The keyword, and the bytes from the id or text on.
    case new(keyword: String, from: Int)
    case existing(NodeID, range: Range<Int>, used: Int)
  }

  /// Reads `"TEXT"`, `KIND [ID] "TEXT"`, `ID "TEXT"` or `ID` from the token at `start` on.
  func reason(
    _ call: Call, from start: Int = 1, plain: String
  ) throws(CommandFailure) -> Reason {
    guard start < call.tokens.count else {
      throw CommandFailure(
        "a reason is missing", help: "give it as \"TEXT\" or by its ID", at: call.endRange)
    }
    let tokens = call.tokens[start...]
    if tokens[start].kind == .text { return .new(keyword: plain, from: Int(tokens[start].start)) }
    let second = tokens.dropFirst().first
    let third = tokens.dropFirst(2).first
    if let kind = Keyword(rawValue: call.typed(tokens[start])),
      [.claim, .counterclaim, .counter, .evidence, .assumption].contains(kind), let second,
      second.kind == .text || third?.kind == .text
    {
      return .new(keyword: kind.rawValue, from: Int(second.start))
    }
    if second?.kind == .text { return .new(keyword: plain, from: Int(tokens[start].start)) }
    let (node, range, used) = try NodeReader.read(call, start, in: graph)
    return .existing(node, range: range, used: used)
  }

  /// Links one more premise, which is there or is made, into an inference, as one edit.
  mutating func link(
    _ call: Call, from start: Int, into inference: NodeID
  ) throws(CommandFailure) -> Outcome {
    let step = graph.name(inference)
    switch try reason(call, from: start, plain: "claim") {
    case .existing(let node, let range, let used):
      try call.requireEnd(start + used)
      try checkPremise(node, of: inference, at: range)
      let label = graph.name(node)
      let edit = notebook.premiseEdit(of: inference, adding: label)
      return try finishLink(edit, node, inference, "edit \(step) add with \(label)", label)
    case .new(let keyword, let from):
      let end = Int(call.tokens[call.tokens.count - 1].end)
      let rewriting = Rewriting("\(keyword) ", call, from..<end, "")
      let draft: Draft
      do { draft = try self.draft(rewriting.bytes, 0..<rewriting.bytes.count) } catch {
        throw rewriting.place(error)
      }
      let label = graph.name(draft.node)
      let cell = cellForNew
      let position = position(of: cell)
      let linking = notebook.premiseEdit(of: inference, adding: label)
      let edit = linking.then(notebook.insertion(of: draft.text, into: cell, after: linking))
      let statement = "edit \(step) add with \(draft.resolved.text)"
      var outcome = try finishLink(edit, draft.node, inference, statement, label)
      note(draft.undeclared.map { (rewriting.place($0.range) ?? call.range, $0.node) })
      outcome.record = Record(statement, cell: position)
      outcome.automaticLabel = draft.automaticLabel
      return outcome
    }
  }

  private mutating func finishLink(
    _ edit: Edit, _ premise: NodeID, _ inference: NodeID, _ statement: String, _ label: String
  ) throws(CommandFailure) -> Outcome {
    let step = graph.name(inference)
    let targets = [focus, lastMade, lastInference].map { lengthened($0, inference, premise) }
    var outcome = try finish(edit, statement)
    (focus, lastMade, lastInference) = (targets[0], targets[1], targets[2])
    outcome.summary = "\(label): linked into \(step)"
    return outcome
  }

  /// A target with `premise` added wherever it names `inference` by its premises.
  private func lengthened(
    _ target: Target?, _ inference: NodeID, _ premise: NodeID
  ) -> Target? {
    guard case .path(var path)? = target else { return target }
    for index in path.steps.indices {
      let rest = InferencePath(steps: Array(path.steps[index...]), end: path.end)
      if graph.lookUp(rest) == .found(inference) { path.steps[index].append(premise) }
    }
    return .path(path)
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
      let known = pending.count
      let outcome = try declare(rewriting.bytes, 0..<rewriting.bytes.count)
      for index in known..<pending.count {
        pending[index].range = rewriting.place(pending[index].range) ?? call.range
      }
      return outcome
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
    let node = node(lastInference)
    if case .path(let path)? = lastInference, case .ambiguous = graph.resolve(path) {
      throw CommandFailure(
        "several inferences are named `\(graph.describe(path))`",
        help: "give each an id, with `as ID`, to tell them apart", at: call.range(of: 0))
    }
    if node.isNone || !graph.kind(node).isInference {
      throw CommandFailure(
        "no inference was made yet", help: "type because … first", at: call.range(of: 0))
    }
    return node
  }
}
