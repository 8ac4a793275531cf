import ArgumentGraph
import SourceText

/// Reads `SOURCE`, `SOURCE:PASSAGE`, or a passage alone, which is one of the only source.
enum PassageReader {
  /// The source and the passage that a token names.
  static func read(
    _ call: Call, _ position: Int, in graph: Graph
  ) throws(CommandFailure) -> (source: NodeID, passage: Passage?) {
    guard position < call.tokens.count, call.tokens[position].kind == .word else {
      throw CommandFailure("a source is missing", at: call.range(of: position))
    }
    let token = call.tokens[position]
    let start = Int(token.start)
    let bytes = call.bytes[token.range]
    let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    if colon == nil, let first = bytes.first, (0x30...0x39).contains(first) {
      guard !graph.onlySource.isNone else {
        throw CommandFailure(
          "which source is meant?", help: "write SOURCE:\(call.typed(token))", at: token.range)
      }
      return (graph.onlySource, try passage(bytes, at: token.range))
    }
    let name = start..<(colon ?? Int(token.end))
    let node = call.bytes[name].withUnsafeBufferPointer { graph.find($0) }
    guard !node.isNone, graph.kind(node).isDeclared else {
      throw unknown(String(decoding: call.bytes[name], as: UTF8.self), at: name, in: graph)
    }
    guard graph.kind(node) == .source else {
      throw CommandFailure(
        "`\(graph.name(node))` is \(graph.kind(node).article), not a source", at: name)
    }
    guard let colon else { return (node, nil) }
    let rest = (colon + 1)..<Int(token.end)
    return (node, try passage(call.bytes[rest], at: rest))
  }

  private static func passage(
    _ bytes: ArraySlice<UInt8>, at range: Range<Int>
  ) throws(CommandFailure) -> Passage {
    do throws(PassageError) {
      return try Passage(parsing: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw CommandFailure("\(error)", at: range)
    }
  }

  private static func unknown(
    _ label: String, at range: Range<Int>, in graph: Graph
  ) -> CommandFailure {
    let sources = graph.slots.lazy.filter { graph.kind($0) == .source }
      .compactMap { graph.label($0) }
    return CommandFailure(
      "there is no source `\(label)`",
      help: closest(to: label, among: sources).map { "did you mean `\($0)`?" }
        ?? "`list sources` shows them", at: range)
  }
}
