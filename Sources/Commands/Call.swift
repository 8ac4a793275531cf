import ArgumentGraph
import SourceText

/// A command as it was typed, its parameters read.
public struct Call: Sendable {
  /// The bytes of the line or file that it stands in.
  public let bytes: [UInt8]
  /// The statement's bytes.
  public let range: Range<Int>
  /// Its tokens, the command's word first.
  public let tokens: [Token]
  /// What was read, by parameter name.
  var values: [String: Value] = [:]
  /// Where the tokens of a `rest` parameter begin.
  public internal(set) var rest: Range<Int> = 0..<0

  enum Value: Sendable {
    case node(NodeID)
    case nodes([NodeID])
    case passage(NodeID, Passage?)
    case text(String)
    case number(Int)
    case flag
  }

  /// The node that a parameter names; `none` when it was left out.
  public func node(_ parameter: Parameter) -> NodeID {
    if case .node(let node) = values[parameter.name] { return node }
    return .none
  }

  /// The nodes that a parameter lists.
  public func nodes(_ parameter: Parameter) -> [NodeID] {
    if case .nodes(let nodes) = values[parameter.name] { return nodes }
    return []
  }

  /// The source that a parameter names, and the passage of it; `none` when it was left out.
  public func passage(_ parameter: Parameter) -> (source: NodeID, passage: Passage?) {
    if case .passage(let source, let passage) = values[parameter.name] { return (source, passage) }
    return (.none, nil)
  }

  /// The text or word that a parameter holds.
  public func text(_ parameter: Parameter) -> String? {
    if case .text(let text) = values[parameter.name] { return text }
    return nil
  }

  /// The number that a parameter holds.
  public func number(_ parameter: Parameter) -> Int? {
    if case .number(let number) = values[parameter.name] { return number }
    return nil
  }

  /// Whether a flag was given.
  public func has(_ parameter: Parameter) -> Bool { values[parameter.name] != nil }

  /// The word or text of a token, as it was typed.
  public func typed(_ token: Token) -> String {
    String(decoding: bytes[token.range], as: UTF8.self)
  }

  /// The tokens of the `rest` parameter.
  public var restTokens: ArraySlice<Token> { tokens[rest] }

  /// Where a parameter's value was typed; the end of the statement when it was not.
  public func range(of position: Int) -> Range<Int> {
    position < tokens.count ? tokens[position].range : endRange
  }

  /// The place after the last token.
  public var endRange: Range<Int> {
    let end = tokens.last.map { Int($0.end) } ?? range.lowerBound
    return end..<end
  }
}
