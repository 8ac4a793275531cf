import Digests
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that was read whole.
public struct LoadedFile: Sendable {
  /// The content, every byte of it as it is on disk.
  public let bytes: [UInt8]
  /// What the file system said of the file when it was read.
  public let stamp: FileStamp
  /// Whether this user may not write the file.
  public let isReadOnly: Bool
  /// How many names (hard links) the file has; with more than one it cannot be saved to.
  public let linkCount: Int
  /// The path with all symbolic links resolved.
  public let realPath: FilePath

  /// The fingerprint to compare with before saving. O(n): it hashes the content, so ask for it
  /// only when something is about to be edited.
  public func fingerprint() -> FileFingerprint {
    FileFingerprint(stamp: stamp, digest: SHA256Digest(of: bytes))
  }
}

/// Reads the regular file at `path`, following symbolic links. Never waits on a named pipe or a
/// device, and allocates nothing for a file of more than `limit` bytes. O(n).
///
/// - Throws: `missing`, `danglingLink`, `linkLoop`, `notRegularFile`, `tooLarge`,
///   `changedWhileReading`, or `system` with the call that failed.
public func loadFile(
  _ path: FilePath, limit: Int = StorageLimits.fileSize
) throws(StorageError) -> LoadedFile {
  guard let file = Descriptor(path, O_RDONLY | O_NONBLOCK) else {
    throw openingError(path, .read)
  }
  let real = try RealLocation(path, .read).path
  return try load(file, path, realPath: real, limit: limit)
}

func load(
  _ file: borrowing Descriptor, _ path: FilePath, realPath: FilePath, limit: Int
) throws(StorageError) -> LoadedFile {
  for _ in 0..<StorageLimits.readAttempts {
    guard let before = FileStatus(of: file.raw) else {
      throw StorageError(.read, path, call: "fstat")
    }
    guard before.kind == .regular else {
      throw StorageError(.read, path, .notRegularFile(before.kind))
    }
    guard before.stamp.size <= limit else {
      throw StorageError(.read, path, .tooLarge(limit: limit))
    }
    guard lseek(file.raw, 0, SEEK_SET) == 0 else {
      throw StorageError(.read, path, call: "lseek")
    }
    let bytes = try readAll(file.raw, path, sizeHint: before.stamp.size, limit: limit, .read)
    guard let after = FileStatus(of: file.raw) else {
      throw StorageError(.read, path, call: "fstat")
    }
    guard before.stamp == after.stamp else { continue }
    return LoadedFile(
      bytes: bytes, stamp: after.stamp, isReadOnly: !isWritable(AT_FDCWD, realPath),
      linkCount: after.linkCount, realPath: realPath)
  }
  throw StorageError(.read, path, .changedWhileReading)
}

/// Reads standard input to its end. O(n).
///
/// - Throws: `tooLarge` as soon as more than `limit` bytes have come, `notRegularFile` for a
///   folder, or `system`.
public func readStandardInput(
  limit: Int = StorageLimits.fileSize
) throws(StorageError) -> [UInt8] {
  let status = FileStatus(of: STDIN_FILENO)
  if status?.kind == .folder { throw StorageError(.read, "-", .notRegularFile(.folder)) }
  let hint = status?.kind == .regular ? status?.stamp.size ?? 0 : 0
  guard hint <= limit else { throw StorageError(.read, "-", .tooLarge(limit: limit)) }
  return try readAll(STDIN_FILENO, "-", sizeHint: hint, limit: limit, .read)
}

/// Whether this user may write the file, by the rights that count for opening it.
func isWritable(_ folder: Int32, _ name: FilePath) -> Bool {
  name.withPlatformString { faccessat(folder, $0, W_OK, AT_EACCESS) == 0 }
}

/// The error for a path that could not be opened, from `errno`.
func openingError(_ path: FilePath, _ action: StorageError.Action) -> StorageError {
  let code = errno
  switch code {
  case ELOOP: return StorageError(action, path, .linkLoop)
  case ENOENT:
    let isLink = FileStatus(path)?.kind == .link
    return StorageError(action, path, isLink ? .danglingLink : .missing)
  // What opening a socket file gives, and a device without a driver.
  case ENXIO, ENODEV, EOPNOTSUPP:
    let kind = FileStatus(path)?.kind ?? .unknown
    return StorageError(action, path, .notRegularFile(kind == .regular ? .unknown : kind))
  default: return StorageError(action, path, .system(call: "open", code: code))
  }
}
