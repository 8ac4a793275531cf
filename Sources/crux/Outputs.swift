import Session
import SourceText
import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ending with what was printed: a full disk is an error, a reader that left is not.
enum Outputs {
  /// Writes what is left and returns the exit status that it leads to.
  static func status(of output: CheckedOutput, otherwise status: Int32 = 0) -> Int32 {
    do {
      try output.flush()
      return status
    } catch {
      if error.reason == .closedPipe { return status == 0 ? 128 + SIGPIPE : status }
      // What was said already is not said twice.
      if status >= ExitStatus.failed { return status }
      let errors = CheckedOutput(2, name: "standard error")
      errors.append(Diagnostic(error.message, help: error.hint).rendered)
      try? errors.flush()
      return ExitStatus.failed
    }
  }
}
