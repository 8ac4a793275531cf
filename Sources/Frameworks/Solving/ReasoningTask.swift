/// Which sets of arguments count as extensions.
public enum Semantics: String, Sendable, CaseIterable {
  case complete = "CO"
  case preferred = "PR"
  case stable = "ST"
  case semiStable = "SST"
  case ideal = "ID"
  case grounded = "GR"
}

/// What is asked about the extensions.
public enum Question: String, Sendable, CaseIterable {
  /// Some extension.
  case someExtension = "SE"
  /// Whether an argument is in some extension (decide credulously).
  case credulous = "DC"
  /// Whether it is in all of them (decide sceptically).
  case sceptical = "DS"
  /// How many there are (count).
  case count = "CE"
  /// All of them (enumerate).
  case enumerate = "EE"

  /// Whether it is about one argument.
  public var takesArgument: Bool { self == .credulous || self == .sceptical }
}

/// A question under a semantics, written as the competitions write it: `DC-PR`.
public struct ReasoningTask: Sendable, Hashable {
  /// What is asked.
  public var question: Question
  /// What counts as an extension.
  public var semantics: Semantics

  /// Joins the two.
  public init(_ question: Question, _ semantics: Semantics) {
    self.question = question
    self.semantics = semantics
  }

  /// Reads `DC-PR`, in capital letters or small ones.
  public init?(_ text: String) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let question = Question(rawValue: String(parts[0])),
      let semantics = Semantics(rawValue: String(parts[1]))
    else { return nil }
    self.init(question, semantics)
  }

  /// The task as it is written.
  public var name: String { "\(question.rawValue)-\(semantics.rawValue)" }

  /// Every task that can be solved, in the order in which they are listed.
  public static let all: [ReasoningTask] = Question.allCases.flatMap { question in
    Semantics.allCases.map { ReasoningTask(question, $0) }
  }
}
