import ArgumentGraph
import SourceText

/// Items: their text, and what they declare.
extension Notebook {
  /// Reads an item and makes what it declares.
  ///
  /// - Returns: false when it has to be read again at the end of the first pass, since an id or a
  ///   source was left out.
  @discardableResult
  mutating func declare(_ item: ItemID, isFirstPass: Bool) -> Bool {
    let piece = items.pieces[Int(item)]
    if readItem == item, !parser.syntax.lacksSource {
      readItem = nil
      items.kinds[Int(item)] = .declaration
      graph.declare(parser.declaration, Origin(raw: item))
      noteSources()
      noteInclude()
      return true
    }
    readItem = nil
    let bytes = store
    let outcome = bytes.withUnsafeBufferPointer { buffer in
      parser.parse(buffer, piece.range, into: &graph)
    }
    let waits = parser.syntax.lacksSource || lacksLabel
    if isFirstPass, outcome == .declaration, waits { return false }
    if !itemProblems.isEmpty { itemProblems[item] = nil }
    if !parser.problems.isEmpty {
      note(parser.problems.map { $0.moved(by: -Int(piece.start)) }, on: item)
    }
    switch outcome {
    case .empty: items.kinds[Int(item)] = .trivia
    case .failed: items.kinds[Int(item)] = .broken
    case .command:
      items.kinds[Int(item)] = .query
      checkQuery(item)
    case .declaration:
      items.kinds[Int(item)] = .declaration
      if lacksLabel {
        assignLabel(item)
        unlabelledItems.insert(item)
      } else if !unlabelledItems.isEmpty {
        unlabelledItems.remove(item)
      }
      if parser.syntax.lacksSource {
        sourcelessItems.insert(item)
        if parser.defaultSource.isNone { refuseAnchors(item) }
      } else if !sourcelessItems.isEmpty {
        sourcelessItems.remove(item)
      }
      noteSources()
      noteInclude()
      if !graph.declare(parser.declaration, Origin(raw: item)) { letFirstWin(item) }
    }
    return true
  }

  private mutating func noteInclude() {
    if case .directive(.include) = parser.declaration.form { included.isStale = true }
  }

  /// The declaration that was just read has lost its id to another. When it stands before the other
  /// in the document they change places, since there the first wins.
  private mutating func letFirstWin(_ item: ItemID) {
    guard let duplicate = graph.duplicates.last, duplicate.origin.raw == item else { return }
    let winner = ItemID(graph.origin(duplicate.node).raw)
    guard isBefore(item, winner) else { return }
    graph.withdraw(Origin(raw: winner))
    graph.declare(parser.declaration, Origin(raw: item))
    declare(winner, isFirstPass: false)
  }

  /// Whether the statement that was just read has no id and needs one.
  var lacksLabel: Bool {
    if case .statement = parser.declaration.form { return parser.declaration.node.isNone }
    return false
  }

  mutating func note(_ problems: [LexicalProblem], on item: ItemID) {
    guard itemProblems.count < Notebook.problemLimit else { return }
    itemProblems[item, default: []] += problems
  }

  private mutating func refuseAnchors(_ item: ItemID) {
    let start = Int(items.pieces[Int(item)].start)
    guard let anchor = parser.syntax.anchors.first(where: { !$0.namesSource }) else { return }
    let token = parser.syntax.tokens[anchor.tokens.lowerBound]
    note([Notebook.missingSource(token).moved(by: -start)], on: item)
    // An anchor of no source would tie the statement to nothing.
    parser.declaration.anchors.removeAll { $0.source.isNone }
  }

  static func missingSource(_ token: Token) -> LexicalProblem {
    LexicalProblem(
      "the passage names no source, and there is not just one", help: "write from SOURCE:PASSAGE",
      at: token.range)
  }

  private mutating func noteSources() {
    for anchor in parser.declaration.anchors { noteSource(anchor.source) }
    switch parser.declaration.form {
    case .source(let details): noteSource(details.origin)
    case .directive(.skip(let source, _, _)): noteSource(source)
    default: break
    }
  }

  private mutating func noteSource(_ node: NodeID) {
    if !node.isNone, graph.kind(node) == .undeclared { mentionedAsSource.insert(node) }
  }

  /// A cell holds declarations and queries only.
  private mutating func checkQuery(_ item: ItemID) {
    let start = Int(items.pieces[Int(item)].start)
    guard let token = parser.syntax.tokens.first else { return }
    let word = String(decoding: store[token.range], as: UTF8.self)
    if token.kind == .word, Vocabulary.queries.contains(word) { return }
    items.kinds[Int(item)] = .broken
    note([Vocabulary.notInCell(word, at: token.range).moved(by: -start)], on: item)
  }

  // MARK: Automatic ids

  /// Gives the statement that was just read the next free id of its kind.
  private mutating func assignLabel(_ item: ItemID) {
    if let node = automaticNodes[item], !graph.kind(node).isDeclared {
      parser.declaration.assign(node, label: graph.labelID(node))
      return
    }
    guard case .statement(let kind) = parser.declaration.form else { return }
    let node = graph.node(labelled: nextLabel(kind))
    automaticNodes[item] = node
    parser.declaration.assign(node, label: graph.labelID(node))
  }

  /// The next free id for a statement of `kind`: `c1`, `k1`, `e1`, `a1` and so on.
  ///
  /// An id that the statement which was just read names is not its own.
  mutating func nextLabel(_ kind: NodeKind) -> String {
    let letter = kind.idLetter
    var number = nextNumber[letter] ?? 1
    var free: Int?
    while true {
      let label = "\(Character(Unicode.Scalar(letter)))\(number)"
      let node = graph.find(label)
      if node.isNone || !graph.kind(node).isDeclared {
        free = free ?? number
        if node.isNone || !parser.syntax.references.contains(where: { $0.node == node }) {
          nextNumber[letter] = free
          return label
        }
      }
      number += 1
    }
  }

  /// The text of an item.
  func text(of item: ItemID) -> String {
    String(decoding: store[items.pieces[Int(item)].range], as: UTF8.self)
  }

  /// Adds bytes to the store.
  mutating func keep(_ bytes: some Collection<UInt8>) -> Piece {
    let start = store.count
    store.append(contentsOf: bytes)
    return Piece(start..<store.count)
  }
}

extension NodeKind {
  /// The letter of automatic ids: claims `c`, counterclaims `k`, evidence `e`, assumptions `a`.
  var idLetter: UInt8 {
    switch self {
    case .counterclaim: UInt8(ascii: "k")
    case .evidence: UInt8(ascii: "e")
    case .assumption: UInt8(ascii: "a")
    default: UInt8(ascii: "c")
    }
  }
}
