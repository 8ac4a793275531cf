import ArgumentParser
import Session
import SourceText
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program: it finds the subcommand, runs it, and turns what it comes to into an exit status.
///
/// Only the subcommand that is named is given to the argument parser, which is a good part of the
/// time to start; `crux --help` gives it the whole tree.
@main
enum Main {
  static func main() {
    openStandardDescriptors()
    quietCrashes()
    let arguments = CommandLineWords(Array(CommandLine.arguments.dropFirst()))
    let status = run(arguments)
    // Nothing is left to free that the end of the process does not free faster.
    exit(status)
  }

  private static func run(_ words: CommandLineWords) -> Int32 {
    let name = words.subcommand
    if let plain = words.plainSession {
      return runPlain(plain.commands, plain.notebook, words)
    }
    let type: any CruxCommand.Type =
      name.flatMap { name in
        Crux.commands.first { $0._commandName == name }
      } ?? SessionCommand.self
    if name == nil, words.asksForOverview { return show(Crux.overview) }
    if words.asksForGeneratedText { return showGenerated(words.arguments) }
    do {
      var command = try type.parse(words.parsed)
      return try command.carryOut()
    } catch let failure as SessionFailure {
      Printer(options: SessionOptions()).report(failure.diagnostics)
      return failure.status
    } catch {
      return finish(type, words, with: error)
    }
  }

  /// The session without options, which needs no argument parser: reading its types takes longer
  /// than all else that happens between the start and the first answer.
  private static func runPlain(
    _ commands: String?, _ notebook: String?, _ words: CommandLineWords
  ) -> Int32 {
    do {
      var options = SessionOptions()
      options.showsProgress = true
      return try SessionCommand.start(commands, notebook, options: options)
    } catch let failure as SessionFailure {
      Printer(options: SessionOptions()).report(failure.diagnostics)
      return failure.status
    } catch {
      return finish(SessionCommand.self, words, with: error)
    }
  }

  /// Prints what the argument parser has to say: help on standard output, mistakes on standard
  /// error with the status for wrong usage.
  private static func finish(
    _ type: any CruxCommand.Type, _ words: CommandLineWords, with error: any Error
  ) -> Int32 {
    if type.exitCode(for: error).rawValue == 0 {
      // Without a subcommand the help is that of the program.
      if type == SessionCommand.self { return show(Crux.overview) }
      return show(type.fullMessage(for: error, columns: Crux.columns))
    }
    let command = words.subcommand.map { "crux \($0)" } ?? "crux"
    let help = words.misspelled.map { "did you mean `crux \($0)`?" } ?? "type `\(command) --help`"
    let message = type.message(for: error)
    Printer(options: SessionOptions()).report([
      Diagnostic(message.prefix(1).lowercased() + message.dropFirst(), help: help)
    ])
    return ExitStatus.usage
  }

  /// Prints a completion script, or the description that tools read.
  private static func showGenerated(_ arguments: [String]) -> Int32 {
    do {
      _ = try Crux.parseAsRoot(arguments)
      return ExitStatus.usage
    } catch {
      if Crux.exitCode(for: error).rawValue == 0 {
        return show(Crux.fullMessage(for: error, columns: Crux.columns))
      }
      Printer(options: SessionOptions()).report([Diagnostic(Crux.message(for: error))])
      return ExitStatus.usage
    }
  }

  private static func show(_ text: String) -> Int32 {
    let output = CheckedOutput(1, name: "standard output")
    output.append(text)
    if text.utf8.last != 0x0A { output.append("\n") }
    return Outputs.status(of: output)
  }

  /// A trap prints registers and memory by default where a toolchain is installed; users have no
  /// use for these, and developers set SWIFT_BACKTRACE.
  private static func quietCrashes() {
    guard getenv("SWIFT_BACKTRACE") == nil else { return }
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] { signal(number, SIG_DFL) }
  }
}
