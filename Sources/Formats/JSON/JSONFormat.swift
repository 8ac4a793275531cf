import ArgumentGraph
import JSONText
import SourceText

/// The map as JSON: everything that a notebook declares, and nothing of its prose.
///
/// What `export` wrote, `import` reads back to a notebook that exports to the same bytes. The form
/// is told by a JSON Schema, `JSONFormat.schema`.
public enum JSONFormat: Exporter, Importer {
  /// The version of the form that is written, and the newest that is read.
  public static let version = 1
  /// What the first member of the file says it is.
  static let formatName = "crux-map"

  /// The name, the files and the options of the format.
  public static let about = FormatDescription(
    name: "json", extensions: ["json"],
    summary: "the whole map, for scripts, and back again")

  /// The JSON Schema (draft 2020-12) of the form, as it stands in the repository.
  public static var schema: [UInt8] { PackageResources.crux_map_schema_json }

  /// Writes a map as JSON, a portion at a time. Linear.
  public static func write(
    _ map: MapView, options: ExportOptions, to sink: inout ByteSink
  ) -> [Diagnostic] {
    var writer = JSONMapWriter(map, options)
    writer.write(to: &sink)
    return writer.losses
  }

  /// Reads a map from JSON, strictly: any fault of the JSON refuses the file, at its place. Linear.
  public static func read(_ bytes: [UInt8], name: String) -> ImportResult {
    var reader = JSONMapReader(bytes, name: name)
    return reader.read()
  }
}
