import Digests

/// Where the documents of a map's sources come from: files for a session, memory for tests.
///
/// The core asks it and opens nothing itself.
public protocol DocumentShelf: Sendable {
  /// The document that a source's `file` clause names.
  ///
  /// - Parameters:
  ///   - digest: what the source says of the file's digest, 64 hexadecimal digits.
  ///   - declaring: whether the source is being declared, so that there is no digest to go by yet.
  func find(_ file: String, digest: String?, declaring: Bool) -> ShelfAnswer

  /// The document of that name when it takes no time worth noticing: at every key that is typed.
  func glance(_ file: String, digest: String?) -> SourceDocument?

  /// The key of keyed digests, for sources that are `quotes secret`.
  ///
  /// - Parameter creating: whether one is made when there is none.
  func key(creating: Bool) -> ShelfKey
}

extension DocumentShelf {
  /// What ``find(_:digest:declaring:)`` finds.
  public func glance(_ file: String, digest: String?) -> SourceDocument? {
    guard case .atHand(let document) = find(file, digest: digest, declaring: false) else {
      return nil
    }
    return document
  }
}

/// What a shelf has of a document.
public enum ShelfAnswer: Sendable {
  /// It is there.
  case atHand(SourceDocument)
  /// It is not: why, in words that begin in lower case, and what helps.
  case notAtHand(reason: String, help: String?)
}

/// What a shelf has of the key.
public enum ShelfKey: Sendable {
  /// It is there.
  case key(HMAC)
  /// It is not: why, in words that begin in lower case, and what helps.
  case missing(reason: String, help: String? = nil)
}

/// A document that is at hand: its text, and which file it is.
public final class SourceDocument: Sendable {
  /// The text, numbered.
  public let text: DocumentText
  /// The SHA-256 of the file's bytes, 64 hexadecimal digits.
  public let digest: String

  /// A document that was read.
  public init(_ text: DocumentText, digest: String) {
    self.text = text
    self.digest = digest
  }

  /// Reads a file of text, Markdown or HTML, known by its name.
  ///
  /// - Throws: ``DocumentError`` for anything that is not UTF-8 text.
  public convenience init(_ file: [UInt8], named name: String) throws(DocumentError) {
    let text =
      switch DocumentKind(name: name, file) {
      case .html: try DocumentText(html: file)
      default: try DocumentText(utf8: file)
      }
    self.init(text, digest: SHA256.hex(file))
  }
}

/// The kinds of file that a document may be.
public enum DocumentKind: Sendable, Equatable {
  /// Plain text or Markdown.
  case text
  /// A page of HTML.
  case html
  /// A PDF, which `pdftotext` reads.
  case pdf
  /// What `pandoc` reads, with its name for the format.
  case office(String)

  private static let offices = [
    "docx": "docx", "odt": "odt", "rtf": "rtf", "epub": "epub", "fb2": "fb2",
  ]

  /// The kind of a file, by the end of its name and how it begins.
  public init(name: String, _ file: [UInt8]) {
    let end = name.split(separator: "/").last?.split(separator: ".").dropFirst().last ?? ""
    let suffix = end.lowercased()
    if file.starts(with: "%PDF-".utf8) || suffix == "pdf" {
      self = .pdf
    } else if let format = Self.offices[suffix] {
      self = .office(format)
    } else if ["html", "htm", "xhtml"].contains(suffix) {
      self = .html
    } else {
      self = .text
    }
  }
}

/// Documents that are held in memory, by their path.
public struct MemoryShelf: DocumentShelf {
  private let files: [String: [UInt8]]
  private let secret: [UInt8]?

  /// A shelf of files, and the key's bytes if there is one.
  public init(_ files: [String: String], key: [UInt8]? = nil) {
    self.files = files.mapValues { Array($0.utf8) }
    secret = key
  }

  /// The document of that path, whatever its digest.
  public func find(_ file: String, digest: String?, declaring: Bool) -> ShelfAnswer {
    guard let bytes = files[file] else {
      return .notAtHand(reason: "there is no \(file)", help: nil)
    }
    do throws(DocumentError) {
      return .atHand(try SourceDocument(bytes, named: file))
    } catch {
      return .notAtHand(reason: "\(error)", help: nil)
    }
  }

  /// The key that it was made with.
  public func key(creating: Bool) -> ShelfKey {
    secret.map { .key(HMAC(key: $0)) } ?? .missing(reason: "there is no key", help: nil)
  }
}

/// No documents at all.
public struct EmptyShelf: DocumentShelf {
  /// An empty shelf.
  public init() {}

  /// Nothing.
  public func find(_ file: String, digest: String?, declaring: Bool) -> ShelfAnswer {
    .notAtHand(reason: "there is no \(file)", help: nil)
  }

  /// Nothing.
  public func key(creating: Bool) -> ShelfKey { .missing(reason: "there is no key", help: nil) }
}
