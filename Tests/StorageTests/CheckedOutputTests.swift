import Foundation
import Storage
import SystemPackage
import Testing

@Suite struct `Checked output` {
  let folder = TestFolder()

  @Test(arguments: UInt64(1)...10)
  func `writes all that was added, in order`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let descriptor = open(folder["f"].string, O_WRONLY | O_CREAT, 0o644)
    defer { close(descriptor) }
    let output = CheckedOutput(descriptor)
    var expected: [UInt8] = []
    for _ in 0..<40 {
      let largest = random.next() % 8 == 0 ? 70_000 : 100
      let bytes = random.bytes(Int.random(in: 0...largest, using: &random))
      switch random.next() % 5 {
      case 0: output.append(bytes)
      case 1: output.append(bytes[...])
      case 2:
        output.append("literal é")
        expected += Array("literal é".utf8)
        continue
      case 3:
        output.append(decimal: bytes.count - 50)
        expected += Array("\(bytes.count - 50)".utf8)
        continue
      default:
        for byte in bytes { output.append(byte) }
      }
      expected += bytes
    }
    try output.flush()
    #expect(folder.read("f") == expected, "seed \(seed)")
  }

  @Test func `goes on after short writes to a pipe that does not block`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (input, target) = (ends[0], ends[1])
    _ = fcntl(target, F_SETFL, O_NONBLOCK)
    let total = 1_000_000
    let reader = Task.detached { () -> Int in
      var buffer = [UInt8](repeating: 0, count: 10_000)
      var sum = 0
      while sum < total {
        let got = read(input, &buffer, buffer.count)
        if got <= 0 { break }
        sum += got
      }
      return sum
    }
    let output = CheckedOutput(target)
    for _ in 0..<(total / 1000) { output.append([UInt8](repeating: 1, count: 1000)) }
    try output.flush()
    close(target)
    let semaphore = DispatchSemaphore(value: 0)
    let received = Received()
    Task.detached {
      received.count = await reader.value
      semaphore.signal()
    }
    semaphore.wait()
    close(input)
    #expect(received.count == total)
  }

  @Test func `remembers the first failure and drops what follows`() {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let output = CheckedOutput(full, name: "there")
    for _ in 0..<100_000 { output.append("a line\n") }
    #expect(output.failure?.reason == .system(call: "write", code: ENOSPC))
    let error = #expect(throws: StorageError.self) { try output.flush() }
    #expect(error?.message == "there: write failed: write: No space left on device (28)")
  }

  @Test func `to a full device or a closed descriptor fails with a message`() {
    let full = Programs.shell("\(Programs.probe) write 3 >/dev/full", in: folder)
    #expect(full.status == 3)
    #expect(full.errors.hasPrefix("-: write failed: write: No space left on device (28)"))
    #expect(Programs.shell("\(Programs.probe) write 3 >&-", in: folder).status == 3)
  }

  @Test func `to a reader that leaves ends quietly`() {
    for disposition in ["", "trap '' PIPE; "] {
      let script = "(\(disposition)\(Programs.probe) write 100000; echo $? >status) | head -1"
      let outcome = Programs.shell(script, in: folder)
      #expect(outcome.output == "line 0\n")
      #expect(outcome.errors == "")
      #expect(["0\n", "141\n"].contains(folder.text("status")))
    }
  }

  @Test(arguments: ["<&-", ">&-", "<&- >&-", "<&- >&- 2>&-", "2>&-"])
  func `is never another file that was opened in its place`(_ closing: String) {
    folder.write("x", to: "m")
    let outcome = Programs.shell("\(Programs.probe) descriptor m \(closing)", in: folder)
    #expect(outcome.status == 0)
  }
}

private final class Received: @unchecked Sendable {
  var count = 0
}
