import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system tells of a file without opening it.
struct FileStatus {
  let kind: FileKind
  let stamp: FileStamp
  let linkCount: Int
  /// Permission bits with set-id and sticky bits.
  let mode: UInt32
  let owner: uid_t
  let group: gid_t

  /// Of an open file; nil with `errno` set on failure.
  init?(of descriptor: Int32) {
    var status = stat()
    guard retrying({ fstat(descriptor, &status) }) == 0 else { return nil }
    self.init(status)
  }

  /// Of a path, a symbolic link at its end not followed; nil with `errno` set on failure.
  init?(_ name: FilePath, in folder: Int32 = AT_FDCWD) {
    var status = stat()
    let result = name.withPlatformString { text in
      retrying { fstatat(folder, text, &status, AT_SYMLINK_NOFOLLOW) }
    }
    guard result == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .regular
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    case S_IFIFO: kind = .pipe
    case S_IFSOCK: kind = .socket
    case S_IFCHR, S_IFBLK: kind = .device
    default: kind = .unknown
    }
    #if canImport(Glibc)
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #else
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    stamp = FileStamp(
      size: Int(status.st_size), modified: Self.nanoseconds(written),
      changed: Self.nanoseconds(changed), inode: UInt64(status.st_ino),
      device: UInt64(bitPattern: Int64(status.st_dev)))
    linkCount = Int(status.st_nlink)
    mode = UInt32(status.st_mode & 0o7777)
    owner = status.st_uid
    group = status.st_gid
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    // Wraps only for years beyond 2262, where a wrong time still differs from other times.
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
