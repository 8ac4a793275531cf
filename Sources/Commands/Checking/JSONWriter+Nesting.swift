import JSONText

/// Values within values, each closed where it is opened.
extension JSONWriter {
  /// Writes an object, whose members `body` writes.
  mutating func object(_ body: (inout JSONWriter) -> Void) {
    beginObject()
    body(&self)
    endObject()
  }

  /// Writes a member that is an object.
  mutating func object(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    object(body)
  }

  /// Writes a member that is an array, whose elements `body` writes.
  mutating func array(_ name: String, _ body: (inout JSONWriter) -> Void) {
    key(name)
    beginArray()
    body(&self)
    endArray()
  }

  /// Writes a member that is a text.
  mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }
}
