import ArgumentGraph
import Checks
import Documents
import Evaluation
import Notebook
import SourceText

/// What commands work on: the notebook, what is in focus, and what can be undone.
public struct Workspace: Sendable {
  /// The notebook.
  public var notebook: Notebook {
    _read { yield heldNotebook }
    _modify {
      // What was evaluated holds the graph, which the change would have to copy.
      evaluations.release()
      yield &heldNotebook
    }
  }
  private var heldNotebook: Notebook
  /// What stands, kept from one question to the next.
  let evaluations = EvaluationCache()
  /// What is supposed, in the order in which it was said. It is never saved.
  public internal(set) var suppositions: [Supposition] = []
  /// How grades become levels.
  public var grades = GradeTable.admiralty
  /// Which readings of the map count, as answers tell of it.
  public var semantics = MapSemantics.grounded
  /// What is in focus: an id, or an inference by its premises and conclusion.
  public var focus: Target?
  /// What was made last.
  public var lastMade: Target?
  /// The inference that was made last, which `and` and `unless` bear on.
  public var lastInference: Target?
  /// The source that was read last.
  public var lastSource = NodeID.none
  /// The walk through a document, while there is one.
  public var capture: Capture?
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
  /// Asked by commands that take long whether they are to stop.
  public var stop = StopSignal.never
  /// The rules that the caller selects and ignores.
  public var options = Options()
  /// Where the documents of its sources come from.
  public var shelf: any DocumentShelf = EmptyShelf()
  /// What checks have found in the documents.
  let quotationMemory = QuotationMemory()
  /// Whether what is answered is recorded in the notebook.
  var isRecording = false
  /// Whether anchors that are typed are verified and completed; not while a file is read in.
  public var completesAnchors = true

  /// An edit and what it was.
  public struct Done: Sendable {
    var edit: Edit
    /// What was typed, spelled out.
    public var statement: OneLine
    /// What was in focus and so on before it.
    var before: Cursor
  }

  /// What the next statement may mean without naming it.
  struct Cursor: Sendable {
    var focus: Target?
    var lastMade: Target?
    var lastInference: Target?
    var lastSource: NodeID
    var beginsCell: Bool
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
    /// The date that `--as-of` names, by which staleness is judged.
    public var asOf: PartialDate?
    /// Every finding on a line of its own.
    public var each = false
    /// The columns that an answer may take.
    public var width = 80
    /// Whether commands may be shortened and ids may be missing: the prompt, not a script.
    public var isInteractive = false
    /// Whether answers and errors are read on a terminal and kept nowhere, so that they may hold
    /// words of a source that says none may be kept.
    public var isSeenOnly = false

    /// The defaults.
    public init() {}
  }

  /// How much of `done` and `undone` a journal that begins with the last save knows of.
  struct Journalled: Sendable {
    var done = 0
    var undone = 0
  }

  var journalled = Journalled()
  /// How many edits were done again by the last command that changed the notebook, or, below zero,
  /// undone; `nil` when it was an edit.
  var travel: Int?

  /// Ids that were just written into statements without one, to be undone with the next edit.
  var prefix = Edit()

  /// The number of the text that is being read, for `Pending.input`.
  public var input = 0

  /// Works on a notebook.
  ///
  /// - Parameter savedBytes: the notebook as it is on disk.
  public init(_ notebook: Notebook, savedBytes: [UInt8] = []) {
    heldNotebook = notebook
    self.savedBytes = savedBytes
  }

  /// Takes the notebook as it is for what is on disk.
  public mutating func markSaved(_ bytes: [UInt8]) {
    savedBytes = bytes
    savedCount = done.count
    journalled = Journalled()
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
    var node = NodeID.none
    switch target {
    case .node(let named): node = named
    case .path(let path): if case .found(let found) = graph.lookUp(path) { node = found }
    case nil: break
    }
    return !node.isNone && graph.kind(node).isDeclared ? node : .none
  }

  /// A target that still names `node` when the statement it stands in is read again.
  public func target(for node: NodeID) -> Target {
    if graph.label(node) != nil { return .node(node) }
    var steps: [[NodeID]] = []
    var at = node
    while !at.isNone, graph.label(at) == nil, steps.count <= graph.count {
      steps.append(Array(graph.premises(at)))
      if graph.conclusion(at).isNone, let path = graph.targetPath(at) {
        return .path(InferencePath(steps: steps + path.steps, end: path.end))
      }
      at = graph.conclusion(at)
    }
    return at.isNone ? .node(node) : .path(InferencePath(steps: steps, end: at))
  }
}
