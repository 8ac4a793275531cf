import Foundation
import Storage
import SystemPackage
import Testing

/// A power cut is played by copying the image of a mounted file system while its cache is dirty:
/// the copy holds what the disk would hold.
@Suite(.enabled(if: Programs.canLoopMount, "mounting images needs root and is refused here"))
struct `After a power cut` {
  let folder = TestFolder()

  init() {
    folder.write("old content", to: "m")
    folder.write(String(repeating: "new content\n", count: 3000), to: "new")
  }

  /// Runs `command` on a fresh disk and says what the copy of the disk then holds.
  private func contentAfter(_ command: String) -> Outcome {
    let script = """
      exec unshare -m sh -c '
        set -e; rm -rf disk copy *.img; mkdir disk copy
        truncate -s 8M disk.img; mkfs.ext4 -q -F disk.img; mount -o loop disk.img disk
        cp m disk/m; sync -f disk; set +e
        \(command); echo $?
        cp --sparse=always disk.img copy.img; mount -o loop copy.img copy
        if cmp -s copy/m m; then echo old; elif cmp -s copy/m new; then echo new; fi
        cat copy/.m.journal 2>/dev/null; umount copy; umount disk'
      """
    return Programs.shell(script, in: folder)
  }

  @Test func `what was said to be saved is there`() {
    #expect(contentAfter("\(Programs.probe) save disk/m new").output == "saved\n0\nnew\n")
  }

  @Test func `a new file that was said to be saved is there`() {
    let outcome = contentAfter("rm disk/m; sync -f disk; \(Programs.probe) create disk/m new")
    #expect(outcome.output == "saved\n0\nnew\n")
  }

  @Test(
    .enabled(if: Programs.canInject, "strace is missing or may not trace"),
    arguments: ["write", "fsync", "renameat"])
  func `in the middle of a save the old or the new is there`(_ call: String) {
    for count in 1...2 {
      let kill = "strace -f -qq -o /dev/null -e inject=\(call):signal=SIGKILL:when=\(count)"
      let outcome = contentAfter("\(kill) \(Programs.probe) save disk/m new")
      let last = outcome.output.split(separator: "\n").last
      #expect(last == "old" || last == "new", "\(call) \(count): \(outcome)")
    }
  }

  @Test func `records that were synced are there`() throws {
    let outcome = contentAfter("\(Programs.probe) journal disk/m 3")
    let journal = try #require(outcome.output.range(of: "old\n")).upperBound
    folder.write(String(outcome.output[journal...]), to: ".m.journal")
    let contents = try #require(try Journal.read(for: folder["m"]))
    #expect(contents.entries == (1...3).map { [UInt8]("edit \($0)".utf8) })
  }
}
