import SourceText

/// Ids: what they may be, and the nodes they name.
extension Graph {
  /// The longest id, in bytes.
  public static let labelLimit = 64

  /// The node with this label, declared or not; `none` when the label was never used.
  public func find(_ label: UnsafeBufferPointer<UInt8>) -> NodeID {
    if let other = resolvedAlias(label) {
      var key = nfc(other)
      return key.withUTF8(findKey)
    }
    if label.allSatisfy({ $0 < 0x80 }) { return findKey(label) }
    var key = nfc(String(decoding: label, as: UTF8.self))
    return key.withUTF8(findKey)
  }

  private func findKey(_ key: UnsafeBufferPointer<UInt8>) -> NodeID {
    labelTable.find(key, LabelTable.hash(key), in: texts, keys: keys)
  }

  /// The node with this label, declared or not; `none` when the label was never used.
  public func find(_ label: String) -> NodeID {
    var label = label
    return label.withUTF8 { find($0) }
  }

  /// The node with this label; a new undeclared one when the label was never used.
  public mutating func node(labelled label: UnsafeBufferPointer<UInt8>) -> NodeID {
    if aliases.isEmpty, label.allSatisfy({ $0 < 0x80 }) {
      let hash = LabelTable.hash(label)
      let found = labelTable.find(label, hash, in: texts, keys: keys)
      if !found.isNone { return found }
      let written = texts.add(label)
      return append(written, key: written, hash)
    }
    let found = find(label)
    if !found.isNone { return found }
    if let other = resolvedAlias(label) {
      var other = other
      return other.withUTF8 { append(labelled: $0) }
    }
    return append(labelled: label)
  }

  /// The id that one which begins with an alias stands for.
  private func resolvedAlias(_ label: UnsafeBufferPointer<UInt8>) -> String? {
    if aliases.isEmpty || !label.contains(UInt8(ascii: ".")) { return nil }
    let written = String(decoding: label, as: UTF8.self)
    var label = written
    // One step an alias at most, since each leads to a prefix that notebooks really have.
    for _ in aliases {
      guard let alias = aliases.first(where: { label.hasPrefix($0.from) }) else { break }
      label = alias.to + label.dropFirst(alias.from.count)
    }
    return label == written ? nil : label
  }

  /// A new undeclared node with a label that was never used.
  private mutating func append(labelled label: UnsafeBufferPointer<UInt8>) -> NodeID {
    let written = texts.add(label)
    var key = written
    if !label.allSatisfy({ $0 < 0x80 }) {
      let normal = nfc(String(decoding: label, as: UTF8.self))
      if !normal.utf8.elementsEqual(label) { key = texts.add(normal) }
    }
    let hash = texts.withBytes(of: key) { LabelTable.hash($0) }
    return append(written, key: key, hash)
  }

  private mutating func append(_ written: TextID, key: TextID, _ hash: UInt64) -> NodeID {
    let node = appendNode(.undeclared)
    keys[node.index] = key
    labels[node.index] = written
    labelTable.insert(node, hash, in: texts, keys: keys)
    return node
  }

  /// The node with this label; a new undeclared one when the label was never used.
  public mutating func node(labelled label: String) -> NodeID {
    var label = label
    return label.withUTF8 { node(labelled: $0) }
  }

  /// Whether anything refers to `node`: an inference, an anchor or a directive.
  ///
  /// Linear in the anchors and directives for a node that no inference refers to.
  public func isReferred(_ node: NodeID) -> Bool {
    if hasIncoming(node) || hasUses(node) { return true }
    if directives.contains(where: { $0.directive.mentions.contains(node) }) { return true }
    if sourceDetails.details.contains(where: { $0.origin == node }) { return true }
    return slots.contains { other in
      kind(other).isStatement && anchors(other).contains { $0.source == node }
    }
  }

  /// Adds a node without a label.
  mutating func appendNode(_ kind: NodeKind) -> NodeID {
    let node = NodeID(raw: UInt32(truncatingIfNeeded: kinds.count))
    kinds.append(kind)
    if kinds.count > keys.count { lengthenColumns() }
    counts[Int(kind.rawValue)] += 1
    return node
  }

  /// Changes what a node is, and the counts with it.
  mutating func setKind(_ node: NodeID, _ kind: NodeKind) {
    noteChange(of: node)
    counts[Int(kinds[node.index].rawValue)] -= 1
    kinds[node.index] = kind
    counts[Int(kind.rawValue)] += 1
  }
}

/// Whether `text` may be an id: a letter, then letters, digits, `-`, `_` or `.`, ending in a
/// letter, digit or `_`; at most 64 bytes.
public func isLabel(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let last = text.last, text.count <= Graph.labelLimit else { return false }
  var isASCII = true
  for (index, byte) in text.enumerated() {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      if index == 0 { return false }
    case 0x80...: isASCII = false
    default: return false
    }
  }
  if last == UInt8(ascii: "-") || last == UInt8(ascii: ".") { return false }
  return isASCII || isUnicodeLabel(text)
}

/// The rule for ids with letters beyond ASCII; marks follow the letter they belong to.
private func isUnicodeLabel(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  for (index, scalar) in String(decoding: text, as: UTF8.self).unicodeScalars.enumerated() {
    if scalar.value < 0x80 { continue }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      continue
    case .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
      if index == 0 { return false }
    default: return false
    }
  }
  return true
}

/// Keeping texts.
extension Graph {
  /// Keeps a copy of `text`.
  public mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> TextID { texts.add(text) }

  /// Keeps a copy of `text`.
  public mutating func keep(_ text: [UInt8]) -> TextID {
    text.withUnsafeBufferPointer { texts.add($0) }
  }

  /// The text of a label as it was written, which is mostly the node's own.
  public mutating func labelText(
    _ written: UnsafeBufferPointer<UInt8>, of node: NodeID
  ) -> TextID {
    let own = labels[node.index]
    let same = texts.withBytes(of: own) { sameBytes($0, written) }
    return same ? own : texts.add(written)
  }
}

extension Declaration {
  /// Gives a declaration without an id the node that it declares.
  public mutating func assign(_ node: NodeID, label: TextID) {
    self.node = node
    self.label = label
    for index in premises.indices where premises[index].node.isNone { premises[index].node = node }
  }
}
