import Digests
import Notebook
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file of a notebook: what was read of it, its lock, and its journal.
public final class NotebookFile {
  /// The path as it was given; `nil` for a notebook that has no file yet.
  public private(set) var path: FilePath?
  /// The name that messages show.
  public let name: String
  /// Why the notebook may not be written, if it may not.
  public private(set) var readOnlyReason: String?
  /// The journal, while edits are kept in one.
  public var journal: Journal?

  private var loaded: LoadedFile?
  private var fingerprint: FileFingerprint?
  private var lock: FileLock?

  private init(path: FilePath?, name: String) {
    self.path = path
    self.name = name
  }

  /// A notebook without a file.
  public static func unnamed(_ name: String = "untitled") -> NotebookFile {
    NotebookFile(path: nil, name: name)
  }

  /// Reads the notebook at `path`; an empty one when it is missing and may be created.
  ///
  /// - Parameter folders: the folders that it must lie in; `nil` for anywhere.
  /// - Throws: `StorageError` when it cannot be read.
  static func open(
    _ path: String, create: Bool, within folders: [FilePath]? = nil
  ) throws(StorageError) -> (file: NotebookFile, bytes: [UInt8]) {
    if path == "-" {
      let bytes = try readStandardInput(limit: Notebook.sizeLimit)
      let file = NotebookFile(path: nil, name: "-")
      file.readOnlyReason = "it was read from standard input"
      return (file, bytes)
    }
    let file = NotebookFile(path: FilePath(path), name: path)
    do {
      let loaded =
        if let folders {
          try loadFile(FilePath(path), within: folders, limit: Notebook.sizeLimit)
        } else {
          try loadFile(FilePath(path), limit: Notebook.sizeLimit)
        }
      file.loaded = loaded
      if loaded.isReadOnly { file.readOnlyReason = "the file may not be written" }
      return (file, loaded.bytes)
    } catch {
      if create, error.reason == .missing { return (file, []) }
      throw error
    }
  }

  /// Whether there is a file to save to.
  public var isNamed: Bool { path != nil }

  /// Whether this is the file that a path names.
  func isAt(_ other: String) -> Bool { path == FilePath(other) }

  /// Whether the file is on disk now.
  public var isOnDisk: Bool { path.map { access($0.string, F_OK) == 0 } ?? false }

  /// The file's path without links, when it was read.
  var realPath: FilePath? { loaded?.realPath }

  /// The folder that the file lies in.
  var folder: FilePath? {
    path.map { $0.removingLastComponent() }.map { $0.isEmpty ? "." : $0 }
  }

  /// Marks the notebook as one that is not to be written.
  func makeReadOnly(_ reason: String) { readOnlyReason = reason }

  /// Whether the file is locked by this session.
  var isLocked: Bool { lock != nil }

  /// Takes the lock and makes sure that the file is still the one that was read.
  ///
  /// - Throws: `StorageError` when another session holds it, or the file was changed.
  func beginEditing() throws(StorageError) {
    guard let path, lock == nil, readOnlyReason == nil else { return }
    let lock = try FileLock(for: path)
    if let loaded {
      let known = loaded.fingerprint()
      fingerprint = known
      if try known.hasChanged(path) {
        lock.release()
        throw StorageError(.save, path.string, .changedOutside)
      }
    }
    self.lock = lock
  }

  /// Begins a journal of the edits to come.
  func beginJournal() throws(StorageError) {
    guard let path, journal == nil else { return }
    // One that holds nothing which the file lacks was left by a kill in the middle of a save.
    if try leftovers() == nil, let stale = try Journal.read(for: path) {
      try Journal.discard(stale)
    }
    journal = try Journal(for: path, base: fingerprint)
  }

  /// Waits until no session holds the lock.
  ///
  /// - Returns: whether it is free.
  func awaitLock(milliseconds: Int) -> Bool {
    guard let path else { return true }
    var left = milliseconds
    while FileLock.isHeld(for: path) {
      guard left > 0 else { return false }
      usleep(Self.lockPause)
      left -= Int(Self.lockPause) / 1_000
    }
    return true
  }

  /// The microseconds between two looks at a lock that is awaited.
  private static let lockPause: UInt32 = 20_000

  /// What an earlier session left in a journal, when it holds edits that the file does not have.
  func leftovers() throws(StorageError) -> Leftovers? {
    guard let path, let contents = try Journal.read(for: path) else { return nil }
    let known = fingerprint ?? loaded?.fingerprint()
    return Leftovers(contents: contents, digest: known?.digest)
  }

  /// Goes on with a journal whose records were applied again.
  func resume(_ contents: JournalContents) throws(StorageError) {
    journal = try Journal(resuming: contents)
  }

  /// Writes the notebook. What is on disk is the old or the new content at every moment.
  ///
  /// - Parameter check: called while the disk is at work; nothing changes when it returns false.
  /// - Throws: `StorageError`; the old content is then untouched, unless it says otherwise.
  func save(_ bytes: [UInt8], check: () -> Bool = { true }) throws(StorageError) {
    guard let path else { return }
    if lock == nil { try beginEditing() }
    let expectation: SaveExpectation = fingerprint.map { .unchanged($0) } ?? .absent
    do {
      let saved = try saveFile(
        bytes, to: path, expecting: expectation, journal: journal, check: check)
      fingerprint = saved.fingerprint
    } catch {
      // The new content is in place, though a power cut might still lose it.
      if case .notConfirmed(_, let known) = error.reason { fingerprint = known }
      throw error
    }
  }

  /// Writes the notebook to another path, which must not exist, and goes on with that file.
  static func save(
    _ bytes: [UInt8], as path: String, check: () -> Bool
  ) throws(StorageError) -> NotebookFile {
    let file = NotebookFile(path: FilePath(path), name: path)
    file.lock = try FileLock(for: FilePath(path))
    do {
      let saved = try saveFile(
        bytes, to: FilePath(path), expecting: .absent, check: check)
      file.fingerprint = saved.fingerprint
      return file
    } catch {
      file.lock?.release()
      throw error
    }
  }

  /// Writes a notebook that was imported, over the one that is at `path` when that is asked for,
  /// but not over one that a session edits or has left edits of.
  ///
  /// - Throws: `StorageError`, or `SessionFailure` that names `crux recover`.
  public static func replace(_ path: String, with bytes: [UInt8], overwriting: Bool) throws {
    var status = stat()
    let isThere = lstat(path, &status) == 0
    var lock: FileLock?
    if isThere, overwriting, status.st_mode & S_IFMT == S_IFREG {
      lock = try FileLock(for: FilePath(path))
      let file = NotebookFile(path: FilePath(path), name: path)
      file.loaded = try loadFile(FilePath(path), limit: Notebook.sizeLimit)
      if let leftovers = try file.leftovers() { throw leftovers.refusal(for: path) }
    }
    defer { lock?.release() }
    try replaceFile(bytes, at: FilePath(path), overwriting: overwriting)
  }

  /// Gives up the lock, and the journal unless it is to be kept.
  public func close(keepingJournal: Bool) {
    if !keepingJournal { try? journal?.discard() }
    journal = nil
    releaseLock()
  }

  /// Gives up the lock; the next edit takes it again.
  func releaseLock() {
    lock?.release()
    lock = nil
  }
}

/// Edits that an earlier session made and did not save.
public struct Leftovers: Sendable {
  /// The journal.
  public let contents: JournalContents
  /// The records that the file lacks; `nil` when the file was changed since by somebody else.
  public let records: [[UInt8]]?

  init?(contents: JournalContents, digest: SHA256Digest?) {
    self.contents = contents
    records = contents.unsaved(inFileWith: digest).map { Array($0) }
    // A journal that was cut off in its first line never acknowledged anything.
    let isEmpty = records?.isEmpty ?? (contents.tornTail && contents.entries.isEmpty)
    if isEmpty, contents.brokenAtLine == nil { return nil }
  }
}
