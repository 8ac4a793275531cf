/// Every format that can be written or read, in the order of the alphabet.
public enum FormatCatalog {
  /// The formats that maps are written in.
  public static let exporters: [any Exporter.Type] = [
    DOTFormat.self,
    JSONFormat.self,
  ]

  /// The formats that maps are read from.
  public static let importers: [any Importer.Type] = [
    JSONFormat.self
  ]

  /// The exporter of that name.
  public static func exporter(named name: String) -> (any Exporter.Type)? {
    exporters.first { $0.about.name == name }
  }

  /// The importer of that name.
  public static func importer(named name: String) -> (any Importer.Type)? {
    importers.first { $0.about.name == name }
  }
}
