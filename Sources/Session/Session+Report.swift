import Commands
import SourceText
import Storage
import SystemPackage

/// Writing reports.
extension Session {
  /// Writes a report, in the format of answers, to standard output or to a file.
  ///
  /// A notebook with errors has no report, since it would not tell what the notebook says.
  public func report(_ kind: String, to path: String?) throws(SessionFailure) {
    if path != nil, path != "-" { try refuseIfSafe("write files") }
    let problems = workspace.notebook.problems.filter { $0.severity == .error }
    if !problems.isEmpty {
      throw SessionFailure(
        problems + [
          Diagnostic("there is no report, since \(file.name) has errors", severity: .note)
        ])
    }
    if workspace.graph.hasUnresolvedPaths { workspace.notebook.resolve() }
    let answer: ReportAnswer?
    do { answer = try ReportAnswer(kind, workspace) } catch {
      throw SessionFailure([error], status: ExitStatus.usage)
    }
    guard let answer else {
      throw SessionFailure("there is no report `\(visible(kind))`", status: ExitStatus.usage)
    }
    guard let path, path != "-" else {
      try printer.print(answer.answer)
      return
    }
    let bytes = try printer.bytes(of: answer.answer)
    do { try replaceFile(bytes, at: FilePath(path)) } catch { throw SessionFailure(error) }
  }
}
