import Testing

@testable import Session

@Suite struct PagerWordsTests {
  @Test func `a command is split at spaces, but not within quotes`() {
    #expect(Pager.split("less -FRX") == ["less", "-FRX"])
    #expect(Pager.split("  my\\ pager 'a b'\"c d\" \"\" ") == ["my pager", "a bc d", ""])
    #expect(Pager.split("p '\\' \"\\\"\"") == ["p", "\\", "\""])
    #expect(Pager.split("less; rm $HOME `x`") == ["less;", "rm", "$HOME", "`x`"])
    #expect(Pager.split("") == [] && Pager.split("   ") == [])
  }

  @Test func `the nearest variable decides, and cat and nothing mean none`() {
    let pager = { (variables: [String: String]) in Pager { variables[$0] }?.words }
    #expect(pager([:]) == ["less", "-FRX"])
    #expect(pager(["PAGER": "most"]) == ["most"])
    #expect(pager(["PAGER": "most", "CRUX_PAGER": "bat -p"]) == ["bat", "-p"])
    #expect(pager(["PAGER": ""]) == nil)
    #expect(pager(["PAGER": "most", "CRUX_PAGER": "cat"]) == nil)
  }
}
