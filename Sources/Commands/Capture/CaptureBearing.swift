import ArgumentGraph
import Notebook
import SourceText

/// What somebody answers when asked what a captured statement bears on: an id, an inference, or a
/// whole clause such as `undercuts c2 -> c1`.
public struct CaptureBearing: Sendable {
  private let typed: String
  private let kind: String

  /// Takes an answer for a statement of a kind, such as `claim`.
  public init(_ typed: String, of kind: String) {
    self.typed = typed
    self.kind = kind
  }

  /// How a statement of this kind bears on others unless it is said.
  public static func relation(of kind: String) -> String {
    kind == Keyword.counterclaim.rawValue ? "rebuts" : "supports"
  }

  /// What stands before an answer in its statement, so that it is completed by its place.
  public static func lead(of kind: String, before typed: String) -> String {
    let relation = CaptureBearing(typed, of: kind).relation
    return "\(kind) \"-\" \(relation.isEmpty ? "" : relation + " ")"
  }

  /// The clause; empty when it bears on nothing.
  public var clause: String {
    if typed.isEmpty { return "" }
    return relation.isEmpty ? typed : "\(relation) \(typed)"
  }

  /// The relation to be written before what was typed; empty when that begins with one.
  private var relation: String {
    let words = typed.split(separator: " ", maxSplits: 1)
    let relations = ["supports", "rebuts", "undercuts"]
    if let first = words.first, relations.contains(String(first)) { return "" }
    let usual = Self.relation(of: kind)
    return usual == "rebuts" && typed.contains("->") ? "undercuts" : usual
  }

  /// The word of the answer that should be an id and is none, when the answer is one word.
  public func unknownID(in workspace: Workspace) -> String? {
    guard !typed.isEmpty, !typed.contains(where: { $0 == " " || $0 == "," }) else { return nil }
    let node = workspace.graph.find(typed)
    return !node.isNone && workspace.graph.kind(node).isDeclared ? nil : typed
  }
}
