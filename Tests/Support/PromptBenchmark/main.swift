import Foundation

// How long the prompt takes to show, and each key, Tab and Enter to be dealt with: `crux` on a
// notebook of 10,000 statements with a history of 10,000 lines, and `sqlite3` in the same run where
// there is one.
//
// `PromptBenchmark [CRUX]` measures that program, or else the `crux` beside itself. Build it with
// `-c release`.

let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
let crux = CommandLine.arguments.dropFirst().first ?? beside.appendingPathComponent("crux").path
let sqlite = "/usr/bin/sqlite3"
let rounds = 12
let starts = 11

let workplace = try Workplace()
defer { workplace.remove() }
let prompt = Subject(
  program: [crux, workplace.notebookPath], environment: workplace.environment, prompt: "big.md>")
let small = Subject(program: [crux], environment: workplace.environment, prompt: "untitled>")
var rows: [Measurement] = []

var typing = Measurement(name: "crux")
try prompt.measureStarts(starts, into: &typing)
try prompt.measureTyping(
  "claim zz \"税金 is wide, and dear\" supports n77 from s1:3 credibility 2", rounds: rounds,
  into: &typing)
rows.append(typing)

var empty = Measurement(name: "crux, no notebook")
try small.measureStarts(starts, into: &empty)
try small.measureTyping("claim zz \"税金 is wide, and dear\" note \"x\"", rounds: 4, into: &empty)
rows.append(empty)

if access(sqlite, X_OK) == 0 {
  let anchor = Subject(program: [sqlite, ":memory:"], prompt: "sqlite>")
  var result = Measurement(name: "sqlite3")
  try anchor.measureStarts(starts, into: &result)
  try anchor.measureTyping(
    "select '税金 is wide, and dear' from n77 where s1 = 3 limit 2", rounds: rounds, into: &result)
  rows.append(result)
}

var tab = Measurement(name: "Tab on an id")
try prompt.measureKey(
  "\t", after: "show mar", undone: "\u{1B}", rounds: 40, into: &tab)
rows.append(tab)

var enter = Measurement(name: "Enter on an edit")
try prompt.measureLines(
  (1...40).map { "claim zz\($0) \"One more\" supports n\($0)" }, into: &enter)
rows.append(enter)

print(Measurement.heading)
for row in rows { print(row.row) }
