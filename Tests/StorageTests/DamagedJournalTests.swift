import Digests
import Foundation
import SystemPackage
import Testing

@testable import Storage

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
    let stamp = FileStamp(size: bytes.count, modified: 0, changed: 0, inode: 0, device: 0)
    let location = try RealLocation(folder["m"], .recover)
    return JournalContents(location, path: folder[".m.journal"], stamp: stamp, bytes: bytes)
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
        let intact = max(0, line - 2) - (line > 6 ? 1 : 0)
        let isRight =
          contents.entries == Array(all.prefix(intact))
          && (contents.tornTail ? contents.brokenAtLine == nil : contents.brokenAtLine == line)
        if !isRight { Issue.record("byte \(index), bit \(bit), line \(line): \(contents)") }
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
