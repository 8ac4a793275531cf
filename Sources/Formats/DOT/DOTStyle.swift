import ArgumentGraph

/// How the kinds of nodes and edges look: each by shape, by colour and by word.
///
/// The colours are those of Okabe and Ito (2008), which people with any kind of colour vision can
/// tell apart; fills are the same, mixed with white so that black text can be read on them.
enum DOTStyle {
  static let fontName = "Helvetica,Arial,sans-serif"

  /// How one kind of statement looks.
  struct Look {
    var shape: String
    var colour: String
    var fill: String
    var style: String
    /// Shapes with slanted sides have room enough without a margin.
    var margin: String?
  }

  static func look(_ kind: NodeKind) -> Look {
    switch kind {
    case .counterclaim:
      Look(
        shape: "octagon", colour: "#D55E00", fill: "#FBE3D3", style: "filled", margin: "0,0")
    case .evidence:
      Look(shape: "note", colour: "#009E73", fill: "#D9F0E8", style: "filled")
    case .assumption:
      Look(
        shape: "hexagon", colour: "#9A8A00", fill: "#FCF8CE", style: "filled,dashed",
        margin: "0,0")
    case .claim:
      Look(shape: "box", colour: "#0072B2", fill: "#DDEDF8", style: "filled,rounded")
    default:
      Look(shape: "box", colour: "#666666", fill: "#FFFFFF", style: "dotted")
    }
  }

  /// The attributes of a statement's node, but for its label.
  static func attributes(_ look: Look, isContention: Bool) -> String {
    var text = "shape=\(look.shape), style=\"\(look.style)\", color=\"\(look.colour)\""
    text += ", fillcolor=\"\(look.fill)\""
    if let margin = look.margin { text += ", margin=\"\(margin)\"" }
    if isContention { text += ", peripheries=2, penwidth=2, fontsize=13" }
    return text
  }

  /// The same for a kind without a verdict, made once.
  static func attributes(_ kind: NodeKind, isContention: Bool) -> String {
    (isContention ? contentionAttributes : plainAttributes)[Int(kind.rawValue)]
  }

  private static let plainAttributes = NodeKind.allCases.map {
    attributes(look($0), isContention: false)
  }

  private static let contentionAttributes = NodeKind.allCases.map {
    attributes(look($0), isContention: true)
  }

  /// The word that stands first in a statement's node.
  static func heading(_ kind: NodeKind, isContention: Bool) -> String {
    isContention ? "CONTENTION" : headings[Int(kind.rawValue)]
  }

  private static let headings = NodeKind.allCases.map { $0.word.uppercased() }

  /// How one kind of inference looks.
  struct Line {
    var colour: String
    /// The word beside it; support is the rule and has none.
    var word: String?
    /// What each of its parts has.
    var attributes: String
    /// What its end has besides.
    var head: String

    init(_ colour: String, _ style: String, arrow: String, word: String?) {
      self.colour = colour
      self.word = word
      attributes = "color=\"\(colour)\", style=\(style)"
      head = ", arrowhead=\(arrow)"
    }
  }

  static func line(_ kind: NodeKind, isBacking: Bool) -> Line {
    switch kind {
    case .rebut: rebuttal
    case .undercut: undercut
    default: isBacking ? backing : support
    }
  }

  private static let support = Line("#333333", "solid", arrow: "normal", word: nil)
  private static let rebuttal = Line("#D55E00", "dashed", arrow: "normal", word: "rebuts")
  private static let undercut = Line("#A8457C", "dashed", arrow: "normal", word: "undercuts")
  private static let backing = Line("#0072B2", "dotted", arrow: "onormal", word: "backs")

  /// What joins linked premises.
  static let joint =
    "label=\"+\", shape=circle, fixedsize=true, width=0.22, fontsize=11, margin=0, style=filled, "
    + "fillcolor=\"#FFFFFF\""

  /// How one verdict looks: a mark and a fill.
  struct Verdict {
    var word: String
    var mark: String
    var fill: String

    /// The word as it is shown.
    var shown: String { word == "not-admitted" ? "not admitted" : word }
  }

  static let verdicts: [Verdict] = [
    Verdict(word: "stands", mark: "✓", fill: "#BFE3D7"),
    Verdict(word: "asserted", mark: "○", fill: "#FFFFFF"),
    Verdict(word: "contested", mark: "?", fill: "#F7E9B0"),
    Verdict(word: "falls", mark: "✗", fill: "#C9C9C9"),
    Verdict(word: "not-admitted", mark: "–", fill: "#E6E6E6"),
  ]

  static func verdict(_ word: String) -> Verdict? { verdicts.first { $0.word == word } }
}
