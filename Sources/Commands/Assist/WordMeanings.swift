import Notebook

/// What the words of the language mean, in a few words each, for menus and hints.
enum WordMeanings {
  /// The meaning of a word; empty for one that says it itself.
  static func of(_ word: String) -> String { all[word] ?? "" }

  /// How a clause is typed.
  static func usage(of clause: Keyword) -> String {
    usages[clause].map { "\(clause.rawValue) \($0)" } ?? clause.rawValue
  }

  private static let usages: [Keyword: String] = [
    .from: "SOURCE:PASSAGE", .by: "\"WHO\"", .credibility: "1…6", .likelihood: "\"TERM\"",
    .confidence: "high|moderate|low", .status: "solid|caveated|unsupported", .tags: "WORD[, WORD]",
    .note: "\"TEXT\"", .supports: "ID", .rebuts: "ID", .undercuts: "INFERENCE", .with: "ID [+ ID]",
    .as: "ID", .scheme: "NAME", .warrant: "\"TEXT\"", .conceded: "[\"REASON\"]", .answers: "N",
    .file: "\"PATH\"",
    .date: "YYYY-MM-DD", .url: "\"URL\"", .reliability: "A…F", .origin: "SOURCE",
    .quotes: "none|short|full|secret", .digest: "sha256:HEX",
  ]

  private static let all: [String: String] = [
    // Clauses.
    "from": "where it is from", "by": "who says so", "credibility": "how credible it is, 1…6",
    "likelihood": "a likelihood term", "confidence": "high, moderate or low",
    "status": "solid, caveated or unsupported", "tags": "words of your own", "note": "a remark",
    "supports": "it is a reason for", "rebuts": "it is a reason against",
    "undercuts": "it denies that a step carries", "with": "together with further premises",
    "as": "the inference's id", "scheme": "the argumentation scheme",
    "warrant": "why the premises bear on the conclusion", "conceded": "the author grants it",
    "answers": "the question of the scheme that it answers",
    "file": "the document's path", "date": "when it was published",
    "url": "where it was published", "reliability": "how reliable it is, A…F",
    "origin": "the source it derives from", "quotes": "what may be quoted",
    "digest": "of the document's text", "->": "and then the conclusion",
    "+": "and then one more premise",
    // Grades, as NATO's AJP-2.1 has them.
    "1": "confirmed", "2": "probably true", "3": "possibly true", "4": "doubtful",
    "5": "improbable", "6": "cannot be judged", "A": "completely reliable",
    "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "cannot be judged",
    // Values.
    "none": "not a word is kept", "short": "quotes of up to 300 characters", "full": "any quote",
    "secret": "not a word, and digests with a key", "solid": "it is well founded",
    "caveated": "it holds with reservations", "unsupported": "nothing speaks for it yet",
    "it": "what was made last", "text": "change its words", "add": "add to a clause",
    "drop": "take a clause out", "kind": "make it another kind",
    "evidence": "something observed or reported", "assumption": "something taken for granted",
    "claim": "something that can be true or false", "counterclaim": "a claim against another",
    "select": "run only these rules", "ignore": "leave these rules out",
    "fail-on": "from which severity on a check fails", "where": "only some of them",
    "stands": "its evidence carries it", "asserted": "somebody's word alone",
    "contested": "locked with an objection as strong", "falls": "it is defeated",
    "ok": "the answer is good", "na": "it does not apply here",
  ]
}
