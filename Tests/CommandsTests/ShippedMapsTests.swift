import ArgumentGraph
import Documents
import Foundation
import Notebook
import Testing

@testable import Commands

/// The maps of real documents, against the documents where these are at hand.
@Suite struct ShippedMapsTests {
  static let maps = ["Maps/engaging-the-taliban.md", "Maps/standalone-agendas.md"]

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized

  /// The folder of the documents; without it what needs them is skipped.
  static let folder: URL? = {
    let path = ProcessInfo.processInfo.environment["CRUX_SOURCES"]
    if path == nil { print("skipped: CRUX_SOURCES names no folder of documents") }
    return path.map { URL(filePath: $0) }
  }()

  static func workspace(_ map: String) throws -> Workspace {
    let bytes = [UInt8](try Data(contentsOf: repository.appending(path: map)))
    var workspace = Workspace(Notebook(name: map, bytes: bytes), savedBytes: bytes)
    if let folder { workspace.shelf = FolderShelf(folder: folder) }
    return workspace
  }

  @Test(arguments: maps)
  func `anchor every statement, and keep no word of their source`(map: String) throws {
    let workspace = try Self.workspace(map)
    let graph = workspace.graph
    let statements = Array(workspace.notebook.view.statements)
    #expect(statements.count > 15)
    for node in statements {
      #expect(!graph.anchors(node).isEmpty, "\(graph.name(node))")
      #expect(graph.anchors(node).allSatisfy { $0.quote.isNone })
    }
    let sources = graph.slots.filter { graph.kind($0) == .source }
    #expect(sources.allSatisfy { graph.quotes(of: $0) == .none && graph.source($0).digest != nil })
  }

  @Test(arguments: maps)
  func `map or skip every paragraph, each skip with its reason`(map: String) throws {
    guard Self.folder != nil else { return }
    let workspace = try Self.workspace(map)
    #expect(CoverageReport(workspace).isComplete)
    let source = try #require(workspace.graph.slots.first { workspace.graph.kind($0) == .source })
    guard case .atHand(let document) = workspace.document(of: source) else {
      Issue.record("\(map): its document is not in CRUX_SOURCES")
      return
    }
    #expect(document.digest == workspace.graph.source(source).digest)
    let uses = PassageUses(of: source, in: workspace.notebook.view)
    #expect(uses.skips.allSatisfy { !$0.reason.isEmpty })
    let coverage = uses.coverage(of: document.text)
    #expect(coverage.beyond == [] && coverage.skippedButUsed == [])
    for use in uses.uses {
      let record = AnchorRecord(use.anchor)
      let range = try #require(try? document.text.range(of: record))
      let digest = "\(Digester.plain.digest(of: document.text.bytes[range]))"
      #expect(digest == workspace.graph.texts[use.anchor.digest])
    }
  }

  // MARK: Words

  @Test func `share no run of eight words with a paragraph of the documents, nor does any file`()
    throws
  {
    guard let folder = Self.folder else { return }
    let documents = try FileManager.default.contentsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".txt") }.sorted()
    try #require(!documents.isEmpty)
    var runs: Set<[Substring]> = []
    for name in documents {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for paragraph in Self.body(of: text) { runs.formUnion(Self.runs(in: Self.words(paragraph))) }
    }
    var read = 0
    for file in Self.files() {
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      read += 1
      let shared = Self.runs(in: Self.words(text)).filter { runs.contains($0) }
      // The words are not shown: they would be in the output of the tests.
      #expect(shared.isEmpty, "\(file.lastPathComponent) has \(shared.count) such runs")
    }
    #expect(read > 300)
  }

  @Test func `runs are found across lines, case and stops, and titles are none of the body`() {
    let body = Self.body(
      of:
        "A title of a text about some buses and fares\n\nOne, two: three. Four\nfive six seven eight nine."
    )
    #expect(body.count == 1)
    let runs = Set(Self.runs(in: Self.words(body[0])))
    #expect(runs.count == 2)
    #expect(
      Self.runs(in: Self.words("# ONE two three\n\nfour “five” six, seven eight")).allSatisfy(
        runs.contains))
    #expect(
      !Self.runs(in: Self.words("two one three four five six seven eight")).contains(
        where: runs.contains))
  }

  private static let runLength = 8

  /// The paragraphs that end as a sentence does: titles, bylines and headings do not.
  private static func body(of text: String) -> [String] {
    var paragraphs: [String] = []
    for line in text.components(separatedBy: "\n") {
      if line.allSatisfy(\.isWhitespace) || line.count > 200 || paragraphs.isEmpty {
        paragraphs.append(line)
      } else {
        paragraphs[paragraphs.count - 1] += "\n" + line
      }
    }
    return paragraphs.filter { paragraph in
      paragraph.last { !$0.isWhitespace && !"\"”’)".contains($0) }.map { ".!?…".contains($0) }
        ?? false
    }
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  private static func runs(in words: [Substring]) -> [[Substring]] {
    guard words.count >= runLength else { return [] }
    return (0...(words.count - runLength)).map { Array(words[$0..<($0 + runLength)]) }
  }

  /// The repository's files, without what builds leave behind.
  private static func files() -> [URL] {
    let keys: [URLResourceKey] = [.isRegularFileKey]
    let all = FileManager.default.enumerator(at: repository, includingPropertiesForKeys: keys)
    var files: [URL] = []
    while let file = all?.nextObject() as? URL {
      let name = file.lastPathComponent
      if name == ".git" || name.hasPrefix(".build") || name.hasPrefix(".swiftpm") {
        all?.skipDescendants()
      } else if (try? file.resourceValues(forKeys: Set(keys)).isRegularFile) == true {
        files.append(file)
      }
    }
    return files
  }
}

/// Documents in a folder, found by the last part of their name.
private struct FolderShelf: DocumentShelf {
  let folder: URL

  func find(_ file: String, digest: String?, declaring: Bool) -> ShelfAnswer {
    let name = URL(filePath: file).lastPathComponent
    guard let data = try? Data(contentsOf: folder.appending(path: name)),
      let document = try? SourceDocument([UInt8](data), named: name)
    else { return .notAtHand(reason: "there is no \(name)", help: nil) }
    return .atHand(document)
  }

  func key(creating: Bool) -> ShelfKey { .missing(reason: "there is no key here", help: nil) }
}
