import Digests
import Documents
import Storage
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The key of keyed digests, in `.crux-key` beside a notebook: 64 hexadecimal digits that only the
/// owner may read.
///
/// Who has the key and guesses a sentence can confirm the guess, so it must not be passed on with
/// the notebook: in a folder that git keeps, it is ignored there.
final class KeyRing: Sendable {
  /// The name of the file.
  static let fileName = ".crux-key"
  private static let length = 32
  /// So many folders up a repository is looked for.
  private static let deepestFolder = 64
  private static let largestIgnoreFile = 1 << 20

  private struct State: Sendable {
    var key: (folder: FilePath, key: HMAC)?
    var notices: [String] = []
  }

  private let state = Mutex(State())

  /// What is to be told of keys that were made since the last call.
  func takeNotices() -> [String] {
    state.withLock { state in
      defer { state.notices = [] }
      return state.notices
    }
  }

  /// The key of a folder.
  ///
  /// - Parameter creating: whether one is made when there is none.
  func key(in folder: FilePath, creating: Bool) -> ShelfKey {
    if let known = state.withLock({ $0.key }), known.folder == folder { return .key(known.key) }
    let path = folder.pushing(FilePath(Self.fileName))
    do throws(StorageError) {
      let file = try loadFile(path, limit: 1 << 10)
      return read(file.bytes, at: path, folder)
    } catch {
      guard error.reason == .missing else {
        return .missing(reason: error.message, help: error.hint)
      }
    }
    guard creating else {
      return .missing(
        reason: "there is no \(path.string)", help: "copy it from where the map was made")
    }
    return make(at: path, folder)
  }

  private func read(_ bytes: [UInt8], at path: FilePath, _ folder: FilePath) -> ShelfKey {
    var status = stat()
    if stat(path.string, &status) == 0, status.st_mode & 0o077 != 0 {
      return .missing(
        reason: "\(path.string) may be read by others",
        help: "type chmod 600 \(path.string) in a shell")
    }
    let digits = bytes.last == 0x0A ? bytes.dropLast() : bytes[...]
    guard digits.count == 2 * Self.length, let secret = unhex(digits) else {
      return .missing(
        reason: "\(path.string) is not a key of 64 hexadecimal digits",
        help: "copy it from where the map was made")
    }
    return keep(secret, folder)
  }

  private func keep(_ secret: [UInt8], _ folder: FilePath) -> ShelfKey {
    let key = HMAC(key: secret)
    state.withLock { $0.key = (folder, key) }
    return .key(key)
  }

  private func make(at path: FilePath, _ folder: FilePath) -> ShelfKey {
    var random = SystemRandomNumberGenerator()
    let secret = (0..<Self.length).map { _ in UInt8.random(in: 0...255, using: &random) }
    do throws(StorageError) {
      try ignore(in: folder)
      _ = try saveFile(
        Array(hex(secret).utf8) + [0x0A], to: path, expecting: .absent, newFileMode: 0o600)
    } catch {
      return .missing(reason: error.message, help: error.hint)
    }
    state.withLock {
      $0.notices.append(
        "note: made \(path.string), the key of this map's digests: keep it, and pass it on only to "
          + "those who may know the source")
    }
    return keep(secret, folder)
  }

  /// Has git ignore the key, where the folder is part of a repository.
  private func ignore(in folder: FilePath) throws(StorageError) {
    guard isInRepository(folder) else { return }
    let path = folder.pushing(".gitignore")
    var lines: [UInt8] = []
    var expected = SaveExpectation.absent
    do throws(StorageError) {
      let file = try loadFile(path, limit: Self.largestIgnoreFile)
      lines = file.bytes
      expected = .unchanged(file.fingerprint())
    } catch {
      guard error.reason == .missing else { throw error }
    }
    let name = Array(Self.fileName.utf8)
    let present = lines.split(separator: 0x0A).map { $0.filter { $0 > 0x20 } }
    if present.contains(where: { $0 == name || $0 == [0x2F] + name }) { return }
    if let last = lines.last, last != 0x0A { lines.append(0x0A) }
    _ = try saveFile(lines + name + [0x0A], to: path, expecting: expected)
    state.withLock { $0.notices.append("note: added \(Self.fileName) to \(path.string)") }
  }

  private func isInRepository(_ folder: FilePath) -> Bool {
    guard let resolved = realpath(folder.string, nil) else { return false }
    defer { free(resolved) }
    var place = FilePath(String(cString: resolved))
    for _ in 0..<Self.deepestFolder {
      if access(place.appending(".git").string, F_OK) == 0 { return true }
      guard place.removeLastComponent() else { return false }
    }
    return false
  }
}
