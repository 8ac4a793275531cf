import CStorage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Errno {
  /// The code that the last failed call of this thread left.
  static var current: Int32 { errno }
}

/// Repeats a call that a signal interrupted. Gives the call's result, -1 with `errno` on failure.
func retrying(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// As `retrying`, for calls that count bytes.
func retryingCount(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// An open file that is closed when its owner goes.
struct Descriptor: ~Copyable {
  let raw: Int32

  /// Opens `name` below `folder`; nil with `errno` set on failure. Never inherited by programs
  /// that are started, and never a controlling terminal.
  init?(_ name: FilePath, _ flags: Int32, in folder: Int32 = AT_FDCWD, mode: UInt32 = 0) {
    let opened = name.withPlatformString { text in
      retrying { cstorage_openat(folder, text, flags | O_CLOEXEC | O_NOCTTY, mode) }
    }
    guard opened >= 0 else { return nil }
    raw = opened
  }

  deinit {
    _ = close(raw)
  }

  /// Closes at once; gives the error code, or nil when all is well.
  consuming func closeChecked() -> Int32? {
    let raw = raw
    discard self
    // After EINTR the descriptor is gone already, and its data was synced before.
    guard close(raw) == -1, errno != EINTR else { return nil }
    return errno
  }

  /// Writes all bytes; gives the error code, or nil when all is well.
  func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    Storage.writeAll(bytes, to: raw)
  }
}

/// The most that is handed to one write: Linux stops at 2 GiB - 4 KiB, macOS fails above 2 GiB - 1.
private let largestWrite = 1 << 30

/// Writes all of `bytes`, going on after short writes, signals, and a full pipe that does not
/// block. Gives the error code, or nil when all is well.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
  guard let start = bytes.baseAddress else { return nil }
  var done = 0
  while done < bytes.count {
    let count = min(bytes.count - done, largestWrite)
    let written = retryingCount { write(descriptor, start + done, count) }
    if written > 0 {
      done += written
    } else if written == 0 {
      return EIO
    } else if errno == EAGAIN || errno == EWOULDBLOCK {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      if retrying({ poll(&waiting, 1, -1) }) == -1 { return errno }
    } else {
      return errno
    }
  }
  return nil
}

/// This machine's name, without spaces or control characters so that it fits in a line of words.
func hostName() -> String {
  let bytes = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
    guard let start = buffer.baseAddress, gethostname(start, buffer.count - 1) == 0 else {
      return [UInt8]()
    }
    start[buffer.count - 1] = 0
    return [UInt8](UnsafeRawBufferPointer(start: start, count: strlen(start)))
  }
  let fitting = bytes.filter { $0 > 0x20 && $0 < 0x7F }
  return fitting.isEmpty ? "unknown" : String(decoding: fitting, as: UTF8.self)
}
