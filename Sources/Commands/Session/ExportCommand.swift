import ArgumentGraph
import Formats

/// `export FORMAT [to PATH] [from ID] [depth N] [verdicts] [supposed]`
enum ExportCommand: Command {
  static let formats = FormatCatalog.exporters.map { $0.about.name } + Picture.formats
  static let format = Parameter.choice("FORMAT", formats)
  static let to = Parameter.path("PATH", after: "to").optional
  static let from = Parameter.node("ID", .argument, after: "from").optional
  static let depth = Parameter.number("N", after: "depth").optional
  static let verdicts = Parameter.flag("verdicts")
  static let supposed = Parameter.flag("supposed")

  static let about = CommandDescription(
    name: "export", kind: .session, summary: "Write the map in another format.",
    grammar: [format, to, from, depth, verdicts, supposed],
    details: """
      Without `to` it is printed; pictures (svg, png, pdf) are drawn by Graphviz and need `to`. \
      `from` exports what stands under one statement, `depth` that many steps of it. `verdicts` \
      adds what stands: in pictures as a colour, a sign and a word. They are the map's own, whatever \
      is supposed, unless `supposed` asks for those that there would be.
      """,
    examples: [
      Example("export dot", before: "claim c1 \"Rents will fall\"", prints: "digraph"),
      Example("export json", before: "claim c1 \"Rents will fall\"", prints: "crux-map"),
      Example(
        "export dot verdicts", before: "claim c1 \"Rents will fall\"", prints: "asserted"),
    ])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(
      effect: .export(
        format: call.text(format) ?? "", to: call.text(to), from: call.node(from),
        depth: call.number(depth), verdicts: call.exportVerdicts(verdicts, supposed)))
  }
}

extension Call {
  /// Which verdicts an export is asked for.
  func exportVerdicts(_ verdicts: Parameter, _ supposed: Parameter) -> ExportVerdicts {
    has(supposed) ? .supposed : has(verdicts) ? .plain : .none
  }
}

/// The pictures that Graphviz draws.
public enum Picture {
  /// The formats, by the name that `dot -T` takes.
  public static let formats = ["svg", "png", "pdf"]
}
