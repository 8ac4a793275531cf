/// Something that could be typed at the cursor.
public struct Proposal: Sendable, Equatable {
  /// What is put into the line.
  public var text: String
  /// What it is, for the menu.
  public var description: String
  /// Whether a space follows.
  public var addsSpace: Bool

  init(_ text: String, _ description: String = "", addsSpace: Bool = true) {
    self.text = text
    self.description = description
    self.addsSpace = addsSpace
  }
}

extension Proposal {
  /// The same behind what has been typed before it.
  func after(_ lead: String) -> Proposal {
    Proposal(lead + text, description, addsSpace: addsSpace)
  }
}

/// What could be typed at the cursor, and what of the line it takes the place of.
public struct Proposals: Sendable, Equatable {
  /// The bytes of the line that are replaced.
  public var range: Range<Int>
  /// The likeliest first.
  public var all: [Proposal]
  /// How paths of files are written here when they are wanted, which only the caller can list.
  public var paths: PathForm?

  /// How a path is written.
  public struct PathForm: Sendable, Equatable {
    /// Whether it must stand in quotes, whatever it holds.
    public var needsQuotes: Bool
    /// Whether its opening quote has been typed, and is not in the range.
    public var isInText: Bool
    /// Whether it counts from the notebook's folder.
    public var isFromNotebook = false
  }
}
