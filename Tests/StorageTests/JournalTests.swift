import Digests
import Foundation
import Storage
import SystemPackage
import Testing

@Suite struct `A journal` {
  let folder = TestFolder()

  func base() throws -> FileFingerprint {
    try loadFile(folder.write("base", to: "m")).fingerprint()
  }

  func fill(_ payloads: [[UInt8]]) throws {
    let journal = try Journal(for: folder["m"], base: try base())
    for payload in payloads { try journal.append(payload) }
    try journal.sync()
  }

  func read() throws -> JournalContents {
    try #require(try Journal.read(for: folder["m"]))
  }

  @Test func `is made by the first record, for its owner only`() throws {
    let journal = try Journal(for: folder["m"], base: try base())
    #expect(folder.names == ["m"])
    try journal.append([UInt8]("first".utf8))
    #expect(folder.names == [".m.journal", "m"])
    #expect(folder.mode(".m.journal") == 0o600)
    #expect(journal.needsSync)
    try journal.sync()
    #expect(!journal.needsSync)
    let contents = try read()
    #expect(contents.entries == [[UInt8]("first".utf8)])
    #expect(contents.startedByPid == getpid())
    #expect(contents.baseSHA256 == SHA256Digest(of: [UInt8]("base".utf8)))
    #expect(contents.baseSize == 4)
    #expect(contents.modified > 0)
    #expect(!contents.tornTail)
    #expect(contents.brokenAtLine == nil)
  }

  @Test func `can be read by a person`() throws {
    try fill([[UInt8]("a \\ b\nc\u{1B}é".utf8), []])
    let lines = try #require(folder.text(".m.journal")).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("crux-journal 1 \(SHA256.digest([UInt8]("base".utf8)).hexText) 4 "))
    #expect(lines[1].dropLast(9) == "1 + a \\\\ b\\nc\\x1bé")
    #expect(lines[2].dropLast(9) == "2 + ")
  }

  @Test(arguments: UInt64(1)...30)
  func `gives back any bytes`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let payloads = (0..<20).map { _ in
      random.bytes(Int.random(in: 0...60, using: &random))
    }
    try fill(payloads)
    #expect(try read().entries == payloads, "seed \(seed)")
  }

  @Test func `of a file not yet there has no base`() throws {
    let journal = try Journal(for: folder["m"], base: nil)
    try journal.append([1])
    let contents = try read()
    #expect(contents.baseSHA256 == nil)
    #expect(contents.unsaved(inFileWith: nil)?.count == 1)
    #expect(contents.unsaved(inFileWith: SHA256Digest(of: [])) == nil)
  }

  @Test func `lies beside what a link leads to`() throws {
    mkdir(folder["sub"].string, 0o755)
    folder.write("base", to: "sub/real")
    symlink("sub/real", folder["m"].string)
    let journal = try Journal(for: folder["m"], base: nil)
    try journal.append([1])
    #expect(journal.path == folder["sub/.real.journal"])
    #expect(try read().path == folder["sub/.real.journal"])
  }

  @Test func `is not begun over another one`() throws {
    try fill([[1]])
    let error = #expect(throws: StorageError.self) { try Journal(for: folder["m"], base: nil) }
    #expect(error?.reason == .journalExists)
  }

  @Test func `follows no link that was put in its place`() throws {
    folder.write("precious", to: "victim")
    let journal = try Journal(for: folder["m"], base: try base())
    symlink("victim", folder[".m.journal"].string)
    #expect(throws: StorageError.self) { try journal.append([1]) }
    let error = #expect(throws: StorageError.self) { try Journal.read(for: folder["m"]) }
    #expect(error?.reason == .link)
    #expect(folder.text("victim") == "precious")
  }

  @Test func `is gone after discard and begins anew with the next record`() throws {
    let journal = try Journal(for: folder["m"], base: try base())
    try journal.append([1])
    try journal.discard()
    #expect(folder.names == ["m"])
    try journal.discard()
    try journal.append([2])
    #expect(try read().entries == [[2]])
  }

  @Test func `notices that somebody removed it`() throws {
    let journal = try Journal(for: folder["m"], base: try base())
    try journal.append([1])
    folder.remove(".m.journal")
    let error = #expect(throws: StorageError.self) { try journal.sync() }
    #expect(error?.reason == .journalReplaced)
    #expect(throws: StorageError.self) { try journal.append([2]) }
    try journal.discard()
    try journal.append([3])
    #expect(try read().entries == [[3]])
  }

  @Test func `goes on where an earlier session stopped`() throws {
    try fill([[1], [2]])
    let path = folder[".m.journal"].string
    let whole = try #require(folder.read(".m.journal"))
    folder.write(whole + [UInt8]("3 + cut".utf8), to: ".m.journal", mode: 0o600)
    #expect(try read().tornTail)
    let journal = try Journal(resuming: try read())
    try journal.append([4])
    let contents = try read()
    #expect(contents.entries == [[1], [2], [4]])
    #expect(!contents.tornTail)
    #expect(FileManager.default.contents(atPath: path)?.starts(with: whole) == true)
  }

  @Test func `that was gone on with keeps its base when it begins anew`() throws {
    try fill([[1]])
    let journal = try Journal(resuming: try read())
    try journal.discard()
    try journal.append([2])
    #expect(try read().baseSHA256 == SHA256Digest(of: [UInt8]("base".utf8)))
    #expect(try read().baseSize == 4)
    #expect(try read().entries == [[2]])
  }

  @Test func `is not gone on with when it is broken or another one`() throws {
    try fill([[1], [2]])
    let contents = try read()
    let whole = try #require(folder.read(".m.journal"))
    folder.write(whole + [UInt8]("bad\n".utf8), to: ".m.journal")
    #expect(throws: StorageError.self) { try Journal(resuming: contents) }
    #expect(throws: StorageError.self) { try Journal(resuming: try read()) }
    #expect(throws: StorageError.self) { try Journal.discard(contents) }
  }

  @Test func `that is broken is kept aside under a free name`() throws {
    try fill([[1]])
    folder.write("older", to: ".m.journal.broken")
    #expect(try Journal.keepAsBroken(try read()) == folder[".m.journal.broken.1"])
    #expect(folder.text(".m.journal.broken") == "older")
    #expect(try Journal.read(for: folder["m"]) == nil)
  }

  @Test func `knows what a save has brought to the file`() throws {
    let before = try base()
    let journal = try Journal(for: folder["m"], base: before)
    try journal.append([1])
    let saved = SHA256Digest(of: [UInt8]("saved".utf8))
    try journal.noteSave(of: saved, size: 5)
    try journal.append([2])
    let contents = try read()
    #expect(contents.unsaved(inFileWith: before.digest).map(Array.init) == [[1], [2]])
    #expect(contents.unsaved(inFileWith: saved).map(Array.init) == [[2]])
    #expect(contents.unsaved(inFileWith: SHA256Digest(of: [])) == nil)
    #expect(contents.unsaved(inFileWith: nil) == nil)
  }

  @Test func `is dropped by a save and counts from the new file`() throws {
    let before = try base()
    let journal = try Journal(for: folder["m"], base: before)
    try journal.append([1])
    try saveFile([9], to: folder["m"], expecting: .unchanged(before), journal: journal)
    #expect(folder.names == ["m"])
    try journal.append([2])
    #expect(try read().baseSHA256 == SHA256Digest(of: [9]))
  }

  @Test func `is kept by a save that fails`() throws {
    let before = try base()
    let journal = try Journal(for: folder["m"], base: before)
    try journal.append([1])
    folder.write("else", to: "m")
    #expect(throws: StorageError.self) {
      try saveFile([9], to: folder["m"], expecting: .unchanged(before), journal: journal)
    }
    #expect(try read().unsaved(inFileWith: before.digest).map(Array.init) == [[1]])
  }
}

extension [UInt8] {
  fileprivate var hexText: String { hex(self) }
}
