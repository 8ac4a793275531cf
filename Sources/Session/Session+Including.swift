import Notebook
import Storage
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading notebooks that another includes.
extension Session {
  /// The reader of what the notebook of `file` includes: regular files whose real path lies below
  /// that notebook's folder or, unless `--safe` is given, the folder that the program was started
  /// in.
  func includeLoader(for file: NotebookFile) -> IncludeLoader {
    let identity = file.realPath ?? startFolder.pushing(file.path ?? "-")
    let folder = identity.removingLastComponent()
    let folders = options.isSafe ? [folder] : [folder, startFolder]
    return IncludeLoader(identity: identity.string) {
      (path: String, includer: String) throws(IncludeFailure) -> IncludeLoader.Text in
      let whole = FilePath(includer).removingLastComponent().pushing(FilePath(path))
      do throws(StorageError) {
        let loaded = try loadFile(whole, within: folders, limit: Notebook.sizeLimit)
        return .init(identity: loaded.realPath.string, bytes: loaded.bytes)
      } catch {
        throw Self.failure(error, path, whole, folders)
      }
    }
  }

  private static func outside(_ path: String) -> IncludeFailure {
    IncludeFailure(
      "`\(path)` lies outside the notebook's folder and the one that crux was started in",
      help: "start crux in a folder that holds both")
  }

  /// Whether a path, by its letters alone, leads below one of `folders`: of what lies elsewhere
  /// not even whether it is there is told.
  private static func isBelow(_ path: FilePath, _ folders: [FilePath]) -> Bool {
    let normal = path.lexicallyNormalized()
    return folders.contains { normal.starts(with: $0) && normal != $0 }
  }

  private static func failure(
    _ error: StorageError, _ path: String, _ whole: FilePath, _ folders: [FilePath]
  ) -> IncludeFailure {
    switch error.reason {
    case .missing where !isBelow(whole, folders): return outside(path)
    case .missing:
      return IncludeFailure(
        "`\(path)` is not there", help: "paths begin in the folder of the notebook that names them")
    case .outsideAllowedFolders: return outside(path)
    case .notRegularFile(let kind):
      return IncludeFailure("`\(path)` is not a regular file but \(kind.rawValue)")
    case .system(_, let code) where code == ENOTDIR:
      return IncludeFailure("`\(path)` is not there: one of its folders is a file")
    default:
      return IncludeFailure("`\(path)` cannot be read: \(error.message)", help: error.hint)
    }
  }
}
