import Foundation
import Storage
import SystemPackage
import Testing

@Suite struct `Saving a file` {
  let folder = TestFolder()
  let new = [UInt8]("new content\n".utf8)

  func reason(
    _ path: FilePath, _ expectation: SaveExpectation = .anything
  ) -> StorageError.Reason? {
    #expect(throws: StorageError.self) {
      try saveFile(new, to: path, expecting: expectation)
    }?.reason
  }

  @Test func `replaces the content and leaves nothing else`() throws {
    let file = folder.write("old", to: "f")
    let base = try loadFile(file).fingerprint()
    let saved = try saveFile(new, to: file, expecting: .unchanged(base))
    #expect(folder.read("f") == new)
    #expect(folder.names == ["f"])
    #expect(try loadFile(file).fingerprint() == saved.fingerprint)
    #expect(saved.realPath == file)
    try saveFile([], to: file, expecting: .unchanged(saved.fingerprint))
    #expect(folder.read("f") == [])
  }

  @Test func `changes nothing when what is written does not pass its check`() throws {
    let file = folder.write("old", to: "f")
    for (path, kept) in [(file, ["f"]), (folder["g"], ["f"])] {
      var written: [String] = []
      let failure = #expect(throws: StorageError.self) {
        try saveFile(new, to: path, expecting: .anything) {
          // The content is under way by then, beside the file.
          written = folder.names
          return false
        }
      }
      #expect(failure?.reason == .refused)
      #expect(written.contains { $0.contains(".tmp.") })
      #expect(folder.names == kept)
      #expect(folder.read("f") == Array("old".utf8))
    }
  }

  @Test(arguments: [mode_t(0o600), 0o640, 0o664, 0o755, 0o4711])
  func `keeps the mode`(_ mode: mode_t) throws {
    let file = folder.write("old", to: "f", mode: mode)
    try saveFile(new, to: file, expecting: .anything)
    #expect(folder.mode("f") == mode)
  }

  @Test func `gives a new file the mode that the umask leaves`() throws {
    for (mask, mode) in [("077", mode_t(0o600)), ("000", 0o666), ("027", 0o640)] {
      folder.remove("f")
      folder.write("new", to: "source")
      let script = "umask \(mask); \(Programs.probe) create f source"
      #expect(Programs.shell(script, in: folder).output == "saved\n")
      #expect(folder.mode("f") == mode)
    }
  }

  @Test(.enabled(if: Programs.isRoot, "only root may give files away"))
  func `keeps owner and group`() throws {
    let file = folder.write("old", to: "f", mode: 0o4750)
    chown(file.string, 1234, 2345)
    chmod(file.string, 0o4750)
    #expect(try saveFile(new, to: file, expecting: .anything).keptOwner)
    #expect(folder.status("f").st_uid == 1234)
    #expect(folder.status("f").st_gid == 2345)
    #expect(folder.mode("f") == 0o4750)
  }

  @Test func `keeps extended attributes where the file system has them`() throws {
    let file = folder.write("old", to: "f")
    let set = "python3 -c 'import os; os.setxattr(\"f\", \"user.note\", b\"kept\")'"
    guard Programs.shell(set, in: folder).status == 0 else {
      print("skipped: no python3, or no extended attributes on this file system")
      return
    }
    try saveFile(new, to: file, expecting: .anything)
    let get = "python3 -c 'import os; print(os.getxattr(\"f\", \"user.note\"))'"
    #expect(Programs.shell(get, in: folder).output == "b'kept'\n")
  }

  @Test func `keeps a link and replaces what it leads to`() throws {
    mkdir(folder["sub"].string, 0o755)
    folder.write("old", to: "sub/real")
    symlink("sub/real", folder["link"].string)
    let saved = try saveFile(new, to: folder["link"], expecting: .anything)
    #expect(saved.realPath == folder["sub/real"])
    #expect(folder.read("sub/real") == new)
    #expect(folder.status("link").st_mode & S_IFMT == S_IFLNK)
    #expect(folder.names == ["link", "sub"])
  }

  @Test func `refuses what is not one regular file and touches nothing`() {
    folder.write("old", to: "f")
    link(folder["f"].string, folder["g"].string)
    mkfifo(folder["pipe"].string, 0o600)
    symlink("nowhere", folder["dangling"].string)
    symlink("loop", folder["loop"].string)
    let before = folder.names
    #expect(reason(folder["f"]) == .hardLinked(count: 2))
    #expect(reason(folder["pipe"]) == .notRegularFile(.pipe))
    #expect(reason(folder.path) == .notRegularFile(.folder))
    #expect(reason("/dev/null") == .notRegularFile(.device))
    #expect(reason(folder["dangling"]) == .danglingLink)
    #expect(reason(folder["loop"]) == .linkLoop)
    #expect(reason(folder["none/f"]) == .missing)
    #expect(
      reason(folder["f/g"]) == .system(call: "realpath", code: ENOTDIR)
        || reason(folder["f/g"]) != nil)
    #expect(reason("..") == .notRegularFile(.folder))
    #expect(reason("/") == .notRegularFile(.folder))
    #expect(folder.names == before)
    #expect(folder.text("f") == "old")
  }

  @Test func `refuses a name that is too long for the temporary file`() {
    let name = String(repeating: "n", count: 250)
    #expect(reason(folder[name]) == .system(call: "open", code: ENAMETOOLONG))
    #expect(folder.names == [])
  }

  @Test func `refuses when somebody else has changed, removed or made the file`() throws {
    let file = folder.write("old", to: "f")
    let base = try loadFile(file).fingerprint()
    folder.write("odd", to: "f")
    #expect(reason(file, .unchanged(base)) == .changedOutside)
    #expect(folder.text("f") == "odd")
    #expect(reason(file, .absent) == .alreadyExists)
    folder.remove("f")
    #expect(reason(file, .unchanged(base)) == .missing)
    #expect(folder.names == [])
    try saveFile(new, to: file, expecting: .absent)
    #expect(folder.read("f") == new)
  }

  @Test func `passes by a temporary file that a dead process left`() throws {
    folder.write("old", to: "f")
    folder.write("stray", to: ".f.tmp.\(getpid())")
    try saveFile(new, to: folder["f"], expecting: .anything)
    #expect(folder.read("f") == new)
    #expect(folder.text(".f.tmp.\(getpid())") == "stray")
  }

  @Test func `says nothing is in the way of a save when nothing is`() {
    folder.write("old", to: "f")
    mkdir(folder["d"].string, 0o755)
    #expect(savingObstacle(at: folder["f"]) == nil)
    #expect(savingObstacle(at: folder["new"]) == nil)
    #expect(savingObstacle(at: folder["d"])?.reason == .notRegularFile(.folder))
  }

  @Test func `any bytes and names survive`() throws {
    var random = SeededGenerator(seed: 11)
    for name in ["a b", "-", "é\u{301}", "new\nline", "; touch x", "#", ".hidden"] {
      let bytes = random.bytes(1000)
      try saveFile(bytes, to: folder[name], expecting: .absent)
      #expect(folder.read(name) == bytes)
    }
  }
}

@Suite struct `Replacing an exported file` {
  let folder = TestFolder()
  let new = [UInt8]("new".utf8)

  func reason(_ path: FilePath, overwriting: Bool = true) -> StorageError.Reason? {
    #expect(throws: StorageError.self) {
      try replaceFile(new, at: path, overwriting: overwriting)
    }?.reason
  }

  @Test func `makes or replaces a regular file`() throws {
    try replaceFile(new, at: folder["f"], overwriting: false)
    folder.write("old", to: "g", mode: 0o600)
    try replaceFile(new, at: folder["g"])
    #expect(folder.read("f") == new)
    #expect(folder.read("g") == new)
    #expect(folder.mode("g") == 0o600)
    #expect(folder.names == ["f", "g"])
  }

  @Test func `follows no link and keeps away from folders, pipes and devices`() {
    folder.write("old", to: "f")
    symlink("f", folder["link"].string)
    symlink("nowhere", folder["dangling"].string)
    mkfifo(folder["pipe"].string, 0o600)
    #expect(reason(folder["link"]) == .link)
    #expect(reason(folder["dangling"]) == .link)
    #expect(reason(folder["pipe"]) == .notRegularFile(.pipe))
    #expect(reason(folder.path) == .notRegularFile(.folder))
    #expect(reason("/dev/full") == .notRegularFile(.device))
    #expect(reason(folder["f"], overwriting: false) == .alreadyExists)
    #expect(folder.text("f") == "old")
    #expect(folder.names == ["dangling", "f", "link", "pipe"])
  }
}

@Suite struct `Messages of failures` {
  @Test func `name path, action, call and error on one line`() {
    let error = StorageError(.save, "my map.md", .system(call: "rename", code: EROFS))
    #expect(error.message == "my map.md: save failed: rename: Read-only file system (30)")
    #expect(
      error.description
        == "my map.md: save failed: rename: Read-only file system (30) (save to another folder)")
  }

  @Test func `show control characters of a path`() {
    let error = StorageError(.read, "a\n\u{1B}[2J\u{9B}\u{202E}b", .missing)
    #expect(error.message == "a^J^[[2J\\u{9B}\\u{202E}b: read failed: no such file")
  }
}
