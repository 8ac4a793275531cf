import Foundation
import Notebook
import Testing

@testable import Commands

/// Catalogs, files, help and vocabulary say the same.
@Suite struct CatalogTests {
  static let names = CommandCatalog.all.map { $0.about.name }

  /// Words of the language whose commands have issues of their own.
  static let later = [
    "cruxes", "suppose", "verdict", "why",
  ]

  @Test func `every command is one file and one line of the catalog`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Commands").standardized
    var files: [String] = []
    for part in ["Edits", "Queries", "Session", "Help"] {
      files += try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: part).path())
    }
    let named = files.filter { $0.hasSuffix("Command.swift") }.map { $0.dropLast(6) }
    #expect(Set(named.map(String.init)) == Set(CommandCatalog.all.map { "\($0)" }))
    #expect(Self.names == Set(Self.names).sorted())
    for command in CommandCatalog.all {
      #expect("\(command)".lowercased() == command.about.name + "command")
    }
  }

  @Test func `the words of the language are those of the catalog and of later issues`() {
    let words = Vocabulary.queries + Vocabulary.editing
    #expect(Set(words).count == words.count)
    #expect(Set(words) == Set(Self.names + Self.later))
    for command in CommandCatalog.all {
      let isQuery = command.about.kind == .query
      #expect(Vocabulary.queries.contains(command.about.name) == isQuery, "\(command)")
    }
    #expect(Set(DeclarationCatalog.all.map(\.keyword)) == Set(Keyword.declarations))
    #expect(Set(Self.names).isDisjoint(with: Keyword.declarations.map(\.rawValue)))
  }

  @Test(arguments: CommandCatalog.all.map { $0.about.name })
  func `every example of a command runs and prints what it says`(name: String) throws {
    let about = try #require(CommandCatalog.find(name)).about
    #expect(!about.examples.isEmpty)
    #expect(about.usage.hasPrefix(name))
    for example in about.examples {
      #expect(example.typed.split(separator: " ").first.map(String.init) == name)
      var workspace = try Workspace(typed: example.before)
      workspace.markSaved([])
      workspace.shelf = Example.shelf
      let outcome = try workspace.type(example.typed)
      // What a session prints when it carries out an effect is tested with sessions.
      if outcome.effect != nil { continue }
      let printed =
        (outcome.answer?.lines(width: 80) ?? []).map(\.text)
        + [outcome.automaticLabel ?? "", outcome.summary ?? ""]
      #expect(printed.contains { $0.contains(example.prints) } || example.prints.isEmpty)
      if about.kind == .edit, outcome.answer == nil { #expect(outcome.record != nil) }
    }
  }

  @Test(arguments: DeclarationCatalog.all.map(\.keyword))
  func `every example of a declaration is made`(keyword: Keyword) throws {
    let about = try #require(DeclarationCatalog.find(keyword.rawValue))
    #expect(!about.examples.isEmpty)
    #expect(about.usage.hasPrefix(keyword.rawValue))
    for example in about.examples {
      var workspace = try Workspace(typed: example.before)
      let outcome = try workspace.type(example.typed)
      #expect(outcome.record != nil)
      if !example.prints.isEmpty { #expect(outcome.automaticLabel == example.prints) }
      #expect(workspace.notebook.problems == [])
      let again = Notebook(name: "map.md", bytes: workspace.notebook.bytes)
      #expect(again.problems == [])
    }
  }
}
