import Foundation

// How long the prompt takes to show, and each key, Tab and Enter to be dealt with: `crux` on a
// notebook of 10,000 statements and on none, both with a history of 10,000 lines, and `sqlite3` in
// turns with them where there is one.
//
// `PromptBenchmark [CRUX]` measures that program, or else the `crux` beside itself. Build it with
// `-c release`.

let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
let crux = CommandLine.arguments.dropFirst().first ?? beside.appendingPathComponent("crux").path
let sqlite = "/usr/bin/sqlite3"
let turns = 4
let roundsATurn = 3
let starts = 15

let workplace = try Workplace()
defer { workplace.remove() }
let prompt = Subject(
  program: [crux, workplace.notebookPath], environment: workplace.environment, prompt: "big.md>")

/// A program that is measured in turns with others, and what is typed at it.
struct Contestant {
  var subject: Subject
  var line: String
  var result: Measurement
}

var contestants = [
  Contestant(
    subject: prompt,
    line: "claim zz \"税金 is wide, and dear\" supports n77 from s1:3 credibility 2",
    result: Measurement(name: "crux")),
  Contestant(
    subject: Subject(
      program: [crux], environment: workplace.environment, prompt: "untitled>"),
    line: "claim zz \"税金 is wide, and dear\" note \"x\"",
    result: Measurement(name: "crux, no notebook")),
]
if access(sqlite, X_OK) == 0 {
  contestants.append(
    Contestant(
      subject: Subject(program: [sqlite, ":memory:"], prompt: "sqlite>"),
      line: "select '税金 is wide, and dear' from n77 where s1 = 3 limit 2",
      result: Measurement(name: "sqlite3")))
}
for _ in 0..<starts {
  for index in contestants.indices {
    try contestants[index].subject.measureStarts(1, into: &contestants[index].result)
  }
}
for _ in 0..<turns {
  for index in contestants.indices {
    let contestant = contestants[index]
    try contestant.subject.measureTyping(
      contestant.line, rounds: roundsATurn, into: &contestants[index].result)
  }
}
var rows = contestants.map(\.result)

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
if let anchor = contestants.dropFirst(2).first?.result {
  for contestant in contestants.prefix(2) { print(contestant.result.ratios(to: anchor)) }
}
