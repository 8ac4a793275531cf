import Commands
import LineEditor
import SourceText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The files and folders whose path begins with what was typed.
struct PathCompletion {
  private let typed: String
  private let form: Proposals.PathForm
  private let base: String?

  /// - Parameter base: the folder that the path counts from; `nil` for the current one.
  init(_ typed: String, _ form: Proposals.PathForm, from base: String?) {
    self.typed = form.isInText ? Self.unescaped(typed) : typed
    self.form = form
    self.base = base
  }

  /// The paths in the order of their names, as they are to be typed. Folders go on.
  var candidates: [Candidate] {
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
    let prefix = parts.last.map(String.init) ?? ""
    let folder = String(typed.dropLast(prefix.count))
    var searched = folder.isEmpty ? "." : folder
    if let base, !folder.hasPrefix("/") { searched = "\(base)/\(folder)" }
    guard let directory = opendir(searched) else { return [] }
    defer { closedir(directory) }
    var found: [(path: String, name: String, isFolder: Bool)] = []
    while let entry = readdir(directory), found.count < Completer.limit {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix), name != ".", name != "..",
        !name.hasPrefix(".") || prefix.hasPrefix(".")
      else { continue }
      found.append((folder + name, name, isFolder("\(searched)/\(name)")))
    }
    return found.sorted { $0.name < $1.name }.map {
      candidate($0.path + ($0.isFolder ? "/" : ""), isFolder: $0.isFolder)
    }
  }

  private func candidate(_ path: String, isFolder: Bool) -> Candidate {
    let isPlain = path.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x2C && $0 != 0x3B }
    guard form.needsQuotes || !isPlain else {
      return Candidate(path, display: visible(path), addsSpace: !isFolder)
    }
    var text = TextEscapes.encoded(path)
    // The text of a folder stays open, for what is in it.
    if isFolder { text.removeLast() }
    if form.isInText { text.removeFirst() }
    return Candidate(text, display: visible(path), addsSpace: !isFolder)
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// What a text that is not closed says so far.
  private static func unescaped(_ text: String) -> String {
    var kept = ""
    var isEscaped = false
    for character in text {
      if !isEscaped, character == "\\" {
        isEscaped = true
      } else {
        kept.append(character)
        isEscaped = false
      }
    }
    return kept
  }
}
