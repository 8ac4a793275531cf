import ArgumentGraph

/// Where a statement is anchored in a source: `PASSAGE[@OFFSET+LENGTH][~DIGEST]`.
///
/// It holds no word of the source, so that a notebook can be passed on without them.
public struct AnchorRecord: Hashable, Sendable {
  /// The passage that is anchored, or that holds the part that is.
  public var passage: Passage
  /// The part of the passage that is anchored; nil for all of it.
  public var part: Part?
  /// The digest of the anchored bytes of the reading text; nil before it was taken.
  public var digest: AnchorDigest?

  /// A stretch of a passage, in UTF-8 bytes of the reading text.
  public struct Part: Hashable, Sendable {
    /// Where it begins, from the passage's first byte.
    public var offset: Int
    /// How long it is.
    public var length: Int

    /// A stretch of a passage.
    public init(offset: Int, length: Int) {
      self.offset = offset
      self.length = length
    }
  }

  /// An anchor; without a part it is the whole passage.
  public init(passage: Passage, part: Part? = nil, digest: AnchorDigest? = nil) {
    self.passage = passage
    self.part = part
    self.digest = digest
  }
}

extension AnchorRecord {
  /// The anchor of a map; without a digest when it has none that can be read.
  public init(_ anchor: Anchor, digest: AnchorDigest? = nil) {
    let part =
      anchor.length > 0
      ? Part(offset: Int(anchor.offset), length: Int(anchor.length)) : nil
    self.init(passage: anchor.passage, part: part, digest: digest)
  }

  /// An anchor of a graph, with its digest.
  public init(_ anchor: Anchor, in graph: Graph) {
    let digest = anchor.digest.isNone ? nil : AnchorDigest(parsing: graph.texts[anchor.digest])
    self.init(anchor, digest: digest)
  }
}

extension AnchorRecord: CustomStringConvertible {
  /// As it is written behind `SOURCE:`, such as `5.2@14+31~3fa9c1d2`.
  public var description: String {
    var text = "\(passage)"
    if let part { text += "@\(part.offset)+\(part.length)" }
    if let digest { text += "~\(digest)" }
    return text
  }
}

/// What is wrong with an anchor, as written or for a document.
public enum AnchorError: Error, Equatable, Sendable {
  /// Its passage is.
  case passage(PassageError)
  /// What stands behind `@` is not OFFSET+LENGTH.
  case malformedPart(String)
  /// What stands behind `~` is not a digest.
  case malformedDigest(String)
  /// The part has no length.
  case emptyPart
  /// The part ends beyond the passage, which has so many bytes.
  case beyondPassage(length: Int)
  /// The part begins or ends inside a character.
  case splitsCharacter
}

extension AnchorError: CustomStringConvertible {
  /// One line for people.
  public var description: String {
    switch self {
    case .passage(let error): return "\(error)"
    case .malformedPart(let text):
      return "not a part of a passage: '@\(text)'; write @OFFSET+LENGTH in bytes"
    case .malformedDigest(let text):
      return "not a digest: '~\(text)'; write 8 to 64 hexadecimal digits, k: before keyed ones"
    case .emptyPart: return "the anchored part has no length"
    case .beyondPassage(let length):
      return "the anchored part ends beyond the passage, which has \(length) bytes"
    case .splitsCharacter: return "the anchored part begins or ends inside a character"
    }
  }
}

extension AnchorRecord {
  /// Reads an anchor as it is written, without its source.
  ///
  /// - Throws: ``AnchorError`` that says what is wrong with it.
  public init(parsing text: some StringProtocol) throws(AnchorError) {
    let bytes = Array(text.utf8)
    let tilde = bytes.firstIndex(of: UInt8(ascii: "~")) ?? bytes.count
    let at = bytes[..<tilde].firstIndex(of: UInt8(ascii: "@")) ?? tilde
    do {
      passage = try Passage(parsing: String(decoding: bytes[..<at], as: UTF8.self))
    } catch {
      throw .passage(error)
    }
    part = nil
    digest = nil
    if at < tilde { part = try AnchorRecord.part(bytes[(at + 1)..<tilde]) }
    if tilde < bytes.count {
      let written = String(decoding: bytes[(tilde + 1)...], as: UTF8.self)
      guard let read = AnchorDigest(parsing: written) else { throw .malformedDigest(written) }
      digest = read
    }
  }

  private static func part(_ written: ArraySlice<UInt8>) throws(AnchorError) -> Part {
    let numbers = written.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
    let isNumber = { (digits: ArraySlice<UInt8>) in
      (1...9).contains(digits.count) && digits.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
    guard numbers.count == 2, numbers.allSatisfy(isNumber) else {
      throw .malformedPart(String(decoding: written, as: UTF8.self))
    }
    let values = numbers.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    guard values[1] > 0 else { throw .emptyPart }
    return Part(offset: values[0], length: values[1])
  }
}
