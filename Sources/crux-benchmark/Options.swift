#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is to be measured, and how.
struct Options {
  var parts: [any Part.Type] = []
  var isJSON = false
  var isQuick = false
  var wantsHelp = false
  /// The program that is measured.
  var crux: String

  /// Every part, in the order they run. The maps come first: a child's peak memory counts what this
  /// process held when it was started, and it holds little then.
  static let allParts: [any Part.Type] = [
    MapPart.self, CheckPart.self, VerdictPart.self, SolvePart.self, ReanchorPart.self,
    StartPart.self, CommandsPart.self, SavePart.self,
  ]

  init(_ words: [String]) throws(BenchmarkFailure) {
    crux = Self.folderOfProgram + "/crux"
    var names: [String] = []
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--json": isJSON = true
      case "--quick": isQuick = true
      case "--help", "-h": wantsHelp = true
      case "--crux":
        guard let path = words.popFirst() else {
          throw BenchmarkFailure("--crux takes a path", isUsage: true)
        }
        crux = path
      default: names.append(word)
      }
    }
    for name in names where !Self.allParts.contains(where: { $0.name == name }) {
      throw BenchmarkFailure("there is no part `\(name)`\n\(Main.usage)", isUsage: true)
    }
    parts = Self.allParts.filter { names.isEmpty || names.contains($0.name) }
  }

  /// How many runs to make.
  func runs(_ count: Int) -> Int { isQuick ? max(3, count / 5) : count }

  /// The folder of this program.
  private static var folderOfProgram: String {
    let path = programPath
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// This program's own path.
  static var programPath: String {
    guard let real = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(real) }
    return String(cString: real)
  }
}

/// Something that is measured.
protocol Part: SendableMetatype {
  /// The word that is typed.
  static var name: String { get }

  /// Measures, and adds to the report.
  static func run(
    _ options: Options, in folder: WorkFolder, _ report: inout Report
  ) throws(BenchmarkFailure)
}
