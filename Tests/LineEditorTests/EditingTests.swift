import Testing

@Suite struct EditingTests {
  @Test func `a line is typed, coloured and submitted`() throws {
    let session = try Demo.start()
    try session.send("drop banana")
    try session.wait(forScreen: "> drop banana\ndrop NAME")
    #expect(session.screen.style(of: "drop banana") == "0;1;34")
    #expect(session.screen.style(of: "banana") == "0;36")
    try session.send("\r")
    try session.wait(forScreen: "> drop banana\ngot 11: drop banana\n>")
    #expect(session.screen.unknown.isEmpty)
  }
}
