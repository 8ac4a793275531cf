/// Writes answers as the competitions want them.
///
/// In the form of ICCMA 2023 an extension is a line `w 1 2 5`, `NO` says that there is none, and a
/// `YES` to DC or a `NO` to DS is followed by an extension that shows it. In that of 2019 an
/// extension is `[a,b]`, and acceptance is `YES` or `NO` alone. CE is a number in both; EE, which
/// the newer competitions no longer have, is that of 2019: `[`, a line for each extension, `]`.
public struct AnswerText {
  /// The year whose rules are followed.
  public enum Form: String, Sendable, CaseIterable {
    case iccma2019 = "2019"
    case iccma2023 = "2023"
  }

  private let names: ArgumentNames
  private let form: Form

  /// Writes with these names.
  public init(_ names: ArgumentNames, _ form: Form) {
    self.names = names
    self.form = form
  }

  /// The answer, with the end of its last line.
  public func text(_ answer: FrameworkSolver.Answer) -> [UInt8] {
    var output: [UInt8] = []
    switch answer {
    case .someExtension(let set?): write(set, form, to: &output)
    case .someExtension(nil): output += "NO\n".utf8
    case .acceptance(let isAccepted, let witness):
      output += (isAccepted ? "YES\n" : "NO\n").utf8
      if let witness, form == .iccma2023 { write(witness, form, to: &output) }
    case .count(let count): output += "\(count)\n".utf8
    }
    return output
  }

  /// What stands before all extensions.
  public var opening: [UInt8] { Array("[\n".utf8) }
  /// What stands behind them.
  public var closing: [UInt8] { Array("]\n".utf8) }

  /// An extension among others.
  public func line(_ set: [Int]) -> [UInt8] {
    var output: [UInt8] = []
    write(set, .iccma2019, to: &output)
    return output
  }

  private func write(_ set: [Int], _ form: Form, to output: inout [UInt8]) {
    let isNew = form == .iccma2023
    output.append(UInt8(ascii: isNew ? "w" : "["))
    for (index, argument) in set.enumerated() {
      if isNew {
        output.append(UInt8(ascii: " "))
      } else if index > 0 {
        output.append(UInt8(ascii: ","))
      }
      names.write(argument, to: &output)
    }
    if !isNew { output.append(UInt8(ascii: "]")) }
    output.append(UInt8(ascii: "\n"))
  }
}
