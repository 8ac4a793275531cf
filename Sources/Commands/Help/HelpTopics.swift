import ArgumentGraph
import Evaluation
import Notebook
import Reports

/// A page of help that is not about one command.
public struct HelpTopic: Sendable {
  /// The word that `help` takes.
  public var name: String
  /// What it is about, in one line.
  public var summary: String
  /// The page: paragraphs are wrapped, lines that begin with two spaces are kept.
  public var text: String
}

/// The pages of help.
public enum HelpTopics {
  /// All of them, in the order they are listed.
  public static let all: [HelpTopic] =
    [
      start, clauses, inferences, schemes, anchors, grades, semantics, ids, frameworks, keys,
      limits,
    ]
    + ofProgram

  static let start = HelpTopic(
    name: "start", summary: "How to build a map in five minutes",
    text: """
      tour does this with you, step by step. Say what the map argues for, put it in focus, and \
      give reasons and objections:

        contention "Buses should be free"
        focus it
        because "More people would ride"
        and assumption "There is room for them"
        but "It costs too much"
        unless "The money is there"

      Evidence names where it is from:

        source report "Transport report" by "The office"
        evidence "Ridership rose by a fifth" from report:3.2 supports c2

      Then ask: tree shows the argument, check finds what is unsupported, verdict says what stands \
      and cruxes what that hinges on. save as map.md writes it to a notebook, and undo takes back \
      any step.
      """)

  static let clauses = HelpTopic(
    name: "clauses", summary: "What may follow a statement's text",
    text: """
      from SOURCE:PASSAGE says where it is from, by "WHO" who says so, credibility 1…6 grades the \
      item, likelihood "TERM" and confidence high|moderate|low an estimate, status \
      solid|caveated|unsupported an assumption. tags WORD, WORD and note "TEXT" are yours.

      supports, rebuts and undercuts relate the statement as it is made, each with more premises \
      after `with` and a scheme:

        evidence "Ridership rose" from report:3.2 supports c1 with a1 scheme cause

      from, supports, rebuts and undercuts may be repeated.
      """)

  static let inferences = HelpTopic(
    name: "inferences", summary: "Support, rebuttal, undercut and backing",
    text: """
      Premises joined by + are linked: one step, which holds only when all of them do. Two steps \
      to one conclusion are independent reasons. A rebuttal is a reason to hold a statement false; \
      an undercut denies that a step carries; support of a step is backing.

      A step is named by its `as` id, or by its premises and conclusion:

        undercut c2 + a1 -> c1 with k1
      """)

  static let anchors = HelpTopic(
    name: "anchors", summary: "How a statement is tied to a passage of a source",
    text: """
      A passage is P (a paragraph), P.S (a sentence), P-P or P.S-P.S, counted from 1. A paragraph \
      is a run of lines that are not blank; where most lines are over 200 characters long, each \
      line is one. Headings count.

        from report:3.2
        from report:3.2 "the exact words"
        from report:3.2, report:5

      The source may be left out when it is the one before, the only one or the one read last; \
      what is saved spells it out. capture SOURCE fills anchors in, sentence by sentence.
      """)

  static let grades = HelpTopic(
    name: "grades", summary: "How grades become the levels of verdicts",
    text: """
      Evidence is graded by its source's reliability, A to F, and its own credibility, 1 to 6. Its \
      level is the lesser of what the two are worth; 0 is not admitted. This is the table that is \
      used; set grades "FILE", or --set grades=FILE, takes another, in which what is left out stays \
      as it is here:

      \(GradeTable.admiralty.text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      """)

  static let ids = HelpTopic(
    name: "ids", summary: "What an id may be",
    text: """
      An id is a letter, then letters, digits, -, _ or ., ending in a letter, digit or _; up to \
      \(Graph.labelLimit) bytes. Statements, inferences and sources share them. Words of the \
      language cannot be ids: \(Keyword.reserved.sorted().joined(separator: ", ")).
      """)

  static let frameworks = HelpTopic(
    name: "frameworks", summary: "Abstract frameworks and crux solve",
    text: """
      crux solve answers a task about an abstract framework, arguments that attack each other, as \
      the solvers of the ICCMA competitions do. It has nothing to do with a notebook.

        crux solve -p DC-PR -f network.af -a 17

      A task is a question and a semantics. SE asks for some extension, DC and DS whether an \
      argument is in some extension or in all, CE how many there are, EE for all of them. The \
      semantics are CO (complete), PR (preferred), ST (stable), SST (semi-stable), ID (ideal) and \
      GR (grounded). `crux solve --problems` lists the tasks.

      A file is written as in 2023 (p af N, then a line I J for each attack) or as ASPARTIX has it \
      (arg(a). att(a,b).). Answers are those of 2023: w and the extension, or NO; with --rules \
      2019 they are [a,b]. EE is in brackets, one extension a line.

      Answers are exact. With --limit SECONDS, or --conflicts N, a search may end without one: \
      that is said on standard error, with status 3, and nothing is guessed.
      """)

  static let keys = HelpTopic(
    name: "keys", summary: "Keys of the prompt",
    text: """
        Enter              submit a complete statement, else go to a new line
        Alt-Enter          go to a new line
        Tab                complete; again for the menu, Escape leaves it
        Right, End         accept the grey proposal; Alt-f takes a word of it
        Up, Down           lines of the statement, then the history
        Ctrl-R             search the history
        Alt-p, Alt-n       entries that begin with what is before the cursor
        Alt-.              the last word of the entry before
        Ctrl-_, Alt-_      take back typing, and bring it back
        Ctrl-A, Ctrl-E     start and end of the line; Alt-< and Alt-> of the entry
        Ctrl-B, Ctrl-F     a letter back or on; so do Left and Right
        Alt-b, Alt-f       a word back or on
        Backspace, Delete  take away the letter before or under the cursor
        Ctrl-W, Alt-d      cut what stands before the cursor, or the word after it
        Alt-Backspace      cut the word before the cursor
        Ctrl-U, Ctrl-K     cut to the start or the end of the line
        Ctrl-Y             insert what was cut
        Ctrl-T             swap the letters around the cursor
        Alt-u, Alt-l       capitals or small letters for a word; Alt-c for its first
        Ctrl-L             empty the screen
        Ctrl-C             give up the line, or stop a command that takes long
        Ctrl-Z             suspend; `fg` in the shell comes back
        Ctrl-D             on an empty line, leave

      What is pasted is one entry, however many lines it has. ~/.editrc changes the keys (`man \
      editrc`): with a line `bind -v` in it they are those of vi.
      """)
}
