#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How the history file holds entries: after a first line that names the format, one entry a line,
/// in UTF-8, where `\n`, `\r` and `\\` stand for a newline, a carriage return and a backslash.
enum HistoryCoding {
  static let header = Array("line-editor-history 1\n".utf8)
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let backslash = UInt8(ascii: "\\")

  static func encode(_ entry: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entry.utf8.count)
    for byte in entry.utf8 {
      switch byte {
      case newline: bytes += [backslash, UInt8(ascii: "n")]
      case carriageReturn: bytes += [backslash, UInt8(ascii: "r")]
      case backslash: bytes += [backslash, backslash]
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(backslash) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        isEscaped = false
        switch byte {
        case UInt8(ascii: "n"): decoded.append(newline)
        case UInt8(ascii: "r"): decoded.append(carriageReturn)
        default: decoded.append(byte)
        }
      } else if byte == backslash {
        isEscaped = true
      } else {
        decoded.append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The entries of a file, oldest first. A last line without its newline was cut short by a crash
  /// and is left out. Nil when the file is not a history of ours.
  static func entries(of file: [UInt8]) -> [ArraySlice<UInt8>]? {
    if file.isEmpty { return [] }
    guard file.starts(with: header) else { return nil }
    var entries: [ArraySlice<UInt8>] = []
    var start = header.count
    // A search of the C library's is a hundred times as quick as splitting, which delays a start.
    while let end = lineEnd(file, from: start) {
      if end > start, end - start <= 2 * History.entryByteLimit {
        entries.append(file[start..<end])
      }
      start = end + 1
    }
    return entries
  }

  private static func lineEnd(_ file: [UInt8], from start: Int) -> Int? {
    file.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memchr(base + start, Int32(newline), bytes.count - start)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// One entry as a line of the file.
  static func line(of entry: ArraySlice<UInt8>) -> [UInt8] { Array(entry) + [newline] }

  /// Whether a file ends in the midst of a line, which a crash cut short.
  static func isCut(_ file: [UInt8]) -> Bool { !file.isEmpty && file.last != newline }

  static func file(of entries: [ArraySlice<UInt8>]) -> [UInt8] {
    var bytes = header
    bytes.reserveCapacity(entries.reduce(header.count) { $0 + $1.count + 1 })
    for entry in entries {
      bytes += entry
      bytes.append(newline)
    }
    return bytes
  }
}
