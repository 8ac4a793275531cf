/// The completion of `crux` in bash, as a script to be sourced. It needs nothing but bash 3.2.
struct BashCompletion {
  private let table: ProgramTable

  init(_ table: ProgramTable) { self.table = table }

  /// The script.
  var script: String {
    var lines = Self.functions.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    lines.append("_crux_options() {")
    lines.append("  case $1 in")
    for (name, options) in places {
      lines.append("    \(name.isEmpty ? "''" : name))")
      lines.append("      options='\(options.flatMap(\.names).joined(separator: " "))'")
      let valued = options.filter { $0.valueName != nil }.flatMap(\.names)
      lines.append("      valued=' \(valued.joined(separator: " ")) ' ;;")
    }
    lines += ["    *) return 1 ;;", "  esac", "}", "", "_crux_values() {", "  case $1:$2 in"]
    for option in table.ownOptions { lines += entry("", option.names, option.values) }
    for subcommand in table.subcommands {
      for option in subcommand.options {
        lines += entry(subcommand.name, option.names, option.values)
      }
      for (index, argument) in subcommand.positionals.enumerated() {
        let position = argument.isRepeating ? "[0-9]*" : "\(index)"
        lines += entry(subcommand.name, [position], argument.values)
      }
    }
    for option in table.options { lines += entry("*", option.names, option.values) }
    lines.append("    :[0-9]*)")
    if case .files(let endings)? = table.notebook?.values {
      lines.append("      _crux_files \(endings.joined(separator: " "))")
    }
    let names = table.subcommands.map(\.name).joined(separator: " ")
    lines.append("      [[ $2 = 0 && $given = no ]] && _crux_words '\(names)' ;;")
    lines += ["  esac", "}", "", "complete -F _crux crux", ""]
    return lines.joined(separator: "\n")
  }

  private var places: [(String, [ProgramTable.Argument])] {
    [("", table.topOptions)] + table.subcommands.map { ($0.name, table.options(of: $0)) }
  }

  /// A line of the table of values; none where nothing is known of them.
  private func entry(_ place: String, _ slots: [String], _ values: ValueWords) -> [String] {
    let action: String
    switch values {
    case .any: return []
    case .words(let words): action = "_crux_words '\(Self.joined(words))'"
    case .list(let words): action = "_crux_list '\(Self.joined(words))'"
    case .files(let endings): action = (["_crux_files"] + endings).joined(separator: " ")
    case .ids: action = "_crux_ids"
    }
    return ["    \(slots.map { "\(place):\($0)" }.joined(separator: "|"))) \(action) ;;"]
  }

  private static func joined(_ words: [ValueWords.Word]) -> String {
    words.map(\.text).joined(separator: " ")
  }

  /// What is the same for every program.
  ///
  /// Bash cuts words at `=`, so the line is put together again before it is looked at, and a reply
  /// is cut like it.
  private static let functions = #"""
    # Completion of crux for bash, printed by `crux completions bash`:
    #   source <(crux completions bash)

    _crux() {
      local words=() cur word last='' given=no subcommand='' slot position=0 options valued
      local i=1 skip=no reply=()
      while (( i <= COMP_CWORD )); do
        word=${COMP_WORDS[i]}
        if [[ ( $word = '=' || $last = '=' ) && ${#words[@]} -gt 0 ]]; then
          words[${#words[@]}-1]+=$word
        else
          words+=("$word")
        fi
        last=$word
        (( i++ ))
      done
      cur=${words[${#words[@]}-1]}
      unset "words[${#words[@]}-1]"
      _crux_options ''
      for word in "${words[@]}"; do
        if [[ $skip = yes ]]; then skip=no; continue; fi
        case $word in
          -c) [[ -z $subcommand ]] && given=yes; [[ $valued = *" $word "* ]] && skip=yes ;;
          -?*) [[ $valued = *" $word "* ]] && skip=yes ;;
          *)
            if [[ -n $word && -z $subcommand && $given = no && $position = 0 ]] &&
              _crux_options "$word"; then
              subcommand=$word
            else
              (( position++ ))
            fi ;;
        esac
        last=$word
      done
      COMPREPLY=()
      slot=$position
      local full=$cur
      if [[ $skip = yes ]]; then
        slot=$last
      elif [[ $cur = --*=* ]]; then
        slot=${cur%%=*}
        cur=${cur#*=}
      elif [[ $cur = -* ]]; then
        _crux_words "$options"
        COMPREPLY=("${reply[@]}")
        return
      fi
      _crux_values "$subcommand" "$slot"
      # What stands before the last `=` is a word of its own to bash.
      for word in "${reply[@]}"; do
        if [[ $full = *=* && $COMP_WORDBREAKS = *=* && $cur = *=* ]]; then
          word=${word#"${cur%=*}="}
        fi
        [[ $word = *= || $word = */ ]] && compopt -o nospace 2> /dev/null
        COMPREPLY+=("$word")
      done
    }

    # The words that begin like the one that is typed.
    _crux_words() {
      local word
      for word in $1; do [[ $word = "$cur"* ]] && reply+=("$word"); done
    }

    # The same after the last comma of a list.
    _crux_list() {
      local word before=''
      [[ $cur = *,* ]] && before=${cur%,*},
      for word in $1; do [[ $before$word = "$cur"* ]] && reply+=("$before$word"); done
      compopt -o nospace 2> /dev/null
    }

    # Folders, and files with one of these endings; all files when there are none.
    _crux_files() {
      local path ending found=no
      compopt -o filenames 2> /dev/null
      while IFS= read -r path; do
        if [[ -d ${path/#\~/$HOME} ]]; then reply+=("$path"); continue; fi
        for ending in "$@"; do [[ $path = *."$ending" ]] && { reply+=("$path"); found=yes; }; done
        [[ $# = 0 ]] && reply+=("$path")
      done < <(compgen -f -- "$cur")
      # Nothing with that ending: then any file will do.
      if [[ $# -gt 0 && $found = no && ${#reply[@]} = 0 ]]; then
        while IFS= read -r path; do reply+=("$path"); done < <(compgen -f -- "$cur")
      fi
    }

    # The ids of the notebook on the line.
    _crux_ids() {
      local id notebook=''
      for id in "${words[@]}"; do [[ -f $id ]] && notebook=$id; done
      [[ -z $notebook ]] && return
      while IFS= read -r id; do
        [[ $id = "$cur"* ]] && reply+=("$id")
      done < <("${COMP_WORDS[0]}" --safe --format csv -c list -- "$notebook" 2> /dev/null |
        sed -n '2,$s/^\([A-Za-z][A-Za-z0-9._-]*\),.*/\1/p')
    }

    """#
}
