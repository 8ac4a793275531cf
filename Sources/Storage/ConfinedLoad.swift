import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the regular file at `path` only when its real path lies below one of `folders`, so that
/// a file which names others cannot make this process read what lies elsewhere. Symbolic links
/// may be used as long as they stay inside; links that are put in while this runs are noticed.
/// O(n).
///
/// - Throws: `outsideAllowedFolders`, or what `loadFile(_:limit:)` throws.
public func loadFile(
  _ path: FilePath, within folders: [FilePath], limit: Int = StorageLimits.fileSize
) throws(StorageError) -> LoadedFile {
  let real = try RealLocation(path, .read).path
  for folder in folders {
    // A folder that is not there allows nothing.
    guard let realFolder = try? realPath(folder, .read) else { continue }
    var below = real
    guard below.removePrefix(realFolder), !below.isEmpty else { continue }
    let file = try open(below, below: realFolder, path)
    return try load(file, path, realPath: real, limit: limit)
  }
  throw StorageError(.read, path, .outsideAllowedFolders)
}

/// Opens a file step by step, following no link anywhere: its path is real already, so that a
/// link on the way was put there since.
private func open(
  _ below: FilePath, below folder: FilePath, _ path: FilePath
) throws(StorageError) -> Descriptor {
  guard var current = Descriptor(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
    throw StorageError(.read, path, call: "open folder")
  }
  for component in below.removingLastComponent().components {
    let name = FilePath(root: nil, [component])
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW
    guard let next = Descriptor(name, flags, in: current.raw) else {
      throw stepError(path, "open folder")
    }
    current = next
  }
  let name = FilePath(root: nil, below.lastComponent.map { [$0] } ?? [])
  guard let file = Descriptor(name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, in: current.raw) else {
    throw stepError(path, "open")
  }
  return file
}

private func stepError(_ path: FilePath, _ call: String) -> StorageError {
  let code = errno
  switch code {
  case ELOOP, ENOTDIR: return StorageError(.read, path, .outsideAllowedFolders)
  case ENOENT: return StorageError(.read, path, .missing)
  case ENXIO, ENODEV: return StorageError(.read, path, .notRegularFile(.unknown))
  default: return StorageError(.read, path, .system(call: call, code: code))
  }
}
