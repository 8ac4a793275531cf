import Notebook

/// A declaration, described once for help, completion and tests.
public struct DeclarationDescription: Sendable {
  /// The word that is typed.
  public var keyword: Keyword
  /// What it is for, in one line.
  public var summary: String
  /// How it is typed.
  public var usage: String
  /// What it means, in a few sentences.
  public var details: String
  /// Examples that run.
  public var examples: [Example]
}

/// Every declaration of the language, in the order of the reference.
public enum DeclarationCatalog {
  /// The clauses that every statement may have.
  static let clauses = "[from SOURCE:PASSAGE] [supports|rebuts|undercuts TARGET] [CLAUSE…]"

  /// All declarations.
  public static let all: [DeclarationDescription] = [
    .init(
      keyword: .title, summary: "Give the map a title.", usage: "title \"TEXT\"", details: "",
      examples: [Example("title \"Should buses be free?\"")]),
    .init(
      keyword: .contention, summary: "State the map's main point, or name it.",
      usage: "contention [ID] \"TEXT\" \(clauses) | contention ID[, ID…]",
      details: "A contention is a claim that the map as a whole argues for.",
      examples: [Example("contention main \"Buses should be free\"")]),
    .init(
      keyword: .source, summary: "Name a document that statements are drawn from.",
      usage: """
        source ID "TITLE" [file "PATH"] [by "WHO"] [date YYYY-MM-DD] [url "URL"] \
        [reliability A…F] [origin SOURCE] [quotes none|short|full|secret] [digest sha256:HEX] \
        [note "TEXT"]
        """,
      details: """
        `origin` names the source that it derives from. `quotes` says how much of its words the \
        notebook may keep: short ones unless told otherwise.
        """,
      examples: [Example("source report \"Transport report\" by \"The office\" reliability B")]),
    .init(
      keyword: .claim, summary: "State something that can be true or false.",
      usage: "claim [ID] \"TEXT\" \(clauses)",
      details: "Without an id it gets the next free one: c1, c2 and so on.",
      examples: [
        Example("claim c1 \"More people would ride\""),
        Example("claim \"Rents will fall\" note \"to be checked\"", prints: "c1"),
      ]),
    .init(
      keyword: .counterclaim, summary: "State a claim that is put forward against another.",
      usage: "counterclaim [ID] \"TEXT\" \(clauses)",
      details: "It may be written `counter`. Its automatic ids are k1, k2 and so on.",
      examples: [
        Example("counterclaim k1 \"It costs too much\" rebuts c1", before: "claim c1 \"Do it\"")
      ]),
    .init(
      keyword: .evidence, summary: "Record something observed, reported or measured.",
      usage: "evidence [ID] \"TEXT\" from SOURCE:PASSAGE [credibility 1…6] \(clauses)",
      details: "Its automatic ids are e1, e2 and so on.",
      examples: [
        Example(
          "evidence e1 \"Ridership rose\" from report:3.2 credibility 2 supports c1",
          before: "source report \"Report\"\nclaim c1 \"More people would ride\"")
      ]),
    .init(
      keyword: .assumption, summary: "State something that is taken for granted.",
      usage: "assumption [ID] \"TEXT\" [status solid|caveated|unsupported] \(clauses)",
      details: "Its automatic ids are a1, a2 and so on.",
      examples: [Example("assumption a1 \"Wages stay as they are\" status caveated")]),
    .init(
      keyword: .support, summary: "Give a reason to hold a conclusion true.",
      usage: """
        support CONCLUSION with P [+ P…] [as ID] [scheme NAME] [warrant "TEXT"] [note "TEXT"]
        """,
      details: """
        Premises joined by + are one step, which holds only when all of them do. Support of an \
        inference is backing: it says why the step is good.
        """,
      examples: [
        Example(
          "support c1 with c2 + a1 as step",
          before: "claim c1 \"A\"\nclaim c2 \"B\"\nassumption a1 \"C\"")
      ]),
    .init(
      keyword: .rebut, summary: "Give a reason to hold a statement false.",
      usage: "rebut TARGET with P [+ P…] [as ID] [scheme NAME] [warrant \"TEXT\"] "
        + "[conceded [\"REASON\"]]",
      details: "`conceded` says that the author grants the objection.",
      examples: [
        Example("rebut c1 with k1 conceded", before: "claim c1 \"A\"\ncounterclaim k1 \"B\"")
      ]),
    .init(
      keyword: .undercut, summary: "Say why an inference does not carry.",
      usage: "undercut INFERENCE with P [+ P…] [as ID] [scheme NAME] [warrant \"TEXT\"] "
        + "[answers N] [conceded [\"REASON\"]]",
      details: """
        The inference is named by its id, or by its premises and conclusion: P + Q -> C. `answers N` \
        says that the objection is what comes of question N of its scheme, and closes the question.
        """,
      examples: [
        Example(
          "undercut c2 -> c1 with k1",
          before: "claim c1 \"A\"\nclaim c2 \"B\" supports c1\ncounterclaim k1 \"C\""),
        Example(
          "undercut c2 -> c1 with k1 answers 1",
          before: "claim c1 \"A\"\nclaim c2 \"B\" supports c1 scheme expert\ncounterclaim k1 \"C\""),
      ]),
    .init(
      keyword: .allow, summary: "Silence one finding, with a reason.",
      usage: "allow CODE on ID \"REASON\"", details: "The reason is shown in reports.",
      examples: [
        Example("allow U001 on c1 \"Common ground\"", before: "claim c1 \"Water is wet\"")
      ]),
    .init(
      keyword: .expect, summary: "Test the map: what the verdict on a statement must be.",
      usage: "expect ID stands|asserted|contested|falls", details: "",
      examples: [Example("expect c1 stands", before: "claim c1 \"A\"")]),
    .init(
      keyword: .skip, summary: "Leave a passage out on purpose.",
      usage: "skip SOURCE:PASSAGE \"REASON\"", details: "",
      examples: [Example("skip report:1 \"Title\"", before: "source report \"Report\"")]),
    .init(
      keyword: .include, summary: "Take in another notebook's statements.",
      usage: "include \"PATH\" [as PREFIX]",
      details: "It is kept in the notebook; this version does not read the other notebook yet.",
      examples: [Example("include \"other.md\" as other")]),
    .init(
      keyword: .checks, summary: "Set the notebook's policy for checks.",
      usage: "checks select|ignore CODE[, …] | checks fail-on error|warning|note | "
        + "checks horizon 90d|18m|2y",
      details: """
        The horizon is how much older than the date of `--as-of` (or `set as-of`) a source may be \
        (P008), a year unless it is said.
        """,
      examples: [Example("checks ignore S006")]),
    .init(
      keyword: .scheme, summary: "Describe an argumentation scheme of your own.",
      usage: "scheme NAME \"FORM\" [slot NAME \"TEXT\"]… [question \"TEXT\"]…",
      details: """
        A slot is a premise that must hold, and is filled with `with SLOT: ID`; a question tries the \
        inference and stays open until it is answered. One with the name of a scheme that ships \
        takes its place in this map; of two with one name the first counts. `help schemes` lists \
        those that ship.
        """,
      examples: [
        Example(
          "scheme poll \"Most say so\" slot sample \"It is fair\" question \"Who paid?\"")
      ]),
    .init(
      keyword: .scale, summary: "Choose the likelihood words.", usage: "scale icd203|phia",
      details: "", examples: [Example("scale icd203")]),
    .init(
      keyword: .answer, summary: "Close a critical question of an inference's scheme.",
      usage: "answer INFERENCE N ok|na \"REASON\"",
      details: """
        `ok` says that the inference holds up, `na` that the question does not bear on it. \
        `questions` lists what is open. A question that turns out to tell against the inference is \
        closed by an objection: undercut INFERENCE with ID answers N.
        """,
      examples: [
        Example(
          "answer c2 -> c1 1 ok \"Checked\"",
          before: "claim c1 \"A\"\nclaim c2 \"B\" supports c1 scheme expert")
      ]),
    .init(
      keyword: .format, summary: "Name the version of the language.", usage: "format 1",
      details: "It is the first statement of a notebook. A newer version is opened read-only.",
      examples: [Example("format 1")]),
  ]

  /// The declaration that begins with `word`.
  public static func find(_ word: String) -> DeclarationDescription? {
    let name = word == "counter" ? "counterclaim" : word
    return all.first { $0.keyword.rawValue == name }
  }
}
