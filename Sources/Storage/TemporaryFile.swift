import Digests
import CStorage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The new content on its way: `.NAME.tmp.PID` beside the file that it is to become.
final class TemporaryFile {
  let name: FilePath
  private let saver: FileSaver
  private let folder: Int32
  private var file: Descriptor?

  /// Creates the file. One that replaces another is readable by nobody else until it has taken
  /// over the other's mode.
  init(for saver: FileSaver, in folder: Int32, isNew: Bool) throws(StorageError) {
    self.saver = saver
    self.folder = folder
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    for attempt in 0..<StorageLimits.nameAttempts {
      // A name that is taken was left by a dead process whose number is ours now.
      let suffix = attempt == 0 ? "tmp.\(getpid())" : "tmp.\(getpid()).\(attempt)"
      let name = FilePath(root: nil, [saver.location.companion(suffix)])
      if let file = Descriptor(name, flags, in: folder, mode: isNew ? saver.newFileMode : 0o600) {
        self.name = name
        self.file = consume file
        return
      }
      switch errno {
      case EEXIST: continue
      case EACCES, EPERM, EROFS: throw saver.folderFailed(errno)
      default: throw saver.failed("open", errno)
      }
    }
    throw saver.failed("open", EEXIST)
  }

  private var raw: Int32 { file?.raw ?? -1 }

  /// Takes over owner, group, access list, extended attributes and mode. False when the owner
  /// could not be kept, which only root may do; a group that cannot be kept is an error, since
  /// the mode's group bits would be given to others.
  func takeAttributes(of old: OldFile) throws(StorageError) -> Bool {
    guard let mine = FileStatus(of: raw) else { throw saver.failed("fstat", errno) }
    var keptOwner = true
    if mine.owner != old.status.owner || mine.group != old.status.group {
      if retrying({ fchown(raw, old.status.owner, old.status.group) }) != 0 {
        guard errno == EPERM else { throw saver.failed("fchown", errno) }
        keptOwner = mine.owner == old.status.owner
        let anyOwner = uid_t.max
        if mine.group != old.status.group,
          retrying({ fchown(raw, anyOwner, old.status.group) }) != 0
        {
          throw saver.failed("fchown", errno)
        }
      }
    }
    if cstorage_copy_attributes(old.file.raw, raw) != 0 { throw saver.failed("fsetxattr", errno) }
    let mode = keptOwner ? old.status.mode : old.status.mode & 0o1777
    if retrying({ fchmod(raw, mode_t(mode)) }) != 0 { throw saver.failed("fchmod", errno) }
    return keptOwner
  }

  /// Writes the content, makes sure that it is on disk and as it should be, and closes the file.
  func fill(
    with bytes: [UInt8], _ check: () -> Bool
  ) throws(StorageError) -> FileFingerprint {
    if let code = bytes.withUnsafeBytes({ writeAll($0, to: raw) }) {
      throw saver.failed("write", code)
    }
    cstorage_begin_writeback(raw)
    // Hashed and checked while the disk is busy.
    let digest = SHA256Digest(of: bytes)
    guard check() else { throw StorageError(saver.action, saver.path, .refused) }
    if retrying({ cstorage_sync(raw) }) != 0 { throw saver.failed("fsync", errno) }
    guard let stamp = FileStatus(of: raw)?.stamp else { throw saver.failed("fstat", errno) }
    if let open = file.take(), let code = open.closeChecked() { throw saver.failed("close", code) }
    return FileFingerprint(stamp: stamp, digest: digest)
  }

  /// Removes the file after a failure.
  func remove() {
    file = nil
    _ = name.withPlatformString { unlinkat(folder, $0, 0) }
  }
}
