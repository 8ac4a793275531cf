import ArgumentGraph
import Formats

/// `export FORMAT [to PATH] [from ID] [depth N]`
enum ExportCommand: Command {
  static let formats = FormatCatalog.exporters.map { $0.about.name } + Picture.formats
  static let format = Parameter.choice("FORMAT", formats)
  static let to = Parameter.path("PATH", after: "to").optional
  static let from = Parameter.node("ID", .argument, after: "from").optional
  static let depth = Parameter.number("N", after: "depth").optional

  static let about = CommandDescription(
    name: "export", kind: .session, summary: "Write the map in another format.",
    grammar: [format, to, from, depth],
    details: """
      Without `to` it is printed; pictures (svg, png, pdf) are drawn by Graphviz and need `to`. \
      `from` exports what stands under one statement, `depth` that many steps of it.
      """,
    examples: [
      Example("export dot", before: "claim c1 \"Rents will fall\"", prints: "digraph"),
      Example("export json", before: "claim c1 \"Rents will fall\"", prints: "crux-map"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(
      effect: .export(
        format: call.text(format) ?? "", to: call.text(to), from: call.node(from),
        depth: call.number(depth)))
  }
}

/// The pictures that Graphviz draws.
public enum Picture {
  /// The formats, by the name that `dot -T` takes.
  public static let formats = ["svg", "png", "pdf"]
}
