import Digests
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the file system says of a file's content: when all of it is the same, so is the content.
public struct FileStamp: Hashable, Sendable {
  /// Bytes.
  public let size: Int
  /// When the content was last written, in nanoseconds since 1970.
  public let modified: Int64
  /// When content, name or mode were last changed, in nanoseconds since 1970; unlike `modified`
  /// no program can set it.
  public let changed: Int64
  /// The file's number on its device.
  public let inode: UInt64
  /// The device's number.
  public let device: UInt64
}

/// How to tell later whether a file is still the one that was read or written: first by its
/// stamp, and only when that differs by its content.
public struct FileFingerprint: Hashable, Sendable {
  /// What the file system said.
  public let stamp: FileStamp
  /// The SHA-256 of the content.
  public let digest: SHA256Digest

  /// Pairs a stamp with the digest of the content that it belongs to.
  public init(stamp: FileStamp, digest: SHA256Digest) {
    self.stamp = stamp
    self.digest = digest
  }

  /// Whether the file at `path` holds other bytes now, is no longer there, or is no file any
  /// more. A file that was only touched, or replaced by one with the same bytes, has not changed.
  /// O(1) when its stamp is the same, else O(n). Throws when the file cannot be read.
  public func hasChanged(_ path: FilePath) throws(StorageError) -> Bool {
    guard let file = Descriptor(path, O_RDONLY | O_NONBLOCK) else {
      guard errno != ENOENT else { return true }
      throw StorageError(.read, path, call: "open")
    }
    return try differs(from: file, path, .read)
  }

  /// As `hasChanged`, for a file that is open already.
  func differs(
    from file: borrowing Descriptor, _ path: FilePath, _ action: StorageError.Action
  ) throws(StorageError) -> Bool {
    guard let status = FileStatus(of: file.raw) else {
      throw StorageError(action, path, call: "fstat")
    }
    if status.stamp == stamp { return false }
    guard status.kind == .regular, status.stamp.size == stamp.size else { return true }
    let content = try readAll(file.raw, path, sizeHint: stamp.size, limit: stamp.size + 1, action)
    return SHA256Digest(of: content) != digest
  }
}
