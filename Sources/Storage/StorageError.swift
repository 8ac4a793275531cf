import CStorage
import SystemPackage

/// Why something could not be read from or written to the disk: the path, what was being done,
/// and the reason. ``message`` is one line, fit to be shown.
public struct StorageError: Error, Equatable, Sendable {
  /// What was being done.
  public enum Action: String, Equatable, Sendable {
    case read
    case save
    case lock
    case journal
    case write
    case recover
  }

  /// What stood in the way.
  public enum Reason: Equatable, Sendable {
    /// A system call failed; `code` is its `errno`.
    case system(call: String, code: Int32)
    /// There is no file of that name.
    case missing
    /// A file of that name is there and none was expected.
    case alreadyExists
    /// The path is a symbolic link to a file that is not there.
    case danglingLink
    /// Symbolic links lead in a circle.
    case linkLoop
    /// The path is a symbolic link where none is followed.
    case link
    /// The path names something else than a file with bytes in it.
    case notRegularFile(FileKind)
    /// The file has `count` names, and replacing one of them would tear them apart.
    case hardLinked(count: Int)
    /// The file holds more than `limit` bytes.
    case tooLarge(limit: Int)
    /// The file is not writable for this user.
    case notWritable
    /// No file can be made in `folder`; `code` is the `errno` that said so.
    case notWritableFolder(folder: String, code: Int32)
    /// The real path lies outside the folders that may be read from.
    case outsideAllowedFolders
    /// The file is not the one that was read: somebody else wrote it.
    case changedOutside
    /// The file was being written while it was read.
    case changedWhileReading
    /// What was about to be saved did not pass the caller's check.
    case refused
    /// The new content is in its place, but the disk did not confirm that it stays there after
    /// a loss of power. `fingerprint` is that of the new file: compare with it from now on.
    case notConfirmed(code: Int32, fingerprint: FileFingerprint)
    /// Another session holds the lock.
    case heldBy(LockHolder?)
    /// A journal is there already, left by a session that did not end well.
    case journalExists
    /// The journal on disk is no longer the one that was read or written here.
    case journalReplaced
    /// The reader of a pipe has gone; leave quietly.
    case closedPipe
  }

  /// What was being done.
  public let action: Action
  /// The file in question as it was named; `-` is standard input or output.
  public let path: String
  /// What stood in the way.
  public let reason: Reason

  /// Makes an error about the file `path`.
  public init(_ action: Action, _ path: String, _ reason: Reason) {
    self.action = action
    self.path = path
    self.reason = reason
  }

  init(_ action: Action, _ path: FilePath, _ reason: Reason) {
    self.init(action, path.string, reason)
  }

  /// An error about `path` from the code in `errno`, which must not have been touched since.
  init(_ action: Action, _ path: FilePath, call: String) {
    self.init(action, path.string, .system(call: call, code: Errno.current))
  }
}

/// What kind of thing a path names.
public enum FileKind: String, Equatable, Sendable {
  case regular = "a regular file"
  case folder = "a folder"
  case link = "a symbolic link"
  case pipe = "a named pipe"
  case socket = "a socket"
  case device = "a device"
  case unknown = "something unknown"
}

/// Who holds a lock.
public struct LockHolder: Equatable, Sendable {
  /// The process id, on its host.
  public let pid: Int32
  /// The name of the machine.
  public let host: String

  /// Names a process.
  public init(pid: Int32, host: String) {
    self.pid = pid
    self.host = host
  }
}
