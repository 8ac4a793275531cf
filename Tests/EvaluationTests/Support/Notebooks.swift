import ArgumentGraph
import Evaluation
import Notebook
import Testing

/// The map that declarations make.
func view(_ declarations: String) -> MapView {
  let text = "```crux\n\(declarations)\n```\n"
  let notebook = Notebook(name: "test.md", bytes: Array(text.utf8))
  #expect(notebook.problems == [])
  return notebook.view
}

extension Evaluation {
  /// The evaluation of the map that declarations make.
  init(of declarations: String) { self.init(view(declarations)) }

  /// The node with this id.
  func node(_ label: String) -> NodeID { map.graph.find(label) }

  /// The ids of nodes.
  func names(_ nodes: [NodeID]) -> [String] { nodes.map { map.graph.name($0) } }
}
