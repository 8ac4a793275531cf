import ArgumentGraph
import JSONText

/// Writes single statements, inferences and sources as the objects that `export json` makes of them.
public struct JSONNodeWriter {
  private var writer: JSONMapWriter

  /// A writer of the nodes of a map. Linear, since names depend on the whole map.
  ///
  /// - Parameters:
  ///   - verdict: the verdict on a statement or an inference, when they are to be written.
  ///   - chances: what the likelihood of a statement stands for, in percent, when it is known.
  public init(
    _ map: MapView, verdict: ((NodeID) -> VerdictMark?)? = nil,
    chances: ((NodeID) -> ClosedRange<Int>?)? = nil
  ) {
    var options = ExportOptions(verdict: verdict)
    options.chances = chances
    writer = JSONMapWriter(map, options)
  }

  /// Writes the members of the object that stands for `node` into an object that is open.
  public mutating func writeMembers(of node: NodeID, into json: inout JSONWriter) {
    swap(&writer.json, &json)
    writer.writeMembers(node)
    swap(&writer.json, &json)
  }

  /// Writes an array of the objects that stand for `nodes`.
  public mutating func writeArray(_ nodes: [NodeID], into json: inout JSONWriter) {
    json.beginArray()
    for node in nodes {
      json.beginObject()
      writeMembers(of: node, into: &json)
      json.endObject()
    }
    json.endArray()
  }
}
