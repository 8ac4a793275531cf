import ArgumentGraph

/// One thing that a command takes: it names it, reads it, and says how it is completed.
public struct Parameter: Sendable, Equatable {
  /// What is read.
  public enum Kind: Sendable, Equatable {
    /// The id of something declared, or `P + Q -> C`.
    case node(NodeFilter)
    /// Several ids with commas between them.
    case nodes(NodeFilter)
    /// An id that need not be declared.
    case newLabel
    /// A source and a passage of it: `SOURCE[:PASSAGE]`.
    case passage
    /// Text in quotes.
    case text
    /// A path, in quotes or as one word.
    case path
    /// A whole number from 1.
    case number
    /// One word of a list.
    case choice([String])
    /// Any one word.
    case word
    /// A word that is there or not.
    case flag
    /// All that follows, which the command reads by itself.
    case rest
  }

  /// What it is called in help, such as `ID`; the word itself for a flag.
  public var name: String
  /// What is read.
  public var kind: Kind
  /// The word that must stand before it, such as `depth`.
  public var keyword: String?
  /// Whether it may be left out.
  public var isOptional: Bool

  init(_ name: String, _ kind: Kind, after keyword: String? = nil, isOptional: Bool = false) {
    self.name = name
    self.kind = kind
    self.keyword = keyword
    self.isOptional = isOptional
  }

  /// The id of something declared.
  public static func node(
    _ name: String = "ID", _ filter: NodeFilter = .any, after keyword: String? = nil
  ) -> Parameter { Parameter(name, .node(filter), after: keyword) }

  /// Text in quotes.
  public static func text(_ name: String = "\"TEXT\"") -> Parameter { Parameter(name, .text) }

  /// A source and a passage of it.
  public static func passage(_ name: String = "SOURCE[:PASSAGE]") -> Parameter {
    Parameter(name, .passage)
  }

  /// A number after a word.
  public static func number(_ name: String = "N", after keyword: String? = nil) -> Parameter {
    Parameter(name, .number, after: keyword)
  }

  /// A word that is there or not.
  public static func flag(_ word: String) -> Parameter {
    Parameter(word, .flag, isOptional: true)
  }

  /// One word of a list.
  public static func choice(
    _ name: String, _ words: [String], after keyword: String? = nil
  ) -> Parameter { Parameter(name, .choice(words), after: keyword) }

  /// A path.
  public static func path(_ name: String = "PATH", after keyword: String? = nil) -> Parameter {
    Parameter(name, .path, after: keyword)
  }

  /// All that follows.
  public static func rest(_ name: String) -> Parameter { Parameter(name, .rest) }

  /// The same, but it may be left out.
  public var optional: Parameter {
    var copy = self
    copy.isOptional = true
    return copy
  }

  /// The parameter as help shows it.
  public var usage: String {
    let core = keyword.map { "\($0) \(name)" } ?? name
    return isOptional ? "[\(core)]" : core
  }
}

/// Which nodes a parameter takes.
public enum NodeFilter: Sendable, Equatable {
  case any, statement, inference, source, claim
  /// A statement or an inference.
  case argument

  /// Whether a node of `kind` is taken.
  public func accepts(_ kind: NodeKind) -> Bool {
    switch self {
    case .any: kind.isDeclared
    case .statement: kind.isStatement
    case .inference: kind.isInference
    case .source: kind == .source
    case .claim: kind.isClaim
    case .argument: kind.isStatement || kind.isInference
    }
  }

  /// What it takes, in words.
  public var words: String {
    switch self {
    case .any: "a statement, an inference or a source"
    case .statement: "a statement"
    case .inference: "an inference"
    case .source: "a source"
    case .claim: "a claim"
    case .argument: "a statement or an inference"
    }
  }
}
