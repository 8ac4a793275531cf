import Commands
import JSONText

/// What the value of an option or an argument may be, as far as a shell can propose it.
enum ValueWords {
  /// A word that fits.
  struct Word {
    var text: String
    /// What it means; empty when there is nothing to say.
    var summary: String
  }

  /// Nothing is known of it.
  case any
  /// One of these words.
  case words([Word])
  /// Several of these words with commas between them.
  case list([Word])
  /// A file with one of these endings, which have no dot; any file when there are none.
  case files([String])
  /// The id of something in the notebook that is named on the same line.
  case ids

  /// The name of values that are lists with commas.
  static let listName = "codes"
  /// The name of values that are ids of the notebook.
  static let idName = "id"

  /// What the argument parser says of a value, and what its name says.
  init(_ kind: JSONValue?, named name: String) {
    if name == Self.idName {
      self = .ids
    } else if let list = kind?["list"]?.value["values"]?.value.array {
      let summaries = Self.summaries(of: name)
      let words = list.compactMap(\.value.string).map {
        Word(text: $0, summary: summaries[$0] ?? "")
      }
      self = name == Self.listName ? .list(words) : .words(words)
    } else if let endings = kind?["file"]?.value["extensions"]?.value.array {
      self = .files(endings.compactMap(\.value.string))
    } else {
      self = .any
    }
  }

  /// What words mean, for values of that name.
  private static func summaries(of name: String) -> [String: String] {
    switch name {
    case "kind": Dictionary(uniqueKeysWithValues: ReportCatalog.summaries)
    case "format", "word", listName: ofHelp
    default: [:]
    }
  }

  private static let ofHelp: [String: String] = {
    var summaries: [String: String] = [:]
    for entry in HelpIndex.all {
      for name in [entry.name, entry.otherName].compactMap({ $0 }) where summaries[name] == nil {
        summaries[name] = entry.summary
      }
    }
    return summaries
  }()
}
