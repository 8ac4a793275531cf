/// The part that a piece of text plays on the screen.
///
/// A caller says what text is; a ``Theme`` says how that looks.
public enum TextStyle: UInt8, Sendable, CaseIterable {
  /// Text without a special part.
  case plain
  /// The prompt's main text.
  case prompt
  /// A lesser part of the prompt.
  case promptDetail
  /// A word that says what to do.
  case command
  /// A word with a fixed meaning.
  case keyword
  /// A known name.
  case name
  /// Quoted or free text.
  case string
  /// A number, a date or another literal.
  case literal
  /// Text that is only read by people.
  case comment
  /// Punctuation.
  case punctuation
  /// Something unknown or wrong.
  case problem
  /// A proposal after the cursor that is not in the line.
  case ghost
  /// Help below the line.
  case hint
  /// What a search has found.
  case match
  /// The chosen row of a menu.
  case selected
}

/// A stretch of text with one style.
public struct StyledSpan: Sendable, Equatable {
  /// UTF-8 offsets in the text.
  public var range: Range<Int>
  /// The stretch's style.
  public var style: TextStyle

  /// Makes a span from UTF-8 offsets and a style.
  public init(_ range: Range<Int>, _ style: TextStyle) {
    self.range = range
    self.style = style
  }
}

/// The escape codes that show each style.
public struct Theme: Sendable {
  /// The parameters of SGR (`ESC [ … m`) by the raw value of the style; empty for none.
  var parameters: [String]

  /// Makes a theme from SGR parameters, such as `"1;34"`; styles left out look plain.
  public init(_ parameters: [TextStyle: String]) {
    self.parameters = TextStyle.allCases.map { parameters[$0] ?? "" }
  }

  /// The sixteen colours that every terminal has, readable on dark and light grounds.
  public static let colour = Theme([
    .prompt: "1;36", .promptDetail: "33", .command: "1;34", .keyword: "35", .name: "36",
    .string: "32", .literal: "33", .comment: "2", .problem: "31", .ghost: "2", .hint: "2",
    .match: "7", .selected: "7",
  ])

  /// Weight and underlining in place of colour, for `NO_COLOR`.
  public static let monochrome = Theme([
    .prompt: "1", .command: "1", .problem: "4", .comment: "2", .ghost: "2", .hint: "2",
    .match: "7", .selected: "7",
  ])

  /// Whether no style has a look of its own.
  var isPlain: Bool { parameters.allSatisfy(\.isEmpty) }

  /// No escape codes for style at all.
  public static let plain = Theme([:])
}
