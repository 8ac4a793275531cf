import Foundation
import Storage
import SystemPackage
import Testing

@Suite struct `Loading from allowed folders only` {
  let folder = TestFolder()

  init() {
    mkdir(folder["book"].string, 0o755)
    mkdir(folder["book/sub"].string, 0o755)
    mkdir(folder["bookshelf"].string, 0o755)
    folder.write("inside", to: "book/sub/f")
    folder.write("secret", to: "secret")
    folder.write("secret", to: "bookshelf/f")
  }

  func load(_ name: String) throws(StorageError) -> String {
    let loaded = try loadFile(folder[name], within: [folder["none"], folder["book"]])
    return String(decoding: loaded.bytes, as: UTF8.self)
  }

  @Test func `reads what lies inside, also by a link or a detour`() throws {
    symlink("sub/f", folder["book/link"].string)
    symlink("book/sub", folder["way-in"].string)
    #expect(try load("book/sub/f") == "inside")
    #expect(try load("book/link") == "inside")
    #expect(try load("book/../book/sub/f") == "inside")
    #expect(try load("way-in/f") == "inside")
    #expect(try loadFile("/proc/self/status", within: ["/"]).bytes.count > 0)
  }

  @Test(arguments: [
    "secret", "book/../secret", "book/out", "book/folder/secret", "bookshelf/f",
    "book/sub/../../secret",
  ])
  func `refuses what lies outside`(_ name: String) {
    symlink("../secret", folder["book/out"].string)
    symlink("..", folder["book/folder"].string)
    let error = #expect(throws: StorageError.self) { try load(name) }
    #expect(error?.reason == .outsideAllowedFolders)
  }

  @Test func `refuses folders, pipes and missing files as ever`() {
    mkfifo(folder["book/pipe"].string, 0o600)
    for (name, reason) in [
      ("book/sub", StorageError.Reason.notRegularFile(.folder)),
      ("book/pipe", .notRegularFile(.pipe)), ("book/none", .missing),
      ("book", .outsideAllowedFolders),
    ] {
      let error = #expect(throws: StorageError.self) { try load(name) }
      #expect(error?.reason == reason, "\(name)")
    }
  }
}
