import CStorage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to be the only one that edits a file: a lock on `.NAME.lock` beside it, which holds
/// the process and host that have it. It lies on a file of its own because saving gives the
/// edited file a new inode. The system frees it when the process ends, however it ends; the lock
/// file is removed on release and may stay behind, harmlessly, after a kill.
public final class FileLock {
  /// Where the lock file is.
  public let path: FilePath
  private let location: RealLocation
  private var file: Descriptor?

  /// Takes the lock of the file that `map` leads to, which need not be there yet.
  ///
  /// - Throws: `heldBy` at once when another session has it; `notWritableFolder` where no lock
  ///   file can be made; `notRegularFile` when something else has its name; or `system`.
  public init(for map: FilePath) throws(StorageError) {
    location = try RealLocation(map, .lock)
    let name = location.companion("lock")
    path = location.folder.appending(name)
    for _ in 0..<StorageLimits.nameAttempts {
      guard let file = Descriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, mode: 0o600)
      else { throw Self.openingFailed(map, location) }
      guard let status = FileStatus(of: file.raw), status.kind == .regular else {
        throw StorageError(.lock, path, .notRegularFile(FileStatus(path)?.kind ?? .unknown))
      }
      if retrying({ cstorage_lock_exclusively(file.raw) }) != 0 {
        guard errno == EWOULDBLOCK else { throw StorageError(.lock, map, call: "flock") }
        throw StorageError(.lock, map, .heldBy(Self.holder(in: file.raw)))
      }
      // A holder that left between our opening and locking has removed this very file.
      guard FileStatus(path)?.stamp.inode == status.stamp.inode else { continue }
      Self.writeHolder(to: file.raw)
      self.file = consume file
      return
    }
    throw StorageError(.lock, map, .heldBy(nil))
  }

  deinit {
    release()
  }

  /// Whether a session holds the lock of the file that `map` leads to, this process' own included.
  /// It is free as soon as its holder has died, whatever process has the holder's number then.
  public static func isHeld(for map: FilePath) -> Bool {
    guard let location = try? RealLocation(map, .lock),
      let file = Descriptor(
        location.folder.appending(location.companion("lock")), O_RDWR | O_NOFOLLOW | O_NONBLOCK)
    else { return false }
    guard retrying({ cstorage_lock_exclusively(file.raw) }) == 0 else {
      return errno == EWOULDBLOCK
    }
    _ = cstorage_unlock(file.raw)
    return false
  }

  /// Gives the lock back and removes its file. Doing it twice does nothing.
  public func release() {
    guard let open = file.take() else { return }
    // Removed while the lock is held, so that it cannot be another session's file.
    if FileStatus(path)?.stamp.inode == FileStatus(of: open.raw)?.stamp.inode {
      _ = path.withPlatformString { unlink($0) }
    }
    _ = cstorage_unlock(open.raw)
  }

  private static func openingFailed(_ map: FilePath, _ location: RealLocation) -> StorageError {
    let code = errno
    switch code {
    case EACCES, EPERM, EROFS:
      guard !isWritable(AT_FDCWD, location.folder) else { break }
      return StorageError(
        .lock, map, .notWritableFolder(folder: location.folder.string, code: code))
    case ELOOP: return StorageError(.lock, map, .link)
    case EISDIR: return StorageError(.lock, map, .notRegularFile(.folder))
    default: break
    }
    return StorageError(.lock, map, .system(call: "open", code: code))
  }

  private static func writeHolder(to descriptor: Int32) {
    let line = [UInt8]("\(getpid()) \(hostName())\n".utf8)
    // Only for the message that others show: the lock holds without it, even on a full disk.
    guard ftruncate(descriptor, 0) == 0 else { return }
    _ = line.withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  private static func holder(in descriptor: Int32) -> LockHolder? {
    let limit = 1024
    let bytes = try? readAll(descriptor, "", sizeHint: 256, limit: limit, .lock)
    guard let bytes, bytes.last == UInt8(ascii: "\n") else { return nil }
    let words = bytes.dropLast().split(separator: UInt8(ascii: " "))
    guard words.count == 2, let pid = Int32(String(decoding: words[0], as: UTF8.self)) else {
      return nil
    }
    return LockHolder(pid: pid, host: String(decoding: words[1], as: UTF8.self))
  }
}
