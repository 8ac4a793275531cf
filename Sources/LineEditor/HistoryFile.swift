#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A history in a file that several sessions share.
///
/// Every change is made under a lock on a neighbouring file, to what the file holds at that moment,
/// so that no session's entries are lost; files are replaced whole or not at all and are readable
/// by their owner only. A history that cannot be kept is kept in memory, and ``notice`` says so.
public final class HistoryFile {
  /// The most bytes of a file that are read.
  static let fileByteLimit = 16 << 20

  /// The entries of this session and, once it has been asked for, of the file.
  public var history: History {
    loadOnce()
    return entries
  }

  /// One sentence for the user if the file cannot be used; nil as long as all is well.
  public private(set) var notice: String?

  private let path: String?
  private let limit: Int
  /// What is shown: what the file holds, and entries that are not for the file.
  private var entries: History
  /// What the file is to hold.
  private var filed: History
  private var isLoaded = false
  /// The version of the file that the entries are, to see whether others have written since.
  private var known = FileState()

  /// Makes a history over the file at `path`, which is made when the first entry is added; nil
  /// keeps it in memory. Nothing is read yet.
  public init(path: String?, limit: Int = History.defaultLimit) {
    self.path = path
    self.limit = limit
    entries = History(limit: limit)
    filed = entries
  }

  /// Adds an entry here, and to the file when it may be kept there.
  public func add(_ entry: String, keeping: HistoryKeeping = .file) {
    guard keeping != .nowhere else { return }
    loadOnce()
    guard entries.add(entry), keeping == .file, let path, notice == nil,
      let added = entries.encoded.last
    else { return }
    filed.append(added)
    do throws(HistoryFailure) {
      try store(added, at: Self.resolved(path))
    } catch {
      notice = "The history is not kept: \(error.sentence)."
    }
  }

  private func loadOnce() {
    guard !isLoaded else { return }
    isLoaded = true
    guard let path else { return }
    do throws(HistoryFailure) {
      guard let (bytes, state) = try OwnedFile.read(path, limit: Self.fileByteLimit) else { return }
      filed = History(encoded: try Self.entries(of: bytes, path), limit: limit)
      entries = filed
      known = state
    } catch {
      notice = "The history is not kept: \(error.sentence)."
    }
  }

  private func store(_ added: History.Encoded, at path: String) throws(HistoryFailure) {
    let lock = try OwnedFile.lock(path + ".lock")
    defer { close(lock) }
    if let (bytes, state) = try OwnedFile.read(path, limit: Self.fileByteLimit) {
      if state != known { adopt(try Self.entries(of: bytes, path), adding: added) }
    } else {
      adopt([], adding: added)
    }
    try OwnedFile.replace(path, with: HistoryCoding.file(of: filed.encoded))
    known = FileState(of: path) ?? FileState()
  }

  /// Takes over what others have made of the file; what is not for the file comes after it.
  private func adopt(_ others: [History.Encoded], adding added: History.Encoded) {
    let before = Set(filed.encoded)
    let own = entries.encoded.filter { !before.contains($0) }
    filed = History(encoded: others, limit: limit)
    entries = filed
    for entry in own { entries.append(entry) }
    filed.append(added)
    entries.append(added)
  }

  private static func entries(
    of bytes: [UInt8], _ path: String
  ) throws(HistoryFailure) -> [History.Encoded] {
    guard let found = HistoryCoding.entries(of: bytes) else {
      throw HistoryFailure(path: path, reason: "it is not a history file")
    }
    return found
  }

  /// The real file behind a symbolic link, so that the link stays one.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
