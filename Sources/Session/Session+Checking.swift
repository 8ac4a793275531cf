import Commands
import SourceText
import Storage
import SystemPackage

/// Checks beside earlier ones, whose findings are in files.
extension Session {
  /// Reads the findings of an earlier check.
  ///
  /// - Throws: `SessionFailure` for a file that cannot be read or is no report of findings.
  public static func baseline(
    at path: String, within folders: [FilePath]? = nil
  ) throws(SessionFailure) -> Baseline {
    let bytes: [UInt8]
    do {
      if let folders {
        bytes = try loadFile(FilePath(path), within: folders, limit: Baseline.sizeLimit).bytes
      } else {
        bytes = try loadFile(FilePath(path), limit: Baseline.sizeLimit).bytes
      }
    } catch { throw SessionFailure(error) }
    do { return try Baseline(reading: bytes, name: path) } catch {
      throw SessionFailure([error])
    }
  }

  /// Answers a check beside the baseline that it names.
  func check(_ request: CheckRequest) throws(SessionFailure) {
    var known: Baseline?
    if let path = request.baseline { known = try Self.baseline(at: path, within: folders) }
    do {
      let (answer, remark) = try request.answer(workspace, beside: known)
      if stop.isRaised { throw SessionFailure.interrupted }
      try printer.print(answer)
      if let remark { printer.note(remark) }
    } catch let failure as SessionFailure {
      throw failure
    } catch let problem as Diagnostic {
      throw SessionFailure([problem])
    } catch {
      throw SessionFailure("\(error)")
    }
  }
}
