import Foundation

/// What `crux --help` and `crux SUBCOMMAND --help` say that can be typed.
struct ProgramHelp {
  /// The subcommands.
  let subcommands: [String]
  /// The names of options that stand in the help of a subcommand, or in that of the program, which
  /// is the empty one.
  let options: [String: [String]]

  init(_ box: Sandbox) {
    let whole = box.run("crux --help").output
    let list = whole.components(separatedBy: "\nSUBCOMMANDS:\n").last ?? ""
    let names = list.matches(of: /(?m)^  ([a-z]+)\s/).map { String($0.1) }
    var options = ["": Self.options(in: whole)]
    for name in names { options[name] = Self.options(in: box.run("crux \(name) --help").output) }
    subcommands = names
    self.options = options
  }

  private static func options(in help: String) -> [String] {
    help.matches(of: /(?m)^  (-[^ \n]+(?: <[^>]+>)?(?:, -[^ \n]+)*)/).flatMap { match in
      String(match.1).matches(of: /-[a-z-]+/).map { String($0.0) }
    }
  }
}
