import Notebook

/// Every word that begins a clause, described once for help, in the order of the reference.
public enum ClauseCatalog {
  /// The clauses of statements, of inferences and of sources.
  public static let all: [DeclarationDescription] = ofStatements + ofInferences + ofSources

  /// The clauses that begin with `word`.
  public static func find(_ word: String) -> DeclarationDescription? {
    all.first { $0.keyword.rawValue == word }
  }

  private static let report = "source report \"Transport report\""
  private static let main = "claim main \"Buses should be free\""
  private static let ride = "claim ride \"More people would ride\""

  private static let ofStatements: [DeclarationDescription] = [
    .init(
      keyword: .from, summary: "Say which passage of a source a statement is from.",
      usage: "… from [SOURCE:]PASSAGE [\"EXACT WORDS\"][, …]",
      details: """
        PASSAGE is a paragraph (3), a sentence (3.2) or a range (3-5, 3.2-3.4). The source may be \
        left out when there is only one, or when it is the one read last. It may be repeated.
        """,
      examples: [
        Example(
          "evidence e1 \"Ridership rose by a fifth\" from report:3.2, report:5", before: report)
      ]),
    .init(
      keyword: .by, summary: "Say who says so, when it is not the source's author.",
      usage: "… by \"WHO\"", details: "Of a source it names the author.",
      examples: [
        Example(
          "claim c1 \"Fares keep people at home\" from report:2 by \"a driver\"", before: report)
      ]),
    .init(
      keyword: .credibility, summary: "Grade one item of information, apart from its source.",
      usage: "… credibility 1…6",
      details: """
        1 confirmed by others, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, \
        6 cannot be judged. The source itself is graded with `reliability`.
        """,
      examples: [
        Example("evidence e1 \"Ridership rose\" from report:3 credibility 2", before: report)
      ]),
    .init(
      keyword: .likelihood, summary: "Say how likely a statement is, in the words of a scale.",
      usage: "… likelihood \"TERM\"",
      details: "`scale` chooses the words: those of ICD 203 unless told otherwise.",
      examples: [Example("claim c1 \"Fares will rise\" likelihood \"very likely\"")]),
    .init(
      keyword: .confidence, summary: "Say how good the ground for an estimate is.",
      usage: "… confidence high|moderate|low",
      details: "It is not the likelihood: one can be sure that a thing is unlikely.",
      examples: [
        Example("claim c1 \"Fares will rise\" likelihood \"likely\" confidence moderate")
      ]),
    .init(
      keyword: .status, summary: "Say how an assumption holds up.",
      usage: "… status solid|caveated|unsupported",
      details: "The words are those of a key assumptions check.",
      examples: [Example("assumption a1 \"Wages stay as they are\" status caveated")]),
    .init(
      keyword: .tags, summary: "Mark a statement with words of your own.",
      usage: "… tags WORD[, …]", details: "`list claims where tag WORD` finds them.",
      examples: [Example("claim c1 \"It costs too much\" tags money, council")]),
    .init(
      keyword: .note, summary: "Add a remark for readers of the notebook.",
      usage: "… note \"TEXT\"", details: "Statements, inferences and sources may have one.",
      examples: [Example("claim c1 \"It costs too much\" note \"ask the treasurer\"")]),
    .init(
      keyword: .supports, summary: "Make the statement a reason for another.",
      usage: "… supports TARGET [with P [+ P…]] [scheme NAME][, …]",
      details: """
        TARGET is a statement, or a step, which is then backed. `with` adds premises without which \
        this one does not count. It may be repeated.
        """,
      examples: [
        Example("claim \"More people would ride\" supports main", before: main, prints: "c1")
      ]),
    .init(
      keyword: .rebuts, summary: "Make the statement a reason against another.",
      usage: "… rebuts TARGET [with P [+ P…]] [scheme NAME][, …]",
      details: "It says that TARGET is false. To say that a step does not carry, use `undercuts`.",
      examples: [
        Example("counterclaim \"It costs too much\" rebuts main", before: main, prints: "k1")
      ]),
    .init(
      keyword: .undercuts, summary: "Make the statement an objection to a step.",
      usage: "… undercuts P [+ P…] -> C | undercuts ID [with P [+ P…]]",
      details: "Both ends of the step may be true; what is denied is that one follows.",
      examples: [
        Example(
          "counterclaim \"They would ride anyway\" undercuts ride -> main",
          before: "\(main)\n\(ride) supports main", prints: "k1")
      ]),
  ]

  private static let ofInferences: [DeclarationDescription] = [
    .init(
      keyword: .with, summary: "Name the premises of a step, which count only together.",
      usage: "support|rebut|undercut TARGET with P [+ P…]",
      details: "After `supports` and its like it adds premises to the statement itself.",
      examples: [Example("support main with ride", before: "\(main)\n\(ride)")]),
    .init(
      keyword: .as, summary: "Give a step an id of its own.", usage: "… as ID",
      details: "Without one, a step is named by what it joins: ride -> main.",
      examples: [Example("support main with ride as step", before: "\(main)\n\(ride)")]),
    .init(
      keyword: .scheme, summary: "Say what kind of step it is.", usage: "… scheme NAME",
      details: "A scheme brings critical questions, which `questions` lists and `answer` closes.",
      examples: [
        Example("support main with ride scheme consequence", before: "\(main)\n\(ride)")
      ]),
    .init(
      keyword: .warrant, summary: "Say why the premises bear on the conclusion.",
      usage: "… warrant \"TEXT\"", details: "",
      examples: [
        Example(
          "support main with ride warrant \"Buses are there to be ridden\"",
          before: "\(main)\n\(ride)")
      ]),
    .init(
      keyword: .conceded, summary: "Say that the author grants an objection.",
      usage: "… conceded [\"REASON\"]", details: "Rebuttals and undercuts may have it.",
      examples: [
        Example(
          "rebut main with k1 conceded \"But it is worth it\"",
          before: "\(main)\ncounterclaim k1 \"It costs too much\"")
      ]),
    .init(
      keyword: .answers, summary: "Name the critical question that an undercut puts.",
      usage: "undercut INFERENCE with P answers N",
      details: "N is the question's number; `questions` lists those of the step's scheme.",
      examples: [
        Example(
          "undercut ride -> main with k1 answers 1",
          before: "\(main)\n\(ride) supports main scheme expert\ncounterclaim k1 \"Says who?\"")
      ]),
  ]

  private static let ofSources: [DeclarationDescription] = [
    .init(
      keyword: .file, summary: "Say where the document is, from the notebook's folder.",
      usage: "… file \"PATH\"", details: "A document that is not there never stops a map.",
      examples: [Example("source report \"Transport report\" file \"report.txt\"")]),
    .init(
      keyword: .date, summary: "Say when a source was published.",
      usage: "… date YYYY[-MM[-DD]]", details: "",
      examples: [Example("source report \"Transport report\" date 2025-03")]),
    .init(
      keyword: .url, summary: "Say where a source can be read.", usage: "… url \"URL\"",
      details: "Nothing is ever fetched from it.",
      examples: [Example("source report \"Transport report\" url \"https://example.org/r\"")]),
    .init(
      keyword: .reliability, summary: "Grade a source.", usage: "… reliability A|B|C|D|E|F",
      details: """
        A reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged. What one \
        of its items is worth is said with `credibility`.
        """,
      examples: [Example("source report \"Transport report\" reliability B")]),
    .init(
      keyword: .origin, summary: "Name the source that a source derives from.",
      usage: "… origin SOURCE", details: "Two reports with one origin are one witness, not two.",
      examples: [Example("source paper \"A newspaper\" origin report", before: report)]),
    .init(
      keyword: .quotes, summary: "Say how many of a source's words the notebook may keep.",
      usage: "… quotes none|short|full|secret",
      details: "Short quotations unless told otherwise; `none` keeps no word of it anywhere.",
      examples: [Example("source memo \"A memo\" quotes none")]),
    .init(
      keyword: .digest, summary: "Pin the exact document by the digest of its bytes.",
      usage: "… digest sha256:HEX", details: "",
      examples: [
        Example(
          "source report \"Report\" digest sha256:"
            + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
      ]),
  ]
}
