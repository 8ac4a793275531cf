import Foundation
import TerminalTesting
import Testing

/// The scripts that `crux completions` prints, in the shells that they are for.
@Suite(.serialized) struct `Completion in a shell` {
  let box = Sandbox()

  init() {
    box.write(smallNotebook, to: "map.md")
    box.write(smallNotebook, to: "two words.md")
    box.write("Notes\n", to: "other.txt")
    box.write("p af 1\n", to: "net.af")
    box.write("claim x \"X\"\n", to: "folder/build.crux")
  }

  /// What is typed, and words that are proposed for it, or with - ones that are not.
  static let cases: [(line: String, words: [String])] = [
    ("crux ex", ["export", "-check", "-map.md"]),
    ("crux ma", ["map.md", "-check"]),
    ("crux ", ["map.md", "folder/", "check", "completions", "-session", "-other.txt"]),
    ("crux check ", ["map.md", "-other.txt", "-check", "-A001"]),
    ("crux check --sel", ["--select", "-A001"]),
    ("crux check --select U00", ["U001", "U009", "-S001"]),
    ("crux check --select U001,orp", ["U001,orphan"]),
    ("crux check map.md --fail-on ", ["error", "warning", "note", "never", "-map.md"]),
    ("crux --format j", ["json", "-csv"]),
    ("crux check map.md --format s", ["sarif"]),
    ("crux report brief map.md --format ", ["json", "-sarif"]),
    ("crux --color always ch", ["check", "-always"]),
    ("crux --set wi", ["width=", "-each=on"]),
    ("crux export ", ["dot", "svg", "json", "-map.md"]),
    ("crux export dot ma", ["map.md", "-other.txt"]),
    ("crux export dot map.md --from ", ["m", "a", "-id", "-map.md"]),
    ("crux export dot map.md --option leg", ["legend=on", "legend=off"]),
    ("crux export dot map.md -o ot", ["other.txt"]),
    ("crux -c check ma", ["map.md", "-check"]),
    ("crux solve -p DC-P", ["DC-PR"]),
    ("crux solve -f ne", ["net.af"]),
    ("crux run fol", ["folder/"]),
    ("crux run folder/", ["folder/build.crux"]),
    ("crux help underc", ["undercut", "undercuts"]),
    ("crux report br", ["brief"]),
    ("crux completions ", ["bash", "zsh", "fish"]),
    ("crux nosuch", ["-check"]),
  ]

  private func expect(_ proposed: [String], _ words: [String], _ line: String) {
    for word in words {
      let isWanted = !word.hasPrefix("-") || word.hasPrefix("--")
      let name = isWanted ? word : String(word.dropFirst())
      let isThere = proposed.contains { $0 == name || $0 + "/" == name }
      #expect(isThere == isWanted, "\(line): \(word) of \(proposed)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `knows every subcommand and option of the help`(_ shell: String) {
    let script = box.run("crux completions \(shell)").output
    let help = ProgramHelp(box)
    #expect(help.subcommands.count > 10)
    let words = Set(script.matches(of: /[A-Za-z-]+/).map { String($0.0) })
    for name in help.subcommands { #expect(words.contains(name), "\(name)") }
    for option in help.options.values.joined() {
      // Fish has names without their dashes.
      let name = shell == "fish" ? String(option.drop { $0 == "-" }) : option
      #expect(words.contains(name), "\(option)")
    }
  }

  @Test func `is only for shells that it is made for`() {
    let result = box.run("crux completions csh")
    #expect(result.status == 2)
    #expect(result.errors.contains("'csh'"))
    #expect(box.run("crux completions").status == 2)
  }

  @Test func `works in bash`() {
    guard box.run("bash --version").status == 0 else {
      return print("skipped: bash is not installed")
    }
    // The words as bash cuts them: what it does at `=` is tested below.
    let script = """
      source <(crux completions bash)
      complete -p crux
      while IFS= read -r line; do
        read -ra COMP_WORDS <<< "$line"
        [[ $line = *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )) COMPREPLY=()
        _crux
        printf '%s\\n' "${COMPREPLY[@]}" ''
      done
      """
    box.write(script, to: "try")
    box.write(Self.cases.map { $0.line + "\n" }.joined(), to: "lines")
    let result = box.run("bash --norc try < lines")
    #expect(result.errors == "")
    var answers = result.output.components(separatedBy: "\n")[...]
    #expect(answers.popFirst() == "complete -F _crux crux")
    for (line, words) in Self.cases {
      let proposed = answers.prefix { !$0.isEmpty }
      answers = answers.dropFirst(proposed.count).drop { $0.isEmpty }
      // An answer without words is an empty line of its own.
      expect(Array(proposed), words, line)
    }
  }

  @Test(arguments: [
    (["crux", "--color", "=", "a"], "auto always"),
    (["crux", "--color", "="], "auto always never"),
    (["crux", "--set", "format", "=", "j"], "json"),
    (["crux", "--set", "=", "format", "=", "c"], "csv"),
    (["crux", "check", "--select", "=", "U001,U00"], "U001,U001 U001,U002"),
    (["crux", "--color", "=", "never", "com"], "completions"),
  ])
  func `knows that bash cuts words at equals signs`(_ words: [String], _ proposed: String) {
    guard box.run("bash --version").status == 0 else {
      return print("skipped: bash is not installed")
    }
    let list = words.map(Sandbox.quoted).joined(separator: " ")
    box.write(
      """
      source <(crux completions bash)
      COMP_WORDS=(\(list)) COMP_CWORD=\(words.count - 1)
      _crux
      echo "${COMPREPLY[*]}"
      """, to: "try")
    let result = box.run("bash --norc try")
    #expect(result.output.hasPrefix(proposed), "\(result)")
  }

  @Test func `works in fish`() {
    guard box.run("fish --version").status == 0 else {
      return print("skipped: fish is not installed")
    }
    _ = box.run("crux completions fish > crux.fish")
    #expect(box.run("fish --no-execute crux.fish").errors == "")
    var script = "source crux.fish\n"
    for (line, _) in Self.cases { script += "complete -C \(Sandbox.quoted(line)); echo ---\n" }
    box.write(script, to: "try")
    let result = box.run("fish --no-config try")
    #expect(result.errors == "")
    let answers = result.output.components(separatedBy: "---\n")
    #expect(answers.count == Self.cases.count + 1)
    for (answer, (line, words)) in zip(answers, Self.cases) {
      let proposed = answer.split(separator: "\n").map { $0.split(separator: "\t")[0] }
      expect(proposed.map { String($0) }, words, line)
    }
    #expect(answers[0].contains("export\tWrite a notebook's map in another format."))
  }

  @Test func `works in zsh`() throws {
    guard box.run("zsh --version").status == 0 else {
      return print("skipped: zsh is not installed")
    }
    _ = box.run("mkdir functions; crux completions zsh > functions/_crux")
    #expect(box.run("zsh -n functions/_crux").errors == "")
    var environment = box.variables
    environment["TERM"] = "xterm"
    let session = try TerminalSession(
      ["/bin/sh", "-c", "cd \(box.path) && exec zsh -f -i"], environment: environment,
      columns: 100, rows: 50)
    try session.send("PS1='rea''dy> '; fpath=(functions $fpath); autoload compinit; compinit -D\r")
    try session.wait(forText: "ready>")
    for (typed, completed) in [
      ("crux ex", "crux export "), ("crux check ma", "crux check map.md "),
      ("crux check --sel", "crux check --select="),
      ("crux check --select U001,orp", "crux check --select U001,orphan"),
      ("crux export dot map.md --option legend=of", "--option legend=off "),
      ("crux run fol", "crux run folder/"), ("crux solve -p DC-P", "crux solve -p DC-PR "),
      ("crux --color nev", "crux --color never "), ("crux -c check ma", "crux -c check map.md "),
      ("crux --format json cov", "crux --format json coverage "),
    ] {
      try session.send("\u{15}" + typed)
      try session.wait(forText: "ready> \(typed)")
      try session.send("\t")
      try session.wait(forText: completed.trimmingCharacters(in: .whitespaces))
    }
    try session.send("\u{15}crux export dot map.md --from \t")
    try session.wait(for: "both ids") { screen in
      screen.lines.contains { $0.split(separator: " ") == ["a", "m"] }
    }
    try session.send("\u{15}crux compl\t\t")
    try session.wait(for: "the shells") { screen in
      screen.lines.contains { $0.split(separator: " ") == ["bash", "fish", "zsh"] }
    }
  }
}
