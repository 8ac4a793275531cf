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
    /// What is put before each line and how children are ordered, when verdicts are shown.
    public var verdicts: Verdicts?
    /// Whether reasons that are only asserted stand in one line of ids.
    public var foldsAsserted = false

    /// All of it, in 80 columns.
    public init() {}
  }

  /// How verdicts show in a tree.
  public struct Verdicts: Sendable {
    /// How an inference stands, in the order in which children are shown.
    public enum Standing: Int, Sendable {
      case grounded, contested, objection, asserted, fallen
    }

    /// What stands before the line of a statement: a level, `.`, `?` or `x`.
    public var mark: @Sendable (NodeID) -> (text: String, role: TextRole)
    /// How an inference stands; objections are ordered by themselves.
    public var standing: @Sendable (NodeID) -> Standing
    /// The columns that the longest mark takes.
    public var width: Int

    /// Shows verdicts.
    public init(
      width: Int, mark: @escaping @Sendable (NodeID) -> (text: String, role: TextRole),
      standing: @escaping @Sendable (NodeID) -> Standing
    ) {
      self.width = width
      self.mark = mark
      self.standing = standing
    }
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
    case folded([NodeID], depth: Int)
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
      case .folded(let inferences, let depth):
        printFolded(inferences, depth)
      }
    }
  }

  /// Puts inferences on the stack: reasons before objections, each in the order of the document;
  /// with verdicts grounded reasons first, then contested ones, objections, and the others.
  private mutating func push(_ inferences: [NodeID], _ depth: Int) {
    let reasons = inferences.filter { map.graph.kind($0) == .support }
    let objections = inferences.filter { map.graph.kind($0) != .support }
    guard let verdicts = options.verdicts else {
      for inference in (reasons + objections).reversed() {
        stack.append(.inference(inference, depth: depth))
      }
      return
    }
    var groups: [[NodeID]] = Array(repeating: [], count: 5)
    for reason in reasons { groups[verdicts.standing(reason).rawValue].append(reason) }
    groups[Verdicts.Standing.objection.rawValue] += objections
    for (index, group) in groups.enumerated().reversed() {
      if options.foldsAsserted, group.count > 1, index == Verdicts.Standing.asserted.rawValue {
        stack.append(.folded(group, depth: depth))
        continue
      }
      for inference in group.reversed() { stack.append(.inference(inference, depth: depth)) }
    }
  }

  /// One line for reasons that are only asserted.
  private mutating func printFolded(_ inferences: [NodeID], _ depth: Int) {
    let names = inferences.map { inference in
      map.graph.premises(inference).map { map.graph.label($0) ?? "?" }.joined(separator: " + ")
    }
    let gutter = options.verdicts.map {
      StyledLine("." + String(repeating: " ", count: $0.width), .dim)
    }
    var line = (gutter ?? StyledLine()).adding(indentation(depth)).adding("+ ", .good)
    line.append(names.joined(separator: ", "), .id)
    let tail = "  (\(inferences.count) asserted)"
    line = line.cut(to: max(20, options.width - tail.utf8.count))
    lines.append(line.adding(tail, .dim))
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

  /// The verdict before a line, or as many spaces.
  private func gutter(_ node: NodeID) -> StyledLine {
    guard let verdicts = options.verdicts else { return StyledLine() }
    let isShown = !node.isNone && map.graph.kind(node).isStatement
    let (text, role) = isShown ? verdicts.mark(node) : ("", .plain)
    let padding = String(repeating: " ", count: max(1, verdicts.width + 1 - text.utf8.count))
    return StyledLine(text, role).adding(padding)
  }

  private mutating func print(
    _ node: NodeID, _ depth: Int, _ mark: String, _ bracket: Bracket
  ) {
    let graph = map.graph
    let isNew = printed.insert(node).inserted
    var line = gutter(node).adding(indentation(depth))
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
          gutter(.none).adding(indentation(depth + 1))
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
