import ArgumentGraph
import SourceText

/// Texts without what does not change their sense: case, spaces, punctuation and Unicode form.
///
/// A mark of punctuation counts as a space, an apostrophe as nothing. Marks that change the sense
/// stay: those between two digits (`1.5`), a minus before a digit, and `%`, `&`, `#`, `@`.
enum NormalText {
  /// The normal form of `text`; empty when it holds neither letters nor digits nor symbols.
  static func of(_ text: String) -> String {
    let scalars = Array(caseFolded(text).unicodeScalars)
    var normal = String.UnicodeScalarView()
    var needsSpace = false
    for (index, scalar) in scalars.enumerated() {
      let before: Unicode.Scalar? = index > 0 ? scalars[index - 1] : nil
      let after: Unicode.Scalar? = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch role(of: scalar, after: before, before: after) {
      case .nothing: break
      case .space: needsSpace = true
      case .kept:
        if needsSpace, !normal.isEmpty { normal.append(" ") }
        needsSpace = false
        normal.append(scalar)
      }
    }
    return String(normal)
  }

  /// A hash of the normal form of the text in `bytes`; 0 when the form is empty.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    if bytes.contains(where: { $0 >= 0x80 }) {
      return hash(normal: of(String(decoding: bytes, as: UTF8.self)))
    }
    var hash = seed
    visitASCII(bytes) { hash = mixed(hash, $0) }
    return hash == seed ? 0 : hash
  }

  /// Calls `body` with each byte of the normal form of a text in ASCII.
  @inline(__always)
  private static func visitASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (UInt8) -> Void
  ) {
    var needsSpace = false
    var isFirst = true
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if !isPlain(byte) {
        // Most of what is neither a letter nor a digit is a space.
        var role = Role.space
        if byte != 0x20 {
          let before = index > 0 ? Unicode.Scalar(bytes[index - 1]) : nil
          let after = index + 1 < bytes.count ? Unicode.Scalar(bytes[index + 1]) : nil
          role = self.role(of: Unicode.Scalar(byte), after: before, before: after)
        }
        if role != .kept {
          needsSpace = needsSpace || role == .space
          continue
        }
      }
      if needsSpace, !isFirst { body(0x20) }
      needsSpace = false
      isFirst = false
      body(byte | ((byte &- 0x41) < 26 ? 0x20 : 0))
    }
  }

  /// Appends a hash of each word of the normal form of the text in `bytes`.
  static func appendWordHashes(_ bytes: UnsafeBufferPointer<UInt8>, to hashes: inout [UInt64]) {
    var hash = seed
    func add(_ byte: UInt8) {
      if byte != 0x20 {
        hash = mixed(hash, byte)
      } else {
        hashes.append(hash)
        hash = seed
      }
    }
    if bytes.contains(where: { $0 >= 0x80 }) {
      for byte in of(String(decoding: bytes, as: UTF8.self)).utf8 { add(byte) }
    } else {
      visitASCII(bytes, add)
    }
    if hash != seed { hashes.append(hash) }
  }

  private static func hash(normal: String) -> UInt64 {
    let hash = normal.utf8.reduce(seed, mixed)
    return hash == seed ? 0 : hash
  }

  /// FNV-1a (Fowler, Noll, Vo).
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private enum Role {
    case kept, space, nothing
  }

  /// Whether an ASCII byte is a letter or a digit.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    ((byte | 0x20) &- 0x61) < 26 || (byte &- 0x30) < 10
  }

  private static func role(
    of scalar: Unicode.Scalar, after before: Unicode.Scalar?, before after: Unicode.Scalar?
  ) -> Role {
    if scalar.isASCII {
      if isPlain(UInt8(scalar.value)) { return .kept }
      if scalar.value <= 0x20 || scalar.value == 0x7F { return .space }
    }
    switch scalar {
    case "'", "\u{2019}", "\u{2018}": return .nothing
    case "%", "&", "#", "@", "\u{2030}": return .kept
    default: break
    }
    if scalar.properties.isWhitespace { return .space }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      guard let after, isDigit(after) else { return .space }
      if let before, isDigit(before) { return .kept }
      let isMinus = scalar == "-" && (before?.properties.isWhitespace ?? true)
      return isMinus ? .kept : .space
    case .control, .format: return .nothing
    default: return .kept
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }
}

extension CheckContext {
  /// The hash of each statement's normal text; 0 for one without letters, digits and symbols.
  func findNormalHashes() -> [UInt64] {
    var hashes = [UInt64](repeating: 0, count: graph.count)
    for node in statements { hashes[node.index] = normalHash(of: node) }
    return hashes
  }

  /// A hash of the normal form of a statement's text; 0 for none, and for what is no statement.
  func normalHash(of node: NodeID) -> UInt64 {
    guard graph.kind(node).isStatement else { return 0 }
    return graph.texts.withBytes(of: graph.bodyID(node)) { NormalText.hash($0) }
  }

  /// Whether two statements say the same but for case, spaces and punctuation.
  func sayTheSame(_ left: NodeID, _ right: NodeID) -> Bool {
    let hash = normalHashes[left.index]
    guard hash != 0, hash == normalHashes[right.index] else { return false }
    return NormalText.of(graph.text(left)) == NormalText.of(graph.text(right))
  }
}
