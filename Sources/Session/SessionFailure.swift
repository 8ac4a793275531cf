import Commands
import SourceText
import Storage

/// Why something that was asked for was not done; what to print, and the exit status.
public struct SessionFailure: Error, Sendable {
  /// What is wrong, each ready to be printed.
  public var diagnostics: [Diagnostic]
  /// The exit status that it leads to in a batch.
  public var status: Int32

  /// Fails with a message.
  public init(_ message: String, help: String? = nil, status: Int32 = ExitStatus.failed) {
    diagnostics = [Diagnostic(message, help: help)]
    self.status = status
  }

  /// Fails with diagnostics.
  public init(_ diagnostics: [Diagnostic], status: Int32 = ExitStatus.failed) {
    self.diagnostics = diagnostics
    self.status = status
  }

  /// Gives up because the user asked for it.
  public static let interrupted = SessionFailure("interrupted")

  /// Fails for a reason of the disk.
  public init(_ error: StorageError) {
    let isGone = error.action == .save && error.reason == .missing
    self.init(
      error.message,
      help: isGone ? "it was removed meanwhile: type save as \(error.path)" : error.hint)
  }
}

/// The exit statuses of the program.
public enum ExitStatus {
  /// All was done.
  public static let done: Int32 = 0
  /// Findings, stale outputs or differences.
  public static let findings: Int32 = 1
  /// The command line was wrong.
  public static let usage: Int32 = 2
  /// A command failed, or a file could not be read, parsed or written.
  public static let failed: Int32 = 3
}
