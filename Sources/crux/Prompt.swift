import Session

/// The session at a terminal.
enum Prompt {
  static func run(
    _ notebook: String?, options: SessionOptions, isPlain: Bool, readsRC: Bool
  ) throws -> Int32 {
    0
  }
}
