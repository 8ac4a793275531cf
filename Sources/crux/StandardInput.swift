import ArgumentParser

/// Standard input as a file that is named `-`.
enum StandardInput {
  /// Refuses to read it twice, since the second time it would be empty.
  static func requireOnce(in paths: [String]) throws {
    if paths.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once")
    }
  }
}
