/// Paths of files as the references to them that URIs are (RFC 3986).
enum FileURI {
  /// The reference to the file at `path`: relative where the path is.
  static func encoded(_ path: String) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var text = isAbsolute ? "file://" : ""
    for byte in plain(path).utf8 {
      if isPlain(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }

  /// The path that a reference to a file stands for; what is none is taken for a path.
  static func decoded(_ reference: String) -> String {
    var rest = Substring(reference)
    if rest.hasPrefix("file://") {
      rest = rest.dropFirst("file://".count)
      // What stands before the path is the name of a machine.
      rest = rest.drop { $0 != "/" }
    }
    var bytes: [UInt8] = []
    let coded = Array(rest.utf8)
    var at = 0
    while at < coded.count {
      if coded[at] == UInt8(ascii: "%"), at + 2 < coded.count,
        let byte = UInt8(String(decoding: coded[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        at += 3
      } else {
        bytes.append(coded[at])
        at += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A path without parts that lead nowhere: `./a//b` is `a/b`.
  static func plain(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// A message without the full stop that SARIF gives it.
  static func unfinished(_ message: String) -> String {
    message.hasSuffix(".") ? String(message.dropLast()) : message
  }

  /// Whether a byte stands for itself in a path: the unreserved characters, and those that have no
  /// meaning there.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~/!$&'()*+,;=@".utf8.contains(byte)
    }
  }
}
