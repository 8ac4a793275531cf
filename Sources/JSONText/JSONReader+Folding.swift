/// Reading large texts without holding all of them as values.
extension JSONReader {
  /// Is shown an object that is an element of a list of the root: the list's key, the element's
  /// position and the element. When it says so the element is folded: it stays in its list as an
  /// empty object that keeps its place.
  public typealias Fold = (_ list: String, _ position: Int, _ element: JSONNode) -> Bool

  /// Reads one JSON text in UTF-8, as `read(_:limits:)` does, and folds what `fold` says.
  ///
  /// `fold` is called in the order of the text, for texts with errors too.
  public static func read(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits(), folding fold: @escaping Fold
  ) -> (node: JSONNode?, problems: [JSONProblem]) {
    var parser = JSONParser(bytes, limits: limits, fold: fold)
    let node = parser.parse()
    return (node, parser.problems())
  }
}

/// Reads again what was folded, element by element.
public struct JSONUnfolder {
  private var parser: JSONParser

  /// Prepares a text that was read without errors.
  public init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) {
    parser = JSONParser(bytes, limits: limits)
  }

  /// The element that stands where `node` does, with all that is in it. Linear in its length.
  public mutating func unfold(_ node: JSONNode) -> JSONNode {
    guard case .object(let members) = node.value, members.isEmpty else { return node }
    return parser.parseValue(at: node.range.lowerBound) ?? node
  }
}
