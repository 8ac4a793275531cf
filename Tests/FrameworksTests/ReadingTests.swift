import SourceText
import MapTesting
import Testing

@testable import Frameworks

@Suite struct `Files of frameworks` {
  private func read(_ text: String, _ name: String = "x.af") -> FrameworkFile {
    FrameworkFile(Array(text.utf8), name: name)
  }

  private func attacks(_ file: FrameworkFile) -> [String] {
    (0..<file.framework.count).flatMap { from in
      file.framework.targets[from].map { "\(file.names[from])>\(file.names[Int($0)])" }
    }
  }

  private func problems(_ text: String, _ name: String = "x.af") -> [String] {
    read(text, name).diagnostics.map { problem in
      "\(problem.place?.line ?? 0):\(problem.place?.column ?? 0) \(problem.message)"
    }
  }

  @Test func `are read as numbers`() {
    let file = read("# a comment\np af 3\n1 2\r\n# another\n\n 3\t3 \n2 1")
    #expect(file.diagnostics == [])
    #expect(file.framework.count == 3)
    #expect(attacks(file) == ["1>2", "2>1", "3>3"])
    #expect(file.names.find("3") == 2)
    #expect(file.names.find("4") == nil && file.names.find("0") == nil)
    #expect(file.names.find("+3") == nil && file.names.find("a") == nil)
  }

  @Test func `are read as names, in any order`() {
    let file = read("att(b,a). % first\narg(a).arg( b ).\natt(a,a).", "x.apx")
    #expect(file.diagnostics == [])
    #expect(file.names.count == 2)
    #expect(attacks(file) == ["b>a", "a>a"])
    #expect(file.names.find("b") == 0 && file.names.find("c") == nil)
  }

  @Test func `tell their format by their first word`() {
    #expect(read("#c\n p af 0", "-").format == .af)
    #expect(read("arg(a).", "-").format == .apx)
    #expect(read("% c\narg(a).", "-").format == .apx)
    #expect(read("", "-").format == .af)
  }

  @Test func `say what is wrong, and where`() {
    #expect(problems("") == ["1:1 the line `p af N` is missing"])
    #expect(problems("p cnf 3\n") == ["1:3 `af` is expected here"])
    #expect(problems("p af x\n") == ["1:6 a number of arguments is expected here"])
    #expect(problems("p af 9999999999\n") == ["1:6 a number of arguments is expected here"])
    #expect(problems("p af 2 2\n") == ["1:8 nothing may follow the number"])
    #expect(
      problems("p af 2\n1 3\n1\n1 2 2\nx 1\n0 1\n") == [
        "2:3 there is no argument 3", "3:2 a number is expected here",
        "4:5 nothing may follow an attack", "5:1 a number is expected here",
        "6:1 there is no argument 0",
      ])
  }

  @Test func `say what is wrong with names`() {
    #expect(
      problems("arg(a).\narg(a).\natt(a,b).\nsupport(a,b).\narg a.\n", "x.apx") == [
        "2:5 `a` is declared twice", "4:1 this is neither `arg` nor `att`",
        "5:5 `(` is expected here", "3:7 `b` is attacked or attacks, and is not declared",
      ])
    #expect(problems("arg(", "x.apx") == ["1:5 the name of an argument is expected here"])
    #expect(
      problems("arg(a)", "x.apx") == [
        "1:7 `.` is expected here",
        "1:5 `a` is attacked or attacks, and is not declared",
      ])
  }

  @Test func `never trap, whatever is in them`() {
    let pieces = ["p", " af", " 3", "\n", "1 2", "arg(", "a", ")", ".", "att(", ",", "%", "#", "é"]
    for seed in UInt64(0)..<2000 {
      var dice = Dice(seed)
      let text = (0..<dice.roll(25)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
      for name in ["x.af", "x.apx", "-"] {
        let file = read(text, name)
        #expect(file.diagnostics.count <= FrameworkFile.problemLimit)
        #expect(file.framework.count == file.names.count, "seed \(seed)")
      }
    }
  }

  @Test func `keep many names apart`() {
    var text = ""
    for number in 0..<5_000 { text += "arg(a\(number)).\n" }
    let file = read(text, "x.apx")
    #expect(file.diagnostics == [])
    #expect(file.names.find("a4999") == 4999)
    #expect(file.names[1234] == "a1234")
  }
}

@Suite struct `Answers` {
  private func text(_ answer: FrameworkSolver.Answer, _ form: AnswerText.Form) -> String {
    String(decoding: AnswerText(ArgumentNames(numbered: 5), form).text(answer), as: UTF8.self)
  }

  @Test func `are written as the competitions want them`() {
    #expect(text(.someExtension([0, 1, 4]), .iccma2023) == "w 1 2 5\n")
    #expect(text(.someExtension([]), .iccma2023) == "w\n")
    #expect(text(.someExtension(nil), .iccma2023) == "NO\n")
    #expect(text(.acceptance(true, witness: [2]), .iccma2023) == "YES\nw 3\n")
    #expect(text(.acceptance(true, witness: nil), .iccma2023) == "YES\n")
    #expect(text(.acceptance(false, witness: [2, 3]), .iccma2023) == "NO\nw 3 4\n")
    #expect(text(.someExtension([0, 1]), .iccma2019) == "[1,2]\n")
    #expect(text(.acceptance(false, witness: [2, 3]), .iccma2019) == "NO\n")
    #expect(text(.count(LargeCount(1_000_000_000)), .iccma2023) == "1000000000\n")
  }

  @Test func `are asked for by the names of tasks`() {
    #expect(ReasoningTask.all.count == 30)
    #expect(ReasoningTask("dc-sst") == ReasoningTask(.credulous, .semiStable))
    for name in ["", "DC", "DC-", "-PR", "DC-PR-", "XX-PR", "DC-XX"] {
      #expect(ReasoningTask(name) == nil)
    }
    for task in ReasoningTask.all { #expect(ReasoningTask(task.name) == task) }
  }
}
