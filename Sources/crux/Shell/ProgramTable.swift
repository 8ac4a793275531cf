import ArgumentParser
import JSONText

/// What can stand on the command line, as the argument parser knows it: what the manual page and
/// the completion of shells are made from, so that neither can forget an option.
struct ProgramTable {
  /// An option, a flag or a positional argument.
  struct Argument {
    /// Its names with their dashes, the long one first; none when it is told by its position.
    var names: [String]
    /// What its value is called; `nil` for a flag.
    var valueName: String?
    /// What it is for, in one line.
    var summary: String
    /// What its value may be.
    var values: ValueWords
    /// Whether it may be given several times.
    var isRepeating: Bool
    /// Whether it may be left out.
    var isOptional: Bool
  }

  /// A subcommand.
  struct Subcommand {
    var name: String
    var summary: String
    /// More about it; may be empty.
    var details: String
    /// The lines of its usage.
    var usage: [String]
    /// What only it takes.
    var options: [Argument]
    /// What stands behind it, in that order.
    var positionals: [Argument]

    /// Whether it takes something else than others do behind this option.
    func takesItsOwn(_ usual: Argument) -> Bool {
      options.contains { $0.names == usual.names }
    }
  }

  /// What the program is, in one line.
  let summary: String
  /// More about it.
  let details: String
  /// The lines of its usage.
  let usage: [String]
  /// What the program takes, with and without a subcommand.
  let options: [Argument]
  /// What only the program without a subcommand takes.
  let ownOptions: [Argument]
  /// What stands where no subcommand is named.
  let notebook: Argument?
  /// The subcommands, in the order of help.
  let subcommands: [Subcommand]

  /// Reads the tables of the argument parser.
  init() {
    let root = Self.read(Crux._dumpHelp())["command"]?.value ?? .null
    var tables: [String: [Argument]] = [:]
    for command in root["subcommands"]?.value.array ?? [] {
      guard let name = command.value["commandName"]?.value.string, tables[name] == nil else {
        continue
      }
      tables[name] = Self.arguments(of: command.value)
    }
    let all = Self.arguments(of: root)
    // What every subcommand takes is told once.
    func isUsual(_ argument: Argument) -> Bool {
      tables.values.allSatisfy { $0.contains { $0.names == argument.names } }
    }
    summary = Crux.configuration.abstract
    details = Crux.configuration.discussion
    usage = Self.lines(Crux.configuration.usage)
    let usual = all.filter(isUsual)
    options = usual
    ownOptions = all.filter { !isUsual($0) }
    notebook = tables[SessionCommand._commandName]?.first { $0.names.isEmpty }
    subcommands = Crux.commands.dropFirst().map { type in
      let configuration = type.configuration
      let arguments = tables[type._commandName] ?? []
      return Subcommand(
        name: type._commandName, summary: configuration.abstract,
        details: configuration.discussion, usage: Self.lines(configuration.usage),
        options: arguments.filter { argument in
          !argument.names.isEmpty && !usual.contains { $0.names == argument.names }
        } + Self.widened(usual, of: type._commandName),
        positionals: arguments.filter { $0.names.isEmpty })
    }
  }

  /// Everything that can follow a subcommand with a dash.
  func options(of subcommand: Subcommand) -> [Argument] {
    subcommand.options + options.filter { !subcommand.takesItsOwn($0) }
  }

  /// Usual options that take more words behind a subcommand: answers of `check` may be SARIF.
  private static func widened(_ usual: [Argument], of subcommand: String) -> [Argument] {
    guard subcommand == CheckSubcommand._commandName else { return [] }
    return usual.filter { $0.names == ["--format"] }.map { format in
      var format = format
      format.summary = "The form of answers: text, json, csv, markdown or sarif."
      if case .words(let words) = format.values {
        let sarif = ValueWords.Word(text: CheckSubcommand.sarif, summary: "")
        format.values = .words(words + [sarif])
      }
      return format
    }
  }

  /// Everything that can stand with a dash where no subcommand is named.
  var topOptions: [Argument] { ownOptions + options }

  // MARK: Reading

  private static func read(_ text: String) -> JSONValue {
    JSONReader.read(Array(text.utf8)).node?.value ?? .null
  }

  private static func lines(_ usage: String?) -> [String] {
    (usage ?? "").split(separator: "\n").map(String.init)
  }

  private static func arguments(of command: JSONValue) -> [Argument] {
    (command["arguments"]?.value.array ?? []).compactMap { argument($0.value) }
  }

  private static func argument(_ value: JSONValue) -> Argument? {
    let kind = value["kind"]?.value.string
    let names = (value["names"]?.value.array ?? []).compactMap { name($0.value) }
    let valueName = value["valueName"]?.value.string ?? ""
    return Argument(
      names: names.sorted { $0.utf8.count > $1.utf8.count },
      valueName: kind == "flag" ? nil : valueName,
      summary: value["abstract"]?.value.string ?? "",
      values: ValueWords(value["completionKind"]?.value, named: valueName),
      isRepeating: value["isRepeating"]?.value.bool ?? false,
      isOptional: value["isOptional"]?.value.bool ?? false)
  }

  private static func name(_ value: JSONValue) -> String? {
    guard let name = value["name"]?.value.string else { return nil }
    return (value["kind"]?.value.string == "long" ? "--" : "-") + name
  }
}
