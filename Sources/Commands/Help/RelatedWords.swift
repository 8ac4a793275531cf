/// Words of the help that belong together, for "See also".
enum RelatedWords {
  /// The most words that are named.
  static let limit = 7

  /// The words that belong to `name`, without it; those that there is no help on are left out.
  static func of(_ name: String) -> [String] {
    var related: [String] = []
    for group in groups where group.contains(name) {
      for word in group where word != name && !related.contains(word) && known.contains(word) {
        related.append(word)
      }
    }
    return Array(related.prefix(limit))
  }

  private static let known = Set(HelpText.topicNames)

  /// Words that belong together; a word may be in several groups, the nearest first.
  static let groups: [[String]] = [
    ["focus", "because", "but", "and", "unless", "up"],
    ["tour", "start", "keys"],
    ["claim", "counterclaim", "evidence", "assumption", "contention", "clauses", "ids"],
    ["support", "rebut", "undercut", "inferences", "with"],
    ["supports", "rebuts", "undercuts", "with", "inferences"],
    ["as", "warrant", "scheme", "questions", "answer", "inferences"],
    ["source", "from", "anchors", "reliability", "origin", "quotes"],
    ["read", "coverage", "capture", "suggest", "reanchor", "anchors", "skip"],
    ["credibility", "reliability", "likelihood", "confidence", "status", "scale"],
    ["file", "by", "date", "url", "digest", "source"],
    ["tags", "note", "clauses"],
    ["conceded", "rebut", "undercut"],
    ["check", "explain", "allow", "checks", "rules"],
    ["verdict", "why", "cruxes", "suppose", "expect", "verdicts"],
    ["tree", "show", "list", "find", "path", "stats", "cells"],
    ["edit", "rename", "remove", "merge", "unlink", "move"],
    ["undo", "redo", "history", "diff"],
    ["heading", "prose", "cells", "move"],
    ["save", "open", "new", "reload", "quit", "files"],
    ["export", "import", "view", "formats"],
    ["dot", "json", "formats", "export"],
    ["run", "scripts", "exit-status", "command-line"],
    ["rerun", "cells", "notebooks"],
    ["set", "pager", "environment", "options"],
    ["title", "contention", "format", "include"],
    ["syntax", "ids", "clauses", "scripts"],
    ["notebooks", "files", "syntax"],
    ["limits", "ids", "files"],
  ]
}
