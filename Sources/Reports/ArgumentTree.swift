import ArgumentGraph
import SourceText

/// The argument under a statement, as indented lines.
///
/// `+` is support, `-` a rebuttal, `/` an undercut; linked premises stand in one pair of brackets.
/// What was printed already is referred to, so that shared statements and circles end. The walk
/// keeps its own stack, since an argument may be a million steps deep.
public struct ArgumentTree {
  /// What the tree shows.
  public struct Options: Sendable {
    /// How many steps deep; `nil` for all.
    public var depth: Int?
    /// The columns that a line may take.
    public var width = 80

    /// All of it, in 80 columns.
    public init() {}
  }

  private let map: MapView
  private let options: Options
  private var printed: Set<NodeID> = []
  private var lines: [StyledLine] = []
  /// What is still to be printed, the next at the end.
  private var stack: [Task] = []

  /// One line to print, and what comes beneath it.
  private enum Task {
    case statement(NodeID, depth: Int, mark: String, bracket: Bracket)
    case inference(NodeID, depth: Int)
    case attacks(on: NodeID, depth: Int)
  }

  /// Where a premise stands among linked ones.
  private enum Bracket {
    case none, opening, inside, closing
  }

  /// Lines of the tree under each of `roots`, with every node that they show.
  public static func lines(
    _ map: MapView, under roots: [NodeID], options: Options = Options()
  ) -> (lines: [StyledLine], nodes: Set<NodeID>) {
    var tree = ArgumentTree(map: map, options: options)
    for root in roots {
      tree.stack.append(
        map.graph.kind(root).isInference
          ? .inference(root, depth: 0)
          : .statement(root, depth: 0, mark: "", bracket: .none))
      tree.run()
    }
    return (tree.lines, tree.printed)
  }

  private init(map: MapView, options: Options) {
    self.map = map
    self.options = options
  }

  private mutating func run() {
    while let task = stack.popLast() {
      switch task {
      case .statement(let node, let depth, let mark, let bracket):
        print(node, depth, mark, bracket)
      case .inference(let inference, let depth):
        expand(inference, depth)
      case .attacks(let inference, let depth):
        push(map.incoming(inference), depth)
      }
    }
  }

  /// Puts inferences on the stack, reasons before objections, each in the order of the document.
  private mutating func push(_ inferences: [NodeID], _ depth: Int) {
    let reasons = inferences.filter { map.graph.kind($0) == .support }
    let objections = inferences.filter { map.graph.kind($0) != .support }
    for inference in (reasons + objections).reversed() {
      stack.append(.inference(inference, depth: depth))
    }
  }

  private mutating func expand(_ inference: NodeID, _ depth: Int) {
    let graph = map.graph
    let mark = graph.kind(inference) == .support ? "+" : graph.kind(inference) == .rebut ? "-" : "/"
    let premises = Array(graph.premises(inference))
    // Steps that are named by ids may undercut each other in a circle.
    guard printed.insert(inference).inserted else { return }
    stack.append(.attacks(on: inference, depth: depth + 1))
    for (index, premise) in premises.enumerated().reversed() {
      let bracket: Bracket =
        premises.count == 1
        ? .none : index == 0 ? .opening : index == premises.count - 1 ? .closing : .inside
      stack.append(
        .statement(premise, depth: depth, mark: index == 0 ? mark : " ", bracket: bracket))
    }
  }

  /// The spaces before a line; deeper than half the width, the depth itself.
  private func indentation(_ depth: Int) -> StyledLine {
    let deepest = max(1, options.width / 4)
    if depth <= deepest { return StyledLine(String(repeating: "  ", count: depth)) }
    return StyledLine(String(repeating: "  ", count: deepest)).adding("(\(depth)) ", .dim)
  }

  private mutating func print(
    _ node: NodeID, _ depth: Int, _ mark: String, _ bracket: Bracket
  ) {
    let graph = map.graph
    let isNew = printed.insert(node).inserted
    var line = indentation(depth)
    if !mark.isEmpty { line.append("\(mark) ", mark == "+" ? .good : mark == " " ? .plain : .bad) }
    switch bracket {
    case .opening: line.append("[")
    case .inside, .closing: line.append(" ")
    case .none: break
    }
    let label = graph.label(node) ?? graph.name(node)
    line.append(label, .id)
    if graph.kind(node) == .undeclared {
      line.append("  (not declared)", .bad)
    } else if isNew {
      line.append("  \(visible(graph.text(node)))", graph.kind(node).role)
    } else {
      line.append("  (above)", .dim)
    }
    let closing = bracket == .closing ? "]" : ""
    line = line.cut(to: max(20, options.width - closing.count))
    line.append(closing)
    lines.append(line)
    guard isNew else { return }
    let children = map.incoming(node)
    if let limit = options.depth, depth >= limit {
      if !children.isEmpty {
        lines.append(
          indentation(depth + 1)
            .adding("... \(children.count) more", .dim))
      }
      return
    }
    push(children, depth + 1)
  }
}

extension NodeKind {
  /// How text of the kind is set.
  public var role: TextRole { self == .counterclaim ? .warning : .plain }
}
