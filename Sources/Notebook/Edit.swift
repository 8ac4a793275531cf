import ArgumentGraph

/// A change of a notebook that can be taken back: what undo and redo keep.
public struct Edit: Sendable, Equatable {
  /// One step of it.
  enum Step: Sendable, Equatable {
    /// Puts an item into a cell.
    case insert(ItemID, cell: CellID, at: Int)
    /// Takes an item out of a cell.
    case remove(ItemID, cell: CellID, at: Int)
    /// Gives an item another text.
    case replace(ItemID, Piece, with: Piece)
    /// Puts a part into the document.
    case insertBlock(Block, at: Int)
    /// Takes a part out of the document.
    case removeBlock(Block, at: Int)

    var inverse: Step {
      switch self {
      case .insert(let item, let cell, let index): .remove(item, cell: cell, at: index)
      case .remove(let item, let cell, let index): .insert(item, cell: cell, at: index)
      case .replace(let item, let old, let new): .replace(item, new, with: old)
      case .insertBlock(let block, let index): .removeBlock(block, at: index)
      case .removeBlock(let block, let index): .insertBlock(block, at: index)
      }
    }
  }

  var steps: [Step] = []

  /// No change.
  public init() {}

  /// Whether it changes nothing.
  public var isEmpty: Bool { steps.isEmpty }

  /// The edit that takes this one back.
  public var inverse: Edit {
    var edit = Edit()
    edit.steps = steps.reversed().map(\.inverse)
    return edit
  }

  /// The text that it gives an item, if it does.
  func piece(of item: ItemID) -> Piece? {
    for case .replace(item, _, let new) in steps.reversed() { return new }
    return nil
  }

  /// Whether prose is what it adds last.
  public var addsProse: Bool {
    if case .insertBlock(.prose, _)? = steps.last { true } else { false }
  }

  /// Whether it adds a cell.
  public var addsCell: Bool {
    steps.contains { if case .insertBlock(.cell, _) = $0 { true } else { false } }
  }

  /// Whether it puts statements in and changes none that are there.
  var onlyInserts: Bool {
    steps.allSatisfy { if case .insert = $0 { true } else { false } }
  }

  /// Whether it puts cells or prose in, or takes them out.
  var changesBlocks: Bool {
    steps.contains {
      switch $0 {
      case .insertBlock, .removeBlock: true
      default: false
      }
    }
  }

  /// This edit and then `other`.
  public func then(_ other: Edit) -> Edit {
    var edit = self
    edit.steps += other.steps
    return edit
  }
}

/// Why an edit was refused; nothing was changed.
public struct EditRefusal: Error, Sendable, Equatable {
  /// What is wrong, with places in what was typed or, for `item`, in that item.
  public var problems: [LexicalProblemPlace]

  /// Refuses for one reason.
  public init(_ message: String, help: String? = nil) {
    problems = [LexicalProblemPlace(message: message, help: help, range: nil)]
  }

  init(_ problems: [LexicalProblemPlace]) { self.problems = problems }
}

/// A problem, and where it is in what was typed, if it is there.
public struct LexicalProblemPlace: Sendable, Equatable {
  /// What is wrong.
  public var message: String
  /// What to type instead.
  public var help: String?
  /// The bytes of what was typed.
  public var range: Range<Int>?

  /// Makes a problem.
  public init(message: String, help: String? = nil, range: Range<Int>? = nil) {
    self.message = message
    self.help = help
    self.range = range
  }
}

extension Edit {
  /// The items whose text or place it changes.
  public var touchedItems: [ItemID] {
    steps.compactMap(\.item).uniqued()
  }
}
