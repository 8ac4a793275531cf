/// The completion of `crux` in fish, as a file `crux.fish` for fish's folder of completions.
struct FishCompletion {
  private let table: ProgramTable

  init(_ table: ProgramTable) { self.table = table }

  /// The script.
  var script: String {
    var lines = [
      "# Completion of crux for fish, printed by `crux completions fish`:",
      "#   crux completions fish > ~/.config/fish/completions/crux.fish", "",
    ]
    lines += Self.function("__crux_subcommands", table.subcommands.map(\.name)) + [""]
    lines += ["# Prints the options that take a value.", "function __crux_valued"]
    lines.append("  switch $argv[1]")
    for subcommand in table.subcommands {
      lines.append("    case \(subcommand.name)")
      lines.append("      \(valued(table.options(of: subcommand)))")
    }
    lines += ["    case '*'", "      \(valued(table.topOptions))", "  end", "end", ""]
    lines += Self.functions.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    lines += ["complete -c crux -f", ""]
    for option in table.options { lines += complete(option, at: nil) }
    for option in table.ownOptions { lines += complete(option, at: "top") }
    for subcommand in table.subcommands {
      lines.append(
        "complete -c crux -n '__crux_at top 0; and not __crux_has -c' -a \(subcommand.name)"
          + " -d \(Self.quoted(subcommand.summary))")
    }
    if let notebook = table.notebook { lines += complete(notebook, at: "top", position: "0") }
    for subcommand in table.subcommands {
      lines.append("")
      for option in subcommand.options { lines += complete(option, at: subcommand.name) }
      for (index, argument) in subcommand.positionals.enumerated() {
        lines += complete(
          argument, at: subcommand.name, position: argument.isRepeating ? nil : "\(index)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func valued(_ options: [ProgramTable.Argument]) -> String {
    let names = options.filter { $0.valueName != nil }.flatMap(\.names)
    return "string join \\n -- \(names.joined(separator: " "))"
  }

  /// The lines for an option or an argument: one that lists its words, and the one that uses them.
  private func complete(
    _ argument: ProgramTable.Argument, at place: String?, position: String? = nil
  ) -> [String] {
    var line = "complete -c crux"
    if let place {
      line += " -n '__crux_at \(place)\(position.map { " \($0)" } ?? "")'"
    }
    for name in argument.names {
      let kind = name.hasPrefix("--") ? "-l" : name.utf8.count == 2 ? "-s" : "-o"
      line += " \(kind) \(name.drop { $0 == "-" })"
    }
    if !argument.names.isEmpty { line += " -d \(Self.quoted(argument.summary))" }
    if argument.valueName == nil { return [line] }
    if !argument.names.isEmpty { line += " -x" }
    let name = argument.names.first.map { String($0.drop { $0 == "-" }) } ?? argument.valueName
    let function = "__crux_\(place ?? "usual")_\(name ?? "")"
    switch argument.values {
    case .any: return argument.names.isEmpty ? [] : [line]
    case .ids: return [line + " -a '(__crux_ids)'"]
    case .files(let endings):
      let words = endings.map { ".\($0)" }.joined(separator: " ")
      return [line + " -k -a '(__crux_files \(words))'"]
    case .words(let words):
      return Self.function(function, words) + [line + " -k -a '(\(function))'"]
    case .list(let words):
      return Self.function(function, words) + [line + " -k -a '(\(function) | __crux_list)'"]
    }
  }

  private static func function(_ name: String, _ words: [String]) -> [String] {
    function(name, words.map { ValueWords.Word(text: $0, summary: "") })
  }

  private static func function(_ name: String, _ words: [ValueWords.Word]) -> [String] {
    let entries = words.map { word in
      quoted(word.text) + (word.summary.isEmpty ? "" : "\\t" + quoted(word.summary))
    }
    return ["function \(name)", "  printf '%s\\n' \\"]
      + entries.dropLast().map { "    \($0) \\" } + entries.suffix(1).map { "    \($0)" } + ["end"]
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }

  private static let functions = #"""
    # Prints the subcommand of the line, or top, and how many words stand behind it.
    function __crux_place
      set -l words (commandline -opc)
      set -l place top
      set -l count 0
      set -l skips no
      set -l valued (__crux_valued top)
      for word in $words[2..]
        if test $skips = yes
          set skips no
          continue
        end
        if string match -q -- '-?*' $word
          contains -- $word $valued; and set skips yes
        else if test $place = top -a $count = 0; and contains -- $word (__crux_subcommands)
          and not contains -- -c $words
          set place $word
          set valued (__crux_valued $word)
        else
          set count (math $count + 1)
        end
      end
      echo $place
      echo $count
    end

    # Whether the cursor is behind this subcommand, and so many words behind it.
    function __crux_at
      set -l place (__crux_place)
      test $place[1] = $argv[1]; or return 1
      set -q argv[2]; or return 0
      test $place[2] = $argv[2]
    end

    function __crux_has
      contains -- $argv[1] (commandline -opc)
    end

    # What is typed of a value.
    function __crux_typed
      commandline -ct | string replace -r -- '^--[^=]*=' ''
    end

    # The words of standard input, after the last comma of a list.
    function __crux_list
      set -l before (__crux_typed | string replace -r -- '[^,]*$' '')
      while read -l word
        echo "$before$word"
      end
    end

    # Folders and the files with one of these endings; when there are none, all files.
    function __crux_files
      # What fish proposes for a program that it knows nothing of.
      set -l paths (complete -C "__crux_no_program "(__crux_typed))
      set -l fitting
      for path in $paths
        string match -q -- '*/' $path; and set -a fitting $path
        for ending in $argv
          string match -q -- "*$ending" $path; and set -a fitting $path
        end
      end
      test (count $fitting) -gt 0; or set fitting $paths
      test (count $fitting) -gt 0; and printf '%s\n' $fitting
    end

    # The ids of the notebook on the line.
    function __crux_ids
      set -l notebook
      for word in (commandline -opc)
        test -f $word; and set notebook $word
      end
      set -q notebook[1]; or return
      crux --safe --format csv -c list -- $notebook 2> /dev/null |
        string replace -rf -- '^([A-Za-z][A-Za-z0-9._-]*),.*' '$1' | string match -v id
    end

    """#
}
