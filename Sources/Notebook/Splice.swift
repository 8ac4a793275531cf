import ArgumentGraph
import SourceText

/// Replacements within one item; everything between them stays to the byte.
struct Splice {
  /// What is replaced, in bytes of the store, and by what.
  private(set) var changes: [(range: Range<Int>, bytes: [UInt8])] = []

  mutating func replace(_ range: Range<Int>, with text: String) {
    changes.append((range, Array(text.utf8)))
  }

  /// The item's bytes with the changes made.
  func apply(to piece: Range<Int>, of store: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var at = piece.lowerBound
    // Those at one place stay in the order in which they were asked for.
    let ordered = changes.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, change) in ordered {
      guard change.range.lowerBound >= at else { continue }
      output += store[at..<change.range.lowerBound]
      output += change.bytes
      at = change.range.upperBound
    }
    return output + store[at..<piece.upperBound]
  }
}

extension Notebook {
  /// The syntax of an item, with ranges of the store.
  mutating func syntax(of item: ItemID) -> StatementSyntax {
    let piece = items.pieces[Int(item)]
    let bytes = store
    parser.prefix = prefix(of: item)
    _ = bytes.withUnsafeBufferPointer { parser.parse($0, piece.range, into: &graph) }
    parser.prefix = []
    return parser.syntax
  }

  /// The step that makes the changes of `splice` in `item`.
  mutating func step(_ splice: Splice, in item: ItemID) -> Edit.Step {
    let old = items.pieces[Int(item)]
    let new = keep(splice.apply(to: old.range, of: store))
    return .replace(item, old, with: new)
  }

  /// The bytes of some tokens.
  func range(of tokens: Range<Int>, in syntax: StatementSyntax) -> Range<Int> {
    Int(syntax.tokens[tokens.lowerBound].start)..<Int(syntax.tokens[tokens.upperBound - 1].end)
  }

  /// Takes tokens out together with the space before them, without letting a comment swallow what
  /// follows.
  func cut(_ tokens: Range<Int>, of syntax: StatementSyntax, into splice: inout Splice) {
    let range = range(of: tokens, in: syntax)
    var start = range.lowerBound
    while start > 0, store[start - 1] == 0x20 || (0x09...0x0D).contains(store[start - 1]) {
      start -= 1
    }
    let followsComment = syntax.comments.contains { Int($0.end) == start }
    if !followsComment {
      splice.replace(start..<range.upperBound, with: "")
      return
    }
    var end = range.upperBound
    while end < store.count, store[end] == 0x20 || store[end] == 0x09 { end += 1 }
    let endsLine = end == store.count || store[end] == 0x0A || store[end] == 0x0D
    // A clause alone on its line goes with its line break; else the line stays.
    if endsLine {
      splice.replace(start..<range.upperBound, with: "")
    } else {
      splice.replace(range.lowerBound..<end, with: "")
    }
  }

  /// Adds text after the statement's last token, on a line of its own when its clauses have that.
  func append(_ text: String, to syntax: StatementSyntax, into splice: inout Splice) {
    guard let last = syntax.tokens.last else { return }
    var lead = " "
    if let clause = syntax.clauses.last {
      let start = Int(syntax.tokens[clause.tokens.lowerBound].start)
      var at = start
      while at > 0, store[at - 1] == 0x20 || store[at - 1] == 0x09 { at -= 1 }
      if at > 0, store[at - 1] == 0x0A {
        lead = lineEnd + String(decoding: store[at..<start], as: UTF8.self)
      }
    }
    splice.replace(Int(last.end)..<Int(last.end), with: lead + text)
  }
}
