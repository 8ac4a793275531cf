import Checks
import Formats
import SourceText

/// Pages on the program and on what it knows, rendered from the catalogs where there is one.
extension HelpTopics {
  static let ofProgram: [HelpTopic] = [
    syntax, notebooks, verdicts, rules, formats, scripts, commandLine, exitStatus, files,
    environment, pager,
  ]

  static let syntax = HelpTopic(
    name: "syntax", summary: "How lines, words and texts are written",
    text: """
      A statement is one line. A line that begins with a space goes on with the one above it. At \
      the prompt and after -c, ; separates statements. # begins a comment.

        claim c1 "Rents will fall"    # text stands in double quotes
          from report:3.2

      In text, \\" is a quote, \\\\ a backslash, \\n a line break and \\u{1F4A1} any character. \
      + and -> stand between spaces. At the prompt a command may be shortened, as in cont for \
      contention; scripts and notebooks have whole words.
      """)

  static let notebooks = HelpTopic(
    name: "notebooks", summary: "What a notebook is: Markdown with cells",
    text: """
      A notebook is a Markdown document. Its cells are fences marked crux, and hold declarations \
      and queries; all else is prose, which is left alone:

        What the council said on Monday.

        ```crux
        contention close "Market Street should be closed to cars"
        tree close
        ```

      What a query of a cell prints stands in an output fence after it, and rerun refreshes it. A \
      new statement goes to the end of the cell of what is in focus, else of the last cell with a \
      declaration; heading and prose add text, and move puts a statement into another cell. An \
      edit changes the bytes of its own statement only, so notebooks are at home in git.
      """)

  static let verdicts = HelpTopic(
    name: "verdicts", summary: "What stands, falls and so on mean",
    text: """
      A verdict says what to think of a statement on what the map holds, and on nothing else.

        STANDS (4)     it holds on evidence or assumptions; 5 is the best level
        ASSERTED       only somebody's word is beneath it, and none against it
        CONTESTED      it is locked with something as strong, and neither gives way
        FALLS          it is rebutted by what is as strong, or its support is gone
        NOT ADMITTED   its grade or status keeps it out, and nothing supports it

      The level of evidence is the lower of its source's reliability (A5 B4 C3 D2) and its own \
      credibility (1 is 5, 2 is 4, 3 is 3, 4 is 2); what was not judged counts 2. A step is as \
      good as its weakest premise, and a claim as its best step. A rebuttal defeats what is not \
      stronger than it; an undercut defeats its step at any level.

      verdict lists them, why gives the reasons in sentences, cruxes finds what they hinge on.
      """)

  static let rules = HelpTopic(
    name: "rules", summary: "The rules that `check` runs",
    text: RuleCatalog.byCode.map { rule in
      let about = rule.about
      let pad = String(repeating: " ", count: max(1, 28 - about.name.count))
      return "  \(about.code)  \(about.name)\(pad)\(about.severity.word)"
    }.joined(separator: "\n") + "\n\n" + """
      explain CODE says what a rule means and how to mend what it finds. allow CODE on ID "REASON" \
      silences one finding, and checks ignore CODE a rule in this notebook.
      """)

  static let formats = HelpTopic(
    name: "formats", summary: "What maps can be exported to and imported from",
    text: {
      let writers = FormatCatalog.exporters.map { $0.about }
      let readers = FormatCatalog.importers.map { $0.about }
      let row = { (about: FormatDescription) in
        "  " + about.name + String(repeating: " ", count: max(1, 14 - about.name.count))
          + shortened(about.summary, to: 64)
      }
      return "export FORMAT [to PATH] writes the map:\n\n"
        + writers.map(row).joined(separator: "\n")
        + "\n  svg png pdf   a picture, drawn by Graphviz\n\n"
        + "import FORMAT PATH reads one and adds its statements:\n\n"
        + readers.map(row).joined(separator: "\n")
        + "\n\nA notebook with errors is not exported. What a format cannot carry is reported."
    }())

  static let scripts = HelpTopic(
    name: "scripts", summary: "Commands from a file or a pipe, all or nothing",
    text: """
      A script is a file of commands; whatever the prompt takes may stand in it.

        crux run build.crux --on map.md
        crux -c 'tree; check' map.md
        printf 'claim c1 "Rents will fall"\\n' | crux map.md

      A run is a transaction: it stops at the first error with its place, and then nothing since \
      the last save in it is kept. When all went well the notebook is saved at the end. \
      --keep-going reports all errors, --dry-run writes nothing, --echo prints each command, and \
      --format json makes every answer one JSON value. --safe refuses what a script from somebody \
      else could harm with. Within a session, run PATH does the same.
      """)

  static let commandLine = HelpTopic(
    name: "command-line", summary: "What `crux` does when it is started",
    text: """
      A notebook is opened at a prompt, or, when standard input is not a terminal, the commands on \
      standard input are carried out on it.

        crux map.md                       open or begin a notebook
        crux -c 'verdict main' map.md     carry out commands
        crux run build.crux --on map.md   carry out scripts
        crux check map.md                 check notebooks, with an exit status
        crux export svg map.md -o map.svg
        crux help WORD                    this help

      crux --help lists the subcommands and options, crux SUBCOMMAND --help those of one. A \
      notebook that is named like a subcommand is written ./check.
      """)

  static let exitStatus = HelpTopic(
    name: "exit-status", summary: "What the number means that `crux` ends with",
    text: """
        0   all was done; for check, nothing at or above --fail-on, which is error
        1   findings, stale outputs or differences
        2   the command line was wrong
        3   a command failed, or a file could not be read, parsed or written

      With several notebooks the highest counts. A program that is ended by a signal has 128 and \
      the signal's number.
      """)

  static let files = HelpTopic(
    name: "files", summary: "Which files Crux reads and writes",
    text: """
        NAME.md                        the notebook; only save, fmt and rerun write it
        .NAME.md.journal               edits since the last save, during a session
        .NAME.md.lock                  who is editing it
        ~/.config/crux/cruxrc          commands for every start at a terminal
        ~/.local/state/crux/history    what was typed before
        ~/.editrc                      keys of your own, in libedit's language

      A save replaces the file whole or not at all. After a crash the next session offers what \
      was not saved, and crux recover does the same from a script. Nothing typed in a notebook \
      with a source that says quotes none or quotes secret goes to the history.
      """)

  static let environment = HelpTopic(
    name: "environment", summary: "Environment variables that matter",
    text: """
        NO_COLOR          no colour, unless --color always says otherwise
        TERM              with `dumb` there is no colour, and lines are not drawn anew
        PAGER             what shows long answers; empty or `cat` for none
        CRUX_PAGER        the same for Crux alone
        XDG_CONFIG_HOME   where crux/cruxrc is, in place of ~/.config
        XDG_STATE_HOME    where crux/history is, in place of ~/.local/state
        EDITRC            the key bindings, in place of ~/.editrc
        TMPDIR            where pictures are drawn to before they are shown
        PATH              where dot, the pager and the viewer are looked for

      The clock, the locale and the time zone never change an answer.
      """)

  static let pager = HelpTopic(
    name: "pager", summary: "How answers that are longer than the screen are shown",
    text: """
      At the prompt, and in crux help, export and report, what has more lines than the screen goes \
      through a pager: less -FRX, or what CRUX_PAGER or PAGER names. Space goes on, q leaves, / searches, h helps. In less the \
      text stays on the screen afterwards.

        set pager off    print everything at once, in this session
        PAGER=cat        the same, for every program
        set pager on     use it also with --plain, where it is off

      There is none in pipes, in batches, with --safe and where TERM is dumb. A line `set pager \
      off` in cruxrc makes that the rule.
      """)

  /// A format's page.
  static func describe(
    _ about: FormatDescription, isRead: Bool, isWritten: Bool
  ) -> String {
    let file = "map.\(about.extensions.first ?? about.name)"
    var lines: [String] = []
    if isWritten {
      lines.append("  crux export \(about.name) map.md -o \(file)")
      lines.append("  export \(about.name) to \(file)")
    }
    if isRead {
      lines.append("  crux import \(about.name) \(file) -o map.md")
      lines.append("  import \(about.name) \(file)")
    }
    let endings = about.extensions.map { ".\($0)" }.joined(separator: " or ")
    if !endings.isEmpty { lines += ["", "Its files end in \(endings)."] }
    if !about.options.isEmpty {
      lines += ["", "crux export takes these with --option NAME=VALUE:", ""]
      for option in about.options {
        let name = "  \(option.name)"
        let pad = String(repeating: " ", count: max(2, 16 - name.count))
        let words = "\(option.summary): \(option.valuesInWords)"
        for (index, line) in wrapped(words, to: 62).enumerated() {
          lines.append((index == 0 ? name + pad : String(repeating: " ", count: 16)) + line)
        }
      }
    }
    return lines.joined(separator: "\n")
  }
}
