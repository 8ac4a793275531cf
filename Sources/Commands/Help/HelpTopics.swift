import ArgumentGraph
import Notebook
import Reports
import SourceText

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
  public static let all: [HelpTopic] = [
    start, clauses, inferences, schemes, anchors, ids, keys, limits,
  ]

  static let start = HelpTopic(
    name: "start", summary: "How to build a map in five minutes",
    text: """
      Say what the map argues for, put it in focus, and give reasons and objections:

        contention "Buses should be free"
        focus it
        because "More people would ride"
        and assumption "There is room for them"
        but "It costs too much"
        unless "The money is there"

      Then ask: tree shows the argument, check finds what is unsupported, and save writes it to \
      the notebook. What was typed wrongly is taken back with undo.
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
      what is saved spells it out.
      """)

  static let ids = HelpTopic(
    name: "ids", summary: "What an id may be",
    text: """
      An id is a letter, then letters, digits, -, _ or ., ending in a letter, digit or _; up to \
      \(Graph.labelLimit) bytes. Statements, inferences and sources share them. Words of the \
      language cannot be ids: \(Keyword.reserved.sorted().joined(separator: ", ")).
      """)

  static let keys = HelpTopic(
    name: "keys", summary: "Keys of the prompt",
    text: """
      Tab completes commands, ids and words. Enter submits a complete statement and otherwise goes \
      to the next line. Up and Down go through the history, Ctrl-R searches it. Ctrl-C takes the \
      line back, Ctrl-D on an empty line ends the session, Ctrl-_ undoes typing.
      """)

  static let limits = HelpTopic(
    name: "limits", summary: "How large things may be",
    text: """
        notebook                    \(Notebook.sizeLimit) bytes
        statement                   \(Lexer.statementLimit) bytes
        id                          \(Graph.labelLimit) bytes
        combining marks on a letter \(combiningRunLimit)
        problems of one notebook    \(Notebook.problemLimit)
        lines of tree               \(TreeCommand.lineLimit), unless `all` is given
        lines of history            \(HistoryCommand.limit)
      """)
}
