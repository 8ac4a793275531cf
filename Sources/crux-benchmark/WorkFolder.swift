import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder for the files of a benchmark, on the file system that temporary files are on.
struct WorkFolder {
  let path: String

  init() throws(BenchmarkFailure) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/crux-benchmark-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw BenchmarkFailure("no folder could be made in \(base)")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The path of a file in it.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Removes a file, and what Crux and SQLite keep beside it.
  func removeFile(_ name: String) {
    for each in [name, "\(name)-journal", ".\(name).lock", ".\(name).journal"] {
      unlink(file(each))
    }
  }

  /// Removes the folder with all files in it.
  func remove() {
    guard let stream = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    closedir(stream)
    for name in names where name != "." && name != ".." { unlink(file(name)) }
    rmdir(path)
  }

  /// Writes a file, a portion at a time.
  func write(
    _ name: String, _ body: (inout FileWriter) -> Void
  ) throws(BenchmarkFailure) {
    do {
      let descriptor = try FileDescriptor.open(
        file(name), .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
      var writer = FileWriter(descriptor: descriptor)
      body(&writer)
      try writer.finish()
    } catch {
      throw BenchmarkFailure("\(file(name)) could not be written: \(error)")
    }
  }
}

/// Gathers text and writes it in portions, so that a large file needs no memory.
struct FileWriter {
  let descriptor: FileDescriptor
  private var bytes: [UInt8] = []
  private var failure: (any Error)?

  /// How many bytes are gathered before they are written.
  static let portion = 1 << 16

  init(descriptor: FileDescriptor) { self.descriptor = descriptor }

  mutating func append(_ text: String) {
    bytes += text.utf8
    if bytes.count >= Self.portion { flush() }
  }

  mutating func flush() {
    do { try descriptor.writeAll(bytes) } catch { failure = failure ?? error }
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func finish() throws {
    flush()
    try descriptor.close()
    if let failure { throw failure }
  }
}
