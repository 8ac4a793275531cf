import ArgumentParser
import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The words of the command line, with the options that stand before the subcommand moved behind
/// it, so that they may stand on either side.
struct CommandLineWords {
  /// The words as they were given.
  let arguments: [String]
  /// The subcommand, when one is named.
  let subcommand: String?
  /// The words for the subcommand's parser.
  let parsed: [String]

  /// Options that take a value.
  static let valued = ["--color", "--format", "--set", "--as-of", "-c"]

  init(_ arguments: [String]) {
    self.arguments = arguments
    var before: [String] = []
    var at = 0
    while at < arguments.count, arguments[at].hasPrefix("-"), arguments[at] != "-",
      arguments[at] != "--"
    {
      let word = arguments[at]
      before.append(word)
      at += 1
      if Self.valued.contains(word), at < arguments.count {
        before.append(arguments[at])
        at += 1
      }
    }
    if at < arguments.count, !before.contains("-c"), Self.isSubcommand(arguments[at]) {
      subcommand = arguments[at]
      parsed = before + arguments[(at + 1)...]
    } else {
      subcommand = nil
      parsed = arguments
    }
  }

  /// Whether a word names a subcommand. The names are not even looked at for what is a path, since
  /// each has the whole description of its subcommand made.
  private static func isSubcommand(_ word: String) -> Bool {
    guard !word.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }),
      word != SessionCommand._commandName
    else { return false }
    return Crux.commands.contains { $0._commandName == word }
  }

  /// The commands and the notebook of a session without options: `[-c COMMANDS] [NOTEBOOK]`.
  var plainSession: (commands: String?, notebook: String?)? {
    guard subcommand == nil else { return nil }
    var words = arguments[...]
    var commands: String?
    if words.first == "-c", words.count >= 2 {
      commands = words[1]
      words = words.dropFirst(2)
    }
    guard words.count <= 1, words.first?.hasPrefix("-") != true else { return nil }
    return (commands, words.first)
  }

  /// The subcommand that the first word was perhaps meant to be, when it names no file.
  var misspelled: String? {
    guard subcommand == nil, !arguments.contains("-c"),
      let word = arguments.first(where: { !$0.hasPrefix("-") })
    else { return nil }
    return Self.subcommand(like: word)
  }

  /// The subcommand that a word is much like, when there is no file of that name.
  static func subcommand(like word: String) -> String? {
    if word.contains("/") || access(word, F_OK) == 0 { return nil }
    return closest(to: word, among: Crux.commands.dropFirst().map { $0._commandName })
  }

  /// Whether the argument parser is to print a completion script or a description of the program.
  var asksForGeneratedText: Bool {
    let first = arguments.first ?? ""
    return first.hasPrefix("--generate-completion-script") || first == "--experimental-dump-help"
  }

  /// Whether help on the whole program is asked for.
  var asksForOverview: Bool {
    subcommand == nil && (arguments.contains("--help") || arguments.contains("-h"))
      && !arguments.contains("-c")
  }
}
