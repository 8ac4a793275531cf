import Foundation
import Storage
import SystemPackage
import Testing

@Suite struct `At the limits of the system` {
  let folder = TestFolder()
  let new = String(repeating: "new content\n", count: 20_000)

  init() {
    folder.write(new, to: "new")
    folder.write("old", to: "m")
  }

  @Test func `a file-size limit is an error and no signal`() {
    let outcome = Programs.shell("ulimit -f 8; \(Programs.probe) save m new", in: folder)
    #expect(outcome.status == 3)
    #expect(outcome.errors.hasPrefix("m: save failed: write: File too large (27)"))
    #expect(folder.text("m") == "old")
    #expect(folder.names == ["m", "new"])
    let output = Programs.shell("ulimit -f 8; \(Programs.probe) write 99999 > out", in: folder)
    #expect(output.status == 3)
    #expect(output.errors.hasPrefix("-: write failed: write: File too large (27)"))
  }

  @Test func `a record that does not fit leaves the journal whole`() throws {
    let outcome = Programs.shell("ulimit -f 1; \(Programs.probe) journal m 200", in: folder)
    #expect(outcome.status == 3)
    let acknowledged = outcome.output.split(separator: "\n").count
    let contents = try #require(try Journal.read(for: folder["m"]))
    #expect(acknowledged > 5)
    #expect(contents.entries.count == acknowledged)
    #expect(!contents.tornTail)
  }

  @Test(.enabled(if: Programs.canMount, "mounting needs root and is refused here"))
  func `a full disk keeps the old and saving elsewhere works`() {
    mkdir(folder["disk"].string, 0o755)
    let script = """
      exec unshare -m sh -c '
        mount -t tmpfs -o size=64k tmpfs disk && cp m disk/m
        \(Programs.probe) save disk/m new; echo $?; cat disk/m; echo; ls -A disk
        \(Programs.probe) create elsewhere new'
      """
    let outcome = Programs.shell(script, in: folder)
    #expect(outcome.output == "3\nold\nm\nsaved\n")
    #expect(
      outcome.errors == """
        disk/m: save failed: write: No space left on device (28) \
        (free some space, or save to another disk)

        """)
    #expect(folder.text("elsewhere") == new)
  }

  @Test(.enabled(if: Programs.canMount, "mounting needs root and is refused here"))
  func `a disk without free inodes keeps the old`() {
    mkdir(folder["disk"].string, 0o755)
    let script = """
      exec unshare -m sh -c '
        mount -t tmpfs -o size=1m,nr_inodes=8 tmpfs disk && cp m disk/m
        i=0; while touch disk/$i 2>/dev/null; do i=$((i+1)); done; rm -f disk/x
        \(Programs.probe) save disk/m new; echo $?; cat disk/m'
      """
    let outcome = Programs.shell(script, in: folder)
    #expect(outcome.output == "3\nold")
    #expect(outcome.errors.hasPrefix("disk/m: save failed: open: No space left on device (28)"))
  }

  @Test(.enabled(if: Programs.canMount, "mounting needs root and is refused here"))
  func `a read-only file system is seen before saving and named when saving`() {
    mkdir(folder["disk"].string, 0o755)
    let script = """
      exec unshare -m sh -c '
        mount -t tmpfs tmpfs disk && cp m disk/m && mount -o remount,ro disk
        \(Programs.probe) obstacle disk/m; \(Programs.probe) save disk/m new
        \(Programs.probe) lock disk/m; \(Programs.probe) create disk/n new; cat disk/m'
      """
    let outcome = Programs.shell(script, in: folder)
    let reason = "Read-only file system (30)"
    #expect(outcome.output.hasPrefix("disk/m: save failed: access: \(reason)\n"))
    #expect(outcome.output.hasSuffix("\nold"))
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.contains(reason) })
  }

  @Test(.enabled(if: Programs.canBecomeNobody, "the probe cannot be run as nobody"))
  func `a read-only folder or file is told apart from others`() {
    chmod(folder["m"].string, 0o666)
    chmod(folder.path.string, 0o555)
    let probe = "\(Programs.asNobody) \(Programs.probe)"
    let inFolder = Programs.shell("\(probe) save m new", in: folder)
    #expect(inFolder.status == 3)
    #expect(
      inFolder.errors == """
        m: save failed: the folder \(folder.path) is not writable: Permission denied (13) \
        (save to another folder)

        """)
    #expect(Programs.shell("\(probe) obstacle m", in: folder).output.contains("is not writable"))
    #expect(Programs.shell("\(probe) lock m", in: folder).errors.contains("is not writable"))
    #expect(Programs.shell("\(probe) journal m 1", in: folder).errors.contains("is not writable"))
    chmod(folder["m"].string, 0o444)
    chmod(folder.path.string, 0o777)
    let ofFile = Programs.shell("\(probe) save m new", in: folder)
    #expect(ofFile.errors.hasPrefix("m: save failed: the file is read-only"))
    #expect(folder.text("m") == "old")
    #expect(folder.names == ["m", "new"])
  }

  @Test(.enabled(if: Programs.canBecomeNobody, "the probe cannot be run as nobody"))
  func `another user's file keeps its group or is not saved`() {
    chmod(folder.path.string, 0o777)
    chmod(folder["m"].string, 0o666)
    let probe = "\(Programs.asNobody) \(Programs.probe)"
    let refused = Programs.shell("\(probe) save m new", in: folder)
    #expect(refused.errors.hasPrefix("m: save failed: fchown: Operation not permitted (1)"))
    #expect(folder.text("m") == "old")
    chown(folder["m"].string, 0, 65534)
    chmod(folder["m"].string, 0o660)
    #expect(Programs.shell("\(probe) save m new", in: folder).output == "saved\n")
    #expect(folder.status("m").st_gid == 65534)
    #expect(folder.mode("m") == 0o660)
    #expect(folder.names == ["m", "new"])
  }

  @Test(.enabled(if: Programs.isRoot, "only root makes files immutable"))
  func `an immutable file is kept`() {
    guard Programs.shell("chattr +i m", in: folder).status == 0 else {
      print("skipped: no immutable files on this file system")
      return
    }
    let outcome = Programs.shell("\(Programs.probe) save m new", in: folder)
    #expect(outcome.errors.hasPrefix("m: save failed: the file is read-only"))
    #expect(folder.names == ["m", "new"])
    _ = Programs.shell("chattr -i m", in: folder)
    #expect(folder.text("m") == "old")
  }
}
