import CStorage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The steps of one save. Everything happens below one open folder, so that renaming the folders
/// above in the meantime changes nothing.
struct FileSaver {
  /// As the user named it.
  let path: FilePath
  let location: RealLocation
  let action: StorageError.Action
  let expectation: SaveExpectation
  let newFileMode: UInt32

  func save(
    _ bytes: [UInt8], journal: Journal?, _ check: () -> Bool
  ) throws(StorageError) -> SavedFile {
    cstorage_survive_file_size_limit()
    let folder = try openFolder()
    let old = try openOld(in: folder.raw)
    let temporary = try TemporaryFile(for: self, in: folder.raw, isNew: old == nil)
    let written: FileFingerprint
    let keptOwner: Bool
    do throws(StorageError) {
      keptOwner =
        try old.map { old throws(StorageError) in try temporary.takeAttributes(of: old) }
        ?? true
      written = try temporary.fill(with: bytes, check)
      // Without the mark a session killed just now is told that the file changed: no loss.
      try? journal?.noteSave(of: written.digest, size: bytes.count)
      try checkStill(old?.status, in: folder.raw)
      try rename(temporary, in: folder.raw)
    } catch {
      temporary.remove()
      throw error
    }
    let fingerprint = try confirm(written, in: folder.raw)
    return SavedFile(fingerprint: fingerprint, realPath: location.path, keptOwner: keptOwner)
  }

  func openFolder() throws(StorageError) -> Descriptor {
    guard let folder = Descriptor(location.folder, O_RDONLY | O_DIRECTORY) else {
      throw StorageError(action, path, call: "open folder")
    }
    return folder
  }

  /// Opens the file that is to be replaced, after making sure that it may be; nil when none is
  /// there and none is expected.
  func openOld(in folder: Int32) throws(StorageError) -> OldFile? {
    let name = location.fileName
    guard let status = FileStatus(name, in: folder) else {
      guard errno == ENOENT else { throw failed("stat", errno) }
      if case .unchanged = expectation { throw StorageError(action, path, .missing) }
      return nil
    }
    if status.kind == .link { throw StorageError(action, path, .link) }
    guard status.kind == .regular else {
      throw StorageError(action, path, .notRegularFile(status.kind))
    }
    if expectation == .absent { throw StorageError(action, path, .alreadyExists) }
    guard isWritable(folder, name) else {
      let code = errno
      guard code != EACCES, code != EPERM else { throw StorageError(action, path, .notWritable) }
      throw failed("access", code)
    }
    guard let file = Descriptor(name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, in: folder) else {
      throw failed("open", errno)
    }
    guard let status = FileStatus(of: file.raw) else { throw failed("fstat", errno) }
    guard status.linkCount <= 1 else {
      throw StorageError(action, path, .hardLinked(count: status.linkCount))
    }
    if case .unchanged(let known) = expectation, try known.differs(from: file, path, action) {
      throw StorageError(action, path, .changedOutside)
    }
    return OldFile(status: status, file: file)
  }

  /// Looks once more, as late as can be, whether somebody else has written the file.
  private func checkStill(_ old: FileStatus?, in folder: Int32) throws(StorageError) {
    let now = FileStatus(location.fileName, in: folder)
    if now == nil, errno != ENOENT { throw failed("stat", errno) }
    if now?.stamp != old?.stamp {
      let isNew = old == nil && expectation == .absent
      throw StorageError(action, path, isNew ? .alreadyExists : .changedOutside)
    }
  }

  private func rename(
    _ temporary: TemporaryFile, in folder: Int32
  ) throws(StorageError) {
    let failure = temporary.name.withPlatformString { from in
      location.fileName.withPlatformString { to -> Int32? in
        if expectation == .absent {
          if cstorage_rename_exclusively(folder, from, to) == 0 { return nil }
          // A file system that cannot do both in one step; that none is there was checked.
          guard errno == EINVAL || errno == ENOSYS else { return errno }
        }
        return renameat(folder, from, folder, to) == 0 ? nil : errno
      }
    }
    if failure == EEXIST { throw StorageError(action, path, .alreadyExists) }
    if let failure { throw failed("rename", failure) }
  }

  /// Makes sure that the new name stays, and gives the fingerprint as it is after renaming.
  private func confirm(
    _ written: FileFingerprint, in folder: Int32
  ) throws(StorageError) -> FileFingerprint {
    let failure = retrying { cstorage_sync(folder) } == 0 ? nil : errno
    var fingerprint = written
    if let stamp = FileStatus(location.fileName, in: folder)?.stamp,
      stamp.inode == written.stamp.inode, stamp.size == written.stamp.size,
      stamp.modified == written.stamp.modified
    {
      fingerprint = FileFingerprint(stamp: stamp, digest: written.digest)
    }
    // Some file systems have nothing to sync in a folder and say so.
    if let failure, failure != EINVAL, failure != ENOTSUP {
      throw StorageError(
        action, path, .notConfirmed(code: failure, fingerprint: fingerprint))
    }
    return fingerprint
  }

  func failed(_ call: String, _ code: Int32) -> StorageError {
    StorageError(action, path, .system(call: call, code: code))
  }

  func folderFailed(_ code: Int32) -> StorageError {
    StorageError(
      action, path, .notWritableFolder(folder: location.folder.string, code: code))
  }
}

/// The file that is there before a save, held open so that its number is given to no other.
final class OldFile {
  let status: FileStatus
  let file: Descriptor

  init(status: FileStatus, file: consuming Descriptor) {
    self.status = status
    self.file = file
  }
}
