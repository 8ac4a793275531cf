import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that a session which did not end well has left beside the file that it edited.
public struct StrayFile: Equatable, Sendable {
  /// What it was for.
  public enum Kind: Equatable, Sendable {
    /// A save that was cut short: some of the new content, or all of it.
    case temporary
    /// Edits that were not saved.
    case journal
    /// A journal that could not be read to its end and was kept aside.
    case brokenJournal
  }

  /// What it was for.
  public let kind: Kind
  /// Where it is.
  public let path: FilePath
  /// The process that made it, where that is known.
  public let pid: Int32?
  /// Bytes.
  public let size: Int
  /// When it was last written, in nanoseconds since 1970.
  public let modified: Int64
}

/// What dead processes have left beside the file that `map` leads to, in order of path. Nothing
/// is changed or removed. Ask before saving or journalling: files with this process's own number
/// count as left by a dead one that had the same. O(files in the folder).
///
/// - Throws: `system` when the folder cannot be read.
public func strayFiles(for map: FilePath) throws(StorageError) -> [StrayFile] {
  let location = try RealLocation(map, .recover)
  let companions = location.companion("").string
  var found: [StrayFile] = []
  for name in try names(in: location.folder) where name.string.hasPrefix(companions) {
    let path = location.folder.appending(name)
    guard let status = FileStatus(path), status.kind == .regular else { continue }
    let suffix = String(name.string.dropFirst(companions.count))
    guard let (kind, pid) = try kindOfCompanion(suffix, map) else { continue }
    if let pid, isAlive(pid) { continue }
    found.append(
      StrayFile(
        kind: kind, path: path, pid: pid, size: status.stamp.size,
        modified: status.stamp.modified))
  }
  return found.sorted { $0.path.string < $1.path.string }
}

private func kindOfCompanion(
  _ suffix: String, _ map: FilePath
) throws(StorageError) -> (StrayFile.Kind, Int32?)? {
  if suffix == "journal" {
    guard let contents = try Journal.read(for: map) else { return nil }
    // The number of a process elsewhere says nothing here.
    let isOurs = contents.startedOnHost == hostName()
    return (.journal, isOurs ? contents.startedByPid : nil)
  }
  let words = suffix.split(separator: ".", omittingEmptySubsequences: false)
  if words.starts(with: ["journal", "broken"]), words.dropFirst(2).allSatisfy(isNumber) {
    return (.brokenJournal, nil)
  }
  guard words.first == "tmp", words.count == 2 || words.count == 3,
    words.dropFirst().allSatisfy(isNumber), let pid = Int32(words[1])
  else { return nil }
  return (.temporary, pid)
}

private func isNumber(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
}

/// Whether another process with this number runs on this machine.
private func isAlive(_ pid: Int32) -> Bool {
  guard pid > 0, pid != getpid() else { return false }
  return kill(pid, 0) == 0 || errno == EPERM
}

private func names(in folder: FilePath) throws(StorageError) -> [FilePath.Component] {
  guard let stream = folder.withPlatformString({ opendir($0) }) else {
    throw StorageError(.recover, folder, call: "opendir")
  }
  defer { closedir(stream) }
  var names: [FilePath.Component] = []
  errno = 0
  while let entry = readdir(stream) {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { break }
    // Read in place: the system's record is shorter than the structure's longest name.
    let text = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
    if let name = FilePath.Component(platformString: text) { names.append(name) }
    errno = 0
  }
  if errno != 0 { throw StorageError(.recover, folder, call: "readdir") }
  return names
}
