import ArgumentGraph
import SourceText

/// The document's bytes, and where things stand in it.
extension Notebook {
  /// The document, to the byte. Linear.
  public var bytes: [UInt8] {
    if isUnreadable { return store }
    var output: [UInt8] = []
    output.reserveCapacity(store.count)
    if hasByteOrderMark { output += [0xEF, 0xBB, 0xBF] }
    // What follows each other in the store is copied at once, which is nearly all of most documents.
    var run = 0..<0
    func append(_ piece: Piece) {
      if piece.range.lowerBound == run.upperBound {
        run = run.lowerBound..<piece.range.upperBound
      } else {
        output += store[run]
        run = piece.range
      }
    }
    for block in blocks {
      switch block {
      case .prose(let piece), .output(let piece): append(piece)
      case .cell(let id):
        let cell = cells[Int(id)]
        append(cell.open)
        for item in cell.items { append(items.pieces[Int(item)]) }
        append(cell.close)
      }
    }
    output += store[run]
    return output
  }

  /// The line that each item begins on in its file, from 1; 0 for items that are in none. Linear.
  public func lineOfItems() -> [Int] {
    var lines = [Int](repeating: 0, count: items.pieces.count)
    var line = 1
    store.withUnsafeBufferPointer { buffer in
      func count(_ piece: Piece) {
        for byte in buffer[piece.range] where byte == 0x0A { line += 1 }
      }
      for block in blocks {
        switch block {
        case .prose(let piece), .output(let piece): count(piece)
        case .cell(let id):
          count(cells[Int(id)].open)
          for item in cells[Int(id)].items {
            lines[Int(item)] = line
            count(items.pieces[Int(item)])
          }
          count(cells[Int(id)].close)
        }
      }
      for file in included.files {
        line = 1
        var counted = file.start
        for item in cells[Int(file.cell)].items {
          let start = Int(items.pieces[Int(item)].start)
          for byte in buffer[counted..<start] where byte == 0x0A { line += 1 }
          counted = start
          lines[Int(item)] = line
        }
      }
    }
    return lines
  }

  /// The place of a range within an item, which begins on `line` of the document.
  func place(of range: Range<Int>, in item: ItemID, line: Int) -> Place {
    let piece = items.pieces[Int(item)].range
    let file = includedFile(of: item).map { name(ofFile: $0) } ?? name
    return store.withUnsafeBufferPointer {
      Place(
        of: range, in: UnsafeBufferPointer(rebasing: $0[piece]), file: file, firstLine: line)
    }
  }

  /// What is wrong with the document, in its order.
  public var problems: [Diagnostic] {
    let references = referenceProblems()
    if itemProblems.isEmpty, references.isEmpty { return documentProblems }
    let lines = lineOfItems()
    var all = documentProblems
    func add(_ problem: LexicalProblem, _ item: ItemID) {
      guard lines[Int(item)] > 0 else { return }
      let place = place(of: problem.range, in: item, line: lines[Int(item)])
      all.append(Diagnostic(problem.message, at: place, help: problem.help))
    }
    for (item, problems) in itemProblems { for problem in problems { add(problem, item) } }
    for (item, problem) in references { add(problem, item) }
    return all.sorted { Self.order($0) < Self.order($1) }
  }

  private static func order(_ problem: Diagnostic) -> (Int, Int, String) {
    (problem.place?.line ?? 0, problem.place?.column ?? 0, problem.message)
  }

  /// Whether something is wrong with the document, so that it may not be exported. Linear.
  public var hasProblems: Bool {
    !itemProblems.isEmpty || !documentProblems.isEmpty || !referenceProblems().isEmpty
  }

  /// The written statements in the order of the document, and after them those of the notebooks
  /// that it includes.
  public var origins: [Origin] {
    if included.files.isEmpty { return ownOrigins }
    return ownOrigins
      + included.files.flatMap { cells[Int($0.cell)].items.map { Origin(raw: $0) } }
  }

  /// The written statements of the document itself, in its order.
  var ownOrigins: [Origin] {
    var order: [Origin] = []
    order.reserveCapacity(items.pieces.count)
    for block in blocks {
      guard case .cell(let id) = block else { continue }
      for item in cells[Int(id)].items where items.kinds[Int(item)] == .declaration {
        order.append(Origin(raw: item))
      }
    }
    return order
  }

  /// Every declared node in the order of the document. Linear.
  public var orderedNodes: [NodeID] {
    var order: [NodeID] = []
    order.reserveCapacity(graph.statementCount + graph.inferenceCount)
    for origin in origins { graph.appendNodes(of: origin, to: &order) }
    return order
  }
}

extension Notebook {
  /// The bytes of every declaration, in the order of the document.
  public var statementTexts: [[UInt8]] {
    ownOrigins.map { Array(store[items.pieces[Int($0.raw)].range]) }
  }
}
