#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a history file cannot be used.
struct HistoryFailure: Error {
  var path: String
  var reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The failure of the system call that has just failed.
  init(path: String) {
    self.init(path: path, reason: String(cString: strerror(errno)))
  }

  var sentence: String { VisibleText.render("\(path): \(reason)") }
}

/// What tells one version of a file from another.
struct FileState: Equatable {
  private var inode: UInt64 = 0
  private var size: Int64 = 0
  private var seconds = 0
  private var nanoseconds = 0

  init() {}

  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    #if canImport(Glibc)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    #else
      seconds = status.st_mtimespec.tv_sec
      nanoseconds = status.st_mtimespec.tv_nsec
    #endif
  }
}

/// Files that only their owner can read.
enum OwnedFile {
  /// How often a lock that someone else holds is asked for, and the pause between, in microseconds.
  private static let lockAttempts = 500
  private static let lockPause: UInt32 = 2_000

  /// The bytes of a regular file and its state, or nil when there is none.
  static func read(_ path: String, limit: Int) throws(HistoryFailure) -> ([UInt8], FileState)? {
    // Without O_NONBLOCK a named pipe would hold the program for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw HistoryFailure(path: path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw HistoryFailure(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw HistoryFailure(path: path, reason: "it is not a file")
    }
    guard status.st_size <= limit else {
      throw HistoryFailure(path: path, reason: "it is larger than \(limit >> 20) MB")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var used = 0
    while used < bytes.count {
      let got = bytes.withUnsafeMutableBytes { room in
        #if canImport(Glibc)
          Glibc.read(file, room.baseAddress! + used, room.count - used)
        #else
          Darwin.read(file, room.baseAddress! + used, room.count - used)
        #endif
      }
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw HistoryFailure(path: path)
      }
      used += got
    }
    bytes.removeLast(bytes.count - used)
    return (bytes, FileState(status))
  }

  /// Takes the lock; closing the descriptor gives it back.
  static func lock(_ path: String) throws(HistoryFailure) -> Int32 {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw HistoryFailure(path: path) }
    for attempt in 1...lockAttempts {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return file }
      if errno != EWOULDBLOCK && errno != EINTR || attempt == lockAttempts { break }
      usleep(lockPause)
    }
    let failure = HistoryFailure(path: path)
    close(file)
    throw failure
  }

  /// Makes the folders that are missing on the way to a file, for their owner alone, if the folder
  /// `base` is there and the file is below it.
  static func makeFolders(for path: String, below base: String) throws(HistoryFailure) {
    guard path.hasPrefix(base + "/") else { return }
    var status = stat()
    let end = path.lastIndex(of: "/") ?? path.startIndex
    guard stat(String(path[..<end]), &status) != 0, errno == ENOENT else { return }
    var folder = base
    for name in path[..<end].dropFirst(base.count).split(separator: "/") {
      folder += "/\(name)"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw HistoryFailure(path: folder) }
    }
  }

  /// Adds bytes to the end of a file, or leaves it as it was.
  static func append(_ bytes: [UInt8], to path: String) throws(HistoryFailure) {
    let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw HistoryFailure(path: path) }
    let length = lseek(file, 0, SEEK_END)
    let isWritten = length >= 0 && write(bytes, to: file)
    let failure = HistoryFailure(path: path)
    if !isWritten, length >= 0 { ftruncate(file, length) }
    guard close(file) == 0, isWritten else { throw failure }
  }

  /// Puts the bytes in place of the file: after a crash there is the old file or the new one.
  static func replace(_ path: String, with bytes: [UInt8]) throws(HistoryFailure) {
    let temporary = "\(path).\(getpid()).tmp"
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
    let file = open(temporary, flags, 0o600)
    guard file >= 0 else { throw HistoryFailure(path: temporary) }
    let isWritten = write(bytes, to: file) && fchmod(file, 0o600) == 0
    let failure = HistoryFailure(path: temporary)
    guard close(file) == 0, isWritten else {
      unlink(temporary)
      throw failure
    }
    guard rename(temporary, path) == 0 else {
      let failure = HistoryFailure(path: path)
      unlink(temporary)
      throw failure
    }
  }

  /// Writes everything, or returns false with `errno` set.
  static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { remaining in
      var remaining = remaining
      while let start = remaining.baseAddress, !remaining.isEmpty {
        #if canImport(Glibc)
          let written = Glibc.write(file, start, remaining.count)
        #else
          let written = Darwin.write(file, start, remaining.count)
        #endif
        if written < 0 {
          if errno == EAGAIN { awaitRoom(file) } else if errno != EINTR { return false }
          continue
        }
        remaining = UnsafeRawBufferPointer(rebasing: remaining[written...])
      }
      return true
    }
  }

  private static func awaitRoom(_ file: Int32) {
    var request = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    poll(&request, 1, -1)
  }
}
