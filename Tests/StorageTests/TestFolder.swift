import Foundation
import RandomTesting
import SystemPackage

/// A folder of its own for one test, removed with everything in it.
final class TestFolder {
  let path: FilePath

  init() {
    let base = FileManager.default.temporaryDirectory.path
    var template = Array((base + "/storage-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template), let real = realpath(made, nil) else {
      fatalError("no temporary folder can be made in \(base)")
    }
    path = FilePath(platformString: real)
    free(real)
    chmod(path.string, 0o755)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path.string)
  }

  subscript(_ name: String) -> FilePath { path.appending(name) }

  @discardableResult
  func write(_ text: String, to name: String, mode: mode_t = 0o644) -> FilePath {
    write([UInt8](text.utf8), to: name, mode: mode)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o644) -> FilePath {
    _ = FileManager.default.createFile(atPath: self[name].string, contents: Data(bytes))
    chmod(self[name].string, mode)
    return self[name]
  }

  /// Writes into the file that is there, as some editors do.
  func overwrite(_ name: String, with text: String) {
    guard let file = FileHandle(forWritingAtPath: self[name].string) else { return }
    try? file.truncate(atOffset: 0)
    try? file.write(contentsOf: Data(text.utf8))
    try? file.close()
  }

  func read(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: self[name].string).map { [UInt8]($0) }
  }

  func text(_ name: String) -> String? {
    read(name).map { String(decoding: $0, as: UTF8.self) }
  }

  func remove(_ name: String) {
    try? FileManager.default.removeItem(atPath: self[name].string)
  }

  /// All names in the folder, in order.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path.string)) ?? []).sorted()
  }

  func status(_ name: String) -> stat {
    var result = stat()
    lstat(self[name].string, &result)
    return result
  }

  func mode(_ name: String) -> mode_t { status(name).st_mode & 0o7777 }
}

/// The random numbers of these tests.
typealias SeededGenerator = RandomTesting.Dice

extension SeededGenerator {
  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
