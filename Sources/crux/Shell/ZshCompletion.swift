/// The completion of `crux` in zsh, as a file `_crux` for a folder of `$fpath`, or to be sourced
/// after `compinit`.
struct ZshCompletion {
  private let table: ProgramTable
  /// The functions that propose words, in the order they are needed.
  private var functions: [String] = []

  init(_ table: ProgramTable) { self.table = table }

  /// The script.
  static func script(_ table: ProgramTable) -> String {
    var completion = ZshCompletion(table)
    return completion.text()
  }

  private mutating func text() -> String {
    var lines = [
      "#compdef crux",
      "# Completion of crux for zsh, printed by `crux completions zsh`: a file _crux in a folder",
      "# of $fpath.", "", "_crux() {", "  local curcontext=$curcontext state line",
      "  local -A opt_args", "  local -a usual", "  usual=(",
    ]
    for option in table.options { lines += specs(option, of: "usual").map { "    \($0)" } }
    lines.append("  )")
    lines.append("  _arguments -C $usual \\")
    for option in table.ownOptions { lines += specs(option, of: "top").map { "    \($0) \\" } }
    lines.append("    '(-)1: :_crux_first' '(-)*:: :->rest' && return")
    lines.append("  [[ $state = rest ]] || return 1")
    lines.append("  case $words[1] in")
    for subcommand in table.subcommands {
      lines.append("    \(subcommand.name))")
      // What it takes otherwise than the others is left out of what they share.
      let own = table.options.filter(subcommand.takesItsOwn).flatMap(\.names)
      let usual = own.reduce("$usual") { "${\($0 == "$usual" ? "usual" : $0):#\($1)*}" }
      lines.append("      _arguments \(usual) \\")
      var all = subcommand.options.flatMap { specs($0, of: subcommand.name) }
      for (index, argument) in subcommand.positionals.enumerated() {
        let position = argument.isRepeating ? "*" : "\(index + 1)"
        all.append(Self.quoted("\(position):\(place(argument, of: subcommand.name))"))
      }
      lines += all.dropLast().map { "        \($0) \\" } + all.suffix(1).map { "        \($0) ;;" }
    }
    lines += ["  esac", "}", "", "_crux_first() {"]
    let notebook = table.notebook.map { action($0.values, of: "top", named: "notebook") } ?? ""
    let files = Self.quoted("files:notebook:\(notebook)")
    lines.append("  (( $words[(I)-c] )) && { _alternative \(files); return }")
    lines.append("  _alternative 'subcommands:subcommand:_crux_subcommands' \(files)")
    lines += ["}", ""]
    lines += Self.function(
      "subcommands", of: "subcommand",
      table.subcommands.map { .init(text: $0.name, summary: $0.summary) })
    lines += functions
    lines += Self.ids.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.joined(separator: "\n")
  }

  /// An option as `_arguments` wants it, once for each of its names.
  private mutating func specs(_ option: ProgramTable.Argument, of owner: String) -> [String] {
    let others =
      option.isRepeating
      ? "*" : option.names.count > 1 ? "(\(option.names.joined(separator: " ")))" : ""
    var value = ""
    if option.valueName != nil { value = ":" + place(option, of: owner) }
    return option.names.map { name in
      let joint = option.valueName != nil && name.hasPrefix("--") ? "=" : ""
      return Self.quoted("\(others)\(name)\(joint)[\(Self.plain(option.summary))]\(value)")
    }
  }

  /// What a value is called and what is proposed for it.
  private mutating func place(_ argument: ProgramTable.Argument, of owner: String) -> String {
    let name = (argument.valueName ?? "").split(separator: "=").joined(separator: " ")
    let tag = argument.names.first.map { String($0.drop { $0 == "-" }) } ?? name
    return "\(name):\(action(argument.values, of: owner, named: tag))"
  }

  private mutating func action(_ values: ValueWords, of owner: String, named name: String) -> String
  {
    switch values {
    case .any: return " "
    case .files(let endings):
      if endings.isEmpty { return "_files" }
      // In zsh a last pair of parentheses is a qualifier, not a choice.
      let several = endings.count > 1 ? "(\(endings.joined(separator: "|")))" : endings[0]
      return "_files -g \"*.\(several)\""
    case .ids: return "_crux_ids"
    case .words(let words), .list(let words):
      let function = "\(owner)_\(name)"
      functions += Self.function(function, of: name, words)
      if case .list = values { return "_sequence -s , _crux_\(function)" }
      return "_crux_\(function)"
    }
  }

  /// A function that proposes words with what they mean.
  private static func function(
    _ name: String, of kind: String, _ words: [ValueWords.Word]
  ) -> [String] {
    let entries = words.map { word in
      let summary = word.summary.isEmpty ? "" : ":\(word.summary)"
      return "    " + quoted(word.text.replacing(":", with: "\\:") + summary)
    }
    return ["_crux_\(name)() {", "  local -a words", "  words=("] + entries + [
      "  )", "  _describe -t words \(quoted(kind)) words \"$@\"", "}", "",
    ]
  }

  private static func plain(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "[]:\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "'\\''"))'"
  }

  private static let ids = #"""
    # The ids of the notebook on the line.
    _crux_ids() {
      local word notebook
      local -a ids
      for word in $words; do [[ -f $word ]] && notebook=$word; done
      [[ -n $notebook ]] || return 1
      ids=(${(f)"$(crux --safe --format csv -c list -- $notebook 2> /dev/null |
        sed -n '2,$s/^\([A-Za-z][A-Za-z0-9._-]*\),.*/\1/p')"})
      compadd "$@" -a ids
    }

    if [[ $zsh_eval_context[-1] = loadautofunc ]]; then
      _crux "$@"
    else
      compdef _crux crux
    fi

    """#
}
