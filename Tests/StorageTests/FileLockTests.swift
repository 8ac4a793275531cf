import Foundation
import Storage
import SystemPackage
import Testing

@Suite struct `The lock of a file` {
  let folder = TestFolder()

  @Test func `is held once, says by whom, and is free after release`() throws {
    let lock = try FileLock(for: folder["m"])
    #expect(lock.path == folder[".m.lock"])
    #expect(folder.mode(".m.lock") == 0o600)
    let error = #expect(throws: StorageError.self) { try FileLock(for: folder["m"]) }
    guard case .heldBy(let holder?) = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(holder.pid == getpid())
    #expect(error?.message.contains("in use by process \(getpid()) on ") == true)
    lock.release()
    lock.release()
    #expect(folder.names == [])
    let next = try FileLock(for: folder["m"])
    next.release()
  }

  @Test func `is freed with its last reference`() throws {
    do {
      let lock = try FileLock(for: folder["m"])
      withExtendedLifetime(lock) {}
    }
    _ = try FileLock(for: folder["m"])
  }

  @Test func `is one for a file and the links to it`() throws {
    folder.write("x", to: "m")
    symlink("m", folder["link"].string)
    let lock = try FileLock(for: folder["m"])
    #expect(throws: StorageError.self) { try FileLock(for: folder["link"]) }
    lock.release()
  }

  @Test func `outlives a save of the file`() throws {
    folder.write("x", to: "m")
    let lock = try FileLock(for: folder["m"])
    try saveFile([1], to: folder["m"], expecting: .anything)
    #expect(throws: StorageError.self) { try FileLock(for: folder["m"]) }
    lock.release()
  }

  @Test func `is not taken on a link, folder or pipe in its place`() {
    folder.write("precious", to: "victim")
    symlink("victim", folder[".a.lock"].string)
    mkdir(folder[".b.lock"].string, 0o755)
    mkfifo(folder[".c.lock"].string, 0o600)
    for name in ["a", "b", "c"] {
      #expect(throws: StorageError.self) { try FileLock(for: folder[name]) }
    }
    #expect(folder.text("victim") == "precious")
  }

  @Test func `of another process is seen, and free at once when that is killed`() throws {
    folder.write("x", to: "m")
    let outputs = TestFolder()
    // Reading from a pipe that nobody closes keeps the probe waiting.
    let fifo = folder["wait"]
    mkfifo(fifo.string, 0o600)
    let holder = Programs.start(
      "exec 3<>wait; exec timeout 20 \(Programs.probe) lock m <&3", in: folder, outputs: outputs)
    while outputs.text("out") != "locked\n", holder.isRunning { usleep(2_000) }
    let second = Programs.shell("\(Programs.probe) lock m", in: folder)
    #expect(second.status == 3)
    #expect(second.errors.contains("m: lock failed: in use by process "))
    let line = try #require(folder.text(".m.lock"))
    let pid = try #require(Int32(line.prefix { $0 != " " }))
    kill(pid, SIGKILL)
    holder.waitUntilExit()
    #expect(folder.names.contains(".m.lock"))
    let third = Programs.shell("\(Programs.probe) lock m", in: folder)
    #expect(third.output == "locked\n")
    #expect(!folder.names.contains(".m.lock"))
  }

  @Test func `goes to one only when many ask at once`() async {
    let path = folder["m"]
    await withTaskGroup(of: Bool.self) { group in
      let holders = Counter()
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<40 {
            guard let lock = try? FileLock(for: path) else { continue }
            if holders.add(1) != 1 { return false }
            holders.add(-1)
            lock.release()
          }
          return true
        }
      }
      for await wasAlone in group { #expect(wasAlone) }
    }
    #expect(folder.names == [])
  }
}

/// Counts across threads.
private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  @discardableResult
  func add(_ change: Int) -> Int {
    lock.withLock {
      value += change
      return value
    }
  }
}
