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

/// The documents beside a notebook, and those in the folder that `CRUX_SOURCES` names.
///
/// A file is read once, and again when it was changed; a document that is not at hand costs one
/// look at the disk.
final class SessionShelf: DocumentShelf {
  /// The folder that the notebook lies in.
  private let folder: FilePath
  /// Nothing outside the notebook's folder is read, and no program is started.
  private let isSafe: Bool
  /// The folder that documents are looked for in when they are not beside the notebook.
  private let sources: FilePath?
  private let cache = Mutex<[String: Cached]>([:])
  private let keys: KeyRing
  /// Whether a key may be made.
  private let mayMakeKey: Bool

  /// What is known of a path.
  private struct Cached {
    var stamp: Stamp
    var answer: ShelfAnswer
  }

  /// What tells that a file is still the one that was read.
  private struct Stamp: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
    var inode: UInt64
  }

  init(
    folder: FilePath?, isSafe: Bool, sources: FilePath? = SessionShelf.sourcesFolder,
    keys: KeyRing = KeyRing(), mayMakeKey: Bool = true
  ) {
    self.folder = folder ?? "."
    self.isSafe = isSafe
    self.keys = keys
    self.mayMakeKey = mayMakeKey && !isSafe
    self.sources = isSafe ? nil : sources
  }

  func find(_ file: String, digest: String?, declaring: Bool) -> ShelfAnswer {
    let path = folder.pushing(FilePath(file))
    if let stamp = Self.stamp(of: path) { return document(path, stamp) }
    let missing = ShelfAnswer.notAtHand(
      reason: "\(path.string) is not there",
      help: isSafe ? nil : "put it there, or set CRUX_SOURCES to the folder that it is in")
    guard digest != nil || declaring, let other = other(for: file),
      let stamp = Self.stamp(of: other)
    else { return missing }
    let answer = document(other, stamp)
    if let digest, case .atHand(let document) = answer, document.digest != digest {
      return .notAtHand(
        reason: "\(path.string) is not there, and \(other.string) is another version",
        help: "put the version that the map was made from in the one place or the other")
    }
    return answer
  }

  /// The most bytes of a file that is read while somebody types.
  private static let glanceLimit = 100_000

  func glance(_ file: String, digest: String?) -> SourceDocument? {
    let path = folder.pushing(FilePath(file))
    let places = [path] + [other(for: file)].compactMap { $0 }
    for place in places {
      guard let stamp = Self.stamp(of: place) else { continue }
      let isKnown = cache.withLock { $0[place.string]?.stamp == stamp }
      guard isKnown || stamp.size <= Self.glanceLimit && Self.isPlain(place) else { return nil }
      guard case .atHand(let document) = find(file, digest: digest, declaring: false) else {
        return nil
      }
      return document
    }
    return nil
  }

  /// Whether no other program is started to read a file.
  private static func isPlain(_ path: FilePath) -> Bool {
    switch DocumentKind(name: path.lastComponent?.string ?? "", []) {
    case .text, .html: true
    case .pdf, .office: false
    }
  }

  /// Where a document is that is not beside the notebook.
  private func other(for file: String) -> FilePath? {
    guard let sources, let name = FilePath(file).lastComponent else { return nil }
    return sources.appending(name)
  }

  // MARK: Reading

  private func document(_ path: FilePath, _ stamp: Stamp) -> ShelfAnswer {
    if let known = cache.withLock({ $0[path.string] }), known.stamp == stamp {
      return known.answer
    }
    let answer = read(path)
    cache.withLock { $0[path.string] = Cached(stamp: stamp, answer: answer) }
    return answer
  }

  private func read(_ path: FilePath) -> ShelfAnswer {
    let limit = DocumentLimits.maximumBytes
    let bytes: [UInt8]
    do {
      bytes =
        isSafe
        ? try loadFile(path, within: [folder], limit: limit).bytes
        : try loadFile(path, limit: limit).bytes
    } catch {
      return .notAtHand(reason: error.message, help: error.hint)
    }
    let name = path.lastComponent?.string ?? ""
    do throws(DocumentError) {
      let digest = SHA256.hex(bytes)
      switch DocumentKind(name: name, bytes) {
      case .text, .html: return .atHand(try SourceDocument(bytes, named: name))
      case .pdf:
        let arguments = ["-q", "-enc", "UTF-8", "-nopgbrk", "-", "-"]
        return try convert(bytes, "pdftotext", arguments, package: "poppler-utils", digest)
      case .office(let format):
        let arguments = ["--sandbox", "--from", format, "--to", "plain", "--wrap", "none"]
        return try convert(bytes, "pandoc", arguments, package: "pandoc", digest)
      }
    } catch {
      return .notAtHand(reason: "\(path.string) is \(error)", help: nil)
    }
  }

  /// Has another program make text of a file.
  private func convert(
    _ bytes: [UInt8], _ program: String, _ arguments: [String], package: String, _ digest: String
  ) throws(DocumentError) -> ShelfAnswer {
    if isSafe {
      return .notAtHand(
        reason: "--safe starts no program, and this file is read by \(program)",
        help: "convert it to text, and name that file")
    }
    let text: [UInt8]
    do { text = try ProgramRunner().run(program, arguments, input: bytes) } catch {
      return .notAtHand(
        reason: Self.words(error, program),
        help: error == .missing ? "install it (apt-get install \(package))" : nil)
    }
    return .atHand(SourceDocument(try DocumentText(utf8: text), digest: digest))
  }

  private static func words(_ failure: ProgramRunner.Failure, _ program: String) -> String {
    switch failure {
    case .missing: "\(program), which reads files of this kind, is not installed"
    case .notExecutable(let path): "\(path) may not be run"
    case .interrupted: "\(program) was stopped"
    case .timeout: "\(program) took too long and was stopped"
    case .tooMuchOutput: "\(program) wrote too much and was stopped"
    case .failed(let lines): "\(program) failed: \(lines.first ?? "it did not say why")"
    }
  }

  private static func stamp(of path: FilePath) -> Stamp? {
    var status = stat()
    guard stat(path.string, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return Stamp(
      size: Int(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec,
      inode: UInt64(status.st_ino))
  }

  /// The folder that `CRUX_SOURCES` names.
  static var sourcesFolder: FilePath? {
    guard let text = getenv("CRUX_SOURCES"), text.pointee != 0 else { return nil }
    return FilePath(String(cString: text))
  }

  // MARK: The key

  func key(creating: Bool) -> ShelfKey {
    keys.key(in: folder, creating: creating && mayMakeKey)
  }
}
