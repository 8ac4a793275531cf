import Digests
import Foundation
import Storage
import SystemPackage
import Testing

@Suite struct `Loading a file` {
  let folder = TestFolder()

  func reason(_ path: FilePath, limit: Int = 1 << 20) -> StorageError.Reason? {
    #expect(throws: StorageError.self) { try loadFile(path, limit: limit) }?.reason
  }

  @Test(arguments: [0, 1, 4096, 300_000])
  func `gives every byte`(_ size: Int) throws {
    var random = SeededGenerator(seed: UInt64(size))
    let bytes = random.bytes(size)
    let loaded = try loadFile(folder.write(bytes, to: "f"))
    #expect(loaded.bytes == bytes)
    #expect(loaded.stamp.size == size)
    #expect(loaded.fingerprint().digest == SHA256Digest(of: bytes))
    #expect(!loaded.isReadOnly || !Programs.isRoot)
  }

  @Test func `a file of just the limit is read and one byte more is refused`() throws {
    folder.write("12345", to: "f")
    #expect(try loadFile(folder["f"], limit: 5).bytes.count == 5)
    #expect(reason(folder["f"], limit: 4) == .tooLarge(limit: 4))
  }

  @Test func `a huge file is refused before memory is asked for`() {
    folder.write("", to: "f")
    #expect(truncate(folder["f"].string, 1 << 40) == 0)
    #expect(reason(folder["f"], limit: StorageLimits.fileSize) == .tooLarge(limit: 1 << 30))
  }

  @Test func `a file of the system that claims no size is read to its end`() throws {
    guard FileManager.default.fileExists(atPath: "/proc/self/maps") else { return }
    #expect(try loadFile("/proc/self/status").bytes.count > 100)
    #expect(reason("/proc/self/status", limit: 50) == .tooLarge(limit: 50))
  }

  @Test func `links are followed and the real path is told`() throws {
    folder.write("x", to: "real")
    symlink("real", folder["link"].string)
    #expect(try loadFile(folder["link"]).realPath == folder["real"])
  }

  @Test func `what is not there is told apart`() {
    symlink("nowhere", folder["dangling"].string)
    symlink("loop", folder["loop"].string)
    #expect(reason(folder["none"]) == .missing)
    #expect(reason(folder["none/deep"]) == .missing)
    #expect(reason(folder["dangling"]) == .danglingLink)
    #expect(reason(folder["loop"]) == .linkLoop)
    #expect(reason("") == .missing)
  }

  @Test func `pipes, folders, sockets and devices are refused without waiting`() throws {
    mkfifo(folder["pipe"].string, 0o600)
    #expect(reason(folder["pipe"]) == .notRegularFile(.pipe))
    #expect(reason(folder.path) == .notRegularFile(.folder))
    #expect(reason("/dev/zero") == .notRegularFile(.device))
    #expect(reason("/dev/null") == .notRegularFile(.device))
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(folder["s"].string.utf8CString)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.map(UInt8.init)) }
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
    }
    #expect(bound == 0)
    #expect(reason(folder["s"]) == .notRegularFile(.socket))
  }

  @Test func `no descriptor is leaked by success or failure`() {
    folder.write("x", to: "f")
    let script = "ulimit -n 16; \(Programs.probe) load-often f 150"
    #expect(Programs.shell(script, in: folder).output == "150 loaded, 150 saved, 300 refused\n")
  }

  @Test(arguments: [0, 1, 70_000, 1_000_000])
  func `standard input is read to its end`(_ size: Int) {
    let piped = Programs.shell("head -c \(size) /dev/zero | \(Programs.probe) input", in: folder)
    #expect(piped.output == "\(size)\n")
    folder.write([UInt8](repeating: 7, count: size), to: "f")
    let file = Programs.shell("\(Programs.probe) input < f", in: folder)
    #expect(file.output == "\(size)\n")
  }

  @Test func `standard input that is a folder or closed is an error`() {
    #expect(
      Programs.shell("\(Programs.probe) input < .", in: folder).errors
        == "-: read failed: not a regular file but a folder\n")
    #expect(Programs.shell("\(Programs.probe) input <&-", in: folder).status == 3)
  }
}

@Suite struct `Fingerprints` {
  let folder = TestFolder()

  @Test func `notice new content of the same size and time`() throws {
    let file = folder.write("old", to: "f")
    let fingerprint = try loadFile(file).fingerprint()
    #expect(try !fingerprint.hasChanged(file))
    let before = folder.status("f")
    folder.overwrite("f", with: "new")
    #expect(folder.status("f").st_ino == before.st_ino)
    var times = [before.st_mtim, before.st_mtim]
    utimensat(AT_FDCWD, file.string, &times, 0)
    #expect(try fingerprint.hasChanged(file))
  }

  @Test func `do not mind a touch, a new mode or an equal copy`() throws {
    let file = folder.write("old", to: "f")
    let fingerprint = try loadFile(file).fingerprint()
    utimensat(AT_FDCWD, file.string, [timespec(), timespec()], 0)
    #expect(try !fingerprint.hasChanged(file))
    folder.remove("f")
    folder.write("old", to: "f", mode: 0o600)
    #expect(try !fingerprint.hasChanged(file))
  }

  @Test func `notice that a file grew, went or became a folder`() throws {
    let file = folder.write("old", to: "f")
    let fingerprint = try loadFile(file).fingerprint()
    folder.write("older", to: "f")
    #expect(try fingerprint.hasChanged(file))
    folder.remove("f")
    #expect(try fingerprint.hasChanged(file))
    mkdir(file.string, 0o755)
    #expect(try fingerprint.hasChanged(file))
  }
}
