import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a path really leads: its folder without any symbolic links, and a name in it that is
/// no link. The file itself may be missing.
struct RealLocation {
  let folder: FilePath
  let name: FilePath.Component

  /// The whole real path.
  var path: FilePath { folder.appending(name) }

  /// The name as a path below the folder.
  var fileName: FilePath { FilePath(root: nil, [name]) }

  /// Resolves `path`, with the link at its end when `followingLinks`. A missing file is well,
  /// a missing folder is not.
  ///
  /// - Throws: `danglingLink`, `linkLoop`, `notRegularFile(.folder)`, `missing`, or `system`.
  init(
    _ path: FilePath, _ action: StorageError.Action, followingLinks: Bool = true
  ) throws(StorageError) {
    guard let last = path.lastComponent, last.kind == .regular else {
      throw StorageError(action, path, path.isEmpty ? .missing : .notRegularFile(.folder))
    }
    let isLink = followingLinks && FileStatus(path)?.kind == .link
    guard isLink else {
      let parent = path.removingLastComponent()
      folder = try realPath(parent.isEmpty ? "." : parent, action)
      name = last
      return
    }
    let whole = try realPath(path, action)
    guard let realName = whole.lastComponent else {
      throw StorageError(action, path, .notRegularFile(.folder))
    }
    folder = whole.removingLastComponent()
    name = realName
  }

  /// The name of a file that belongs to this one and lies beside it: `.NAME.SUFFIX`. Made from
  /// the bytes of the name, which need not be valid UTF-8.
  func companion(_ suffix: String) -> FilePath.Component {
    let text: [CChar] = name.withPlatformString { start in
      [CChar(bitPattern: UInt8(ascii: "."))]
        + UnsafeBufferPointer(start: start, count: strlen(start))
        + [CChar(bitPattern: UInt8(ascii: "."))] + suffix.utf8.map { CChar(bitPattern: $0) } + [0]
    }
    return FilePath.Component(platformString: text) ?? name
  }
}

/// `path` without any symbolic links.
func realPath(
  _ path: FilePath, _ action: StorageError.Action
) throws(StorageError) -> FilePath {
  let resolved = path.withPlatformString { text -> FilePath? in
    guard let result = realpath(text, nil) else { return nil }
    defer { free(result) }
    return FilePath(platformString: result)
  }
  guard let resolved else {
    let error = openingError(path, action)
    guard case .system(_, let code) = error.reason else { throw error }
    throw StorageError(action, path, .system(call: "realpath", code: code))
  }
  return resolved
}

/// The folder that this process is in, without any symbolic links; `.` when it is gone.
public func currentFolder() -> FilePath { (try? realPath(".", .read)) ?? "." }
