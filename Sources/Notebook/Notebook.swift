import ArgumentGraph
import SourceText

/// A notebook: a Markdown document, its cells, and the map that they declare.
///
/// The document is kept to the byte. Every statement of a cell is an *item*, a piece of a store of
/// bytes that only grows; an edit gives an item another piece, so that all else stays as it was and
/// undo is cheap. The graph follows the items: what an item declares is withdrawn and made again
/// when its text changes.
public struct Notebook: Sendable {
  /// The file's name, as it is shown in messages.
  public var name: String
  /// The map.
  public internal(set) var graph = Graph()

  /// The bytes of the file as it was read, and after them all that was written since.
  var store: [UInt8]
  var blocks: [Block] = []
  var cells: [CellContent] = []
  var items = ItemColumns()
  /// What is wrong with the document outside its statements.
  var documentProblems: [Diagnostic] = []
  /// What is wrong with single statements.
  var itemProblems: [ItemID: [LexicalProblem]] = [:]
  var parser = StatementParser()
  /// The item whose text the parser has just read, as a draft, so that it need not read it again.
  var readItem: ItemID?
  /// The nodes of statements that were written without an id.
  var automaticNodes: [ItemID: NodeID] = [:]
  /// Items whose text has no id where one belongs.
  var unlabelledItems: Set<ItemID> = []
  /// Items with an anchor that means the map's only source.
  var sourcelessItems: Set<ItemID> = []
  /// The only source, when those items were read last.
  var assumedSource = NodeID.none
  /// Whether items stand in the document in the order of their numbers.
  var isInItemOrder = true
  /// The highest number of an item that was ever in the document.
  var lastPlaced: Int = -1
  /// Where to look for the next free number of each automatic id.
  var nextNumber: [UInt8: Int] = [:]
  /// Which nodes the last edits changed.
  var recentChanges = RecentChanges()
  /// Undeclared nodes that anchors have named as sources.
  var mentionedAsSource: Set<NodeID> = []

  /// Whether the file begins with a byte order mark.
  public internal(set) var hasByteOrderMark = false
  /// What ends a line: LF or CR LF, as in the file's first line.
  public internal(set) var lineEnd = "\n"
  /// The version that a `format` statement names.
  public internal(set) var formatVersion = Notebook.currentFormat
  /// Whether the bytes could not be read as text at all.
  public internal(set) var isUnreadable = false

  /// The version of the language that is written here.
  public static let currentFormat = 1
  /// The largest notebook, in bytes.
  public static let sizeLimit = 1 << 30
  /// The most problems that one notebook reports.
  public static let problemLimit = 1_000

  /// An empty notebook.
  public init(name: String) { self.init(name: name, bytes: []) }
}

/// The number of an item. It is also the `Origin` of what the item declares.
public typealias ItemID = UInt32

/// The number of a cell, which stays when others are added before it.
public typealias CellID = UInt32

/// A run of bytes of the notebook's store.
public struct Piece: Sendable, Equatable {
  /// Where it begins.
  public var start: UInt32
  /// Its length.
  public var length: UInt32

  init(_ range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    length = UInt32(truncatingIfNeeded: range.count)
  }

  var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

/// A part of the document.
enum Block: Sendable, Equatable {
  case prose(Piece)
  case cell(CellID)
  /// The recorded output of the cell before it.
  case output(Piece)
}

/// What a cell holds.
struct CellContent: Sendable {
  var open: Piece
  var items: ContiguousArray<ItemID>
  var close: Piece
  /// Spaces before the fences, which every line of the cell may have.
  var indent: Int
}

/// What an item is.
enum ItemKind: UInt8, Sendable {
  /// Blank lines and comments.
  case trivia
  case declaration
  case query
  /// A statement that could not be read.
  case broken
  /// A line that is no statement at all: one that continues nothing, or the mark of a conflict.
  case stray
}

/// The items' columns.
struct ItemColumns: Sendable {
  var pieces: ContiguousArray<Piece> = []
  var kinds: ContiguousArray<ItemKind> = []
  var cells: ContiguousArray<CellID> = []

  mutating func append(_ piece: Piece, _ kind: ItemKind, in cell: CellID) -> ItemID {
    pieces.append(piece)
    kinds.append(kind)
    cells.append(cell)
    return ItemID(truncatingIfNeeded: pieces.count - 1)
  }
}
