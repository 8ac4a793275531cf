import ArgumentGraph
import SourceText

/// Reading a document. It never fails: what could be read is there, and the problems are listed.
extension Notebook {
  /// Reads a notebook's bytes. Linear.
  ///
  /// - Parameter name: the file's name, for messages.
  /// - Parameter stop: when it is raised meanwhile, the notebook is unreadable.
  public init(name: String, bytes: [UInt8], stop: StopSignal = .never) {
    self.name = name
    store = bytes
    guard bytes.count <= Notebook.sizeLimit else {
      refuse("the notebook is larger than \(Notebook.sizeLimit) bytes", nil, at: 0)
      return
    }
    let bad = bytes.withUnsafeBufferPointer { findBadByte($0) }
    if let bad {
      let isText = bad.reason != .invalidUTF8 && bad.reason != .nul
      let message = isText ? bad.message : "this is not UTF-8 text: \(bad.message)"
      refuse(message, bad.help, at: bad.offset)
      return
    }
    hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if let first = bytes.firstIndex(of: 0x0A), first > 0, bytes[first - 1] == 0x0D {
      lineEnd = "\r\n"
    }
    readParts()
    declareAll(stop)
  }

  /// How many statements are read before it is asked again whether to stop.
  private static let stopInterval: ItemID = 1 << 12

  private mutating func refuse(_ message: String, _ help: String?, at offset: Int) {
    isUnreadable = true
    let place = store.withUnsafeBufferPointer {
      Place(of: offset..<offset, in: $0, file: name)
    }
    // The bytes are not text, so they are not shown.
    let bare = Place(file: name, line: place.line, column: place.column)
    documentProblems = [Diagnostic(message, at: bare, help: help)]
  }

  private mutating func readParts() {
    let bytes = store
    bytes.withUnsafeBufferPointer { buffer in
      let scan = MarkdownScanner.scan(buffer, from: hasByteOrderMark ? 3 : 0)
      for part in scan.parts {
        switch part {
        case .prose(let range): blocks.append(.prose(Piece(range)))
        case .output(let range): blocks.append(.output(Piece(range)))
        case .cell(let open, let body, let close, let indent):
          readCell(open, body, close, indent, buffer)
        }
      }
      reportConflicts(scan.conflicts, buffer)
    }
  }

  /// Lines are counted on from one conflict to the next, so that many of them take linear time.
  private mutating func reportConflicts(
    _ conflicts: [Range<Int>], _ buffer: UnsafeBufferPointer<UInt8>
  ) {
    var line = 1
    var counted = 0
    for range in conflicts.prefix(Notebook.problemLimit) {
      for at in counted..<range.lowerBound where buffer[at] == 0x0A { line += 1 }
      counted = range.lowerBound
      let place = Place(
        of: 0..<7, in: UnsafeBufferPointer(rebasing: buffer[range]), file: name, firstLine: line)
      let problem = conflictProblem(range)
      documentProblems.append(Diagnostic(problem.message, at: place, help: problem.help))
    }
  }

  private mutating func readCell(
    _ open: Range<Int>, _ body: Range<Int>, _ close: Range<Int>?, _ indent: Int,
    _ buffer: UnsafeBufferPointer<UInt8>
  ) {
    let cell = CellID(truncatingIfNeeded: cells.count)
    var ids: ContiguousArray<ItemID> = []
    CellScanner.scan(buffer, body, indent: indent) { part in
      switch part {
      case .trivia(let range): ids.append(items.append(Piece(range), .trivia, in: cell))
      // What it is is found when it is read.
      case .statement(let range): ids.append(items.append(Piece(range), .query, in: cell))
      case .stray(let range), .conflict(let range):
        let id = items.append(Piece(range), .stray, in: cell)
        let isConflict = part == .conflict(range)
        let problem = isConflict ? conflictProblem(range) : strayProblem(buffer, range)
        itemProblems[id] = [problem.moved(by: -range.lowerBound)]
        ids.append(id)
      }
    }
    cells.append(
      CellContent(
        open: Piece(open), items: ids, close: Piece(close ?? body.upperBound..<body.upperBound),
        indent: indent))
    blocks.append(.cell(cell))
    if close == nil {
      var end = open.upperBound
      while end > open.lowerBound, buffer[end - 1] <= 0x20 { end -= 1 }
      documentProblems.append(
        Diagnostic(
          "this cell is not closed", at: Place(of: open.lowerBound..<end, in: buffer, file: name),
          help: "end it with a line of \(String(decoding: fenceMarks(open, buffer), as: UTF8.self))"
        ))
    }
  }

  private func fenceMarks(
    _ open: Range<Int>, _ buffer: UnsafeBufferPointer<UInt8>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    let text = buffer[open].drop { $0 == 0x20 }
    return text.prefix { $0 == text.first }
  }

  /// Declares what every statement says. Order does not matter for the map.
  private mutating func declareAll(_ stop: StopSignal) {
    lastPlaced = items.pieces.count - 1
    graph.reserve(statements: items.pieces.count, bytes: store.count)
    var unfinished: [ItemID] = []
    var unlabelled: [ItemID] = []
    for item in 0..<ItemID(truncatingIfNeeded: items.pieces.count)
    where items.kinds[Int(item)] == .query {
      if item % Self.stopInterval == 0, stop.isRaised {
        isUnreadable = true
        documentProblems = [Diagnostic("interrupted")]
        return
      }
      if declare(item, isFirstPass: true) { continue }
      if lacksLabel { unlabelled.append(item) } else { unfinished.append(item) }
    }
    // Sources that were left out are known only when all else has been read, and ids only when
    // nothing else can take them.
    parser.defaultSource = onlySource
    assumedSource = onlySource
    for item in unfinished + unlabelled { declare(item, isFirstPass: false) }
    graph.resolvePaths()
    graph.beginNoting()
    recentChanges.last = mapState
    for placed in graph.directives {
      if case .format(let version) = placed.directive { formatVersion = version }
    }
  }

  /// The map's source, when it has just one.
  public var onlySource: NodeID { graph.onlySource }
}

extension LexicalProblem {
  func moved(by offset: Int) -> LexicalProblem {
    var problem = self
    problem.range = range.lowerBound + offset..<range.upperBound + offset
    return problem
  }
}
