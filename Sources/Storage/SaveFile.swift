import CStorage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What must be at the path for a save to go ahead.
public enum SaveExpectation: Equatable, Sendable {
  /// Nothing: the file is new.
  case absent
  /// The file with this fingerprint, or one with the same bytes.
  case unchanged(FileFingerprint)
  /// Nothing or any regular file, whose content is given up.
  case anything
}

/// What a save did.
public struct SavedFile: Equatable, Sendable {
  /// Of the file as it is now: expect this one at the next save.
  public let fingerprint: FileFingerprint
  /// The path with all symbolic links resolved.
  public let realPath: FilePath
  /// False when the file belonged to another user and now belongs to this one. Its group and
  /// mode are always kept.
  public let keptOwner: Bool
}

/// Makes `bytes` the content of the file at `path`, so that at every moment, even when the
/// machine stops, the whole old or the whole new content is there. When this returns, the new
/// content is on disk.
///
/// A symbolic link stays a link, and the file that it leads to is replaced. Mode, owner, access
/// list and extended attributes are kept; a new file gets `newFileMode` less the umask.
///
/// A caller that can read the bytes back gives a `check`, which is called while the disk is at work
/// and before the file changes: when it returns false, nothing does.
///
/// With a `journal`, a mark of what is about to be saved is written into it just before the file
/// changes, and its records are dropped when the save is done: a session that is killed in
/// between finds in it what is saved and what is not.
///
/// O(n). Sets SIGXFSZ, when nothing handles it, to be harmless in this process.
///
/// - Throws: `changedOutside`, `missing`, `alreadyExists`, `danglingLink`, `linkLoop`,
///   `notRegularFile`, `hardLinked`, `notWritable`, `notWritableFolder`, `refused`, or `system`;
///   in all of these the old content is untouched and nothing is left behind. Or `notConfirmed`.
@discardableResult
public func saveFile(
  _ bytes: [UInt8], to path: FilePath, expecting expectation: SaveExpectation,
  journal: Journal? = nil, newFileMode: UInt32 = 0o666, check: () -> Bool = { true }
) throws(StorageError) -> SavedFile {
  let location = try RealLocation(path, .save)
  let saver = FileSaver(
    path: path, location: location, action: .save, expectation: expectation,
    newFileMode: newFileMode)
  let saved = try saver.save(bytes, journal: journal, check)
  // The content is safe by now; a journal that cannot be removed is found to be empty of news.
  if let journal { try? journal.rebase(to: saved.fingerprint) }
  return saved
}

/// Writes an exported file in one step, as ``saveFile(_:to:expecting:journal:newFileMode:check:)``
/// does, but follows no symbolic link at `path`, and keeps away from everything that is not a
/// regular file with one name.
///
/// - Parameter overwriting: whether a regular file that is there may be replaced.
/// - Throws: `link`, `alreadyExists`, or what `saveFile` throws.
@discardableResult
public func replaceFile(
  _ bytes: [UInt8], at path: FilePath, overwriting: Bool = true
) throws(StorageError) -> SavedFile {
  let location = try RealLocation(path, .write, followingLinks: false)
  let saver = FileSaver(
    path: path, location: location, action: .write,
    expectation: overwriting ? .anything : .absent, newFileMode: 0o666)
  return try saver.save(bytes, journal: nil) { true }
}

/// What would stop a save to `path` at this moment, as far as can be seen without trying: nil
/// when nothing would. For telling at the start that a file is open for reading only.
public func savingObstacle(at path: FilePath) -> StorageError? {
  do throws(StorageError) {
    let location = try RealLocation(path, .save)
    let saver = FileSaver(
      path: path, location: location, action: .save, expectation: .anything, newFileMode: 0)
    let folder = try saver.openFolder()
    _ = try saver.openOld(in: folder.raw)
    guard isWritable(folder.raw, ".") else { throw saver.folderFailed(errno) }
    return nil
  } catch {
    return error
  }
}
