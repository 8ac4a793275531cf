#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A history in a file that several sessions share.
///
/// Every change is made under a lock on a neighbouring file, to what the file holds at that moment,
/// so that no session's entries are lost. A new entry is one line more; whenever lines have to go,
/// the file is replaced whole or not at all. It is readable by its owner only. A history that cannot
/// be kept is kept in memory, and ``notice`` says so.
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
  private let base: String?
  private let limit: Int
  /// What is shown: what the file holds, and entries that are not for the file.
  private var entries: History
  /// What the file is to hold.
  private var filed: History
  /// How many lines the file has, of which the oldest may not count any more.
  private var lineCount = 0
  private var isCut = false
  private var isLoaded = false
  /// The version of the file that the entries are, to see whether others have written since.
  private var known = FileState()

  /// Makes a history of at most `limit` entries in the file at `path`, without which it is kept in
  /// memory. Nothing is read yet.
  ///
  /// - Parameter base: a folder below which folders on the way to the file are made when they are
  ///   missing; without it none is.
  public init(path: String?, below base: String? = nil, limit: Int = History.defaultLimit) {
    self.path = path
    self.base = base
    self.limit = limit
    entries = History(limit: limit)
    filed = entries
  }

  /// Adds an entry here, and to the file when it may be kept there. It takes the time of writing one
  /// line, unless the entry was there before.
  public func add(_ entry: String, keeping: HistoryKeeping = .file) {
    guard keeping != .nowhere else { return }
    loadOnce()
    guard entries.add(entry), keeping == .file, let path, notice == nil,
      let added = entries.encoded.last
    else { return }
    do throws(HistoryFailure) {
      if let base { try OwnedFile.makeFolders(for: path, below: base) }
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
      try take(bytes, path)
      entries = filed
      known = state
    } catch {
      notice = "The history is not kept: \(error.sentence)."
    }
  }

  private func take(_ bytes: [UInt8], _ path: String) throws(HistoryFailure) {
    guard let found = HistoryCoding.entries(of: bytes) else {
      throw HistoryFailure(path: path, reason: "it is not a history file")
    }
    filed = History(encoded: found, limit: limit)
    lineCount = found.count
    isCut = bytes.isEmpty || HistoryCoding.isCut(bytes)
  }

  private func store(_ added: History.Encoded, at path: String) throws(HistoryFailure) {
    let lock = try OwnedFile.lock(path + ".lock")
    defer { close(lock) }
    let state = FileState(of: path)
    if state == nil || state != known { try adopt(path, adding: added) }
    let isNew = filed.append(added)
    if state != nil, isNew, !isCut, lineCount < limit + limit / 8 {
      try OwnedFile.append(HistoryCoding.line(of: added), to: path)
      lineCount += 1
    } else {
      try OwnedFile.replace(path, with: HistoryCoding.file(of: filed.encoded))
      lineCount = filed.count
      isCut = false
    }
    known = FileState(of: path) ?? FileState()
  }

  /// Takes over what others have made of the file; what is not for the file comes after it.
  private func adopt(_ path: String, adding added: History.Encoded) throws(HistoryFailure) {
    let before = Set(filed.encoded)
    let own = entries.encoded.filter { !before.contains($0) }
    try take(try OwnedFile.read(path, limit: Self.fileByteLimit)?.0 ?? [], path)
    entries = filed
    for entry in own { entries.append(entry) }
    entries.append(added)
  }

  /// The real file behind a symbolic link, so that the link stays one.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
