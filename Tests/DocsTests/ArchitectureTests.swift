import Foundation
import Testing

/// A target of Package.swift, as far as its text tells.
private struct Module {
  var name: String
  var folder: String
  var dependencies: Set<String>
}

@Suite struct `The architecture` {
  private let modules: [Module]

  init() throws { modules = try Self.readPackage() }

  @Test func `has a paragraph on every module`() throws {
    let text = try Repository.text("ARCHITECTURE.md")
    #expect(modules.count > 12)
    for module in modules {
      #expect(text.contains("**\(module.name)**"), "there is nothing on \(module.name)")
    }
    let sources = try Repository.names(in: "Sources")
    #expect(Set(sources).isSubset(of: modules.map(\.name)))
  }

  @Test func `says nothing of modules that are gone`() throws {
    let names = Set(modules.map(\.name))
    for match in try Repository.text("ARCHITECTURE.md").matches(of: /\*\*([A-Za-z-]+)\*\*/) {
      #expect(names.contains(String(match.1)), "there is no module \(match.1)")
    }
  }

  @Test func `lets modules import only what Package.swift lists`() throws {
    let ours = Set(modules.map(\.name))
    for module in modules {
      for path in Repository.swiftFiles(below: module.folder) {
        for match in try Repository.text(path).matches(
          of: /(?m)^(?:public |internal )?import (\w+)/)
        where ours.contains(String(match.1)) {
          let isListed = module.dependencies.contains(String(match.1))
          #expect(isListed, "\(path) imports \(match.1), which Package.swift does not list")
        }
      }
    }
  }

  @Test func `keeps the line editor free of everything about arguments`() throws {
    let editor = try #require(modules.first { $0.name == "LineEditor" })
    #expect(editor.dependencies == ["CEditline"])
    let allowed: Set<String> = ["CEditline", "Glibc", "Darwin"]
    let files = Repository.swiftFiles(below: editor.folder)
    #expect(files.count > 20)
    for path in files {
      for match in try Repository.text(path).matches(
        of: /(?m)^ *(?:[@a-z]+ )*import +(?:\w+ )?(\w+)/)
      {
        #expect(allowed.contains(String(match.1)), "\(path) imports \(match.1)")
      }
    }
  }

  @Test func `keeps files, clocks and the environment out of the core`() throws {
    let core = [
      "SourceText", "JSONText", "ArgumentGraph", "Notebook", "Checks", "Evaluation", "Frameworks",
      "Reports", "Formats", "Strength", "Commands",
    ]
    let outside = ["SystemPackage", "Storage", "Subprocess", "LineEditor"]
    // The C library is there for functions on memory alone.
    let calls = /\b(?:f?open|read|write|stat|getenv|time|clock_gettime|random|system|setlocale)\(/
    for name in core {
      for path in Repository.swiftFiles(below: "Sources/\(name)") {
        let text = try Repository.text(path)
        for module in outside {
          let imports = text.contains("import \(module)\n")
          #expect(!imports, "\(path) imports \(module)")
        }
        let callsOut = text.contains("import Glibc") && text.contains(calls)
        #expect(!callsOut, "\(path) calls the system")
        for word in ["ContinuousClock", "SystemRandomNumberGenerator", "getenv"] {
          let holds = text.contains(word)
          #expect(!holds, "\(path) names \(word)")
        }
      }
    }
  }

  @Test func `keeps Foundation and traps out of the program`() throws {
    for path in Repository.swiftFiles(below: "Sources") {
      for line in try Repository.text(path).split(separator: "\n") {
        let code = line.trimmingCharacters(in: .whitespaces)
        if code.hasPrefix("//") { continue }
        #expect(code != "import Foundation", "\(path)")
        for trap in ["try!", "fatalError(", "as! ", "preconditionFailure("] {
          #expect(!code.contains(trap), "\(path): \(code)")
        }
      }
    }
  }

  /// Reads the targets out of Package.swift; the order of modules there is the order of imports.
  private static func readPackage() throws -> [Module] {
    let text = try Repository.text("Package.swift")
    let start = try #require(text.range(of: "targets: ["))
    let end = text.range(of: "// Tests.")?.lowerBound ?? text.endIndex
    var modules: [Module] = []
    let pattern = /(?:module\(|arget\()\s*(?:name: )?"([A-Za-z-]+)"/
    let body = text[start.upperBound..<end]
    let matches = body.matches(of: pattern)
    for (index, match) in matches.enumerated() {
      let next = index + 1 < matches.count ? matches[index + 1].range.lowerBound : body.endIndex
      let declaration = body[match.range.upperBound..<next]
      let words = declaration.matches(of: /"([^"]+)"/).map { String($0.1) }
      let name = String(match.1)
      let path = declaration.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) }
      modules.append(
        Module(name: name, folder: path ?? "Sources/\(name)", dependencies: Set(words)))
    }
    return modules
  }
}
