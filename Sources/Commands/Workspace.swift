import ArgumentGraph
import Notebook

/// What commands work on: the notebook, what is in focus, and what can be undone.
public struct Workspace: Sendable {
  /// The notebook.
  public var notebook: Notebook
  /// What is in focus: an id, or an inference by its premises and conclusion.
  public var focus: Target?
  /// The statement that was made last.
  var lastMade: ItemID?
  /// The statement that made an inference last, which `and` and `unless` bear on.
  var lastInference: ItemID?
  /// The source that was read last.
  public var lastSource = NodeID.none
  /// Edits that can be undone, the last at the end.
  public internal(set) var done: [Done] = []
  /// Edits that can be done again, the next at the end.
  public internal(set) var undone: [Done] = []
  /// How many edits are saved: `done.count` when the notebook is as it is on disk.
  public var savedCount: Int? = 0
  /// Where the next new statement goes, when a journal says so.
  public var forcedCell: Int?
  /// Whether the next new statement begins a cell, since a heading or prose was added at the end.
  var beginsCell = false
  /// Ids that statements of this run used before anything declared them.
  public var pending: [Pending] = []
  /// The notebook's bytes as they are on disk.
  public var savedBytes: [UInt8]
  /// The rules that the caller selects and ignores.
  public var options = Options()

  /// An edit and what it was.
  public struct Done: Sendable {
    var edit: Edit
    /// What was typed, spelled out; `nil` for a declaration, whose text is in the notebook.
    var statement: String?
    var focus: Target?
    var lastMade: ItemID?
    var lastInference: ItemID?
  }

  /// An id that was used and is not declared.
  public struct Pending: Sendable {
    /// The node.
    public var node: NodeID
    /// Where it was used, in what was typed.
    public var range: Range<Int>
    /// Which text it was typed in: a number that the caller chose.
    public var input: Int
  }

  /// What the command line or `set` chose.
  public struct Options: Sendable, Equatable {
    /// Codes that `--select` names.
    public var select: [String] = []
    /// Codes that `--ignore` names.
    public var ignore: [String] = []
    /// The severity that `--fail-on` names.
    public var failOn: String?
    /// Every finding on a line of its own.
    public var each = false
    /// The columns that an answer may take.
    public var width = 80
    /// Whether commands may be shortened and ids may be missing: the prompt, not a script.
    public var isInteractive = false
    /// Whether what is done is kept in a journal, and so has to be spelled out.
    public var keepsRecords = false

    /// The defaults.
    public init() {}
  }

  /// Ids that were just written into statements without one, to be undone with the next edit.
  var prefix = Edit()

  /// The number of the text that is being read, for `Pending.input`.
  public var input = 0

  /// Works on a notebook.
  ///
  /// - Parameter savedBytes: the notebook as it is on disk.
  public init(_ notebook: Notebook, savedBytes: [UInt8] = []) {
    self.notebook = notebook
    self.savedBytes = savedBytes
  }

  /// Takes the notebook as it is for what is on disk.
  public mutating func markSaved(_ bytes: [UInt8]) {
    savedBytes = bytes
    savedCount = done.count
  }

  /// The map.
  public var graph: Graph { notebook.graph }

  /// How many recorded outputs the last edit changed.
  public var lastOutputCount: Int { done.last?.edit.outputCount ?? 0 }

  /// How many edits there are to undo.
  public var editCount: Int { done.count }

  /// Whether there are edits that were not saved.
  public var isDirty: Bool { savedCount != done.count }

  /// The node in focus; `none` when there is none, or it is gone.
  public var focusNode: NodeID { node(focus) }

  /// The node that a target names now; `none` when it is gone.
  public func node(_ target: Target?) -> NodeID {
    guard let target else { return .none }
    let node = graph.resolve(target)
    return !node.isNone && graph.kind(node).isDeclared ? node : .none
  }

  /// A target that still names `node` when the statement it stands in is read again.
  public func target(for node: NodeID) -> Target {
    if graph.label(node) != nil { return .node(node) }
    var steps: [[NodeID]] = []
    var at = node
    while !at.isNone, graph.label(at) == nil, steps.count <= graph.count {
      steps.append(Array(graph.premises(at)))
      at = graph.conclusion(at)
    }
    return at.isNone ? .node(node) : .path(InferencePath(steps: steps, end: at))
  }
}

/// Making edits, and taking them back.
extension Workspace {
  /// Applies an edit and keeps it for undo.
  ///
  /// - Throws: `CommandFailure` when the notebook refuses it; nothing is changed then.
  ///
  /// - Parameter statement: what was typed, spelled out; `nil` for a declaration.
  public mutating func commit(_ edit: Edit, as statement: String?) throws(CommandFailure) {
    do {
      try notebook.applyChecked(edit)
    } catch {
      throw CommandFailure(error)
    }
    keep(prefix.then(edit), statement)
    prefix = Edit()
  }

  /// Keeps an edit that was applied already.
  mutating func keep(_ edit: Edit, _ statement: String?) {
    if let saved = savedCount, saved > done.count { savedCount = nil }
    done.append(
      Done(
        edit: edit, statement: statement, focus: focus, lastMade: lastMade,
        lastInference: lastInference))
    undone.removeAll()
  }

  /// Takes back the last edit as if it had never been, when the journal could not record it.
  mutating func forgetLast() {
    guard let last = done.popLast() else { return }
    notebook.apply(last.edit.inverse)
    (focus, lastMade, lastInference) = (last.focus, last.lastMade, last.lastInference)
  }

  /// Takes back what a command did, when the journal could not record it.
  public mutating func takeBack(_ record: Record) {
    let words = record.statement.split(separator: " ")
    if let count = words.count == 2 ? Int(words[1]) : nil, words[0] == "undo" {
      for _ in 0..<count { _ = redo() }
    } else if let count = words.count == 2 ? Int(words[1]) : nil, words[0] == "redo" {
      for _ in 0..<count { _ = undo() }
    } else {
      forgetLast()
    }
  }

  /// Undoes the last edit; returns what it was.
  mutating func undo() -> String? {
    guard var last = done.popLast() else { return nil }
    let statement = statement(of: last)
    last.statement = statement
    notebook.apply(last.edit.inverse)
    undone.append(last)
    return statement
  }

  /// What an edit was, spelled out.
  mutating func statement(of edit: Done) -> String {
    edit.statement ?? edit.edit.lastItem.map { notebook.oneLine($0) } ?? ""
  }

  /// Every edit that can be undone, spelled out.
  var statements: [String] {
    mutating get {
      var all: [String] = []
      for edit in done { all.append(statement(of: edit)) }
      return all
    }
  }

  /// What the last edit was, spelled out.
  var lastStatement: String {
    mutating get { done.last.map { statement(of: $0) } ?? "" }
  }

  /// What was made last: a statement, or an inference that stands by itself.
  var lastMadeNode: NodeID {
    lastMade.flatMap { graph.nodes(of: Origin(raw: $0)).first } ?? .none
  }

  /// The inference that was made last.
  var lastInferenceNode: NodeID {
    lastInference.flatMap { item in
      graph.nodes(of: Origin(raw: item)).last { graph.kind($0).isInference }
    } ?? .none
  }

  /// Does again what was undone last; returns what it was.
  mutating func redo() -> String? {
    guard let next = undone.popLast() else { return nil }
    notebook.apply(next.edit)
    done.append(next)
    return next.statement
  }
}
