import Foundation
import JSONText
import Testing

/// Texts made to break a reader.
struct `Hostile JSON` {
  @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
  func `a million levels are refused with the place of the first too many`(opening: String) {
    let result = read(String(repeating: opening, count: 1_000_000))
    #expect(result.node == nil)
    #expect(result.problems.map(\.kind) == [.tooDeep])
    let depth = JSONLimits.maximumDepth
    let expected = opening.utf8.count == 6 ? depth / 2 * 6 : depth * opening.utf8.count
    #expect(result.problems.first?.range.lowerBound == expected)
  }

  @Test func `numbers beyond every type pass through unharmed`() {
    let text = "[1e400,-1e400,18446744073709551616,1e-400,0.1000,12345678901234567890.5]"
    let result = read(text)
    #expect(result.problems.isEmpty)
    let values = result.node?.value.array?.map(\.value) ?? []
    #expect(values.map(\.int) == [nil, nil, nil, nil, nil, nil])
    #expect(values.map(\.double) == [nil, nil, 0x1p64, 0, 0.1, 12345678901234567890.5])
    #expect(result.node?.value.serialized() == Array(text.utf8))
  }

  @Test func `the prototype key is a key like another`() {
    let text = "{\"__proto__\":{\"admin\":true},\"constructor\":1}"
    #expect(read(text).problems.isEmpty)
    #expect(read(text).node?.value.serialized() == Array(text.utf8))
  }

  @Test func `a key of 200,000 mixed combining marks is refused at once`() {
    // Comparing two of these with == takes more than 20 seconds.
    let marks = String(repeating: "\u{301}\u{323}", count: 100_000)
    let result = read("{\"a\": 1, \"e\(marks)\": 1, \"e\(marks)\": 2}")
    #expect(result.node == nil)
    #expect(result.problems.map(\.kind) == [.tooManyMarks])
    #expect(result.problems.first?.position == JSONPosition(line: 1, column: 10))
    let tibetan = String(repeating: "\u{F73}", count: 31)
    #expect(read("{\"\(tibetan)\": 1}").problems.map(\.kind) == [.tooManyMarks])
    let allowed = String(repeating: "\u{301}", count: JSONLimits.maximumMarksInKey)
    #expect(read("{\"e\(allowed)\": 1}").problems.isEmpty)
    #expect(read("{\"e\(allowed)e\(allowed)\": 1}").problems.isEmpty)
  }

  @Test func `a value of combining marks is read, compared and written`() {
    let marks = "\"e" + String(repeating: "\u{301}\u{323}", count: 100_000) + "\""
    let value = read("[\(marks),\(marks)]").node?.value
    #expect(value?.array?[0].value == value?.array?[1].value)
    #expect(value?.serialized().count == 2 * marks.utf8.count + 3)
  }

  @Test func `long runs of one byte end in a problem`() {
    for byte in 0...UInt8.max {
      let result = JSONReader.read([UInt8](repeating: byte, count: 100_000))
      #expect(!result.problems.isEmpty || byte &- 0x31 < 9)
    }
  }

  @Test func `a number of a million digits is kept, and is no Int`() {
    let digits = "1" + String(repeating: "0", count: 1_000_000)
    let number = read(digits).node?.value.number
    #expect(number?.text == digits)
    #expect(number?.int == nil)
    #expect(number?.double == nil)
    #expect(read("\(digits)e-1000000").node?.value.int == 1)
  }

  @Test func `the deepest value can be read, written and freed on a small stack`() async {
    let half = JSONLimits.maximumDepth / 2
    let text =
      String(repeating: "[{\"a\":", count: half) + "1" + String(repeating: "}]", count: half)
    let same = await withCheckedContinuation { continuation in
      let thread = Thread {
        let again = read(text).node?.value.serialized()
        continuation.resume(returning: again == Array(text.utf8))
      }
      // What threads other than the first get on macOS.
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(same)
  }
}
