import Formats

/// `import FORMAT PATH`
enum ImportCommand: Command {
  static let format = Parameter.choice("FORMAT", FormatCatalog.importers.map { $0.about.name })
  static let path = Parameter.path()

  static let about = CommandDescription(
    name: "import", kind: .session, summary: "Add a map of another format to this notebook.",
    grammar: [format, path],
    details: "It says what it could not take over. Ids that are in use already are an error.",
    examples: [Example("import json \"map.json\"")])

  static func run(_ call: Call, in workspace: inout Workspace) throws(CommandFailure) -> Outcome {
    Outcome(
      effect: .importFile(format: call.text(format) ?? "", path: call.text(path) ?? ""))
  }
}
