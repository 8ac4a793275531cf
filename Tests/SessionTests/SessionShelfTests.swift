import Digests
import Documents
import Foundation
import SystemPackage
import Testing

@testable import Session

/// Where documents come from.
@Suite struct SessionShelfTests {
  /// Two folders that are gone when the test is over.
  private final class Folders {
    let root = FileManager.default.temporaryDirectory.appending(path: "crux-\(UUID())")
    var notebook: FilePath { FilePath(root.appending(path: "notebook").path()) }
    var sources: FilePath { FilePath(root.appending(path: "sources").path()) }

    init() throws {
      for name in ["notebook", "sources"] {
        try FileManager.default.createDirectory(
          at: root.appending(path: name), withIntermediateDirectories: true)
      }
    }

    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: root.appending(path: name))
    }

    deinit { try? FileManager.default.removeItem(at: root) }
  }

  private func text(_ answer: ShelfAnswer) -> String? {
    guard case .atHand(let document) = answer else { return nil }
    return document.text.text(in: 0..<document.text.bytes.count)
  }

  private func reason(_ answer: ShelfAnswer) -> String? {
    guard case .notAtHand(let reason, _) = answer else { return nil }
    return reason
  }

  @Test func `a document lies beside the notebook, and a change of it is noticed`() throws {
    let folders = try Folders()
    try folders.write("One.", "notebook/a.txt")
    let shelf = SessionShelf(folder: folders.notebook, isSafe: false, sources: nil)
    #expect(text(shelf.find("a.txt", digest: nil, declaring: false)) == "One.")
    try folders.write("One two.", "notebook/a.txt")
    #expect(text(shelf.find("a.txt", digest: nil, declaring: false)) == "One two.")
    try FileManager.default.removeItem(at: folders.root.appending(path: "notebook/a.txt"))
    #expect(text(shelf.find("a.txt", digest: nil, declaring: false)) == nil)
  }

  @Test func `a glance reads what is small and text, and knows what was read`() throws {
    let folders = try Folders()
    try folders.write("One.", "notebook/a.txt")
    try folders.write(String(repeating: "One. ", count: 40_000), "notebook/long.txt")
    try folders.write("One.", "notebook/a.pdf")
    try folders.write("Two.", "sources/b.txt")
    let shelf = SessionShelf(folder: folders.notebook, isSafe: false, sources: folders.sources)
    #expect(shelf.glance("a.txt", digest: nil) != nil)
    #expect(shelf.glance("a.pdf", digest: nil) == nil)
    #expect(shelf.glance("b.txt", digest: nil) == nil)
    #expect(shelf.glance("b.txt", digest: SHA256.hex("Two.".utf8)) != nil)
    #expect(shelf.glance("missing.txt", digest: nil) == nil)
    #expect(shelf.glance("long.txt", digest: nil) == nil)
    _ = shelf.find("long.txt", digest: nil, declaring: false)
    #expect(shelf.glance("long.txt", digest: nil) != nil)
  }

  @Test func `elsewhere it is taken when the digest agrees`() throws {
    let folders = try Folders()
    try folders.write("One.", "sources/a.txt")
    let digest = SHA256.hex("One.".utf8)
    let shelf = SessionShelf(folder: folders.notebook, isSafe: false, sources: folders.sources)
    #expect(text(shelf.find("texts/a.txt", digest: digest, declaring: false)) == "One.")
    #expect(text(shelf.find("a.txt", digest: nil, declaring: false)) == nil)
    #expect(text(shelf.find("a.txt", digest: nil, declaring: true)) == "One.")
    let other = shelf.find("a.txt", digest: SHA256.hex("Two.".utf8), declaring: false)
    #expect(reason(other)?.hasSuffix("is another version") == true)
    let safe = SessionShelf(folder: folders.notebook, isSafe: true, sources: folders.sources)
    #expect(text(safe.find("a.txt", digest: digest, declaring: false)) == nil)
  }

  @Test func `a safe session reads nothing outside the notebook's folder`() throws {
    let folders = try Folders()
    try folders.write("One.", "sources/a.txt")
    try folders.write("Two.", "notebook/b.txt")
    let link = folders.root.appending(path: "notebook/link.txt").path()
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folders.root.appending(path: "sources/a.txt").path())
    let safe = SessionShelf(folder: folders.notebook, isSafe: true, sources: nil)
    #expect(text(safe.find("b.txt", digest: nil, declaring: false)) == "Two.")
    for path in ["../sources/a.txt", "link.txt", folders.sources.appending("a.txt").string] {
      #expect(reason(safe.find(path, digest: nil, declaring: false)) != nil, "\(path)")
    }
  }

  @Test func `what is no text is refused with a reason`() throws {
    let folders = try Folders()
    try folders.write("\u{0}\u{1}\u{2}", "notebook/a.txt")
    try folders.write("<p>One.</p><p>Two.</p>", "notebook/b.html")
    try folders.write("%PDF-1.4", "notebook/c.pdf")
    try folders.write("PK", "notebook/d.docx")
    let shelf = SessionShelf(folder: folders.notebook, isSafe: true, sources: nil)
    func find(_ name: String) -> ShelfAnswer { shelf.find(name, digest: nil, declaring: false) }
    #expect(reason(find("a.txt"))?.contains("NUL") == true)
    #expect(text(find("b.html")) == "One.\nTwo.")
    #expect(reason(find("c.pdf"))?.contains("pdftotext") == true)
    #expect(reason(find("d.docx"))?.contains("pandoc") == true)
    #expect(reason(find("/dev/zero")) != nil)
    let open = SessionShelf(folder: folders.notebook, isSafe: false, sources: nil)
    #expect(reason(open.find("/dev/zero", digest: nil, declaring: false)) != nil)
  }
}
