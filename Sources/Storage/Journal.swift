import Digests
import CStorage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What was edited since the last save, one record for each edit, in `.NAME.journal` beside the
/// real path of the file that is edited. A record is in the system's hands when `append` returns,
/// so that it outlives the process; after `sync` it outlives the machine.
///
/// The file is made by the first record (mode 0600) and is gone again after a save.
public final class Journal {
  /// Where the journal is, or will be.
  public let path: FilePath
  /// Whether there are records that `sync` has not yet brought to the disk.
  public private(set) var needsSync = false

  private let location: RealLocation
  /// Digest and size of the file that the records are edits to.
  private var base: (digest: SHA256Digest?, size: Int)
  private var file: Descriptor?
  private var size = 0
  private var nextSequence = 0
  /// Set when the end of the file is in doubt: what was written then could not be read back.
  private var isDamaged = false

  /// Prepares a journal for the file that `map` leads to, which has the fingerprint `base`; nil
  /// for a file that is not there yet. Nothing is written.
  ///
  /// - Throws: `journalExists` when a journal is there already, or what resolving links throws.
  public init(for map: FilePath, base: FileFingerprint?) throws(StorageError) {
    location = try RealLocation(map, .journal)
    path = location.folder.appending(location.companion("journal"))
    self.base = (base?.digest, base?.stamp.size ?? 0)
    if FileStatus(path) != nil { throw StorageError(.journal, path, .journalExists) }
  }

  /// Goes on with a journal that was read, after its records were applied again. A torn line at
  /// its end is cut off.
  ///
  /// - Throws: `journalReplaced` when the file is no longer the one that was read, or broken:
  ///   keep that one aside and begin anew. Or `system`.
  public init(resuming contents: JournalContents) throws(StorageError) {
    location = contents.location
    path = contents.path
    base = (contents.baseSHA256, contents.baseSize)
    guard contents.brokenAtLine == nil, contents.nextSequence > 0 else {
      throw StorageError(.journal, contents.path, .journalReplaced)
    }
    guard let file = Descriptor(path, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK) else {
      throw StorageError(.journal, path, call: "open")
    }
    guard FileStatus(of: file.raw)?.stamp == contents.stamp else {
      throw StorageError(.journal, path, .journalReplaced)
    }
    if retrying({ ftruncate(file.raw, off_t(contents.goodSize)) }) != 0 {
      throw StorageError(.journal, path, call: "ftruncate")
    }
    cstorage_survive_file_size_limit()
    size = contents.goodSize
    nextSequence = contents.nextSequence
    self.file = consume file
  }

  /// Adds one record, any bytes. When this returns, killing the process does not lose it. After a
  /// failure the journal is as before, and the record may be tried again. O(n) of the record.
  ///
  /// - Throws: `journalExists`, `notWritableFolder`, `journalReplaced`, or `system`.
  public func append(_ payload: some Collection<UInt8>) throws(StorageError) {
    if file == nil { try begin() }
    try write(JournalLine.entry(payload, sequence: nextSequence))
  }

  /// Brings all records to the disk. Call it about once a second and when idle: it waits for the
  /// disk. Does nothing when there is nothing new.
  ///
  /// - Throws: `journalReplaced` when the file was removed by somebody else, or `system`.
  public func sync() throws(StorageError) {
    guard needsSync, let raw = file?.raw else { return }
    if FileStatus(of: raw)?.linkCount == 0 {
      isDamaged = true
      throw StorageError(.journal, path, .journalReplaced)
    }
    if retrying({ cstorage_sync(raw) }) != 0 { throw StorageError(.journal, path, call: "fsync") }
    needsSync = false
  }

  /// Marks that all records so far are in what is about to be saved, and syncs. Does nothing when
  /// there is no record. ``saveFile(_:to:expecting:journal:newFileMode:check:)`` calls it.
  ///
  /// - Throws: as `append` and `sync` do.
  public func noteSave(of digest: SHA256Digest, size: Int) throws(StorageError) {
    guard file != nil else { return }
    try write(JournalLine.save(digest, size: size, sequence: nextSequence))
    try sync()
  }

  /// Drops all records and counts from the file that was just saved.
  ///
  /// - Throws: `system` when the journal cannot be removed.
  public func rebase(to fingerprint: FileFingerprint) throws(StorageError) {
    base = (fingerprint.digest, fingerprint.stamp.size)
    try discard()
  }

  /// Removes the journal with all its records. A record added later begins a new one.
  ///
  /// - Throws: `system` when it cannot be removed.
  public func discard() throws(StorageError) {
    guard let open = file.take() else { return }
    size = 0
    nextSequence = 0
    isDamaged = false
    needsSync = false
    // A journal of that name which is not ours stays.
    guard FileStatus(path)?.stamp.inode == FileStatus(of: open.raw)?.stamp.inode else { return }
    if path.withPlatformString({ unlink($0) }) != 0 {
      throw StorageError(.journal, path, call: "unlink")
    }
  }

  private func begin() throws(StorageError) {
    cstorage_survive_file_size_limit()
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW
    guard let file = Descriptor(path, flags, mode: 0o600) else {
      switch errno {
      case EEXIST: throw StorageError(.journal, path, .journalExists)
      case EACCES, EPERM, EROFS:
        let folder = location.folder.string
        throw StorageError(.journal, path, .notWritableFolder(folder: folder, code: errno))
      default: throw StorageError(.journal, path, call: "open")
      }
    }
    self.file = consume file
    size = 0
    nextSequence = 0
    let header = JournalLine.header(
      base: base.digest, size: base.size, pid: getpid(), host: hostName())
    do throws(StorageError) {
      try write(header)
      try syncFolder()
    } catch {
      try? discard()
      throw error
    }
  }

  private func syncFolder() throws(StorageError) {
    guard let folder = Descriptor(location.folder, O_RDONLY | O_DIRECTORY) else {
      throw StorageError(.journal, path, call: "open folder")
    }
    if retrying({ cstorage_sync(folder.raw) }) != 0, errno != EINVAL, errno != ENOTSUP {
      throw StorageError(.journal, path, call: "fsync folder")
    }
  }

  private func write(_ line: [UInt8]) throws(StorageError) {
    guard !isDamaged, let raw = file?.raw else {
      throw StorageError(.journal, path, .journalReplaced)
    }
    needsSync = true
    if let code = line.withUnsafeBytes({ writeAll($0, to: raw) }) {
      // Half a line may be there; the next one must not be glued to it.
      if retrying({ ftruncate(raw, off_t(size)) }) != 0 { isDamaged = true }
      throw StorageError(.journal, path, .system(call: "write", code: code))
    }
    size += line.count
    nextSequence += 1
  }
}
