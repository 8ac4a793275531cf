import Testing

struct `The solver` {
  let box = Sandbox()

  /// Two arguments that attack each other, and one that the second attacks.
  init() {
    box.write("p af 3\n1 2\n2 1\n2 3\n", to: "x.af")
    box.write("arg(a).\narg(b).\narg(c).\natt(a,b). att(b,a).\natt(b,c).\n", to: "x.apx")
    box.write("p af 1\n1 1\n", to: "self.af")
  }

  @Test(arguments: [
    ("-p SE-PR -f x.af", "w 1 3\n"), ("-p SE-CO -f x.af", "w\n"), ("-p se-st -f x.af", "w 1 3\n"),
    ("-p DC-PR -f x.af -a 3", "YES\nw 1 3\n"), ("-p DS-PR -f x.af -a 3", "NO\nw 2\n"),
    ("-p DC-GR -f x.af -a 1", "NO\n"), ("-p SE-ID -f x.af", "w\n"),
    ("-p CE-CO -f x.af", "3\n"), ("-p EE-CO -f x.af", "[\n[]\n[1,3]\n[2]\n]\n"),
    ("-p EE-ST -f self.af", "[\n]\n"), ("-p SE-ST -f self.af", "NO\n"),
    ("-p DS-ST -f self.af -a 1", "YES\n"), ("-p DC-SST -f self.af -a 1", "NO\n"),
    ("-p SE-PR -f x.apx", "w a c\n"), ("-p SE-PR -f x.apx --rules 2019", "[a,c]\n"),
    ("-p DC-PR -f x.apx -a c --rules 2019", "YES\n"), ("-p SE-PR -f - < x.apx", "w a c\n"),
    ("-p SE-PR -fo af -f - < x.af", "w 1 3\n"), ("--formats", "[af,apx]\n"),
    (
      "-p DC-ST -f x.af -a 2 --format json",
      "{\n  \"task\": \"DC-ST\",\n  \"accepted\": true,\n  \"witness\": [\"2\"]\n}\n"
    ),
  ])
  func `answers in the form of the competitions`(_ options: String, _ output: String) {
    let result = box.run("crux solve \(options)")
    #expect(result.output == output, "\(options): \(result)")
    #expect(result.status == 0 && result.errors == "", "\(options): \(result)")
  }

  @Test func `lists its thirty tasks`() {
    let list = box.run("crux solve --problems").output
    #expect(list.hasPrefix("[SE-CO,") && list.hasSuffix(",EE-GR]\n"))
    #expect(list.split(separator: ",").count == 30)
  }

  @Test(arguments: [
    ("-p DC-PR -f x.af", "error: the task DC-PR asks about an argument; say -a ARG\n"),
    ("-p SE-PR -f x.af -a 1", "error: the task SE-PR takes no argument\n"),
    (
      "-p DC-XX -f x.af -a 1", "error: there is no task 'DC-XX'; crux solve --problems lists them\n"
    ),
    ("-p SE-PR", "error: the file is missing; say -f FILE\n"),
    ("-f x.af", "error: the task is missing; say -p TASK, such as -p SE-PR\n"),
    ("-p SE-PR -f x.af --limit 0", "error: --limit is a number of seconds above 0\n"),
  ])
  func `refuses what it cannot understand`(_ options: String, _ error: String) {
    let result = box.run("crux solve \(options)")
    #expect(result.status == 2 && result.output == "", "\(result)")
    #expect(result.errors.hasPrefix(error), "\(result)")
  }

  @Test func `says where a file is wrong, and what to write instead`() {
    box.write("p af 2\n1 2\n1 x\n", to: "bad.af")
    let result = box.run("crux solve -p SE-GR -f bad.af")
    #expect(result.status == 3 && result.output == "")
    #expect(
      result.errors == """
        bad.af:3:3: error: a number is expected here
          1 x
            ^
          help: an attack is two numbers on a line of its own

        """)
    #expect(box.run("crux solve -p DC-GR -f x.af -a 4").errors.contains("there is no argument `4`"))
    #expect(box.run("crux solve -p SE-GR -f none.af").status == 3)
  }

  @Test func `says so when it was not decided within the limit`() {
    var text = "p af 60\n"
    for index in 0..<30 { text += "\(2 * index + 1) \(2 * index + 2)\n" }
    for index in 0..<30 { text += "\(2 * index + 2) \(2 * index + 1)\n" }
    for index in 0..<29 { text += "\(2 * index + 1) \(2 * index + 3)\n" }
    box.write(text, to: "many.af")
    let result = box.run("crux solve -p CE-CO -f many.af --limit 0.05")
    #expect(result.status == 3 && result.output == "", "\(result)")
    #expect(result.errors.hasPrefix("error: CE-CO was not decided within the limit\n"))
  }

  @Test func `ends when its reader has gone`() {
    var text = "p af 40\n"
    for index in 0..<20 { text += "\(2 * index + 1) \(2 * index + 2)\n" }
    for index in 0..<20 { text += "\(2 * index + 2) \(2 * index + 1)\n" }
    box.write(text, to: "many.af")
    let result = box.run("crux solve -p EE-CO -f many.af | head -n 2")
    #expect(result.output == "[\n[]\n", "\(result)")
    #expect(result.errors == "")
  }
}
