import Checks
import JSONText
import SourceText

/// The findings of an earlier check, read from the JSON or the SARIF that it wrote.
///
/// A finding is known again by its notebook, its rule and the id that it is about, so that lines
/// may move and words may change. A notebook is known by its path, or by its name alone when only one
/// has that name, so that a check may be run from another folder.
public struct Baseline: Sendable, Equatable {
  /// The largest file that is read, in bytes.
  public static let sizeLimit = 256 << 20

  /// The messages of the findings, by what they are known by.
  private(set) var messages: [FindingIdentity: [String]] = [:]
  /// The files that they are in.
  private(set) var files: Set<String> = []
  /// The only file of each name; `nil` where several have it.
  private(set) var fileOfName: [String: String?] = [:]

  /// Reads a baseline. Linear.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: its name, for messages.
  /// - Throws: a diagnostic with a place for a file that is no report of findings.
  public init(reading bytes: [UInt8], name: String) throws(Diagnostic) {
    var reader = BaselineReader(bytes: bytes, name: name)
    for finding in try reader.read() {
      let identity = FindingIdentity(
        file: finding.file, code: finding.code, id: finding.id, message: finding.message)
      messages[identity, default: []].append(FileURI.unfinished(finding.message))
      if files.insert(identity.file).inserted {
        let last = Self.lastName(identity.file)
        fileOfName[last] = fileOfName[last] == nil ? identity.file : .some(nil)
      }
    }
  }

  /// The name that the baseline has for a file.
  func known(_ file: String) -> String {
    let file = FileURI.plain(file)
    if files.contains(file) { return file }
    return (fileOfName[Self.lastName(file)] ?? nil) ?? file
  }

  private static func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// Checks beside a baseline: what is new, what was known, and what is cured.
public struct BaselineComparison: Sendable {
  private let baseline: Baseline
  private var left: [FindingIdentity: [String]]
  /// The rules that ran, by the baseline's name for each file that was looked at.
  private var ran: [String: Set<String>] = [:]
  /// How many findings the baseline has.
  public private(set) var known = 0
  /// How many it does not have.
  public private(set) var new = 0

  /// Begins a comparison.
  public init(with baseline: Baseline) {
    self.baseline = baseline
    left = baseline.messages
  }

  /// The report with those findings alone that the baseline does not have.
  public mutating func keepingNew(_ report: CheckReport) -> CheckReport {
    let findings = report.identifiedFindings.map { identity, message in
      var identity = identity
      identity.file = baseline.known(identity.file)
      return (identity: identity, message: FileURI.unfinished(message))
    }
    for file in Set(findings.map(\.identity.file) + [baseline.known(report.file)]) {
      ran[file, default: []].formUnion(report.result.codes)
    }
    var isNew = [Bool](repeating: true, count: findings.count)
    // Those that still say the same first, so that of several the right ones are new.
    for (index, finding) in findings.enumerated() {
      guard let at = left[finding.identity]?.firstIndex(of: finding.message) else { continue }
      left[finding.identity]?.remove(at: at)
      isNew[index] = false
    }
    for (index, finding) in findings.enumerated() where isNew[index] {
      guard left[finding.identity]?.isEmpty == false else { continue }
      left[finding.identity]?.removeLast()
      isNew[index] = false
    }
    new += isNew.count { $0 }
    known += isNew.count { !$0 }
    return report.keeping(isNew)
  }

  /// How many of the baseline's findings are not there any more, among those that would have been
  /// found: of the files that were looked at, by the rules that ran.
  public var cured: Int {
    left.reduce(0) { count, entry in
      ran[entry.key.file]?.contains(entry.key.code) == true ? count + entry.value.count : count
    }
  }

  /// What became of the baseline's findings, in one line.
  public func summary(of name: String) -> String {
    let news = new == 0 ? "nothing new" : "\(new) new"
    return
      "\(news) since \(name): \(known) \(known == 1 ? "is" : "are") still there, \(cured) cured"
  }
}

extension CheckReport {
  /// What each finding is known by, and its message, in the order of `result.findings`.
  var identifiedFindings: [(identity: FindingIdentity, message: String)] {
    unsortedRecords.map { (FindingIdentity($0), $0.finding.message) }
  }
}
