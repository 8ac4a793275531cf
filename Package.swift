// swift-tools-version: 6.2
import PackageDescription

/// Settings that every Swift target of ours is built with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "crux",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .target(name: "SourceText", swiftSettings: strict),
    .target(name: "JSONText", dependencies: ["SourceText"], swiftSettings: strict),
    .target(name: "ArgumentGraph", dependencies: ["SourceText"], swiftSettings: strict),
    .target(
      name: "Storage",
      dependencies: [.product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: strict),
    .target(name: "CEditline"),
    .target(name: "LineEditor", dependencies: ["CEditline"], swiftSettings: strict),
    .target(name: "Documents", swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents"], exclude: ["Annotated"],
      swiftSettings: strict),
  ]
)
