import ArgumentGraph
import SourceText

/// What a notebook has taken in from others.
struct Included: Sendable {
  /// A notebook that was taken in: its bytes are in the store, and its statements are items of a
  /// cell that is no part of the document.
  struct File: Sendable {
    /// Its path from the folder of the notebook that includes it.
    var relative: String
    /// What stands before its ids, with the dot.
    var prefix: String
    /// Where its bytes begin in the store.
    var start: Int
    var cell: CellID
  }

  var loader: IncludeLoader?
  var files: [File] = []
  var fileOfCell: [CellID: Int] = [:]
  var failures: [IncludeTree.Failure] = []
  /// The `include` statements that were followed.
  var followed: Set<ItemID> = []
  /// Whether an `include` statement came or went since they were followed.
  var isStale = false
}

/// Taking in the statements of other notebooks, for reading only.
extension Notebook {
  /// Where the notebooks that this one includes are read from; setting it reads them again.
  public var includeLoader: IncludeLoader? {
    get { included.loader }
    set {
      included.loader = newValue
      takeInIncluded()
    }
  }

  /// What the document itself includes, in its order.
  var ownIncludes: [IncludeTree.Request] {
    graph.directives.compactMap { placed in
      guard case .include(let path, let prefix) = placed.directive else { return nil }
      return IncludeTree.Request(path: path, prefix: prefix, item: ItemID(placed.origin.raw))
    }.sorted { isBefore($0.item, $1.item) }
  }

  /// Reads what the `include` statements name, and declares it in place of what was taken in.
  mutating func takeInIncluded() {
    dropIncluded()
    included.isStale = false
    let requests = ownIncludes
    guard let loader = included.loader, !requests.isEmpty else {
      refuseOnTheirFace(requests)
      return
    }
    included.followed = Set(requests.map(\.item))
    let tree = IncludeTree(requests, of: name, by: loader)
    included.failures = tree.failures
    graph.aliases = tree.aliases
    if !tree.aliases.isEmpty { redeclareOwn() }
    for file in tree.files { takeIn(file) }
    graph.resolvePaths()
  }

  /// Without a loader only paths that could never be followed are failures.
  private mutating func refuseOnTheirFace(_ requests: [IncludeTree.Request]) {
    for request in requests {
      guard let refusal = IncludePath.refusal(request.path) else { continue }
      included.failures.append(.init(item: request.item, failure: refusal))
      included.followed.insert(request.item)
    }
  }

  private mutating func dropIncluded() {
    for file in included.files {
      for item in cells[Int(file.cell)].items { graph.withdraw(Origin(raw: item)) }
      cells[Int(file.cell)].items = []
    }
    let hadAliases = !graph.aliases.isEmpty
    graph.aliases = []
    included.files = []
    included.fileOfCell = [:]
    included.failures = []
    included.followed = []
    if hadAliases { redeclareOwn() }
  }

  /// Declares the document's own statements anew, since an id may name something else now.
  private mutating func redeclareOwn() {
    let own = ownOrigins
    for origin in own { graph.withdraw(origin) }
    parser.defaultSource = onlySource
    for origin in own { declare(ItemID(origin.raw), isFirstPass: false) }
    included.isStale = false
  }

  private mutating func takeIn(_ file: IncludeTree.File) {
    let start = store.count
    let cell = CellID(truncatingIfNeeded: cells.count)
    let empty = Piece(start..<start)
    store += file.notebook.store
    cells.append(CellContent(open: empty, items: [], close: empty, indent: 0))
    included.fileOfCell[cell] = included.files.count
    included.files.append(
      .init(relative: file.relative, prefix: file.prefix, start: start, cell: cell))
    let inner = file.notebook
    let lost = Set(inner.graph.duplicates.map(\.origin))
    let defaultSource = parser.defaultSource
    parser.prefix = Array(file.prefix.utf8)
    parser.defaultSource =
      inner.graph.label(inner.onlySource).map { graph.node(labelled: file.prefix + $0) } ?? .none
    readItem = nil
    let bytes = store
    for origin in inner.ownOrigins where !lost.contains(origin) {
      let range = inner.items.pieces[Int(origin.raw)].range
      let moved = range.lowerBound + start..<range.upperBound + start
      let outcome = bytes.withUnsafeBufferPointer { parser.parse($0, moved, into: &graph) }
      guard outcome == .declaration, adaptToIncluder(ItemID(origin.raw), of: inner, file)
      else { continue }
      let item = items.append(Piece(moved), .declaration, in: cell)
      cells[Int(cell)].items.append(item)
      graph.declare(parser.declaration, Origin(raw: item))
    }
    parser.prefix = []
    parser.defaultSource = defaultSource
  }

  /// Makes of the declaration that was just read what the including notebook takes over; returns
  /// whether it takes it at all.
  private mutating func adaptToIncluder(
    _ item: ItemID, of inner: Notebook, _ file: IncludeTree.File
  ) -> Bool {
    switch parser.declaration.form {
    case .directive(.skip), .directive(.scheme), .directive(.answer): return true
    // The title, the main points, tests, silenced findings and policy are that map's own.
    case .directive: return false
    case .statement:
      parser.declaration.isContention = false
      if lacksLabel, let node = inner.automaticNodes[item], let label = inner.graph.label(node) {
        let own = graph.node(labelled: file.prefix + label)
        parser.declaration.assign(own, label: graph.labelID(own))
      }
      parser.declaration.anchors.removeAll { $0.source.isNone }
    case .source(var details):
      if let path = details.file, !path.hasPrefix("/") {
        details.file = IncludePath.joined(path, in: file.relative)
        parser.declaration.form = .source(details)
      }
    case .inference: break
    }
    return !(lacksLabel)
  }

  // MARK: Asking

  /// The notebook that an item was taken in from; `nil` for one of the document's own.
  func includedFile(of item: ItemID) -> Int? {
    included.files.isEmpty ? nil : included.fileOfCell[items.cells[Int(item)]]
  }

  /// The name of an included notebook as messages show it, seen from where this one's is.
  func name(ofFile file: Int) -> String {
    IncludePath.joined(included.files[file].relative, in: name)
  }

  /// The notebook that declares `node`, when it is one that this one includes.
  public func includedFileName(of node: NodeID) -> String? {
    guard !included.files.isEmpty, graph.kind(node).isDeclared else { return nil }
    return includedFile(of: ItemID(graph.origin(node).raw)).map { name(ofFile: $0) }
  }

  /// Where an included notebook declares `node`; `nil` for the document's own. Linear.
  public func includedPlace(of node: NodeID) -> Place? {
    includedFileName(of: node) == nil ? nil : place(.node(node), lines: lineOfItems())
  }

  /// Why `node` may not be changed, when an included notebook declares it.
  public func refusalToEdit(_ node: NodeID) -> EditRefusal? {
    includedFileName(of: node).map { Self.readOnly(graph.name(node), in: $0) }
  }

  static func readOnly(_ name: String, in file: String) -> EditRefusal {
    EditRefusal(
      "`\(name)` is declared in \(file), which is included here and only read",
      help: "change it there: crux \(file)")
  }

  /// The notebook whose statements have ids that begin as `label` does.
  func owner(ofLabel label: String) -> String? {
    included.files.firstIndex { label.hasPrefix($0.prefix) }.map { name(ofFile: $0) }
  }

  /// What could not be taken in, with the place of the statement that asked for it.
  public var includeProblems: [Diagnostic] {
    if included.failures.isEmpty { return [] }
    let lines = lineOfItems()
    return included.failures.map { failed in
      let item = failed.item
      return Diagnostic(
        failed.failure.message, severity: .warning,
        at: place(of: pathRange(in: item), in: item, line: lines[Int(item)]),
        help: failed.failure.help)
    }
  }

  /// Where the path of an `include` statement stands, in bytes from the statement's beginning.
  private func pathRange(in item: ItemID) -> Range<Int> {
    let piece = items.pieces[Int(item)].range
    var tokens: [Token] = []
    var comments: [Token] = []
    _ = store.withUnsafeBufferPointer {
      Lexer.scan($0, piece, into: &tokens, comments: &comments)
    }
    guard let token = tokens.first(where: { $0.kind == .text }) else { return 0..<1 }
    return token.range.lowerBound - piece.lowerBound..<token.range.upperBound - piece.lowerBound
  }
}

/// What the map's readers know of included notebooks.
extension Notebook {
  /// The notebooks that were taken in, and what could not be, for checks and exports.
  var includedStatements: MapView.Included {
    var result = MapView.Included()
    result.files = included.files.map { file in
      .init(
        name: IncludePath.joined(file.relative, in: name), prefix: file.prefix,
        origins: Set(cells[Int(file.cell)].items.map { Origin(raw: $0) }))
    }
    result.failures = included.failures.map { failed in
      .init(
        origin: Origin(raw: failed.item), offset: pathRange(in: failed.item).lowerBound,
        message: failed.failure.message, help: failed.failure.help, isPartial: failed.isPartial)
    }
    let failed = Set(included.failures.filter { !$0.isPartial }.map(\.item))
    result.missingPrefixes = ownIncludes.filter { failed.contains($0.item) }.compactMap {
      (try? IncludePath.prefix($0.path, $0.prefix)).map { $0 + "." }
    }
    result.takenIn = Set(included.followed.subtracting(failed).map { Origin(raw: $0) })
    return result
  }
}

extension Notebook {
  /// What stands before the ids of an item's statement: nothing, unless it was taken in.
  func prefix(of item: ItemID) -> [UInt8] {
    includedFile(of: item).map { Array(included.files[$0].prefix.utf8) } ?? []
  }
}
