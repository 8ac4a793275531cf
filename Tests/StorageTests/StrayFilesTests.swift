import Foundation
import Storage
import SystemPackage
import Testing

@Suite struct `Stray files` {
  let folder = TestFolder()
  /// Above what any system numbers its processes with.
  let dead = 2_000_000_000

  @Test func `are what dead processes left of this file`() throws {
    folder.write("map", to: "m")
    for name in [
      ".m.tmp.\(dead)", ".m.tmp.\(dead).1", ".m.journal.broken", ".m.journal.broken.2",
      ".m.tmp.1", ".m.tmp.x", ".m.tmp.", ".m.lock", ".n.tmp.\(dead)", "m.tmp.\(dead)",
      ".m.journal.brokenly", ".mm.tmp.\(dead)",
    ] { folder.write("x", to: name) }
    mkdir(folder[".m.tmp.\(dead - 1)"].string, 0o755)
    let found = try strayFiles(for: folder["m"])
    #expect(
      found.map(\.path) == [
        folder[".m.journal.broken"], folder[".m.journal.broken.2"], folder[".m.tmp.\(dead)"],
        folder[".m.tmp.\(dead).1"],
      ])
    #expect(found.map(\.kind) == [.brokenJournal, .brokenJournal, .temporary, .temporary])
    #expect(found.last?.pid == Int32(dead))
    #expect(found.last?.size == 1)
  }

  @Test func `are journals too, of dead processes and of unknown ones`() throws {
    folder.write("map", to: "m")
    #expect(try strayFiles(for: folder["m"]) == [])
    let outcome = Programs.shell("\(Programs.probe) journal m 2", in: folder)
    #expect(outcome.status == 0)
    #expect(try strayFiles(for: folder["m"]).map(\.kind) == [.journal])
    folder.write("nonsense", to: ".m.journal")
    #expect(try strayFiles(for: folder["m"]).map(\.kind) == [.journal])
  }
}
