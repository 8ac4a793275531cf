// swift-tools-version: 6.2
import PackageDescription

/// Settings that every Swift target of ours is built with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// What libedit itself needs, which a program that is linked without shared libraries must name.
let editLibraries = ["tinfo", "bsd", "md"].map {
  LinkerSetting.linkedLibrary($0, .when(platforms: [.linux]))
}

let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

/// A module of ours.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a module, which lie in Tests/NAMETests, beside files that they only read.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], reading files: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: files,
    swiftSettings: strict)
}

let package = Package(
  name: "crux",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // Text and graph.
    .target(name: "CDigests"),
    module("Digests", ["CDigests"]),
    module("SourceText", []),
    module("JSONText", []),
    module("ArgumentGraph", ["SourceText"]),
    module("Notebook", ["ArgumentGraph", "SourceText"]),
    .target(
      name: "Conventions", dependencies: ["ArgumentGraph", "Notebook", "SourceText"],
      resources: [.embedInCode("Data/schemes.crux")], swiftSettings: strict),
    // What is done with a map.
    .target(name: "CMatching"),
    module("Documents", ["ArgumentGraph", "CMatching", "Digests", "SourceText"]),
    module("Frameworks", ["SourceText"]),
    module("Strength", []),
    module("Evaluation", ["ArgumentGraph", "Frameworks", "SourceText"]),
    module("Checks", ["ArgumentGraph", "Conventions", "Documents", "Evaluation", "SourceText"]),
    module("Reports", ["ArgumentGraph", "JSONText", "SourceText"]),
    .target(
      name: "Formats", dependencies: ["ArgumentGraph", "JSONText", "SourceText"],
      resources: [.embedInCode("Schemas/crux-map.schema.json")], swiftSettings: strict),
    module(
      "Commands",
      [
        "ArgumentGraph", "Checks", "Conventions", "Digests", "Documents", "Evaluation", "Formats",
        "JSONText", "Notebook", "Reports", "SourceText", "Strength",
      ]),
    // Files.
    .target(name: "CStorage"),
    module("Storage", ["CStorage", "Digests", systemPackage]),
    module(
      "Session",
      [
        "ArgumentGraph", "Checks", "Commands", "Digests", "Documents", "Evaluation", "Formats",
        "JSONText", "Notebook", "Reports", "SourceText", "Storage", systemPackage,
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    // The terminal.
    .target(name: "CEditline", linkerSettings: [.linkedLibrary("edit")] + editLibraries),
    module("LineEditor", ["CEditline"]),
    // The program.
    .executableTarget(
      name: "crux",
      dependencies: [
        "ArgumentGraph", "Checks", "Commands", "Evaluation", "Formats", "Frameworks", "JSONText",
        "LineEditor",
        "Notebook", "Reports", "Session", "SourceText", "Storage", systemPackage,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "crux-benchmark",
      dependencies: [
        "ArgumentGraph", "CBaseline", "Checks", "Commands", "Documents", "Evaluation", "Formats",
        "Frameworks", "JSONText", "Notebook", "Session", "SourceText", "Storage", systemPackage,
      ],
      swiftSettings: strict),
    .target(name: "CBaseline"),

    // Support for tests.
    .target(name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal"),
    .target(
      name: "TerminalTesting", dependencies: ["CPseudoTerminal", "LineEditor"],
      path: "Tests/Support/TerminalTesting", swiftSettings: strict),
    .executableTarget(
      name: "EditorDemo", dependencies: ["LineEditor"], path: "Tests/Support/EditorDemo",
      swiftSettings: strict),
    .executableTarget(
      name: "PromptBenchmark", dependencies: ["crux", "TerminalTesting"],
      path: "Tests/Support/PromptBenchmark", swiftSettings: strict),
    .target(
      name: "RandomTesting", path: "Tests/Support/RandomTesting", swiftSettings: strict),
    .target(
      name: "OracleTesting", path: "Tests/Support/OracleTesting", swiftSettings: strict),
    .target(
      name: "MapTesting",
      dependencies: ["ArgumentGraph", "Formats", "Notebook", "RandomTesting"],
      path: "Tests/Support/MapTesting", swiftSettings: strict),
    .executableTarget(
      name: "StorageProbe", dependencies: ["Storage", systemPackage],
      path: "Tests/Support/StorageProbe", swiftSettings: strict),

    // Tests.
    .testTarget(
      name: "CruxTests", dependencies: ["crux", "CPseudoTerminal", "TerminalTesting"],
      swiftSettings: strict),
    tests("ArgumentGraph", ["MapTesting", "SourceText"]),
    tests("Conventions", ["ArgumentGraph", "Notebook", "SourceText"]),
    tests(
      "Checks",
      [
        "ArgumentGraph", "Conventions", "Documents", "Evaluation", "Notebook", "RandomTesting",
        "SourceText",
      ]),
    .testTarget(
      name: "DocsTests", dependencies: ["Checks", "Commands", "LineEditor", "Notebook"],
      swiftSettings: strict),
    tests("Documents", ["ArgumentGraph", "Digests", "RandomTesting"], reading: ["Annotated"]),
    tests(
      "Formats", ["ArgumentGraph", "JSONText", "Notebook", "RandomTesting", "SourceText"],
      reading: ["Goldens"]),
    tests(
      "Evaluation", ["ArgumentGraph", "Notebook", "OracleTesting", "RandomTesting", "SourceText"]),
    tests("Frameworks", ["MapTesting", "OracleTesting", "SourceText"]),
    tests("JSONText", ["OracleTesting", "RandomTesting"]),
    tests("LineEditor", ["CPseudoTerminal", "EditorDemo", "RandomTesting", "TerminalTesting"]),
    tests(
      "Commands",
      [
        "ArgumentGraph", "Checks", "Conventions", "Documents", "Evaluation", "Formats", "JSONText",
        "MapTesting", "Notebook", "Reports", "SourceText",
      ],
      reading: ["Goldens", "Schemas"]),
    tests(
      "Notebook", ["ArgumentGraph", "Formats", "MapTesting", "SourceText"], reading: ["Goldens"]),
    tests("Reports", ["ArgumentGraph", "JSONText", "Notebook", "SourceText"]),
    tests("SourceText", ["MapTesting"]),
    tests("Strength", ["MapTesting"]),
    tests(
      "Session",
      [
        "ArgumentGraph", "Commands", "Digests", "Documents", "Notebook", "RandomTesting",
        "SourceText",
        "Storage", systemPackage,
      ]),
    tests("Storage", ["CStorage", "Digests", "RandomTesting", "StorageProbe", systemPackage]),
  ]
)
