import ArgumentGraph
import SourceText

/// Writes a statement in its canonical form: what `fmt` makes, and what is saved of a new one.
///
/// One space between words, `counterclaim` in full, sources spelled out. On one line when that has
/// at most `Canonical.width` columns, else each clause on a line of its own, indented by two.
/// Comments are kept with the part that they follow.
public enum Canonical {
  /// The columns that a statement may take on one line.
  public static let width = 88

  /// What is written in place of what was typed.
  public struct Fill: Sendable {
    /// The id of a statement that was typed without one.
    public var label: String?
    /// The source of an anchor that names none.
    public var source: String?
    /// What is written in place of single words, by where they begin.
    public var words: [UInt32: String] = [:]
    /// Never break the line, as in the journal.
    public var isOneLine = false
    /// What ends a line.
    public var lineEnd = "\n"
    /// What begins every line.
    public var indent = ""

    /// Nothing to fill in.
    public init() {}
  }

  /// The canonical form of the statement that `syntax` was read from, with its line end.
  public static func write(
    _ syntax: StatementSyntax, _ bytes: UnsafeBufferPointer<UInt8>, _ fill: Fill
  ) -> [UInt8] {
    var starts = [UInt32](repeating: 0, count: syntax.tokens.count)
    return write(syntax, bytes, fill, &starts)
  }

  /// The canonical form, and where each token begins in it.
  static func write(
    _ syntax: StatementSyntax, _ bytes: UnsafeBufferPointer<UInt8>, _ fill: Fill,
    _ starts: inout [UInt32]
  ) -> [UInt8] {
    let parts = [syntax.head] + syntax.clauses.map(\.tokens)
    var comments = attach(syntax.comments, to: parts, syntax, bytes)
    // Comment lines after the last word are no part of the statement when it is read again, so its
    // layout may not depend on them.
    let after = takeLinesAfter(&comments, parts.count - 1)
    var output: [UInt8] = []
    if comments.isEmpty, fill.isOneLine || !fill.words.isEmpty || leastLength(syntax) <= width {
      let line = oneLine(syntax, bytes, fill, &starts)
      if fill.isOneLine || line.count <= width + fill.indent.utf8.count + fill.lineEnd.utf8.count {
        output = line
      }
    }
    if output.isEmpty { output = manyLines(parts, comments, syntax, bytes, fill, &starts) }
    for comment in after {
      output += (fill.indent + "  ").utf8
      output += bytes[comment.range]
      output += fill.lineEnd.utf8
    }
    return output
  }

  /// The statement with each clause on a line of its own, and comments after what they follow.
  private static func manyLines(
    _ parts: [Range<Int>], _ comments: [Int: [AttachedComment]], _ syntax: StatementSyntax,
    _ bytes: UnsafeBufferPointer<UInt8>, _ fill: Fill, _ starts: inout [UInt32]
  ) -> [UInt8] {
    var output: [UInt8] = []
    for (index, part) in parts.enumerated() {
      output += fill.indent.utf8
      if index > 0 { output += "  ".utf8 }
      append(part, syntax, bytes, fill, to: &output, &starts)
      for (position, comment) in (comments[index] ?? []).enumerated() {
        if position > 0 || comment.isOwnLine {
          output += fill.lineEnd.utf8
          output += fill.indent.utf8
        }
        output += "  ".utf8
        output += bytes[comment.range]
      }
      output += fill.lineEnd.utf8
    }
    return output
  }

  /// Takes the comments out that will stand on lines after the statement's last word.
  private static func takeLinesAfter(
    _ comments: inout [Int: [AttachedComment]], _ last: Int
  ) -> [AttachedComment] {
    guard let all = comments[last] else { return [] }
    let kept = all[0].isOwnLine ? 0 : 1
    comments[last] = kept == 0 ? nil : [all[0]]
    return Array(all[kept...])
  }

  /// The columns that the statement takes on one line, or somewhat less.
  private static func leastLength(_ syntax: StatementSyntax) -> Int {
    var length = -1
    for token in syntax.tokens {
      length += Int(token.end - token.start) + (token.kind == .comma ? 0 : 1)
    }
    return length
  }

  /// The whole statement on one line, with its line end.
  private static func oneLine(
    _ syntax: StatementSyntax, _ bytes: UnsafeBufferPointer<UInt8>, _ fill: Fill,
    _ starts: inout [UInt32]
  ) -> [UInt8] {
    var output: [UInt8] = []
    let last = syntax.tokens.last.map { Int($0.end) } ?? 0
    let first = syntax.tokens.first.map { Int($0.start) } ?? 0
    output.reserveCapacity(last - first + 32)
    output += fill.indent.utf8
    append(syntax.head, syntax, bytes, fill, to: &output, &starts)
    for clause in syntax.clauses {
      output.append(0x20)
      append(clause.tokens, syntax, bytes, fill, to: &output, &starts)
    }
    output += fill.lineEnd.utf8
    return output
  }

  /// A comment and whether it stands on a line of its own.
  private struct AttachedComment {
    var range: Range<Int>
    var isOwnLine: Bool
  }

  /// The comments by the part that they follow. Linear, since both stand in order.
  private static func attach(
    _ comments: [Token], to parts: [Range<Int>], _ syntax: StatementSyntax,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Int: [AttachedComment]] {
    var attached: [Int: [AttachedComment]] = [:]
    var part = 0
    for comment in comments {
      while part + 1 < parts.count, !parts[part + 1].isEmpty,
        syntax.tokens[parts[part + 1].lowerBound].end <= comment.start
      { part += 1 }
      var index = Int(comment.start)
      while index > 0, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
      let own = index == 0 || bytes[index - 1] == 0x0A
      attached[part, default: []].append(.init(range: comment.range, isOwnLine: own))
    }
    return attached
  }

  /// The canonical text of some tokens, without a line end.
  static func text(
    _ range: Range<Int>, _ syntax: StatementSyntax, _ bytes: UnsafeBufferPointer<UInt8>,
    _ fill: Fill
  ) -> [UInt8] {
    var output: [UInt8] = []
    var starts = [UInt32](repeating: 0, count: syntax.tokens.count)
    append(range, syntax, bytes, fill, to: &output, &starts)
    return output
  }

  /// Appends some tokens with one space between them, and notes where each begins.
  private static func append(
    _ range: Range<Int>, _ syntax: StatementSyntax, _ bytes: UnsafeBufferPointer<UInt8>,
    _ fill: Fill, to output: inout [UInt8], _ starts: inout [UInt32]
  ) {
    var anchor = firstAnchor(from: range.lowerBound, syntax)
    for index in range {
      let token = syntax.tokens[index]
      if index > range.lowerBound, token.kind != .comma { output.append(0x20) }
      starts[index] = UInt32(truncatingIfNeeded: output.count)
      if index == 0, index == syntax.head.lowerBound, let keyword = syntax.keyword {
        output += keyword.rawValue.utf8
        if syntax.labelToken == nil, let label = fill.label {
          output.append(0x20)
          output += label.utf8
        }
        continue
      }
      while anchor < syntax.anchors.count, syntax.anchors[anchor].tokens.lowerBound < index {
        anchor += 1
      }
      if anchor < syntax.anchors.count, syntax.anchors[anchor].tokens.lowerBound == index {
        output += sourceLead(syntax.anchors[anchor], bytes, fill)
      }
      if !fill.words.isEmpty, let word = fill.words[token.start] {
        output += word.utf8
      } else {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[token.range]))
      }
    }
  }

  /// The position of the first anchor at or after a token.
  private static func firstAnchor(from token: Int, _ syntax: StatementSyntax) -> Int {
    var low = 0
    var high = syntax.anchors.count
    while low < high {
      let middle = (low + high) / 2
      if syntax.anchors[middle].tokens.lowerBound < token {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// What goes before an anchor so that its source is spelled out.
  private static func sourceLead(
    _ anchor: StatementSyntax.AnchorItem, _ bytes: UnsafeBufferPointer<UInt8>, _ fill: Fill
  ) -> [UInt8] {
    if anchor.namesSource { return [] }
    if let source = anchor.source { return Array(bytes[source]) + [UInt8(ascii: ":")] }
    return fill.source.map { Array($0.utf8) + [UInt8(ascii: ":")] } ?? []
  }
}
