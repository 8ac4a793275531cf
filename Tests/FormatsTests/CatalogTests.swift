import ArgumentGraph
import Formats
import Foundation
import Notebook
import SourceText
import Testing

struct `Format catalog` {
  @Test func `formats are in the order of the alphabet, and no name is used twice`() {
    let exporters = FormatCatalog.exporters.map { $0.about.name }
    let importers = FormatCatalog.importers.map { $0.about.name }
    #expect(exporters == Array(Set(exporters)).sorted())
    #expect(importers == Array(Set(importers)).sorted())
    for name in exporters { #expect(FormatCatalog.exporter(named: name)?.about.name == name) }
    for name in importers { #expect(FormatCatalog.importer(named: name)?.about.name == name) }
    #expect(FormatCatalog.exporter(named: "JSON") == nil)
  }

  @Test func `every file of a format is in the catalog`() throws {
    let folder = repositoryFile("Sources/Formats")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let files = paths.map { ($0 as NSString).lastPathComponent }
      .filter { $0.hasSuffix("Format.swift") && $0 != "Format.swift" }
    let types =
      FormatCatalog.exporters.map { "\($0).swift" }
      + FormatCatalog.importers.map { "\($0).swift" }
    #expect(Set(files) == Set(types), "add the missing type to FormatCatalog")
  }

  @Test func `every format describes itself`() {
    for format in FormatCatalog.exporters.map({ $0.about })
      + FormatCatalog.importers.map({ $0.about })
    {
      #expect(!format.extensions.isEmpty && !format.summary.isEmpty)
      for option in format.options {
        #expect(option.allows(option.defaultValue), "\(format.name) \(option.name)")
        #expect(!option.summary.isEmpty && !option.valuesInWords.isEmpty)
      }
    }
  }

  @Test func `settings that a format does not know are refused`() {
    func problem(_ settings: [String: String]) -> String? {
      let problem = ExportOptions(settings: settings).problem(for: DOTFormat.about)
      return problem.map { "\($0.message); \($0.help ?? "")" }
    }
    #expect(problem(["legend": "off", "width": "40"]) == nil)
    #expect(problem(["legnd": "off"]) == "`legnd` is not an option of dot; did you mean `legend`?")
    #expect(problem(["legend": "no"]) == "`legend` cannot be `no`; the values are on, off")
    #expect(problem(["width": "2"]) == "`width` cannot be `2`; the values are 16 to 80")
    #expect(ExportOptions(settings: ["a": "b"]).problem(for: JSONFormat.about) != nil)
  }

  @Test func `every exporter writes the same whole and in portions`() {
    let notebook = notebook(
      (0..<800).map { "claim c\($0) \"A claim of some length, number \($0)\" supports c0" }
        .joined(separator: "\n"))
    for format in FormatCatalog.exporters {
      var whole = ByteSink()
      _ = format.write(notebook.view, options: ExportOptions(), to: &whole)
      var handed: [[UInt8]] = []
      var portions = ByteSink {
        handed.append(Array($0))
        return true
      }
      _ = format.write(notebook.view, options: ExportOptions(), to: &portions)
      let isDone = portions.finish()
      #expect(isDone)
      #expect(handed.count > 1)
      #expect(Array(handed.joined()) == whole.bytes)
    }
  }

  @Test func `a receiver that refuses is not asked again`() {
    let notebook = notebook(
      (0..<3_000).map { "claim c\($0) \"A claim of some length, number \($0)\"" }
        .joined(separator: "\n"))
    for format in FormatCatalog.exporters {
      var calls = 0
      var sink = ByteSink { _ in
        calls += 1
        return false
      }
      _ = format.write(notebook.view, options: ExportOptions(), to: &sink)
      let isDone = sink.finish()
      #expect(!isDone && sink.isRefused)
      #expect(calls == 1)
    }
  }
}
