import ArgumentGraph
import SourceText

/// What a notebook includes, directly and through others, each notebook once.
///
/// Notebooks are met level by level, and in the order of the `include` statements within one, so
/// that the route which gives a notebook its prefix is the shortest, and of equally short ones the
/// first.
struct IncludeTree {
  /// An `include` statement of the notebook itself.
  struct Request {
    var path: String
    var prefix: String?
    var item: ItemID
  }

  /// A notebook that is taken in.
  struct File {
    /// Its name as messages show it.
    var name: String
    /// Its path from the folder of the notebook that includes all.
    var relative: String
    /// What stands before its ids, with the dot.
    var prefix: String
    var notebook: Notebook
  }

  /// What was not taken in, and the statement that asked for it in the end.
  struct Failure {
    var item: ItemID
    var failure: IncludeFailure
    /// Whether all the same what could be read was taken in.
    var isPartial = false
  }

  /// The deepest that notebooks may include each other.
  static let depthLimit = 32
  /// The most notebooks that are taken in.
  static let fileLimit = 1_000
  /// The most `include` statements that are followed.
  static let stepLimit = 10_000

  private(set) var files: [File] = []
  private(set) var failures: [Failure] = []
  /// Other prefixes of notebooks that are included by several routes, and those that they have.
  private(set) var aliases: [(from: String, to: String)] = []

  /// A step of the walk: who includes, what, how deep, and on whose account.
  private struct Step {
    var includer: Int
    var path: String
    var prefix: String?
    var depth: Int
    var item: ItemID
  }

  private let host: String
  private let loader: IncludeLoader
  /// What each notebook is known by; the first is the one that includes all.
  private var identities: [String]
  /// The notebooks that each includes.
  private var edges: [[Int]] = [[]]
  /// The prefixes that are taken, with what they stand for.
  private var taken: [String: Int] = [:]
  private var byteCount = 0

  /// Follows `requests` of the notebook `host` and of those they lead to.
  init(_ requests: [Request], of host: String, by loader: IncludeLoader) {
    self.host = host
    self.loader = loader
    identities = [loader.identity]
    var queue = requests.map {
      Step(includer: 0, path: $0.path, prefix: $0.prefix, depth: 1, item: $0.item)
    }
    var next = 0
    while next < queue.count {
      let step = queue[next]
      next += 1
      if next > Self.stepLimit {
        failures.append(
          Failure(
            item: step.item,
            failure: IncludeFailure("more than \(Self.stepLimit) notebooks would be included")))
        break
      }
      do {
        guard let file = try take(step) else { continue }
        for placed in files[file - 1].notebook.ownIncludes {
          queue.append(
            Step(
              includer: file, path: placed.path, prefix: placed.prefix, depth: step.depth + 1,
              item: step.item))
        }
      } catch {
        failures.append(Failure(item: step.item, failure: blame(error, step)))
      }
    }
  }

  /// Takes in what a step asks for; returns its number when it was not met before.
  private mutating func take(_ step: Step) throws(IncludeFailure) -> Int? {
    if let refusal = IncludePath.refusal(step.path) { throw refusal }
    let prefix = prefix(of: step.includer) + (try IncludePath.prefix(step.path, step.prefix)) + "."
    if step.depth > Self.depthLimit {
      throw IncludeFailure(
        "`\(step.path)` would be included more than \(Self.depthLimit) deep",
        help: "include it directly")
    }
    let text = try loader.load(step.path, identities[step.includer])
    if let known = identities.firstIndex(of: text.identity) {
      try refuseCircle(from: known, to: step.includer)
      try claim(prefix, for: known)
      edges[step.includer].append(known)
      let own = self.prefix(of: known)
      if own != prefix { aliases.append((prefix, own)) }
      return nil
    }
    guard files.count < Self.fileLimit else {
      throw IncludeFailure("more than \(Self.fileLimit) notebooks would be included")
    }
    byteCount += text.bytes.count
    guard byteCount <= Notebook.sizeLimit else {
      throw IncludeFailure(
        "the notebooks that are included have more than \(Notebook.sizeLimit) bytes")
    }
    let relative = IncludePath.joined(step.path, in: self.relative(of: step.includer))
    let name = IncludePath.joined(relative, in: host)
    let notebook = Notebook(name: name, bytes: text.bytes)
    try refuseUnreadable(notebook)
    try claim(prefix, for: files.count + 1)
    identities.append(text.identity)
    edges.append([])
    edges[step.includer].append(files.count + 1)
    files.append(File(name: name, relative: relative, prefix: prefix, notebook: notebook))
    noteProblems(of: files[files.count - 1], step)
    return files.count
  }

  /// Keeps a prefix for one notebook.
  private mutating func claim(_ prefix: String, for file: Int) throws(IncludeFailure) {
    if let other = taken[prefix], other != file {
      throw IncludeFailure(
        "the prefix `\(prefix.dropLast())` is that of `\(relative(of: other))` already",
        help: "choose another: include \"PATH\" as PREFIX")
    }
    taken[prefix] = file
  }

  private func refuseUnreadable(_ notebook: Notebook) throws(IncludeFailure) {
    if notebook.isUnreadable {
      let reason = notebook.documentProblems.first?.message ?? "it is no text"
      throw IncludeFailure("`\(notebook.name)` cannot be read: \(reason)")
    }
    if notebook.formatVersion > Notebook.currentFormat {
      throw IncludeFailure(
        "`\(notebook.name)` is of format \(notebook.formatVersion), and this program reads format "
          + "\(Notebook.currentFormat)")
    }
  }

  // MARK: Circles

  /// Refuses a step to a notebook from which its includer is reached: the step would close a
  /// circle, which is named from notebook to notebook.
  private func refuseCircle(from start: Int, to includer: Int) throws(IncludeFailure) {
    guard let way = way(from: start, to: includer) else { return }
    let names = (way + [start]).map { relative(of: $0) }
    throw IncludeFailure(
      "the notebooks include each other in a circle: \(names.joined(separator: " -> "))",
      help: "take out one of these steps")
  }

  /// The shortest way from one notebook to another, both named.
  private func way(from start: Int, to end: Int) -> [Int]? {
    var cameFrom = [Int](repeating: -1, count: edges.count)
    var queue = [start]
    var next = 0
    while next < queue.count {
      let file = queue[next]
      next += 1
      if file == end {
        var way = [file]
        while let last = way.last, last != start { way.append(cameFrom[last]) }
        return way.reversed()
      }
      for other in edges[file] where other != start && cameFrom[other] < 0 {
        cameFrom[other] = file
        queue.append(other)
      }
    }
    return nil
  }

  // MARK: Words

  private func prefix(of file: Int) -> String { file == 0 ? "" : files[file - 1].prefix }

  private func relative(of file: Int) -> String {
    file == 0 ? host.split(separator: "/").last.map(String.init) ?? host : files[file - 1].relative
  }

  /// A failure of a notebook that is included by another says by which.
  private func blame(_ failure: IncludeFailure, _ step: Step) -> IncludeFailure {
    if step.includer == 0 || failure.message.contains(" -> ") { return failure }
    var failure = failure
    failure.message += " (included by \(relative(of: step.includer)))"
    return failure
  }

  /// Says what of a notebook is not taken in.
  private mutating func noteProblems(of file: File, _ step: Step) {
    let problems = file.notebook.problems
    if let first = problems.first {
      let count = problems.count == 1 ? "an error" : "\(problems.count) errors"
      let line = first.place.map { "line \($0.line): " } ?? ""
      note(
        "`\(file.relative)` has \(count), and what cannot be read is left out: \(line)"
          + first.message, "mend it: crux check \(file.name)", step)
    }
    let limit = Graph.labelLimit - file.prefix.utf8.count
    let graph = file.notebook.graph
    let long = file.notebook.orderedNodes.filter {
      !graph.labelID($0).isNone && graph.texts.count(of: graph.labelID($0)) > limit
    }
    if let first = long.first {
      let count = long.count == 1 ? "an id" : "\(long.count) ids"
      note(
        "with the prefix `\(file.prefix.dropLast())`, \(count) of `\(file.relative)` would be "
          + "longer than \(Graph.labelLimit) bytes: \(graph.label(first) ?? "")",
        "choose a shorter prefix: include \"PATH\" as PREFIX", step)
    }
  }

  private mutating func note(_ message: String, _ help: String, _ step: Step) {
    let failure = IncludeFailure(message, help: help)
    failures.append(Failure(item: step.item, failure: blame(failure, step), isPartial: true))
  }
}
