import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Measures Crux: `crux-benchmark [PART…] [--json] [--quick] [--crux PATH]`.
///
/// Figures go to standard output, what is being done to standard error.
@main
enum Main {
  static let usage = """
    usage: crux-benchmark [PART…] [--json] [--quick] [--crux PATH]

      maps      load, check, DOT and JSON of maps of 1,000 to 1,000,000 statements
      checks    all rules on maps of 1,000 to 1,000,000 statements, and after one edit
      verdicts  what stands on maps of 10,000 to 1,000,000 statements, beside a plain loop in C
      solve     tasks about frameworks of 100,000 and 1,000,000 arguments, beside a loop in C
      reanchor  500 anchors in an altered text of 1 MB, beside plain dynamic programming
      start     the first answer, beside sqlite3
      commands  100,000 declarations from a pipe, saved, beside 100,000 rows in sqlite3
      save      a notebook of 10 MB, beside one write and two fsyncs

      --json       print the figures as JSON
      --quick      fewer runs, and no map of a million
      --crux PATH  the program to measure; the one beside this one unless told otherwise

    """

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.count == 2, words[0] == MapPart.childFlag { exit(MapPart.runChild(words[1])) }
    if words.count == 2, words[0] == CheckPart.childFlag { exit(CheckPart.runChild(words[1])) }
    if words.count == 2, words[0] == EditFigures.childFlag {
      exit(EditFigures.runChild(words[1]))
    }
    do throws(BenchmarkFailure) {
      let options = try Options(words)
      if options.wantsHelp {
        say(usage, to: 1)
        return
      }
      let folder = try WorkFolder()
      defer { folder.remove() }
      var report = Report()
      for part in options.parts { try part.run(options, in: folder, &report) }
      let text = options.isJSON ? report.json : report.text
      say(text, to: 1)
    } catch {
      say("crux-benchmark: \(error.message)\n", to: 2)
      exit(error.isUsage ? 2 : 3)
    }
  }
}

/// Why nothing could be measured.
struct BenchmarkFailure: Error {
  var message: String
  var isUsage = false

  init(_ message: String, isUsage: Bool = false) {
    self.message = message
    self.isUsage = isUsage
  }
}

/// Writes text to standard output (1) or standard error (2).
func say(_ text: String, to descriptor: Int32) {
  let output = CheckedOutput(descriptor, name: descriptor == 1 ? "standard output" : "errors")
  output.append(text)
  try? output.flush()
}
