import ArgumentGraph
import JSONText

/// Nodes as JSON objects, for answers.
enum NodeJSON {
  static func write(_ node: NodeID, of map: MapView, into writer: inout JSONWriter) {
    writer.key("id")
    writer.string(map.graph.name(node))
  }

  static func writeArray(_ nodes: [NodeID], of map: MapView, into writer: inout JSONWriter) {
    writer.beginArray()
    for node in nodes {
      writer.beginObject()
      write(node, of: map, into: &writer)
      writer.endObject()
    }
    writer.endArray()
  }
}
