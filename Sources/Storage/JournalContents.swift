import Digests
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a journal on disk holds.
public struct JournalContents: Sendable {
  /// Where the journal is.
  public let path: FilePath
  /// The SHA-256 of the file that the records are edits to; nil when there was none yet, or when
  /// the first line cannot be read.
  public internal(set) var baseSHA256: SHA256Digest?
  /// The size of that file in bytes.
  public internal(set) var baseSize = 0
  /// The process that began the journal; 0 when the first line cannot be read.
  public internal(set) var startedByPid: Int32 = 0
  /// The machine on which it ran.
  public internal(set) var startedOnHost = ""
  /// The records up to the first bad line.
  public internal(set) var entries: [[UInt8]] = []
  /// What was about to be saved, and how many records it held, oldest first.
  public internal(set) var saves: [SaveMark] = []
  /// Whether the last line was cut off in the middle. It is not among the records: whatever it
  /// said was never acknowledged.
  public internal(set) var tornTail = false
  /// The first whole line, from 1, that is not one that was written. What follows it is left
  /// out: keep the file with ``Journal/keepAsBroken(_:)``.
  public internal(set) var brokenAtLine: Int?
  /// When the journal was last written, in nanoseconds since 1970.
  public let modified: Int64

  /// That a save of the first `entryCount` records was begun, and what the file would hold.
  public struct SaveMark: Equatable, Sendable {
    /// The SHA-256 of the content to be saved.
    public let digest: SHA256Digest
    /// How many records it includes.
    public let entryCount: Int
  }

  let location: RealLocation
  let stamp: FileStamp
  /// Bytes up to the end of the last good line.
  var goodSize = 0
  /// The number that the next line would have.
  var nextSequence = 0

  /// The records that a file with this digest does not have yet; nil when it is neither the one
  /// that the journal was begun on nor one that was about to be saved, so that somebody else
  /// has written it since. Pass nil for a file that is not there.
  public func unsaved(inFileWith digest: SHA256Digest?) -> ArraySlice<[UInt8]>? {
    if let digest, let mark = saves.last(where: { $0.digest == digest }) {
      return entries[mark.entryCount...]
    }
    let hasHeader = nextSequence > 0
    return hasHeader && digest == baseSHA256 ? entries[...] : nil
  }

  init(_ location: RealLocation, path: FilePath, stamp: FileStamp, bytes: [UInt8]) {
    self.location = location
    self.path = path
    self.stamp = stamp
    modified = stamp.modified
    var rest = bytes[...]
    var number = 1
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
        tornTail = true
        return
      }
      guard let body = JournalLine.body(of: rest[..<end]), take(body) else {
        brokenAtLine = number
        return
      }
      nextSequence += 1
      number += 1
      goodSize = end + 1
      rest = rest[(end + 1)...]
    }
    // A file without even a first line was cut off as it was made.
    if nextSequence == 0 { tornTail = true }
  }

  private mutating func take(_ body: ArraySlice<UInt8>) -> Bool {
    let words = body.split(
      separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard words.count == 3 else { return false }
    if nextSequence == 0 { return takeHeader(body) }
    guard words[0].elementsEqual("\(nextSequence)".utf8), words[1].count == 1 else { return false }
    switch words[1].first {
    case UInt8(ascii: "+"):
      guard let payload = JournalLine.unescape(words[2]) else { return false }
      entries.append(payload)
      return true
    case UInt8(ascii: "="):
      guard let digest = SHA256Digest(hex: words[2].prefix(64)) else { return false }
      saves.append(SaveMark(digest: digest, entryCount: entries.count))
      return true
    default: return false
    }
  }

  private mutating func takeHeader(_ body: ArraySlice<UInt8>) -> Bool {
    let words = body.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 6, words[0] == "crux-journal", words[1] == "\(JournalLine.version)",
      let size = Int(words[3]), let pid = Int32(words[4])
    else { return false }
    let digest = SHA256Digest(hex: words[2].utf8)
    guard digest != nil || words[2] == "-" else { return false }
    baseSHA256 = digest
    baseSize = size
    startedByPid = pid
    startedOnHost = words[5]
    return true
  }
}
