import Glibc
import LineEditor

/// A toy language for the tests of the editor: `add NAME "text"`, `drop NAME`, `list`.
enum Toy {
  static let commands = [
    (word: "add", help: "add NAME \"TEXT\"", about: "Add a thing"),
    (word: "admit", help: "admit NAME", about: "Let a thing in"),
    (word: "drop", help: "drop NAME", about: "Remove a thing"),
    (word: "list", help: "list", about: "Show all things"),
  ]
  nonisolated(unsafe) static var names: [String] = []
  nonisolated(unsafe) static var known: Set<String> = []

  static func setNames(count: Int) {
    names = ["apple", "apricot", "banana", "税金", "évasion"] + (1...count).map { "thing-\($0)" }
    known = Set(names)
  }

  static func words(_ text: String) -> [(range: Range<Int>, text: String)] {
    var words: [(range: Range<Int>, text: String)] = []
    var offset = 0
    for piece in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !piece.isEmpty { words.append((offset..<offset + piece.utf8.count, String(piece))) }
      offset += piece.utf8.count + 1
    }
    return words
  }

  static func highlight(_ text: String) -> [StyledSpan] {
    words(text).enumerated().map { number, word in
      if number == 0 {
        let isKnown = commands.contains { $0.word == word.text }
        return StyledSpan(word.range, isKnown ? .command : .problem)
      }
      if word.text.contains("\"") { return StyledSpan(word.range, .string) }
      return StyledSpan(word.range, known.contains(word.text) ? .name : .plain)
    }
  }

  static func complete(_ text: String, _ cursor: Int) -> Completions {
    let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    let range = cursor - word.utf8.count..<cursor
    if before.utf8.count == word.utf8.count {
      let found = commands.filter { $0.word.hasPrefix(word) }
      return Completions(
        range: range, candidates: found.map { Candidate($0.word, description: $0.about) })
    }
    return Completions(
      range: range,
      candidates: names.filter { $0.contains(word) }.map {
        Candidate($0, description: "the name \($0)")
      })
  }

  static func hint(_ text: String, _ cursor: Int) -> Hint {
    guard let word = words(text).first?.text,
      let command = commands.first(where: { $0.word == word })
    else { return Hint() }
    return Hint(ghost: text == "drop " ? "apple" : nil, help: command.help)
  }

  static func continuation(_ text: String) -> Continuation {
    // Signals between Enter and the command.
    if text == "raise" { raise(SIGINT) }
    if text == "pause" { raise(SIGTSTP) }
    return text.utf8.filter { $0 == UInt8(ascii: "\"") }.count % 2 == 0
      ? .complete : .more(indentation: 2)
  }
}

/// The commands that take their time.
func run(_ line: String, in editor: LineEditor) {
  switch line {
  case "sleep": sleep(1)
  case "spin":
    print("working")
    // About twenty seconds, if nobody interrupts.
    for _ in 0..<10_000 {
      if editor.takeInterrupt() { return print("interrupted") }
      usleep(2_000)
    }
    print("spun")
  case "key": print("answered: \(editor.readKey(prompt: "which? ", help: "one key will do"))")
  case "ask", "raise": print("pending: \(Interrupts.isPending)")
  default: break
  }
}

var options = EditorOptions()
options.program = "demo"
options.configuration = .user
var historyPath: String?
var idleFile: String?
var isTalkative = false
var promptText = "> "
Toy.setNames(count: 30)
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--plain": options.isPlain = true
  case "--dumb": options.isDumb = true
  case "--monochrome": options.theme = .monochrome
  case "--names": Toy.setNames(count: arguments.popFirst().flatMap { Int($0) } ?? 1)
  case "--idle":
    idleFile = arguments.popFirst()
    options.idleDelay = 50
  case "--talk": isTalkative = true
  case "--history": historyPath = arguments.popFirst()
  case "--prompt": promptText = arguments.popFirst() ?? promptText
  default:
    print("unknown argument \(argument)")
    exit(2)
  }
}

var hooks = EditorHooks()
hooks.highlight = Toy.highlight
hooks.complete = Toy.complete
hooks.hint = Toy.hint
hooks.continuation = Toy.continuation
hooks.keeping = { $0.hasPrefix("secret") ? .nowhere : $0.hasPrefix("private") ? .session : .file }
if let idleFile {
  hooks.idle = {
    let file = open(idleFile, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    write(file, "i", 1)
    close(file)
    return isTalkative ? ["a line from the \u{1B}[31mback"] : []
  }
}
let history = HistoryFile(path: historyPath)
guard let editor = LineEditor(options, hooks: hooks, history: history) else {
  print("no editor")
  exit(1)
}
if historyPath != nil { _ = history.history }
while true {
  switch editor.read(prompt: Prompt([.init(promptText)])) {
  case .line(let line):
    print("got \(line.utf8.count): \(VisibleText.render(line))")
    run(line, in: editor)
  case .cancelled: print("cancelled")
  case .endOfInput:
    if let notice = history.notice { print(notice) }
    print("end")
    exit(0)
  case .terminated(let signal):
    print("terminated \(signal)")
    exit(128 + signal)
  }
}
