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
    #expect(lines[0].hasPrefix("crux-journal 1 \(sha256([UInt8]("base".utf8)).hexText) 4 "))
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

@Suite struct `A damaged journal` {
  let folder = TestFolder()
  let payloads = [[UInt8]("claim a".utf8), [], [UInt8]("b\n\\\u{1}é".utf8), [0xFF, 0x0A, 0x00]]

  func journal() throws -> [UInt8] {
    let journal = try Journal(for: folder["m"], base: nil)
    for payload in payloads { try journal.append(payload) }
    try journal.noteSave(of: SHA256Digest(of: []), size: 0)
    try journal.append([7])
    return try #require(folder.read(".m.journal"))
  }

  func read(_ bytes: [UInt8]) throws -> JournalContents {
    folder.write(bytes, to: ".m.journal")
    return try #require(try Journal.read(for: folder["m"]))
  }

  @Test func `cut at any byte gives the records before the cut`() throws {
    let whole = try journal()
    let newline = UInt8(ascii: "\n")
    for size in 0...whole.count {
      let contents = try read(Array(whole[..<size]))
      let lines = whole[..<size].count { $0 == newline }
      // The first line is the header and the sixth marks a save.
      let expected = max(0, lines - 1) - (lines >= 6 ? 1 : 0)
      #expect(contents.entries == Array((payloads + [[7]]).prefix(expected)), "cut at \(size)")
      #expect(contents.saves.count == (lines >= 6 ? 1 : 0), "cut at \(size)")
      let isClean = size > 0 && whole[size - 1] == newline
      #expect(contents.tornTail == !isClean, "cut at \(size)")
      #expect(contents.brokenAtLine == nil, "cut at \(size)")
    }
  }

  @Test func `with any bit flipped gives records from before it and says so`() throws {
    let whole = try journal()
    let all = payloads + [[7]]
    for index in whole.indices {
      for bit in 0..<8 {
        var bytes = whole
        bytes[index] ^= 1 << UInt8(bit)
        let contents = try read(bytes)
        let line = 1 + whole[..<index].count { $0 == UInt8(ascii: "\n") }
        let place = "byte \(index), bit \(bit), line \(line)"
        let intact = max(0, line - 2) - (line > 6 ? 1 : 0)
        #expect(contents.entries == Array(all.prefix(intact)), "\(place)")
        #expect(contents.brokenAtLine == line || contents.tornTail, "\(place)")
        if let broken = contents.brokenAtLine { #expect(broken == line, "\(place)") }
      }
    }
  }

  @Test func `with lines left out, doubled or swapped stops there`() throws {
    let lines = try journal().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    func joined(_ order: [Int]) -> [UInt8] {
      Array(order.map { lines[$0] + [UInt8(ascii: "\n")] }.joined())
    }
    #expect(try read(joined([0, 1, 3, 4])).brokenAtLine == 3)
    #expect(try read(joined([0, 1, 1, 2])).brokenAtLine == 3)
    #expect(try read(joined([0, 2, 1])).brokenAtLine == 2)
    #expect(try read(joined([1, 2])).brokenAtLine == 1)
    #expect(try read(joined([0, 0])).brokenAtLine == 2)
    #expect(try read(joined([0, 1, 3])).entries == [payloads[0]])
  }

  @Test func `of a later format is not read as this one`() throws {
    let text = "crux-journal 2 - 0 1 host"
    let sum = String(crc32(text.utf8), radix: 16)
    let padded = String(repeating: "0", count: 8 - sum.count) + sum
    #expect(try read([UInt8]("\(text) \(padded)\n".utf8)).brokenAtLine == 1)
  }

  @Test(arguments: UInt64(1)...200)
  func `of random bytes is never taken for records`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let contents = try read(random.bytes(Int.random(in: 0...400, using: &random)))
    #expect(contents.entries == [], "seed \(seed)")
    #expect(contents.tornTail || contents.brokenAtLine == 1, "seed \(seed)")
  }
}

extension [UInt8] {
  fileprivate var hexText: String { hex(self) }
}
