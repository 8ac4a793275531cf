import Formats

extension WordMeanings {
  /// The meaning of a word among those of a command or declaration, where many mean something of
  /// their own.
  static func of(_ word: String, in command: String) -> String {
    switch command {
    case "export":
      if pictures.contains(word) { return "a picture, drawn by Graphviz" }
      if let format = FormatCatalog.exporter(named: word) { return format.about.summary }
    case "import":
      if let format = FormatCatalog.importer(named: word) { return format.about.summary }
    case "report":
      if let report = ReportCatalog.summaries.first(where: { $0.0 == word }) { return report.1 }
    default: break
    }
    return placed[command]?[word] ?? of(word)
  }

  private static let pictures: Set<String> = ["svg", "png", "pdf"]

  private static let placed: [String: [String: String]] = [
    "list": [
      "claim": "claims", "counterclaim": "counterclaims", "evidence": "evidence",
      "assumption": "assumptions", "source": "what comes from a source",
      "unsupported": "those that nothing speaks for", "conceded": "those that are conceded",
      "tag": "those with a tag", "kind": "those of a kind", "verdict": "those with a verdict",
      "and": "another condition", "not": "all but those",
    ],
    "set": [
      "as-of": "the date that staleness is judged by", "color": "when answers are coloured",
      "each": "one line a finding", "format": "the form of answers",
      "grades": "the levels that grades have", "pager": "long answers page by page",
      "width": "the columns of an answer", "on": "", "off": "",
    ],
    "checks": [
      "horizon": "from which age on a source is stale", "error": "errors only",
      "warning": "warnings and errors", "note": "everything",
    ],
    "scale": ["icd203": "the US intelligence community's", "phia": "the UK's yardstick"],
    "move": ["to": "to cell N"],
    "merge": ["into": "the one that stays"],
  ]
}
