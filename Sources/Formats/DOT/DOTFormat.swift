import ArgumentGraph
import SourceText

/// The map as a picture, for Graphviz.
///
/// Nothing of the map is written but as text of labels: no links, no images, no HTML, and names of
/// nodes that are made here, since Graphviz passes some of these on as they are.
public enum DOTFormat: Exporter {
  /// The most nodes and joints that Graphviz lays out in seconds rather than minutes.
  public static let sizeLimit = 2_000

  /// The most statements that are drawn with their conclusions at the top unless told otherwise:
  /// boxes of text are wide, and so are rows of them.
  public static let uprightLimit = 24

  static let legend = FormatOption(
    "legend", .words(["on", "off"]), summary: "a legend of the shapes and lines that occur")
  static let sources = FormatOption(
    "sources", .words(["on", "off"]), summary: "where each statement is drawn from")
  static let warrants = FormatOption(
    "warrants", .words(["off", "on"]), summary: "why the premises bear on the conclusion")
  static let conclusions = FormatOption(
    "conclusions", .words(["auto", "top", "left", "right", "bottom"]),
    summary: "the side that conclusions are on: the top for small maps, the left for large ones")
  static let width = FormatOption(
    "width", .number(16...80, default: 32), summary: "the columns that text is wrapped to")

  /// The name, the files and the options of the format.
  public static let about = FormatDescription(
    name: "dot", extensions: ["dot", "gv"],
    summary: "a picture of the map, for Graphviz",
    options: [legend, sources, warrants, conclusions, width])

  /// Writes a map for Graphviz; warns when it is larger than `sizeLimit`. Linear.
  public static func write(
    _ map: MapView, options: ExportOptions, to sink: inout ByteSink
  ) -> [Diagnostic] {
    var writer = DOTWriter(map, options)
    writer.write(to: &sink)
    return writer.losses
  }
}
