/// What is shown before the line: one row of text in styled pieces.
public struct Prompt: Sendable, ExpressibleByStringLiteral {
  /// A piece of the prompt.
  public struct Piece: Sendable {
    /// The text; control characters in it are shown, not sent.
    public var text: String
    /// How the piece looks.
    public var style: TextStyle

    /// Makes a piece.
    public init(_ text: String, _ style: TextStyle = .prompt) {
      self.text = text
      self.style = style
    }
  }

  /// The pieces, from left to right.
  public var pieces: [Piece]

  /// Makes a prompt of pieces.
  public init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// Makes a prompt of one piece.
  public init(stringLiteral text: String) {
    pieces = [Piece(text)]
  }
}
