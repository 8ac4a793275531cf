import CStorage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Journal {
  /// Reads what an earlier session left for the file that `map` leads to; nil when there is no
  /// journal. Changes nothing. O(n).
  ///
  /// - Throws: `link`, `notRegularFile`, `tooLarge`, or `system`. A journal that is damaged is
  ///   no error: see ``JournalContents/tornTail`` and ``JournalContents/brokenAtLine``.
  public static func read(for map: FilePath) throws(StorageError) -> JournalContents? {
    let location = try RealLocation(map, .recover)
    let path = location.folder.appending(location.companion("journal"))
    guard let file = Descriptor(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW) else {
      if errno == ENOENT { return nil }
      if errno == ELOOP { throw StorageError(.recover, path, .link) }
      throw StorageError(.recover, path, call: "open")
    }
    let loaded = try load(file, path, realPath: path, limit: StorageLimits.journalSize)
    return JournalContents(location, path: path, stamp: loaded.stamp, bytes: loaded.bytes)
  }

  /// Renames a journal that was read to `.NAME.journal.broken`, or `.broken.1` and so on when
  /// that is taken, so that a person can look at it. Gives the new path.
  ///
  /// - Throws: `journalReplaced` when the file is no longer the one that was read, or `system`.
  @discardableResult
  public static func keepAsBroken(
    _ contents: JournalContents
  ) throws(StorageError) -> FilePath {
    try check(contents)
    for attempt in 0..<StorageLimits.nameAttempts {
      let suffix = attempt == 0 ? "journal.broken" : "journal.broken.\(attempt)"
      let target = contents.location.folder.appending(contents.location.companion(suffix))
      guard FileStatus(target) == nil else { continue }
      let failure = contents.path.withPlatformString { from in
        target.withPlatformString { to -> Int32? in
          if cstorage_rename_exclusively(AT_FDCWD, from, to) == 0 { return nil }
          guard errno == EINVAL || errno == ENOSYS else { return errno }
          return rename(from, to) == 0 ? nil : errno
        }
      }
      if failure == nil { return target }
      if failure == EEXIST { continue }
      throw StorageError(
        .recover, contents.path, .system(call: "rename", code: failure ?? EIO))
    }
    throw StorageError(.recover, contents.path, .alreadyExists)
  }

  /// Removes a journal that was read.
  ///
  /// - Throws: `journalReplaced` when the file is no longer the one that was read, or `system`.
  public static func discard(_ contents: JournalContents) throws(StorageError) {
    try check(contents)
    if contents.path.withPlatformString({ unlink($0) }) != 0 {
      throw StorageError(.recover, contents.path, call: "unlink")
    }
  }

  private static func check(_ contents: JournalContents) throws(StorageError) {
    guard FileStatus(contents.path)?.stamp == contents.stamp else {
      throw StorageError(.recover, contents.path, .journalReplaced)
    }
  }
}
