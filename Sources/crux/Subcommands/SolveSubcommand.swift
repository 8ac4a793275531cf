import ArgumentParser
import Frameworks
import JSONText
import Session
import SourceText
import Storage
import SystemPackage

/// `crux solve -p TASK -f FILE [-a ARG]`
struct SolveSubcommand: CruxCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", _superCommandName: "crux",
    abstract: "Answer a task about an abstract framework, as a solver of ICCMA does.",
    usage: """
      crux solve -p TASK -f FILE [-a ARG] [--limit SECONDS]
      crux solve --problems
      """,
    discussion: """
      TASK is a question and a semantics: SE (some extension), DC and DS (is ARG in some, in all), \
      CE (how many) or EE (all of them), then CO, PR, ST, SST, ID or GR, as in DC-PR. FILE is \
      written as ICCMA 2023 (.af: p af N, then lines I J) or ASPARTIX (.apx: arg(a). att(a,b).) \
      has it. An extension is a line w A B …; NO says that there is none; a YES to DC and a NO to \
      DS show one. EE is in brackets, as the competition of 2019 had it.
      """)

  @Option(
    name: [.customShort("p"), .customLong("problem")],
    help: ArgumentHelp("The task, such as DC-PR.", valueName: "task"),
    completion: .list(ReasoningTask.all.map(\.name)))
  var task: String?

  @Option(
    name: .shortAndLong, help: "The framework; - is standard input.",
    completion: .file(extensions: FrameworkFile.Format.allCases.map(\.rawValue)))
  var file: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The argument that DC and DS ask about.", valueName: "arg"))
  var argument: String?

  @Option(
    name: .customLong("fo", withSingleDash: true),
    help: ArgumentHelp(
      "How the file is written, af or apx; told by its name and first word otherwise.",
      valueName: "form"),
    completion: .list(FrameworkFile.Format.allCases.map(\.rawValue)))
  var fileFormat: String?

  @Option(help: ArgumentHelp("Give up after so many seconds.", valueName: "seconds"))
  var limit: Double?

  @Option(help: ArgumentHelp("Give up after so many conflicts of the search.", valueName: "number"))
  var conflicts: Int?

  @Option(
    help: ArgumentHelp(
      "The year of the competition whose form of answers is used, 2019 or 2023.",
      valueName: "year"),
    completion: .list(["2019", "2023"]))
  var rules: String = AnswerText.Form.iccma2023.rawValue

  @Flag(help: "List the tasks.")
  var problems = false

  @Flag(help: "List the forms of files.")
  var formats = false

  @OptionGroup var global: GlobalOptions

  mutating func carryOut() throws -> Int32 {
    let printer = Printer(options: try global.sessionOptions())
    if problems || formats {
      let names =
        problems ? ReasoningTask.all.map(\.name) : FrameworkFile.Format.allCases.map(\.rawValue)
      printer.output.append("[\(names.joined(separator: ","))]\n")
      return Outputs.status(of: printer.output)
    }
    let (task, form) = try checkedOptions()
    let bytes: [UInt8]
    do {
      bytes = try load(file ?? "-")
    } catch {
      throw SessionFailure(error)
    }
    let input = FrameworkFile(
      bytes, name: file ?? "-", format: fileFormat.flatMap(FrameworkFile.Format.init))
    printer.report(input.diagnostics)
    if input.hasErrors { return ExitStatus.failed }
    let asked = try self.asked(task, input)
    do throws(NotDecided) {
      try solve(task, asked, input, form, printer)
    } catch {
      let status = Outputs.status(of: printer.output)
      let help = "raise --limit or --conflicts, or leave them out"
      printer.report([Diagnostic("\(task.name) was not decided within the limit", help: help)])
      return status == ExitStatus.done ? ExitStatus.failed : status
    }
    return Outputs.status(of: printer.output)
  }

  /// The task and the form of the answer.
  ///
  /// - Throws: `ValidationError` for what is missing or wrong.
  private func checkedOptions() throws -> (ReasoningTask, AnswerText.Form) {
    guard let name = task else {
      throw ValidationError("the task is missing; say -p TASK, such as -p SE-PR")
    }
    guard let task = ReasoningTask(name) else {
      throw ValidationError("there is no task '\(name)'; crux solve --problems lists them")
    }
    if file == nil { throw ValidationError("the file is missing; say -f FILE") }
    if task.question.takesArgument != (argument != nil) {
      throw ValidationError(
        argument == nil
          ? "the task \(task.name) asks about an argument; say -a ARG"
          : "the task \(task.name) takes no argument")
    }
    if let fileFormat, FrameworkFile.Format(rawValue: fileFormat) == nil {
      throw ValidationError("-fo is af or apx, not '\(fileFormat)'")
    }
    if let limit, !(limit > 0) { throw ValidationError("--limit is a number of seconds above 0") }
    if let conflicts, conflicts < 0 { throw ValidationError("--conflicts is a number from 0") }
    guard let form = AnswerText.Form(rawValue: rules) else {
      throw ValidationError("--rules is 2019 or 2023, not '\(rules)'")
    }
    return (task, form)
  }

  private func load(_ path: String) throws(StorageError) -> [UInt8] {
    path == "-" ? try readStandardInput() : try loadFile(FilePath(path)).bytes
  }

  /// The argument that is asked about; 0 when none is.
  private func asked(_ task: ReasoningTask, _ input: FrameworkFile) throws -> Int {
    guard let argument else { return 0 }
    guard let found = input.names.find(argument) else {
      let help =
        input.format == .af
        ? "arguments are the numbers from 1 to \(input.framework.count)" : "arg(…) declares them"
      throw SessionFailure("there is no argument `\(argument)`", help: help)
    }
    return found
  }

  private func solve(
    _ task: ReasoningTask, _ asked: Int, _ input: FrameworkFile, _ form: AnswerText.Form,
    _ printer: Printer
  ) throws(NotDecided) {
    let clock = ContinuousClock()
    let start = clock.now
    let seconds = limit
    let budget = Budget(conflicts: conflicts) {
      seconds.map { clock.now - start >= .seconds($0) } ?? false
    }
    let solver = FrameworkSolver(input.framework, within: budget)
    if printer.options.format == .json {
      let answer = try SolveJSON(input.names).text(task, asked, solver)
      printer.output.append(answer)
      return
    }
    let writer = AnswerText(input.names, form)
    if task.question != .enumerate {
      printer.output.append(writer.text(try solver.answer(task, argument: asked)))
      return
    }
    printer.output.append(writer.opening)
    try solver.enumerate(task.semantics) { set in
      printer.output.append(writer.line(set))
      return printer.output.failure == nil
    }
    printer.output.append(writer.closing)
  }
}

/// The answers of `crux solve` as JSON.
struct SolveJSON {
  private let names: ArgumentNames

  init(_ names: ArgumentNames) { self.names = names }

  /// One object, with the end of its last line.
  func text(
    _ task: ReasoningTask, _ asked: Int, _ solver: FrameworkSolver
  ) throws(NotDecided) -> [UInt8] {
    var writer = JSONWriter(.pretty)
    writer.beginObject()
    writer.key("task")
    writer.string(task.name)
    if task.question == .enumerate {
      writer.key("extensions")
      writer.beginArray()
      try solver.enumerate(task.semantics) { set in
        write(set, to: &writer)
        return true
      }
      writer.endArray()
    } else {
      write(try solver.answer(task, argument: asked), to: &writer)
    }
    writer.endObject()
    return writer.finish()
  }

  private func write(_ answer: FrameworkSolver.Answer, to writer: inout JSONWriter) {
    switch answer {
    case .someExtension(let set):
      writer.key("extension")
      if let set { write(set, to: &writer) } else { writer.null() }
    case .acceptance(let isAccepted, let witness):
      writer.key("accepted")
      writer.bool(isAccepted)
      if let witness {
        writer.key("witness")
        write(witness, to: &writer)
      }
    case .count(let count):
      writer.key("count")
      // As text: it may be larger than what programs read as a number.
      writer.string(count.description)
    }
  }

  private func write(_ set: [Int], to writer: inout JSONWriter) {
    writer.beginArray()
    for argument in set { writer.string(names[argument]) }
    writer.endArray()
  }
}
