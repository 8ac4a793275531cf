import ArgumentGraph
import SourceText

/// Anchors: `[SOURCE:]PASSAGE[@OFFSET+LENGTH][~DIGEST] ["EXACT WORDS"][, …]`.
extension StatementParser {
  mutating func parseAnchors(_ source: Input, _ graph: inout Graph) {
    var last = NodeID.none
    var name: Range<Int>?
    repeat {
      let start = next
      guard let token = take(.word) else {
        fail("the passage is missing", help: "write from SOURCE:PARAGRAPH.SENTENCE", at: peek())
        return
      }
      guard let (read, names) = readAnchor(token, source, &graph) else { return }
      var anchor = read
      if names {
        last = anchor.source
        name = syntax.references.last?.range
      } else {
        anchor.source = last.isNone ? defaultSource : last
        if last.isNone { syntax.lacksSource = true }
      }
      if let words = take(.text) {
        anchor.quote = store(words, source, &graph)
      } else if anchor.passage == .unknown {
        fail(
          "the passage is missing after `\(source.string(token))`",
          help: "write \(source.string(token)):PARAGRAPH.SENTENCE, or the exact words in quotes",
          at: token)
        return
      }
      declaration.anchors.append(anchor)
      syntax.anchors.append(
        .init(clause: syntax.clauses.count, tokens: start..<next, namesSource: names, source: name))
    } while take(.comma) != nil
  }

  /// The anchor that one word spells, and whether it names its source.
  private mutating func readAnchor(
    _ token: Token, _ source: Input, _ graph: inout Graph
  ) -> (Anchor, Bool)? {
    let bytes = source.slice(token)
    var rest = bytes[...]
    var node = NodeID.none
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), !isKeyedDigest(bytes, colon) {
      let name = UnsafeBufferPointer(rebasing: bytes[..<colon])
      guard let named = sourceNode(name, token, &graph) else { return nil }
      node = named
      rest = bytes[(colon + 1)...]
    } else if !isDigit(bytes[0]) {
      guard let named = sourceNode(bytes, token, &graph) else { return nil }
      return (Anchor(source: named, passage: .unknown), true)
    }
    var anchor = Anchor(source: node, passage: .unknown)
    if let tilde = rest.firstIndex(of: UInt8(ascii: "~")) {
      guard let digest = digest(rest[(tilde + 1)...]) else {
        return malformed(token, "a digest is 8 to 64 hexadecimal digits after ~", source)
      }
      anchor.digest = graph.keep(Array(digest))
      rest = rest[..<tilde]
    }
    if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
      guard let (offset, length) = part(rest[(at + 1)...]) else {
        return malformed(token, "a part of a passage is written @OFFSET+LENGTH", source)
      }
      anchor.offset = offset
      anchor.length = length
      rest = rest[..<at]
    }
    guard let passage = Passage(UnsafeBufferPointer(rebasing: rest)) else {
      return malformed(token, "a passage is P, P.S, P-P or P.S-P.S, counted from 1", source)
    }
    anchor.passage = passage
    return (anchor, !node.isNone)
  }

  private mutating func malformed(
    _ token: Token, _ help: String, _ source: Input
  ) -> (Anchor, Bool)? {
    fail("`\(source.string(token))` is not a passage", help: help, at: token)
    return nil
  }

  private mutating func sourceNode(
    _ name: UnsafeBufferPointer<UInt8>, _ token: Token, _ graph: inout Graph
  ) -> NodeID? {
    guard isLabel(name), !Keyword.isReserved(name) else {
      let text = String(decoding: name, as: UTF8.self)
      fail(
        "`\(text)` is not the id of a source",
        help: "write from SOURCE:PARAGRAPH.SENTENCE, such as from report:4.2", at: token)
      return nil
    }
    let node = node(labelled: name, in: &graph)
    let start = Int(token.start)
    syntax.references.append(.init(range: start..<start + name.count, node: node))
    return node
  }

  /// Whether the colon is the one of `~k:`, which marks a keyed digest.
  private func isKeyedDigest(_ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int) -> Bool {
    colon >= 2 && bytes[colon - 1] == UInt8(ascii: "k") && bytes[colon - 2] == UInt8(ascii: "~")
  }

  private func digest(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>>? {
    var digits = bytes
    if digits.starts(with: "k:".utf8) { digits = digits.dropFirst(2) }
    let isHex = digits.allSatisfy {
      isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
    return isHex && (8...64).contains(digits.count) ? bytes : nil
  }

  private func part(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (UInt32, UInt32)? {
    let parts = bytes.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
    guard parts.count == 2,
      let offset = UInt32(String(decoding: parts[0], as: UTF8.self)),
      let length = UInt32(String(decoding: parts[1], as: UTF8.self)),
      length > 0, parts.allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    return (offset, length)
  }
}

/// Whether `byte` is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
